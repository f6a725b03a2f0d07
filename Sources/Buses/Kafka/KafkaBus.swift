import EventData
package import Kafka
package import Logging
package import Manifests
import Synchronization

/// The bus of several gateways: events in one topic, sensors in shards that the gateways share out among themselves.
///
/// Each sensor belongs to one shard, so all events of its joins meet in one place, whatever partitions they came in. What
/// this bus answers about sensors, events and invocations is about the shards that this gateway has; about the others it
/// says who is to be asked.
package final class KafkaBus: Sendable {
    package struct Settings: Sendable {
        /// Enough to share out among a dozen gateways, few enough for one.
        package static let usualShards = 12

        package var kafka: KafkaSettings
        /// The events' topic; the names of the others begin with it.
        package var topic: String
        /// Shards of a new bus.
        ///
        /// Later the topic says how many there are: a sensor must stay in its shard.
        package var shards = usualShards
        /// Whether a shard that is new begins with the oldest event there is.
        package var isFromOldest = false
        package var snapshots = SnapshotRule()
        /// The shortest that brokers allow unless they are told otherwise.
        package static let usualSessionSeconds = 6
        /// How long a gateway may be silent before the others take its shards.
        package var sessionSeconds = usualSessionSeconds
        package var bus = SQLiteBus.Configuration()

        package init(kafka: KafkaSettings, topic: String) {
            self.kafka = kafka
            self.topic = topic
        }

        /// `brokers` are `host:port`, separated by commas.
        package init(
            brokers: String,
            topic: String,
            security: KafkaSecurity = KafkaSecurity()
        ) throws(BusError) {
            var kafka: KafkaSettings
            do { kafka = try KafkaSettings(brokers: brokers) } catch {
                throw .unusable("Kafka's brokers are '\(brokers)'", fix: "write host:port, separated by commas")
            }
            do { try security.apply(to: &kafka) } catch {
                let fix = "correct the certificate, the key or the password of the bus"
                throw .unusable("TLS or SASL of the bus: \(error.name): \(error.message)", fix: fix)
            }
            self.init(kafka: kafka, topic: topic)
        }

        package var shardsTopic: String { topic + "-shards" }
        package var notesTopic: String { topic + "-notes" }
        var group: String { topic + "-gateways" }
    }

    package let settings: Settings
    /// How many shards there are.
    package let count: Int32
    let producer: KafkaProducer
    let notes: KafkaNotes
    let elsewhere: WaitingElsewhere
    private let cutter: LogCutter
    let logger: Logger
    private let directory: DataDirectory
    private let scratch: String
    private let shards = Mutex<[Int32: KafkaShard]>([:])
    /// The first event of each partition that belongs to this bus.
    private let beginning = Mutex<[Int32: Int64]>([:])

    /// Connects, and makes the topics where they are missing.
    ///
    /// `directory` is where the shards have their databases, which nobody needs afterwards; one process may have it.
    package static func open(
        _ settings: Settings,
        directory: String,
        logger: Logger
    ) async throws(BusError) -> KafkaBus {
        let owned = try await offCooperativePool { () throws(BusError) in try DataDirectory(owning: directory) }
        let bus: KafkaBus
        do throws(KafkaError) {
            let count = try await KafkaTopics(settings, logger: logger).prepare()
            let producer = try KafkaProducer(forEvents(settings.kafka), name: "events", logger: logger)
            let notes = try KafkaNotes(settings.notesTopic, settings.kafka, producer: producer, logger: logger)
            let cutter = try LogCutter(settings.kafka, logger: logger)
            bus = KafkaBus(settings, count, producer, notes, cutter, logger, owned, directory)
            try await bus.settleBeginning()
        } catch {
            owned.release()
            throw .unavailable("the event bus in Kafka cannot be opened: \(error)")
        }
        do throws(BusError) { try await bus.refuseOtherCount() } catch {
            await bus.close()
            throw error
        }
        return bus
    }

    /// Bounds how long, and how many, events may wait for brokers that do not answer: their senders are told.
    private static func forEvents(_ kafka: KafkaSettings) throws(KafkaError) -> KafkaSettings {
        var settings = kafka
        do {
            try settings.setDefault("message.timeout.ms", to: "\(eventTimeLimitMilliseconds)")
            try settings.setDefault("queue.buffering.max.kbytes", to: "\(eventQueueKiB)")
        } catch {
            throw KafkaError(.refused, name: "_INVALID_ARG", message: "\(error.name): \(error.message)")
        }
        return settings
    }

    /// Longer than a broker's election takes, shorter than webhooks' senders wait.
    private static let eventTimeLimitMilliseconds = 10_000
    /// Events on their way to the brokers: 64 MiB, as much as the embedded bus lets wait for its disk.
    private static let eventQueueKiB = 65_536

    private init(
        _ settings: Settings,
        _ count: Int32,
        _ producer: KafkaProducer,
        _ notes: KafkaNotes,
        _ cutter: LogCutter,
        _ logger: Logger,
        _ directory: DataDirectory,
        _ scratch: String
    ) {
        self.settings = settings
        self.count = count
        self.producer = producer
        self.notes = notes
        elsewhere = WaitingElsewhere(notes)
        self.cutter = cutter
        self.logger = logger
        self.directory = directory
        self.scratch = scratch
    }

    /// With another number of shards a sensor would be in two of them, and fire twice.
    private func refuseOtherCount() async throws(BusError) {
        let topic = settings.shardsTopic
        let settled: String
        do throws(KafkaError) { settled = try await notes.settle("\(topic) has shards", on: String(count)) } catch {
            throw .unavailable("the number of shards cannot be read from Kafka: \(error)")
        }
        guard settled == String(count) else {
            throw .unusable(
                "the topic \(topic) has \(count) partitions, and the bus was made with \(settled)",
                fix: "name another topic with --bus-topic; the number of shards cannot be changed"
            )
        }
    }

    /// Where a shard that nobody has had yet begins to read: settled before anybody can append an event.
    private func settleBeginning() async throws(KafkaError) {
        let consumer = try KafkaConsumer(settings.kafka, name: "beginning", logger: logger)
        let beginning: [Int32: Int64]
        do throws(KafkaError) { beginning = try await settledBeginning(asking: consumer) } catch {
            await consumer.close()
            throw error
        }
        await consumer.close()
        self.beginning.withLock { $0 = beginning }
    }

    private func settledBeginning(asking consumer: KafkaConsumer) async throws(KafkaError) -> [Int32: Int64] {
        let topic = settings.topic
        let names = try await consumer.partitions(of: topic).map { (partition: $0, key: "\(topic)/\($0) begins") }
        let partitions = Dictionary(names.map { ($0.key, $0.partition) }) { $1 }
        let isFromOldest = settings.isFromOldest
        let settled = try await notes.settle(names.map(\.key)) { key, isOldBus throws(KafkaError) in
            let marks = try await consumer.watermarks(of: TopicPartition(topic, partitions[key] ?? 0))
            // Whatever is in a partition that was added to a bus is the bus's.
            return String(isFromOldest || isOldBus ? marks.low : marks.high)
        }
        let places = names.compactMap { name in settled[name.key].flatMap(Int64.init).map { (name.partition, $0) } }
        return Dictionary(places) { $1 }
    }

    // MARK: Shards

    /// The shard that the sensor belongs to, in every gateway and for ever.
    package func shard(of sensor: ManifestName) -> Int32 {
        let digest = sha256(Array("\(sensor.namespace)/\(sensor.name)".utf8))
        return Int32(digest.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) } % UInt64(count))
    }

    /// Whether the sensor's shard is this gateway's now.
    package func isHere(_ sensor: ManifestName) -> Bool { bus(ofShard: shard(of: sensor)) != nil }

    /// Takes a shard over; from now on it answers here.
    package func take(
        _ number: Int32,
        owner: String,
        onLoss: @escaping @Sendable (String) -> Void
    ) async throws(BusError) -> KafkaShard {
        var shardSettings = KafkaShard.Settings(kafka: settings.kafka, topic: settings.shardsTopic)
        shardSettings.snapshots = settings.snapshots
        shardSettings.cutter = cutter
        shardSettings.bus = settings.bus
        let shard = try await KafkaShard.open(
            number,
            shardSettings,
            owner: owner,
            directory: "\(scratch)/\(number)",
            logger: logger,
            onLoss: onLoss
        )
        shards.withLock { $0[number] = shard }
        return shard
    }

    /// Lets a shard go, so that another gateway may take it over.
    package func giveUp(_ shard: KafkaShard) async {
        shards.withLock { $0[shard.number] = nil }
        await shard.close()
    }

    /// Reads the events that a shard's sensors wait for.
    package func events(for shard: KafkaShard) async throws(BusError) -> EventsReader {
        try await EventsReader.open(
            settings.topic,
            of: shard,
            kafka: settings.kafka,
            beginning: beginning.withLock { $0 },
            logger: logger
        )
    }

    /// Shares the shards out with the other gateways.
    package func membership() throws(BusError) -> ShardMembership {
        do throws(KafkaError) { return try ShardMembership(settings, logger: logger) } catch {
            throw .unavailable("the group of gateways cannot be joined: \(error)")
        }
    }

    /// The shards that are here now, in their order.
    package var owned: [KafkaShard] { shards.withLock { $0.values.sorted { $0.number < $1.number } } }

    package func bus(of sensor: ManifestName) throws(BusError) -> SQLiteBus {
        let number = shard(of: sensor)
        guard let shard = shards.withLock({ $0[number] }) else {
            throw .unavailable("the sensor \(sensor) is in shard \(number), which another gateway has; ask that one")
        }
        return shard.bus
    }

    func bus(ofShard number: Int32) -> SQLiteBus? { shards.withLock { $0[number]?.bus } }

    package func close() async {
        for shard in owned { await giveUp(shard) }
        await notes.close()
        await producer.close()
        directory.release()
    }
}
