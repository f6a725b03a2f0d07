package import EventData

/// What must become durable after an event was decided on; the runtime commits all effects of a batch at once.
package enum Effect: Sendable, Equatable {
    /// The event waits for the rest of the condition; it takes the place of an earlier one of the same dependency.
    case hold(HeldEvent)
    /// The trigger fired: everything it held is let go.
    case release(trigger: String)
    /// The condition holds: this must now be performed, once.
    case fire(Invocation)
    /// The condition holds but the invocation cannot be rendered: a dead letter from the start, with its reason.
    case bury(Invocation, reason: String)
    /// What the event meant for a dependency, for the record.
    case record(Outcome)
}

/// An event that a trigger keeps until its condition holds.
package struct HeldEvent: Sendable, Equatable {
    package let trigger: String
    package let dependency: String
    package let sequence: Int64
    package let event: CloudEvent

    package init(trigger: String, dependency: String, sequence: Int64, event: CloudEvent) {
        self.trigger = trigger
        self.dependency = dependency
        self.sequence = sequence
        self.event = event
    }
}

/// What one event meant for one dependency of a sensor (and, where it was accepted, for one trigger).
package struct Outcome: Sendable, Equatable {
    package enum Verdict: String, Sendable, CaseIterable {
        /// The transform failed, so that there was nothing to filter.
        case transformError
        /// A filter said no.
        case filtered
        /// A filter could not be evaluated, which rejects the event too.
        case filterError
        /// Kept for a join.
        case held
        /// Let go because a newer event of the same dependency was held; `sequence` is the older event's.
        case replaced
        case fired
        /// The condition held but the invocation could not be rendered.
        case buried
        /// Held under an earlier manifest, and let go because the present one cannot use it.
        case dropped
    }

    package let sequence: Int64
    package let dependency: String
    /// nil for a verdict on the dependency alone.
    package let trigger: String?
    package let verdict: Verdict
    /// By which rule and what was found: `data[0] 'body.ref' is "main", wanted = "^release/"`; or the invocation's id.
    package let detail: String

    package init(sequence: Int64, dependency: String, trigger: String? = nil, verdict: Verdict, detail: String = "") {
        self.sequence = sequence
        self.dependency = dependency
        self.trigger = trigger
        self.verdict = verdict
        self.detail = detail
    }
}
