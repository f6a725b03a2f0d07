package import EventData

/// What the log says of one life of a source: that it works, that it does not any more, and that it does again.
///
/// Brokers of which one is away are a problem at one look and none at the next, so only what has lasted two looks is told.
package struct KafkaNews: Sendable {
    private var told: Bool?
    /// What the last looks have seen, one after the other.
    private var seen: (works: Bool, since: Timestamp, looks: Int)?

    package init() {}

    /// Takes what a look has seen; whether it has to be told.
    ///
    /// A life begins with nothing to read, which is a problem only when it lasts longer than a first connection takes.
    package mutating func isNews(works: Bool, at now: Timestamp) -> Bool {
        let before = seen.flatMap { $0.works == works ? $0 : nil } ?? (works: works, since: now, looks: 0)
        seen = (works, before.since, before.looks + 1)
        guard before.looks > 0, told != works else { return false }
        if told == nil, !works, now - before.since <= KafkaWatch.patience { return false }
        told = works
        return true
    }

    /// A life that ends because it stands still says so itself.
    mutating func isNews(_ verdict: KafkaWatch.Verdict, at now: Timestamp) -> Bool {
        switch verdict {
        case .works: isNews(works: true, at: now)
        case .problem: isNews(works: false, at: now)
        case .stalled: false
        }
    }
}
