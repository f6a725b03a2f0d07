import EventData

/// What must become durable after an event was decided on; the runtime commits all effects of a batch at once.
package enum Effect: Sendable, Equatable {
    /// The event waits; in a join it takes the place of an earlier one of the same dependency.
    case hold(HeldEvent)
    /// Everything held in this place is let go.
    case release(HoldingPlace)
    /// This must now be performed, once.
    case fire(Invocation)
    /// What is to be performed should the invocation that names it end as a dead letter.
    ///
    /// With a problem it could not be rendered, and would be a dead letter too.
    case standBy(Invocation, problem: String?)
    /// The condition holds but the invocation cannot be rendered: a dead letter from the start, with its reason.
    case bury(Invocation, reason: String)
    /// What the event meant for a dependency, for the record.
    case record(Outcome)
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
        /// The key that says what belongs together could not be made.
        case keyError
        /// Kept for a join, or until it has been quiet.
        case held
        /// Let go because a newer event of the same dependency was held; `sequence` is the older event's.
        case replaced
        case fired
        /// The condition held but the invocation could not be rendered.
        case buried
        /// Held under an earlier manifest, and let go because the present one cannot use it.
        case dropped
        /// Let go by `conditionsReset`.
        case reset
        /// Let go because the rest of the condition did not come in time.
        case expired
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
