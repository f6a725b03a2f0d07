package import EventData

/// An event that a trigger keeps until its condition holds, or until it has been quiet for long enough.
package struct HeldEvent: Sendable, Equatable {
    package let place: HoldingPlace
    package let dependency: String
    package let sequence: Int64
    package let event: CloudEvent
    /// By what it came here.
    package let rule: HoldingRule

    package init(
        in place: HoldingPlace,
        dependency: String,
        sequence: Int64,
        event: CloudEvent,
        rule: HoldingRule = HoldingRule()
    ) {
        self.rule = rule
        self.place = place
        self.dependency = dependency
        self.sequence = sequence
        self.event = event
    }

    package init(trigger: String, dependency: String, sequence: Int64, event: CloudEvent) {
        let place = HoldingPlace(trigger: trigger)
        self.init(in: place, dependency: dependency, sequence: sequence, event: event)
    }

    package var trigger: String { place.trigger }
}

/// By what an event was accepted and came to its place; what is no longer so cannot be held on to after an edit.
package struct HoldingRule: Sendable, Equatable {
    /// The dependency's `match`; empty when it is not known.
    package let match: String
    /// The mark of the templates that made the place's key; empty where there are none.
    package let key: String

    package init(match: String = "", key: String = "") {
        self.match = match
        self.key = key
    }
}

/// Where events wait together: for which trigger, for what, and what they have in common.
package struct HoldingPlace: Sendable, Hashable {
    package enum Stage: String, Sendable, Hashable, CaseIterable {
        /// For the rest of a condition: one event of each dependency.
        case join
        /// For quiet: the events of one firing or of several.
        case debounce
    }

    package let trigger: String
    package let stage: Stage
    /// Empty where there is no key.
    package let key: String

    package init(trigger: String, stage: Stage = .join, key: String = "") {
        self.trigger = trigger
        self.stage = stage
        self.key = key
    }
}
