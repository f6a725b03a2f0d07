import Kafka
import Logging

/// The topics of a bus, made where they are missing.
struct KafkaTopics {
    private let settings: KafkaBus.Settings
    private let administration: KafkaAdministration
    private let logger: Logger

    init(_ settings: KafkaBus.Settings, logger: Logger) throws(KafkaError) {
        self.settings = settings
        self.logger = logger
        administration = try KafkaAdministration(settings.kafka, name: "topics", logger: logger)
    }

    /// - Returns: how many shards there are.
    func prepare() async throws(KafkaError) -> Int32 {
        let forEver = ["retention.ms": "-1", "retention.bytes": "-1"]
        // A shard's log is cut behind its snapshots, not by age: its rows are needed as long as they are.
        let topics: [KafkaAdministration.NewTopic] = [
            .init(settings.topic, partitions: settings.shards),
            .init(settings.shardsTopic, partitions: settings.shards, settings: forEver),
            .init(settings.notesTopic, partitions: 1, settings: ["cleanup.policy": "compact"]),
        ]
        do throws(KafkaError) { try await administration.create(topics) } catch {
            // Somebody else may make the topics here, or the broker makes them when they are asked for.
            logger.info("topics are not made by the gateway", metadata: ["reason": "\(error)"])
        }
        for topic in topics { _ = try await administration.partitions(of: topic.name) }
        return Int32(try await administration.partitions(of: settings.shardsTopic).count)
    }
}
