import EventData
import Kafka
import Logging

/// Whether a topic is still the one whose records were stored.
///
/// One that was deleted and made again has new records at old places, under the identities of old events; brokers forget
/// what a group had committed of it. librdkafka 2.0 does not say which topic it is, so a record that was stored is looked
/// at again: the one at its place has another time.
extension KafkaReader {
    /// A record that was stored.
    struct Mark: Sendable, Equatable {
        let offset: Int64
        /// In milliseconds.
        let timestamp: Int64

        /// nil for a record without a time.
        init?(_ record: KafkaRecord) {
            guard let timestamp = record.timestamp else { return nil }
            self.init(offset: record.offset, timestamp: timestamp)
        }

        init(offset: Int64, timestamp: Int64) {
            self.offset = offset
            self.timestamp = timestamp
        }

        /// Of the form `offset@timestamp`.
        init?(text: Substring) {
            let parts = text.split(separator: "@")
            guard parts.count == 2, let offset = Int64(parts[0]), let timestamp = Int64(parts[1]) else { return nil }
            self.init(offset: offset, timestamp: timestamp)
        }

        var text: String { "\(offset)@\(timestamp)" }
    }

    /// The partitions that have become others since their marks were stored.
    ///
    /// One of which that cannot be seen, because brokers have deleted the record or do not answer, counts as the same.
    func begunAnew(among marks: [Int32: Mark], committed: [Int32: Int64]) async throws -> Set<Int32> {
        var anew: Set<Int32> = []
        var open: [Int32: Mark] = [:]
        for (partition, mark) in marks.sorted(by: { $0.key < $1.key }) {
            let marks = try await consumer.watermarks(of: TopicPartition(source.topic, partition))
            if mark.offset >= marks.high {
                // What was only cut is still known to the group; reading finds out by itself where it goes on.
                if committed[partition] == nil { anew.insert(partition) }
            } else if mark.offset >= marks.low {
                open[partition] = mark
            }
        }
        guard !open.isEmpty else { return anew }
        for record in try await records(at: open.mapValues(\.offset)) {
            guard let mark = open[record.partition], record.offset == mark.offset else { continue }
            if record.timestamp != mark.timestamp { anew.insert(record.partition) }
        }
        return anew
    }

    /// Looks whether the topic is another one, if brokers did not know it for a while before these records came.
    ///
    /// - Throws: `KafkaStall`, so that its partitions are begun anew.
    func recogniseTopic(of records: [KafkaRecord]) async throws {
        let marks = progress.change { state in
            defer { state.isTopicInDoubt = false }
            return state.isTopicInDoubt ? state.partitions.compactMapValues(\.mark) : [:]
        }
        guard !marks.isEmpty else { return }
        let touched = Set(records.map(\.partition))
        let anew = try await begunAnew(among: marks.filter { touched.contains($0.key) }, committed: [:])
        guard anew.isEmpty else { throw KafkaStall(description: "the topic was made again while it was read") }
    }

    /// The first record of each partition from its place on; only some when brokers do not answer in time.
    private func records(at places: [Int32: Int64]) async throws -> [KafkaRecord] {
        var settings = try await KafkaConnection(source: source, context: run.context).settings(for: .partition(0))
        // One record is wanted, not what comes after it.
        try settings.set("queued.min.messages", to: "1")
        try settings.set("fetch.message.max.bytes", to: "\(Self.fetchedBytes)")
        let reader = try KafkaConsumer(settings, name: "\(run.label)/marks", logger: KafkaRun.logger)
        try await reader.assign(places.map { TopicPartition(source.topic, $0.key, at: .at($0.value)) })
        var found: [Int32: KafkaRecord] = [:]
        // Statistics come each second, and so count the time.
        var seconds = 0
        while found.count < places.count, seconds < Self.patienceSeconds, !Task.isCancelled {
            for event in await reader.next() {
                switch event {
                case .records(let records):
                    for record in records where found[record.partition] == nil { found[record.partition] = record }
                case .statistics: seconds += 1
                default: break
                }
            }
        }
        await reader.close()
        try Task.checkCancellation()
        return Array(found.values)
    }

    /// Brokers send a whole batch all the same, if it is larger.
    private static let fetchedBytes = 16_384
    /// As long as other questions to brokers may take.
    private static let patienceSeconds = 10
}
