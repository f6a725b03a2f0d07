import EventData
import Manifests

/// The events of firings that wait until nothing more has come for a while (`debounce`).
struct Gathering: Sendable {
    /// Events of one key that `keep: all` gathers; reaching it ends the wait, so that it cannot grow for ever.
    static let maximumEvents = 1_000
    /// Keys that may wait at once; the longest waiting fires early.
    static let maximumKeys = 10_000

    let trigger: String
    let rules: Debounce
    private let keyRule: String
    private var sets: [String: [HeldEvent]] = [:]
    /// No later than the first moment at which a wait ends.
    private(set) var nextDeadline: Timestamp?

    init(trigger: String, rules: Debounce) {
        self.trigger = trigger
        self.rules = rules
        keyRule = rules.key?.mark ?? ""
    }

    /// By key, in the order in which they came.
    var held: [HeldEvent] { sets.keys.sorted().flatMap { sets[$0] ?? [] } }

    func place(_ key: String) -> HoldingPlace { HoldingPlace(trigger: trigger, stage: .debounce, key: key) }

    mutating func restore(_ entry: HeldEvent) { keep([entry], key: entry.place.key) }

    /// Takes the events of a firing.
    ///
    /// - Returns: what they take the place of, and what is held now in addition.
    mutating func receive(_ arrivals: [Arrival], key: String) -> (replaced: [HeldEvent], entries: [HeldEvent]) {
        let entries = arrivals.map { $0.held(in: place(key), keyRule: keyRule) }
        var replaced: [HeldEvent] = []
        if rules.keep == .last { replaced = sets.removeValue(forKey: key) ?? [] }
        keep(entries, key: key)
        return (replaced, entries)
    }

    /// The key that has to fire before its time, because too much has gathered.
    func fullKey(after key: String) -> String? {
        if let set = sets[key], set.count >= Self.maximumEvents { return key }
        guard sets.count > Self.maximumKeys else { return nil }
        return sets.min { ($0.value.first?.sequence ?? 0, $0.key) < ($1.value.first?.sequence ?? 0, $1.key) }?.key
    }

    /// The keys whose wait is over by `moment`, in that order, with the end of each wait.
    func due(at moment: Timestamp) -> [(key: String, time: Timestamp)] {
        guard let nextDeadline, nextDeadline <= moment else { return [] }
        return sets.compactMap { key, events in deadline(of: events).map { (key, $0) } }
            .filter { $0.1 <= moment }
            .sorted { ($0.1, $0.0) < ($1.1, $1.0) }
            .map { (key: $0.0, time: $0.1) }
    }

    /// The events of a key, which are held no longer.
    mutating func take(_ key: String) -> [HeldEvent] {
        defer { nextDeadline = sets.values.compactMap { deadline(of: $0) }.min() }
        return sets.removeValue(forKey: key) ?? []
    }

    private mutating func keep(_ entries: [HeldEvent], key: String) {
        sets[key, default: []] += entries
        guard let events = sets[key], let deadline = deadline(of: events) else { return }
        nextDeadline = min(nextDeadline ?? deadline, deadline)
    }

    private func deadline(of events: [HeldEvent]) -> Timestamp? {
        events.map(\.event.time).max().map { $0 + rules.window }
    }
}
