import Buses
import Manifests

/// Where events, and everything that follows from them, are kept.
package enum BusChoice: Sendable, Equatable {
    /// Shards of a new Kafka bus.
    package static let usualShards = KafkaBus.Settings.usualShards

    package static let usualSessionSeconds = KafkaBus.Settings.usualSessionSeconds
    /// Of a gateway that may be silent; Kafka takes no more than five minutes by default.
    package static let sessionSeconds = 1...300

    /// In the data directory, by this process alone.
    case embedded
    /// In Kafka, by all gateways that name the same brokers and topic.
    case kafka(Kafka)

    package struct Kafka: Sendable, Equatable {
        /// `host:port`, separated by commas.
        package var brokers: String
        package var topic: String
        /// Shards of a new bus.
        package var shards: Int
        /// Whether a new bus begins with the oldest event in its topic.
        package var isFromOldest: Bool
        /// How long a gateway may be silent before it loses its shards.
        package var sessionSeconds: Int
        package var security: BusSecurity

        package init(
            brokers: String,
            topic: String,
            shards: Int,
            isFromOldest: Bool = false,
            sessionSeconds: Int = usualSessionSeconds,
            security: BusSecurity = BusSecurity()
        ) {
            self.security = security
            self.sessionSeconds = sessionSeconds
            self.isFromOldest = isFromOldest
            self.brokers = brokers
            self.topic = topic
            self.shards = shards
        }
    }

    /// What the manifests say.
    init(_ block: KafkaBusBlock?) {
        guard let block else {
            self = .embedded
            return
        }
        self = .kafka(
            Kafka(
                brokers: block.brokers,
                topic: block.topic,
                shards: Self.usualShards,
                isFromOldest: block.isFromOldest,
                security: BusSecurity(block.security, namespace: block.name.namespace)
            )
        )
    }
}
