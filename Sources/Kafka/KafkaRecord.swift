import CRdKafka

/// A record as it lies in a partition.
package struct KafkaRecord: Sendable, Equatable {
    package let topic: String
    package let partition: Int32
    package let offset: Int64
    /// Milliseconds since 1970; nil where the record has none.
    package let timestamp: Int64?
    package let key: [UInt8]?
    /// nil for a tombstone.
    package let value: [UInt8]?
    package let headers: [KafkaHeader]

    package init(
        topic: String,
        partition: Int32,
        offset: Int64,
        timestamp: Int64?,
        key: [UInt8]?,
        value: [UInt8]?,
        headers: [KafkaHeader] = []
    ) {
        self.topic = topic
        self.partition = partition
        self.offset = offset
        self.timestamp = timestamp
        self.key = key
        self.value = value
        self.headers = headers
    }

    package var place: TopicPartition { TopicPartition(topic, partition, at: .at(offset)) }

    /// What to commit when this record is done.
    package var next: TopicPartition { TopicPartition(topic, partition, at: .at(offset + 1)) }
}

package struct KafkaHeader: Sendable, Hashable {
    package let name: String
    package let value: [UInt8]?

    package init(_ name: String, _ value: [UInt8]?) {
        self.name = name
        self.value = value
    }
}

extension KafkaRecord {
    /// Copies the message, which stays librdkafka's.
    init(copying message: UnsafePointer<rd_kafka_message_t>, topic: String) {
        let timestamp = rd_kafka_message_timestamp(message, nil)
        self.init(
            topic: topic,
            partition: message.pointee.partition,
            offset: message.pointee.offset,
            timestamp: timestamp < 0 ? nil : timestamp,
            key: [UInt8](message.pointee.key, count: message.pointee.key_len),
            value: [UInt8](message.pointee.payload, count: message.pointee.len),
            headers: [KafkaHeader](of: message)
        )
    }
}

extension [UInt8] {
    /// nil for a null pointer, which is not the same as no bytes.
    init?(_ start: UnsafeRawPointer?, count: Int) {
        guard let start else { return nil }
        self.init(UnsafeRawBufferPointer(start: start, count: count))
    }
}

extension [KafkaHeader] {
    init(of message: UnsafePointer<rd_kafka_message_t>) {
        self = []
        var headers: OpaquePointer?
        guard rd_kafka_message_headers(message, &headers) == RD_KAFKA_RESP_ERR_NO_ERROR, let headers else { return }
        let count = rd_kafka_header_cnt(headers)
        reserveCapacity(count)
        for index in 0..<count {
            var (name, value, size): (UnsafePointer<CChar>?, UnsafeRawPointer?, Int) = (nil, nil, 0)
            guard rd_kafka_header_get_all(headers, index, &name, &value, &size) == RD_KAFKA_RESP_ERR_NO_ERROR,
                let name
            else { continue }
            append(KafkaHeader(String(cString: name), [UInt8](value, count: size)))
        }
    }
}
