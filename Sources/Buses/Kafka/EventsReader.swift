package import EventData
package import Kafka
package import Logging

/// Copies the events that a shard's sensors wait for from the events' topic into the shard.
///
/// The place in the topic is stored with the events, in one transaction: each event comes into the shard once, whoever
/// owns it, in the order of its partition.
package struct EventsReader: Sendable {
    /// How long the place may stay behind while no event is for this shard; after a takeover that much is read again.
    private static let placeInterval = Duration.seconds(1)
    /// Wait before what the shard did not take is tried again.
    private static let retryWait = Duration.seconds(1)
    /// Between two looks for partitions that were added.
    private static let partitionInterval = Duration.seconds(30)
    /// Of records that wait to be read: little, because a gateway has one reader for each of its shards.
    private static let queueKiB = 8_192

    private let topic: String
    private let shard: KafkaShard
    private let consumer: KafkaConsumer
    private let places: Places
    private let logger: Logger

    /// The next record of each partition.
    private struct Places: Sendable {
        let topic: String
        var next: [Int32: Int64] = [:]

        func note(_ partition: Int32) -> String { "events of \(topic)/\(partition)" }

        var notes: [String: String] {
            Dictionary(next.map { (note($0.key), String($0.value)) }) { $1 }
        }
    }

    /// Goes on where the shard is; a new shard begins at the bus's beginning, and with all of a partition that is new.
    package static func open(
        _ topic: String,
        of shard: KafkaShard,
        kafka: KafkaSettings,
        beginning: [Int32: Int64],
        logger: Logger
    ) async throws(BusError) -> EventsReader {
        do {
            var settings = kafka
            try settings.set("isolation.level", to: "read_committed")
            try settings.set("auto.offset.reset", to: "earliest")
            try settings.set("queued.max.messages.kbytes", to: queueKiB)
            try settings.setDefault("fetch.wait.max.ms", to: "100")
            let consumer = try KafkaConsumer(settings, name: "events-\(shard.number)", logger: logger)
            var places = Places(topic: topic)
            for partition in try await consumer.partitions(of: topic) {
                if let known = try await shard.bus.note(places.note(partition)).flatMap({ Int64($0) }) {
                    places.next[partition] = known
                } else {
                    let marks = try await consumer.watermarks(of: TopicPartition(topic, partition))
                    places.next[partition] = max(marks.low, beginning[partition] ?? marks.low)
                }
            }
            try await shard.bus.ingest([], notes: places.notes)
            let start = places.next.map { TopicPartition(topic, $0.key, at: .at($0.value)) }
            try await consumer.assign(start)
            return EventsReader(topic: topic, shard: shard, consumer: consumer, places: places, logger: logger)
        } catch let error as BusError {
            throw error
        } catch {
            throw .unavailable("the events in \(topic) cannot be read: \(error)")
        }
    }

    /// Until cancelled, or until the topic has got more partitions, which are read after the next start.
    ///
    /// `isWanted` says which events the shard's sensors wait for, `onNew` is called when some have come.
    package func run(
        isWanted: @escaping @Sendable (CloudEvent) -> Bool,
        onNew: @escaping @Sendable () -> Void
    ) async {
        var places = places
        var (savedAt, lookedAt) = (ContinuousClock.now, ContinuousClock.now)
        while !Task.isCancelled {
            if ContinuousClock.now - lookedAt > Self.partitionInterval {
                if await hasMorePartitions(than: places) { break }
                lookedAt = .now
            }
            for event in await consumer.next() {
                switch event {
                case .records(let records):
                    let wanted = records.compactMap(self.event).filter(isWanted)
                    for record in records { places.next[record.partition] = record.offset + 1 }
                    guard !wanted.isEmpty || ContinuousClock.now - savedAt > Self.placeInterval else { continue }
                    await store(wanted, places)
                    savedAt = .now
                    if !wanted.isEmpty { onNew() }
                case .failed(let error, _):
                    logger.warning(
                        "events of Kafka wait",
                        metadata: ["topic": "\(topic)", "shard": "\(shard.number)", "reason": "\(error)"]
                    )
                default: break
                }
            }
        }
        await consumer.close()
    }

    private func hasMorePartitions(than places: Places) async -> Bool {
        do throws(KafkaError) {
            let added = try await consumer.partitions(of: topic).filter { places.next[$0] == nil }
            if added.isEmpty { return false }
            logger.info("events have more partitions", metadata: ["topic": "\(topic)", "added": "\(added)"])
            return true
        } catch {
            logger.warning(
                "the events' partitions are not known",
                metadata: ["topic": "\(topic)", "reason": "\(error)"]
            )
            return false
        }
    }

    /// nil for a record that is no event, which is said and passed over.
    private func event(_ record: KafkaRecord) -> CloudEvent? {
        do throws(CloudEventError) { return try CloudEvent(record) } catch {
            logger.error(
                "a record is no event",
                metadata: ["place": "\(record.place)", "shard": "\(shard.number)", "reason": "\(error)"]
            )
            return nil
        }
    }

    /// Tried until it is stored or the shard is given up.
    private func store(_ events: [CloudEvent], _ places: Places) async {
        while !Task.isCancelled {
            do throws(BusError) { return try await shard.bus.ingest(events, notes: places.notes) } catch {
                logger.warning(
                    "events wait for their shard",
                    metadata: ["shard": "\(shard.number)", "reason": "\(error)"]
                )
                try? await Task.sleep(for: Self.retryWait)
            }
        }
    }
}
