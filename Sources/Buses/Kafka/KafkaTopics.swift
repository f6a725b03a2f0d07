import Kafka
import Logging

/// The topics of a bus, made where they are missing.
struct KafkaTopics {
    /// How long a broker may take to make a topic; one that does not know the request says nothing.
    private static let creationTimeLimit = Duration.seconds(10)
    /// What a shard's log may be longer than it has to be: 64 MiB; brokers would let it be 1 GiB.
    private static let segmentBytes = 64 << 20

    private let settings: KafkaBus.Settings
    private let logger: Logger

    init(_ settings: KafkaBus.Settings, logger: Logger) {
        self.settings = settings
        self.logger = logger
    }

    /// - Returns: how many shards there are.
    func prepare() async throws(KafkaError) -> Int32 {
        // A consumer, because asking for a topic as a producer makes it, with as many partitions as the broker likes.
        let consumer = try KafkaConsumer(settings.kafka, name: "topics", logger: logger)
        do throws(KafkaError) {
            let count = try await prepare(asking: consumer)
            await consumer.close()
            return count
        } catch {
            await consumer.close()
            throw error
        }
    }

    private func prepare(asking consumer: KafkaConsumer) async throws(KafkaError) -> Int32 {
        var missing: [KafkaAdministration.NewTopic] = []
        for topic in topics where try await partitions(of: topic.name, consumer) == 0 { missing.append(topic) }
        if !missing.isEmpty { try await make(missing) }
        return Int32(try await consumer.partitions(of: settings.shardsTopic).count)
    }

    private var topics: [KafkaAdministration.NewTopic] {
        // A shard's rows are needed as long as they are, whatever their age; what is cut goes by whole segments.
        let forEver = [
            "retention.ms": "-1", "retention.bytes": "-1", "segment.bytes": "\(Self.segmentBytes)",
        ]
        return [
            .init(settings.topic, partitions: settings.shards),
            .init(settings.shardsTopic, partitions: settings.shards, settings: forEver),
            .init(settings.notesTopic, partitions: 1, settings: ["cleanup.policy": "compact"]),
        ]
    }

    private func partitions(of topic: String, _ consumer: KafkaConsumer) async throws(KafkaError) -> Int {
        do throws(KafkaError) { return try await consumer.partitions(of: topic).count } catch {
            guard error.isAbsence else { throw error }
            return 0
        }
    }

    private func make(_ missing: [KafkaAdministration.NewTopic]) async throws(KafkaError) {
        let administration = try KafkaAdministration(settings.kafka, name: "topics", logger: logger)
        do throws(KafkaError) {
            let made = try await administration.create(missing, timeout: Self.creationTimeLimit)
            logger.info("topics made", metadata: ["topics": "\(made.joined(separator: ", "))"])
        } catch {
            // Some brokers make a topic when they are asked for it, and only then.
            logger.warning("the broker made no topics when asked to", metadata: ["reason": "\(error)"])
            for topic in missing { _ = try await administration.partitions(of: topic.name) }
        }
    }
}
