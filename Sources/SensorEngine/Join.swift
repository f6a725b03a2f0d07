import EventData
import Expressions
import Manifests

/// The events one trigger holds, and when they are enough: the second half of matching (spec/sensor.md §3.3, §3.6).
struct Join: Sendable {
    /// Keys that may have events waiting at once; the longest waiting make room for new ones.
    static let maximumKeys = 10_000

    let trigger: String
    let condition: Condition
    let rules: JoinRules
    private let keyRule: String
    private let resets: [CronSchedule]
    private var sets: [String: HeldSet] = [:]
    /// No later than the first moment at which something held is let go; nil when nothing will be.
    private(set) var nextDeadline: Timestamp?

    /// What is held under one key.
    private struct HeldSet {
        /// By position in the condition; nil where the dependency has no held event.
        var slots: [HeldEvent?]
        /// When the first of it is let go; nil when nothing will be.
        var deadline: Timestamp?

        var events: [HeldEvent] { slots.compactMap(\.self) }
    }

    enum Decision {
        /// The condition does not hold yet; another key may have had to make room.
        case hold(HeldEvent, afterLettingGo: Release?)
        /// The events to fire with, in the order of the condition; whether held events are let go with it.
        case fire([Arrival], releases: Bool)
    }

    init(_ trigger: Trigger) {
        self.trigger = trigger.name
        condition = trigger.condition
        rules = trigger.flow.join ?? JoinRules()
        keyRule = rules.key?.mark ?? ""
        resets = trigger.flow.resets
    }

    /// By key, then in the order of the condition.
    var held: [HeldEvent] { sets.keys.sorted().flatMap { sets[$0]?.events ?? [] } }

    func place(_ key: String) -> HoldingPlace { HoldingPlace(trigger: trigger, key: key) }

    func heldEvent(of dependency: String, key: String) -> HeldEvent? {
        guard let set = sets[key], let slot = condition.dependencies.firstIndex(of: dependency) else { return nil }
        return set.slots[slot]
    }

    mutating func restore(_ entry: HeldEvent) {
        guard let slot = condition.dependencies.firstIndex(of: entry.dependency) else { return }
        keep(entry, at: slot)
    }

    /// Takes an accepted event: the latest of a dependency counts, and everything held goes into the firing.
    mutating func receive(_ arrival: Arrival, key: String) -> Decision {
        guard condition.isJoin else { return .fire([arrival], releases: false) }
        guard let slot = condition.dependencies.firstIndex(of: arrival.dependency) else {
            preconditionFailure("an event is routed only to triggers whose condition names its dependency")
        }
        let slots = sets[key]?.slots ?? []
        guard condition.isSatisfied(where: { $0 == slot || $0 < slots.count && slots[$0] != nil }) else {
            let room = makeRoom(for: key)
            let entry = arrival.held(in: place(key), keyRule: keyRule)
            keep(entry, at: slot)
            return .hold(entry, afterLettingGo: room)
        }
        sets[key] = nil
        let arrivals = condition.dependencies.indices.compactMap { index in
            index == slot ? arrival : slots.isEmpty ? nil : slots[index].map(Arrival.init)
        }
        return .fire(arrivals, releases: !slots.isEmpty)
    }

    private mutating func keep(_ entry: HeldEvent, at slot: Int) {
        let key = entry.place.key
        let empty = HeldSet(slots: [HeldEvent?](repeating: nil, count: condition.dependencies.count))
        sets[key, default: empty].slots[slot] = entry
        settle(key)
    }

    /// Works out the deadline of a key whose events have changed.
    private mutating func settle(_ key: String) {
        guard let events = sets[key]?.events, !events.isEmpty else {
            sets[key] = nil
            return
        }
        let deadline = (events.compactMap(resetTime) + [expiry(of: events)].compactMap(\.self)).min()
        sets[key]?.deadline = deadline
        if let deadline { nextDeadline = min(nextDeadline ?? deadline, deadline) }
    }
}

// MARK: Deadlines

extension Join {
    /// Why held events are let go.
    struct Release {
        let place: HoldingPlace
        let gone: [HeldEvent]
        /// What stays in the same place, because it came after the reset.
        let kept: [HeldEvent]
        let cause: Cause

        enum Cause: Equatable {
            case reset(at: Timestamp)
            /// `within` has passed.
            case expired(at: Timestamp)
            case tooManyKeys
        }
    }

    /// Room for a new key, made by the one that waits longest; nil where there is room.
    private mutating func makeRoom(for key: String) -> Release? {
        guard sets[key] == nil, sets.count >= Self.maximumKeys else { return nil }
        let oldest = sets.min { (sequence(of: $0.value), $0.key) < (sequence(of: $1.value), $1.key) }
        guard let oldest else { return nil }
        sets[oldest.key] = nil
        return Release(place: place(oldest.key), gone: oldest.value.events, kept: [], cause: .tooManyKeys)
    }

    /// The keys with something to let go by `moment`, each with its first deadline.
    func due(at moment: Timestamp) -> [(key: String, time: Timestamp)] {
        guard let nextDeadline, nextDeadline <= moment else { return [] }
        return sets.compactMap { key, set in
            set.deadline.flatMap { $0 <= moment ? (key: key, time: $0) : nil }
        }
    }

    /// Lets go what the key's deadline says; nil when that is another time.
    mutating func release(_ key: String, at time: Timestamp) -> Release? {
        guard let set = sets[key], set.deadline == time else { return nil }
        let events = set.events
        guard events.compactMap(resetTime).min() == time else {
            sets[key] = nil
            return Release(place: place(key), gone: events, kept: [], cause: .expired(at: time))
        }
        sets[key]?.slots = set.slots.map { entry in entry.flatMap { $0.event.time < time ? nil : $0 } }
        settle(key)
        return Release(
            place: place(key),
            gone: events.filter { $0.event.time < time },
            kept: sets[key]?.events ?? [],
            cause: .reset(at: time)
        )
    }

    /// Finds the next deadline anew, after what was due is done.
    mutating func findNextDeadline() { nextDeadline = sets.values.compactMap(\.deadline).min() }

    /// When the oldest event has waited as long as it may.
    private func expiry(of events: [HeldEvent]) -> Timestamp? {
        guard let within = rules.within else { return nil }
        return events.map(\.event.time).min().map { $0 + within }
    }

    /// The first reset after the event came; it follows from what is stored, so that none is missed while away.
    private func resetTime(of entry: HeldEvent) -> Timestamp? {
        resets.compactMap { $0.next(after: entry.event.time) }.min()
    }

    private func sequence(of set: HeldSet) -> Int64 { set.events.map(\.sequence).min() ?? 0 }
}
