import EventData

/// An accepted event of one dependency, on its way into a firing or into a join.
struct Arrival: Sendable {
    let dependency: String
    let sequence: Int64
    let event: DecodedEvent
    /// The dependency's `match`.
    let match: String

    init(dependency: String, sequence: Int64, event: DecodedEvent, match: String) {
        self.match = match
        self.dependency = dependency
        self.sequence = sequence
        self.event = event
    }

    /// A held event's data was not kept parsed, as most of what is held waits long.
    init(_ held: HeldEvent) {
        self.init(
            dependency: held.dependency,
            sequence: held.sequence,
            event: DecodedEvent(held.event),
            match: held.rule.match
        )
    }

    func held(in place: HoldingPlace, keyRule: String = "") -> HeldEvent {
        let rule = HoldingRule(match: match, key: keyRule)
        return HeldEvent(in: place, dependency: dependency, sequence: sequence, event: event.event, rule: rule)
    }

    var reference: EventReference {
        var reference = EventReference(
            dependency: dependency,
            sequence: sequence,
            source: event.event.source,
            subject: event.event.subject,
            id: event.event.id
        )
        reference.traceparent = event.event.producer["traceparent"]
        return reference
    }
}
