/// A record to be written.
package struct KafkaMessage: Sendable, Equatable {
    package var topic: String
    /// nil lets the partitioner choose, by the key where there is one.
    package var partition: Int32?
    package var key: [UInt8]?
    /// nil writes a tombstone.
    package var value: [UInt8]?
    package var headers: [KafkaHeader]
    /// Milliseconds since 1970; nil takes the time of sending.
    package var timestamp: Int64?

    package init(
        topic: String,
        partition: Int32? = nil,
        key: [UInt8]? = nil,
        value: [UInt8]?,
        headers: [KafkaHeader] = [],
        timestamp: Int64? = nil
    ) {
        self.topic = topic
        self.partition = partition
        self.key = key
        self.value = value
        self.headers = headers
        self.timestamp = timestamp
    }
}

/// Where an acknowledged message lies.
package struct KafkaDelivery: Sendable, Equatable {
    package let partition: Int32
    /// nil where the broker did not say: with `acks=0`, and for some that were sent twice.
    package let offset: Int64?

    package init(partition: Int32, offset: Int64?) {
        self.partition = partition
        self.offset = offset
    }

    /// Where messages begin that were sent together to one partition; nil where the broker did not say it of the first one:
    /// what lies at the second one's place is not their beginning.
    ///
    /// - Throws: the first failure among the outcomes.
    package static func start(of outcomes: [Result<KafkaDelivery, KafkaError>]) throws(KafkaError) -> Int64? {
        for outcome in outcomes { _ = try outcome.get() }
        return try outcomes.first?.get().offset
    }
}
