import EventData
import Manifests

/// The events of firings that wait until nothing more has come for a while (`debounce`).
struct Gathering: Sendable {
    /// Events of one key that `keep: all` gathers; reaching it ends the wait, so that it cannot grow for ever.
    static let maximumEvents = 1_000
    /// Events that wait under all keys together; past it the longest waiting key fires early.
    static let maximumWaiting = 10_000

    let trigger: String
    let rules: Debounce
    private let keyRule: String
    private var sets: [String: HeldSet] = [:]
    /// Events under all keys.
    private var count = 0
    /// No later than the first moment at which a wait ends.
    private(set) var nextDeadline: Timestamp?

    /// What is held under one key.
    private struct HeldSet {
        /// In the order in which they came.
        var events: [HeldEvent] = []
        /// When it will have been quiet for long enough.
        var deadline: Timestamp?
    }

    init(trigger: String, rules: Debounce) {
        self.trigger = trigger
        self.rules = rules
        keyRule = rules.key?.mark ?? ""
    }

    /// By key, in the order in which they came.
    var held: [HeldEvent] { sets.keys.sorted().flatMap { sets[$0]?.events ?? [] } }

    func place(_ key: String) -> HoldingPlace { HoldingPlace(trigger: trigger, stage: .debounce, key: key) }

    mutating func restore(_ entry: HeldEvent) { keep([entry], key: entry.place.key) }

    /// Takes the events of a firing.
    ///
    /// - Returns: what they take the place of, and what is held now in addition.
    mutating func receive(_ arrivals: [Arrival], key: String) -> (replaced: [HeldEvent], entries: [HeldEvent]) {
        let entries = arrivals.map { $0.held(in: place(key), keyRule: keyRule) }
        let replaced = rules.keep == .last ? take(key) : []
        keep(entries, key: key)
        return (replaced, entries)
    }

    /// The key that has to fire before its time, because too much has gathered.
    func fullKey(after key: String) -> String? {
        if let set = sets[key], set.events.count >= Self.maximumEvents { return key }
        guard count > Self.maximumWaiting else { return nil }
        func age(_ set: HeldSet) -> Int64 { set.events.first?.sequence ?? 0 }
        return sets.min { (age($0.value), $0.key) < (age($1.value), $1.key) }?.key
    }

    /// The keys whose wait is over by `moment`, with the end of each wait.
    func due(at moment: Timestamp) -> [(key: String, time: Timestamp)] {
        guard let nextDeadline, nextDeadline <= moment else { return [] }
        return sets.compactMap { key, set in
            set.deadline.flatMap { $0 <= moment ? (key: key, time: $0) : nil }
        }
    }

    func deadline(of key: String) -> Timestamp? { sets[key]?.deadline }

    /// Finds the next deadline anew, after what was due is done.
    mutating func findNextDeadline() { nextDeadline = sets.values.compactMap(\.deadline).min() }

    /// The events of a key, which are held no longer.
    mutating func take(_ key: String) -> [HeldEvent] {
        let events = sets.removeValue(forKey: key)?.events ?? []
        count -= events.count
        return events
    }

    private mutating func keep(_ entries: [HeldEvent], key: String) {
        count += entries.count
        sets[key, default: HeldSet()].events += entries
        guard let newest = entries.map(\.event.time).max() else { return }
        let deadline = max(sets[key]?.deadline ?? newest + rules.window, newest + rules.window)
        sets[key]?.deadline = deadline
        nextDeadline = min(nextDeadline ?? deadline, deadline)
    }
}
