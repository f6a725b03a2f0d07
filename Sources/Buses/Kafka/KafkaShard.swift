package import EventData
package import Kafka
package import Logging

/// A part of the bus that lives in Kafka: some of the sensors, with everything they hold, fire and remember.
///
/// What is durable is the shard's log. The database is a copy of it that is made anew when a gateway takes the shard over:
/// it answers and decides, and every change of it is in the log before it counts. So what is promised of the embedded bus
/// holds here too, and a gateway that was fenced off can no longer change anything.
package struct KafkaShard: Sendable {
    /// Where the shards are, and how they are kept.
    package struct Settings: Sendable {
        package var kafka: KafkaSettings
        /// The topic whose partitions are the shards' logs.
        package var topic: String
        package var snapshots = SnapshotRule()
        /// nil leaves the logs as long as they get.
        package var cutter: LogCutter?
        package var bus = SQLiteBus.Configuration()

        package init(kafka: KafkaSettings, topic: String) {
            self.kafka = kafka
            self.topic = topic
        }
    }

    package let number: Int32
    package let bus: SQLiteBus
    /// How long the start took to read the log, and how much it was.
    package let restored: Restored
    private let log: ShardLog

    package struct Restored: Sendable, Equatable {
        package let bytes: Int
        package let batches: Int
        package let duration: Duration
    }

    /// Takes the shard over: fences its owner off, makes a copy of what is durable, and goes on from there.
    ///
    /// `number` is the partition, `owner` a name that nobody has used before, and `directory` is where the copy is made;
    /// what is there is thrown away. `onLoss` is told once when the shard can be used no more.
    package static func open(
        _ number: Int32,
        _ settings: Settings,
        owner: String,
        directory: String,
        clock: @escaping @Sendable () -> Timestamp = systemTime,
        logger: Logger,
        onLoss: @escaping @Sendable (String) -> Void = { _ in }
    ) async throws(BusError) -> KafkaShard {
        let start = ContinuousClock.now
        let place = TopicPartition(settings.topic, number)
        let log: ShardLog
        let reader: ShardReader
        do throws(KafkaError) {
            let producer = try KafkaProducer(producer(of: place, settings), name: "shard-\(number)", logger: logger)
            log = try await ShardLog(
                claiming: place,
                as: owner,
                producer: producer,
                snapshots: settings.snapshots,
                cutter: settings.cutter,
                logger: logger,
                onLoss: onLoss
            )
            reader = try ShardReader(place, until: owner, settings.kafka, logger: logger)
        } catch {
            throw .unavailable("shard \(number) cannot be taken over: \(error)")
        }
        do throws(BusError) {
            let copy = try await reader.copy(into: directory)
            log.resume(after: copy)
            let bus = try await SQLiteBus.open(
                directory: directory,
                configuration: settings.bus,
                clock: clock,
                logger: logger
            )
            try await bus.replicate(to: log)
            let restored = Restored(
                bytes: copy.bytes,
                batches: copy.batches,
                duration: ContinuousClock.now - start
            )
            return KafkaShard(number: number, bus: bus, restored: restored, log: log)
        } catch {
            await log.close()
            throw error
        }
    }

    /// The id belongs to the shard: of two producers with it only the later one can write.
    private static func producer(of place: TopicPartition, _ settings: Settings) throws(KafkaError) -> KafkaSettings {
        var kafka = settings.kafka
        do {
            try kafka.set("transactional.id", to: "\(place.topic)-\(place.partition)")
            try kafka.setDefault("linger.ms", to: "0")
            try kafka.setDefault("compression.type", to: "lz4")
        } catch {
            throw KafkaError(.refused, name: "_INVALID_ARG", message: "\(error.name): \(error.message)")
        }
        return kafka
    }

    /// Finishes what is under way and lets the shard go; another gateway may take it over at any time.
    package func close() async {
        await bus.close()
        await log.close()
    }
}
