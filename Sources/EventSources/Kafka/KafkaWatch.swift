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

    init(source: KafkaSource, startedAt: Timestamp) {
        self.source = source
        self.startedAt = startedAt
        unsteadySince = startedAt
    }

    mutating func verdict(on progress: KafkaProgress.Snapshot, at now: Timestamp) -> Verdict {
        if let waitsFor = progress.waitsFor { return .problem("records wait: \(waitsFor)") }
        if let statistics = progress.statistics, statistics.brokersUp == 0 {
            return .problem("no broker of \(source.brokers) can be reached\(reason(progress))")
        }
        noteSteadiness(progress, at: now)
        if progress.assignedAt == nil {
            return .problem("nothing to read yet from \(source.brokers)\(reason(progress))")
        }
        if let unsteadySince, now - unsteadySince > Self.patience, let statistics = progress.statistics {
            let state = "\(statistics.groupState), \(statistics.joinState)"
            return .problem(
                "not a member of its group for \(seconds(now - unsteadySince)) (\(state))\(reason(progress))"
            )
        }
        if let problem = progress.lastProblem { return .problem(problem) }
        let quiet = now - progress.progressedAt
        if let lag = progress.lag, lag > 0, quiet > Self.stallLimit {
            return .stalled("stalled: \(lag) records lie before it and none was stored for \(seconds(quiet))")
        }
        return .works
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

    private func seconds(_ wait: Duration) -> String { "\(wait.components.seconds) s" }
}

/// A run that does not go on; it is ended so that a new one begins.
struct KafkaStall: Error, CustomStringConvertible {
    let description: String
}
