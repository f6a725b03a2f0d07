package import Expressions

/// How the invocations of a trigger are performed, and when an attempt counts (spec/sensor.md §3.7–3.9).
package struct DeliveryRules: Sendable, Hashable {
    /// nil: transient failures are retried until they pass, permanent ones become dead letters at once.
    package var retryStrategy: Backoff?
    /// nil: as fast as they come.
    package var rateLimit: RateLimit?
    /// nil: what was made is not looked at again.
    package var labels: LabelPolicy?

    package init(retryStrategy: Backoff? = nil, rateLimit: RateLimit? = nil, labels: LabelPolicy? = nil) {
        self.retryStrategy = retryStrategy
        self.rateLimit = rateLimit
        self.labels = labels
    }
}

/// How often a trigger may be performed (spec/sensor.md §3.8): one permit for each interval, and a few saved ones.
package struct RateLimit: Sendable, Hashable {
    /// Permits that gather while nothing happens and may be used at once, beside the one that is due.
    package static let savedPermits = 10

    /// Between two permits; at least a nanosecond.
    package let interval: Duration

    package init(interval: Duration) { self.interval = max(interval, .nanoseconds(1)) }
}

/// Which labels the object of a trigger must get to count as a success (`policy.k8s`, spec/sensor.md §3.9).
package struct LabelPolicy: Sendable, Hashable {
    package let labels: [String: String]
    /// How often the object is looked at, the first time at once.
    package let backoff: Backoff
    /// Whether an object that never gets the labels is a failure.
    package let failsAtTheEnd: Bool

    package init(labels: [String: String], backoff: Backoff, failsAtTheEnd: Bool) {
        self.labels = labels
        self.backoff = backoff
        self.failsAtTheEnd = failsAtTheEnd
    }
}

/// The trigger that takes over when all attempts have failed (spec/sensor.md §3.7).
///
/// A class, because a trigger cannot hold another one by value.
package final class DLQTrigger: Sendable {
    package let trigger: Trigger

    package init(_ trigger: Trigger) { self.trigger = trigger }
}
