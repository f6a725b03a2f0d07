package import Expressions

/// What shapes the firings of a trigger over time, beyond Argo Events except for `conditionsReset`.
package struct FlowControl: Sendable, Hashable {
    /// When what is held is let go (spec/sensor.md §3.6).
    package var resets: [CronSchedule]
    package var join: JoinRules?
    package var debounce: Debounce?
    package var concurrency: Concurrency?

    package init(
        resets: [CronSchedule] = [],
        join: JoinRules? = nil,
        debounce: Debounce? = nil,
        concurrency: Concurrency? = nil
    ) {
        self.resets = resets
        self.join = join
        self.debounce = debounce
        self.concurrency = concurrency
    }
}

/// A text made from an event that says what belongs together: a branch, a customer, a commit.
package struct EventKey: Sendable, Hashable {
    /// The templates by dependency; under the empty name the one for all others.
    package let templates: [String: ManifestTemplate]

    package init(_ templates: [String: ManifestTemplate]) { self.templates = templates }

    /// nil when nothing of this dependency's events is part of the key.
    package func template(for dependency: String) -> ManifestTemplate? { templates[dependency] ?? templates[""] }
}

/// Which events meet in a join, and for how long they wait for each other.
package struct JoinRules: Sendable, Hashable {
    package enum Expiry: String, Sendable, Hashable, CaseIterable {
        /// What is held is let go, with an outcome that says so.
        case drop
        /// The trigger fires with what has come.
        case fire
        /// A dead letter says what did not come.
        case dlq
    }

    /// Only events of one key meet; nil lets all meet.
    package let key: EventKey?
    /// Counted from the oldest held event on; nil waits for ever.
    package let within: Duration?
    package let onExpire: Expiry

    package init(key: EventKey? = nil, within: Duration? = nil, onExpire: Expiry = .drop) {
        self.key = key
        self.within = within
        self.onExpire = onExpire
    }
}

/// Waits until it has been quiet before a trigger fires.
package struct Debounce: Sendable, Hashable {
    package enum Keep: String, Sendable, Hashable, CaseIterable { case last, all }

    /// How long nothing more may come.
    package let window: Duration
    /// Each key has its own window; nil is one for all.
    package let key: EventKey?
    package let keep: Keep

    package init(window: Duration, key: EventKey? = nil, keep: Keep = .last) {
        self.window = window
        self.key = key
        self.keep = keep
    }
}

/// How many invocations of a trigger may be under way at once, from the first attempt until what they made has ended.
package struct Concurrency: Sendable, Hashable {
    package enum Policy: String, Sendable, Hashable, CaseIterable {
        /// Later ones wait, in order.
        case queue
        /// The latest takes the place of earlier ones, whose Workflows are stopped.
        case cancelOlder
        /// One that finds no room is not performed at all.
        case skip
    }

    package let limit: Int
    /// Each key has its own room; nil is one for all.
    package let key: EventKey?
    package let policy: Policy

    package init(limit: Int, key: EventKey? = nil, policy: Policy = .queue) {
        self.limit = limit
        self.key = key
        self.policy = policy
    }
}
