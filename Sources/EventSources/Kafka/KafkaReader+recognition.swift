import EventData
import Kafka
import Logging

/// Whether a topic is still the one whose records were stored.
///
/// One that was deleted and made again has new records at old places, under the identities of old events; brokers forget
/// what a group had committed of it. librdkafka 2.0 does not say which topic it is, so a record that was stored is looked
/// at again: the one at its place has another time.
extension KafkaReader {
    /// The partitions that have become others since their marks were stored.
    ///
    /// One of which that cannot be seen, because brokers have deleted the record or do not answer, counts as the same.
    func begunAnew(among marks: [Int32: KafkaMark], committed: [Int32: Int64]) async throws -> Set<Int32> {
        var anew: Set<Int32> = []
        var open: [Int32: KafkaMark] = [:]
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

    /// Looks whether partitions are still those that were read, if brokers did not know the topic before this came of them.
    ///
    /// - Throws: `KafkaStall`, so that the next life reads those that are not from their beginning.
    func recognise(_ touched: Set<Int32>) async throws {
        let snapshot = progress.snapshot
        let doubtful = snapshot.doubtful
        guard doubtful.keys.contains(where: touched.contains) else { return }
        guard try await cluster() == snapshot.cluster else { throw KafkaStall.otherCluster }
        let marks = doubtful.compactMapValues(\.mark)
        if try await beginAnew(among: marks.filter { touched.contains($0.key) }) {
            // It is the whole topic that was made again, so the others are not only cut.
            _ = try await beginAnew(among: marks.filter { !touched.contains($0.key) })
            throw KafkaStall(description: "the topic was made again while it was read")
        }
        progress.change { state in
            for partition in touched { state.partitions[partition]?.settledAbsences = snapshot.absences }
        }
    }

    /// Those that are others now begin anew, durably.
    ///
    /// On the way out the newest marks are lost, and the group may be told of late offsets. They stay in doubt, so that
    /// nothing of them is committed.
    ///
    /// - Returns: whether there are any.
    private func beginAnew(among marks: [Int32: KafkaMark]) async throws -> Bool {
        let anew = try await begunAnew(among: marks, committed: [:])
        for partition in anew.sorted() {
            let low = try await consumer.watermarks(of: TopicPartition(source.topic, partition)).low
            progress.change { $0.partitions[partition]?.beginAnew(at: low, isInGroup: run.isInGroup) }
            try await remember(partition)
        }
        return !anew.isEmpty
    }

    /// The id of the cluster as brokers said it last; nil when they say none.
    func cluster() async throws -> String? {
        // Notes are lines of words.
        try await consumer.clusterID().flatMap { $0.isEmpty || $0.contains(where: \.isWhitespace) ? nil : $0 }
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
        var waiting = Set(places.keys)
        while !waiting.isEmpty, seconds < Self.patienceSeconds, !Task.isCancelled {
            for event in await reader.next() {
                switch event {
                case .records(let records):
                    for record in records where waiting.remove(record.partition) != nil {
                        found[record.partition] = record
                    }
                case .endOfPartition(let place): waiting.remove(place.partition)
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
