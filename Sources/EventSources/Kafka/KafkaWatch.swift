import EventData
import Kafka

/// Judges a run from outside: whether it works, and whether it has to be begun anew.
struct KafkaWatch {
    /// How often it looks.
    static let interval = Duration.seconds(1)
    /// A reader that has records before it and stores none for so long is stalled: far longer than a rebalance takes.
    static let stallLimit = Duration.seconds(60)
    /// A rebalance, a first connection and a new leader take some seconds and are no news.
    static let patience = Duration.seconds(10)
    /// Without records for so long, brokers are asked where their partitions end; fetching would have said it otherwise.
    static let quietLimit = Duration.seconds(10)

    enum Verdict: Equatable {
        case works
        /// It goes on by itself, but does not work now.
        case problem(String)
        /// It does not go on by itself.
        case stalled(String)
    }

    let source: KafkaSource
    let startedAt: Timestamp
    /// Since when the member is not, or not yet, in its group.
    private var unsteadySince: Timestamp?
    /// Since when it has had something to do, and what was done by then.
    private var behind: (since: Timestamp, done: Int)?

    init(source: KafkaSource, startedAt: Timestamp) {
        self.source = source
        self.startedAt = startedAt
        unsteadySince = startedAt
    }

    mutating func verdict(on progress: KafkaProgress.Snapshot, at now: Timestamp) -> Verdict {
        if let waitsFor = progress.waitsFor {
            behind = nil
            return .problem("records wait: \(waitsFor)")
        }
        if let statistics = progress.statistics, statistics.brokersUp == 0 {
            return .problem("no broker of \(source.brokers) can be reached\(reason(progress))")
        }
        noteSteadiness(progress, at: now)
        if progress.assignedAt == nil {
            return .problem("nothing to read yet from \(source.brokers)\(reason(progress))")
        }
        if let unsteadySince, now - unsteadySince > Self.patience, let statistics = progress.statistics {
            let state = "\(statistics.groupState), \(statistics.joinState)"
            let text = "not a member of its group for \(seconds(now - unsteadySince)) (\(state))\(reason(progress))"
            // librdkafka may wait ten minutes before it looks for another coordinator; a new client looks at once.
            return now - unsteadySince > Self.stallLimit ? .stalled(text) : .problem(text)
        }
        return standstill(progress, at: now) ?? progress.lastProblem.map { .problem($0) } ?? .works
    }

    /// nil when it has nothing to do, or does it.
    private mutating func standstill(_ progress: KafkaProgress.Snapshot, at now: Timestamp) -> Verdict? {
        guard let behindSince = behindSince(progress, at: now) else { return nil }
        let waiting = progress.lag.map { "\($0) records lie before it" } ?? "records were read"
        let wait = now - behindSince
        let text = "\(waiting) and none was stored for \(seconds(wait))\(reason(progress))"
        if wait > Self.stallLimit { return .stalled("stalled: \(text)") }
        if wait > Self.patience { return .problem(text) }
        // One that was begun anew because it stood still does not work before it has stored something.
        return behind?.done == 0 ? .problem("\(waiting) and none was stored yet\(reason(progress))") : nil
    }

    /// Since when there is something to store and nothing is stored; nil when all is done, or something was just stored.
    private mutating func behindSince(_ progress: KafkaProgress.Snapshot, at now: Timestamp) -> Timestamp? {
        let done = progress.records + progress.quarantined
        let isBehind = (progress.lag ?? 0) > 0 || progress.underWay != nil
        if !isBehind { behind = nil } else if behind?.done != done { behind = (now, done) }
        return behind?.since
    }

    private mutating func noteSteadiness(_ progress: KafkaProgress.Snapshot, at now: Timestamp) {
        guard case .group = source.mode else {
            unsteadySince = nil
            return
        }
        let isSteady = progress.statistics?.isSteady ?? false
        unsteadySince = isSteady ? nil : unsteadySince ?? now
    }

    private func reason(_ progress: KafkaProgress.Snapshot) -> String {
        progress.lastProblem.map { ": \($0)" } ?? ""
    }

    /// In tens, so that what is told is not news each second.
    private func seconds(_ wait: Duration) -> String { "\(wait.components.seconds / 10 * 10) s" }
}

/// A run that does not go on; it is ended so that a new one begins.
struct KafkaStall: Error, CustomStringConvertible {
    let description: String

    static let otherCluster = KafkaStall(description: "the brokers are another cluster now")
}
