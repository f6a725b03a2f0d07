import Expressions

/// The events one trigger holds, and when they are enough: the second half of matching (spec/sensor.md §3.3).
struct Join: Sendable {
    let trigger: String
    let condition: Condition
    /// By position in the condition; nil where the dependency has no held event.
    private var slots: [HeldEvent?]

    enum Decision {
        /// The condition does not hold yet.
        case hold(HeldEvent)
        /// The events to fire with, in the order of the condition; whether held events are let go with it.
        case fire([Arrival], releases: Bool)
    }

    init(trigger: String, condition: Condition) {
        self.trigger = trigger
        self.condition = condition
        slots = Array(repeating: nil, count: condition.dependencies.count)
    }

    /// In the order of the condition.
    var held: [HeldEvent] { slots.compactMap(\.self) }

    func heldEvent(of dependency: String) -> HeldEvent? {
        condition.dependencies.firstIndex(of: dependency).flatMap { slots[$0] }
    }

    /// A trigger that no longer joins cannot use what it once held.
    func canHold(_ entry: HeldEvent) -> Bool {
        condition.isJoin && entry.trigger == trigger && condition.dependencies.contains(entry.dependency)
    }

    mutating func restore(_ entry: HeldEvent) {
        guard let slot = condition.dependencies.firstIndex(of: entry.dependency) else { return }
        slots[slot] = entry
    }

    /// Takes an accepted event: the latest of a dependency counts, and everything held goes into the firing.
    mutating func receive(_ arrival: Arrival) -> Decision {
        guard condition.isJoin else { return .fire([arrival], releases: false) }
        guard let slot = condition.dependencies.firstIndex(of: arrival.dependency) else {
            preconditionFailure("an event is routed only to triggers whose condition names its dependency")
        }
        let present = Set(held.map(\.dependency) + [arrival.dependency])
        guard condition.isSatisfied(by: present) else {
            let entry = arrival.held(by: trigger)
            slots[slot] = entry
            return .hold(entry)
        }
        let releases = !held.isEmpty
        let arrivals = slots.indices.compactMap { index in
            index == slot ? arrival : slots[index].map(Arrival.init)
        }
        slots = Array(repeating: nil, count: slots.count)
        return .fire(arrivals, releases: releases)
    }
}
