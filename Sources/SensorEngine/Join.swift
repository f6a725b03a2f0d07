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
    /// By key, and there by position in the condition; nil where the dependency has no held event.
    private var sets: [String: [HeldEvent?]] = [:]
    /// No later than the first moment at which something held is let go; nil when nothing will be.
    private(set) var nextDeadline: Timestamp?

    enum Decision {
        /// The condition does not hold yet.
        case hold(HeldEvent)
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
    var held: [HeldEvent] { sets.keys.sorted().flatMap { sets[$0]?.compactMap(\.self) ?? [] } }

    func place(_ key: String) -> HoldingPlace { HoldingPlace(trigger: trigger, key: key) }

    func heldEvent(of dependency: String, key: String) -> HeldEvent? {
        guard let set = sets[key], let slot = condition.dependencies.firstIndex(of: dependency) else { return nil }
        return set[slot]
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
        let slots = sets[key] ?? []
        guard condition.isSatisfied(where: { $0 == slot || $0 < slots.count && slots[$0] != nil }) else {
            let entry = arrival.held(in: place(key), keyRule: keyRule)
            keep(entry, at: slot)
            return .hold(entry)
        }
        sets[key] = nil
        let arrivals = condition.dependencies.indices.compactMap { index in
            index == slot ? arrival : slots.isEmpty ? nil : slots[index].map(Arrival.init)
        }
        return .fire(arrivals, releases: !slots.isEmpty)
    }

    private mutating func keep(_ entry: HeldEvent, at slot: Int) {
        let empty = [HeldEvent?](repeating: nil, count: condition.dependencies.count)
        sets[entry.place.key, default: empty][slot] = entry
        if let deadline = deadline(of: entry.place.key) { nextDeadline = min(nextDeadline ?? deadline, deadline) }
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
    mutating func makeRoom(for key: String) -> Release? {
        guard sets[key] == nil, sets.count >= Self.maximumKeys else { return nil }
        let oldest = sets.min { (sequence(of: $0.value), $0.key) < (sequence(of: $1.value), $1.key) }
        guard let oldest else { return nil }
        sets[oldest.key] = nil
        return Release(place: place(oldest.key), gone: oldest.value.compactMap(\.self), kept: [], cause: .tooManyKeys)
    }

    /// What has to be let go by `moment`, in the order of its deadlines.
    mutating func release(until moment: Timestamp) -> [Release] {
        guard let nextDeadline, nextDeadline <= moment else { return [] }
        var releases: [Release] = []
        while let key = firstDue(at: moment), let release = release(key) { releases.append(release) }
        self.nextDeadline = sets.keys.compactMap { deadline(of: $0) }.min()
        return releases
    }

    private func firstDue(at moment: Timestamp) -> String? {
        let due = sets.keys.compactMap { key in deadline(of: key).map { (time: $0, key: key) } }
        return due.filter { $0.time <= moment }.min { ($0.time, $0.key) < ($1.time, $1.key) }?.key
    }

    /// Lets go what the first deadline of the key says.
    private mutating func release(_ key: String) -> Release? {
        guard let set = sets[key], let time = deadline(of: key) else { return nil }
        let events = set.compactMap(\.self)
        if time == expiry(of: events), time != events.compactMap(resetTime).min() {
            sets[key] = nil
            return Release(place: place(key), gone: events, kept: [], cause: .expired(at: time))
        }
        let kept = set.map { entry in entry.flatMap { $0.event.time < time ? nil : $0 } }
        let isEmpty = kept.allSatisfy { $0 == nil }
        sets[key] = isEmpty ? nil : kept
        return Release(
            place: place(key),
            gone: events.filter { $0.event.time < time },
            kept: kept.compactMap(\.self),
            cause: .reset(at: time)
        )
    }

    private func deadline(of key: String) -> Timestamp? {
        let events = sets[key]?.compactMap(\.self) ?? []
        return (events.compactMap(resetTime) + [expiry(of: events)].compactMap(\.self)).min()
    }

    /// When the oldest event has waited as long as it may.
    private func expiry(of events: [HeldEvent]) -> Timestamp? {
        guard let within = rules.within else { return nil }
        return events.map(\.event.time).min().map { $0 + within }
    }

    /// The first reset after the event came; it follows from what is stored, so that none is missed while away.
    private func resetTime(of entry: HeldEvent) -> Timestamp? {
        resets.compactMap { $0.next(after: entry.event.time) }.min()
    }

    private func sequence(of set: [HeldEvent?]) -> Int64 { set.compactMap { $0?.sequence }.min() ?? 0 }
}
