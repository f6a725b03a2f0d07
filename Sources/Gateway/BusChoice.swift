/// Where events, and everything that follows from them, are kept.
package enum BusChoice: Sendable, Equatable {
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

        package init(brokers: String, topic: String, shards: Int) {
            self.brokers = brokers
            self.topic = topic
            self.shards = shards
        }
    }
}
