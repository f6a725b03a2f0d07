import EventData
import Kafka
import Synchronization

/// How far a run has come: written by the task that reads, looked at by the one that watches.
final class KafkaProgress: Sendable {
    struct Partition: Sendable, Equatable {
        /// The place after the last record that is durable, or where reading began.
        var next: Int64
        /// Known to the brokers (or noted, without a group).
        var committed: Int64?
        /// As brokers said last; behind the truth between two answers.
        var end: Int64?
        /// How often the partition began anew: deleted and created again, or cut.
        var generation = 0
        /// The highest one of other clusters whose records would have the same identities.
        var generationElsewhere = 0
        /// It began anew, and the group does not know yet: until then the note says where.
        var isBeginningUnconfirmed = false
        /// Of the last record that is durable, in milliseconds; of another life if this one has none.
        var lastTimestamp: Int64?
        /// When this life began to read it, in milliseconds.
        var startedAt: Int64
        /// When nothing was left to read, in milliseconds: what lies before the reader now came later.
        var caughtUpAt: Int64?
        /// The last record that is durable and has a time; by it the topic is recognised.
        var mark: KafkaMark?
        /// When this life has noted a mark.
        var markedAt: Timestamp?
        /// After how many absences of the topic it was looked at again.
        var settledAbsences = 0

        var lag: Int64? { end.map { max(0, $0 - next) } }

        /// The oldest record that lies before the reader is at most as old as this, in milliseconds since 1970.
        ///
        /// Where nothing was ever stored nobody knows; then it is the age of the reader.
        var waitingSince: Int64 { [lastTimestamp, caughtUpAt].compactMap { $0 }.max() ?? startedAt }

        /// What a reader hears while it reads; where reading stands still it is old, and brokers that are asked know better.
        mutating func hear(end heard: Int64, isFresh: Bool, at now: Timestamp) {
            end = max(end ?? heard, heard)
            if isFresh, end == next { caughtUpAt = now.milliseconds }
        }

        mutating func advance(past record: KafkaRecord) {
            next = record.offset + 1
            lastTimestamp = record.timestamp
            mark = KafkaMark(record) ?? mark
        }

        /// What comes from here on are other records than those that were read.
        mutating func beginAnew(at offset: Int64, isInGroup: Bool) {
            generation = max(generation, generationElsewhere) + 1
            (next, committed, isBeginningUnconfirmed) = (offset, nil, isInGroup)
            (mark, markedAt, end) = (nil, nil, nil)
        }
    }

    struct Snapshot: Sendable {
        var partitions: [Int32: Partition] = [:]
        /// nil before the group, or the manifest, gave any.
        var assignedAt: Timestamp?
        var records = 0
        var commits = 0
        var failedCommits = 0
        var rebalances = 0
        var quarantined = 0
        /// Records that brokers had deleted before they were read.
        var missed: Int64 = 0
        var progressedAt: Timestamp
        /// Why the reader waits, if it waits for anything but records: the bus or a quota.
        var waitsFor: String?
        /// What a broker said last, until something works again.
        var lastProblem: String?
        var statistics: KafkaStatistics?
        /// When the place was last noted, without a group.
        var notedAt: Timestamp?
        /// How often in this life brokers did not know the topic; kept while partitions are given back and come again.
        var absences = 0
        /// Those that may be others now.
        var doubtful: [Int32: Partition] { partitions.filter { $0.value.settledAbsences != absences } }
        /// The cluster that the partitions are of; nil when brokers do not say it.
        var cluster: String?
        /// Of the first record that is on its way to the bus, in milliseconds.
        var underWay: Int64?

        var generations: [Int32: Int] { partitions.mapValues(\.generation) }

        /// The partitions that have gone on, or at least come to another end.
        func touched(by batch: KafkaBatch) -> Set<Int32> {
            let ends = batch.ends.filter { partition, end in
                partitions[partition].map { end.offset != .at($0.next) } ?? false
            }
            return Set(batch.spans.keys).union(ends.keys)
        }

        /// nil while it is not known of any partition.
        var lag: Int64? {
            let lags = partitions.values.compactMap(\.lag)
            return lags.isEmpty ? nil : lags.reduce(0, +)
        }

        /// How old the oldest record is that is not durable, at most; zero when there is none.
        func oldestAge(at now: Timestamp) -> Duration {
            let waiting = partitions.values.filter { ($0.lag ?? 0) > 0 }.map(\.waitingSince)
            guard let oldest = (waiting + (underWay.map { [$0] } ?? [])).min() else { return .zero }
            return max(
                .zero,
                now - Timestamp(nanoseconds: oldest.multipliedReportingOverflow(by: 1_000_000).partialValue)
            )
        }
    }

    private let state: Mutex<Snapshot>
    private let runtime: any SourceRuntime

    init(at now: Timestamp, for runtime: any SourceRuntime) {
        state = Mutex(Snapshot(progressedAt: now))
        self.runtime = runtime
    }

    var snapshot: Snapshot { state.withLock { $0 } }

    func change<Value: Sendable>(_ change: (inout Snapshot) -> Value) -> Value {
        state.withLock { state in
            let before = state.figures
            defer {
                for (old, new) in zip(before, state.figures) where new.count != old.count {
                    runtime.add(new.count - old.count, to: new.figure)
                }
            }
            return change(&state)
        }
    }
}

extension KafkaProgress.Snapshot {
    /// What is counted on from one life of the source to the next.
    fileprivate var figures: [(figure: SourceFigure, count: Int)] {
        [
            (.records, records), (.commits, commits), (.failedCommits, failedCommits), (.rebalances, rebalances),
            (.quarantined, quarantined), (.missedRecords, Int(missed)),
        ]
    }

    /// What `describe` shows.
    func facts(of source: KafkaSource, at now: Timestamp) -> JSON {
        var facts: JSON = [
            "brokers": .string(source.brokers),
            "topic": .string(source.topic),
            "lag": lag.map { .number(JSONNumber(Int($0))) } ?? .null,
            "oldestUnprocessedSeconds": .number(JSONNumber(Int(oldestAge(at: now).components.seconds))),
            "records": .number(JSONNumber(records)),
            "commits": .number(JSONNumber(commits)),
            "failedCommits": .number(JSONNumber(failedCommits)),
            "rebalances": .number(JSONNumber(rebalances)),
            "quarantined": .number(JSONNumber(quarantined)),
            "missed": .number(JSONNumber(Int(missed))),
            "brokersUp": .number(JSONNumber(statistics?.brokersUp ?? 0)),
            "waitsFor": waitsFor.map { .string($0) } ?? .null,
            "lastProblem": lastProblem.map { .string($0) } ?? .null,
        ]
        if case .group(let name, _, let strategy) = source.mode {
            facts["group"] = .string(name)
            facts["strategy"] = .string(strategy)
        }
        facts["partitions"] = .array(partitions.sorted { $0.key < $1.key }.map { $0.value.facts($0.key) })
        return facts
    }
}

extension KafkaProgress.Partition {
    fileprivate func facts(_ partition: Int32) -> JSON {
        func number(_ value: Int64?) -> JSON { value.map { .number(JSONNumber(Int($0))) } ?? .null }
        return [
            "partition": .number(JSONNumber(Int(partition))),
            "next": number(next),
            "committed": number(committed),
            // Brokers said it before the last records came.
            "end": number(end.map { max($0, next) }),
            "lag": number(lag),
            "generation": .number(JSONNumber(generation)),
        ]
    }
}
