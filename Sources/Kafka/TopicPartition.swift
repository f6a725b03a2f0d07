import CRdKafka

/// A partition of a topic, and a place in it where one is meant.
package struct TopicPartition: Sendable, Hashable, Comparable, CustomStringConvertible {
    package let topic: String
    package let partition: Int32
    package var offset: KafkaOffset
    /// What went wrong with this one partition of a request.
    package var problem: KafkaError?

    package init(_ topic: String, _ partition: Int32, at offset: KafkaOffset = .none) {
        self.topic = topic
        self.partition = partition
        self.offset = offset
    }

    package var description: String {
        guard case .at(let offset) = offset else { return "\(topic)/\(partition)" }
        return "\(topic)/\(partition)@\(offset)"
    }

    package static func < (left: Self, right: Self) -> Bool {
        (left.topic, left.partition) < (right.topic, right.partition)
    }

    package static func == (left: Self, right: Self) -> Bool {
        left.topic == right.topic && left.partition == right.partition && left.offset == right.offset
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(topic)
        hasher.combine(partition)
        hasher.combine(offset)
    }
}

/// Where to read, or what was committed.
package enum KafkaOffset: Sendable, Hashable {
    case at(Int64)
    case beginning
    case end
    /// What the group has committed.
    case stored
    /// None was committed, or none is meant.
    case none

    init(_ raw: Int64) {
        switch raw {
        case 0...: self = .at(raw)
        case Int64(RD_KAFKA_OFFSET_BEGINNING): self = .beginning
        case Int64(RD_KAFKA_OFFSET_END): self = .end
        case Int64(RD_KAFKA_OFFSET_STORED): self = .stored
        default: self = .none
        }
    }

    var raw: Int64 {
        switch self {
        case .at(let offset): offset
        case .beginning: Int64(RD_KAFKA_OFFSET_BEGINNING)
        case .end: Int64(RD_KAFKA_OFFSET_END)
        case .stored: Int64(RD_KAFKA_OFFSET_STORED)
        case .none: Int64(RD_KAFKA_OFFSET_INVALID)
        }
    }
}

extension [TopicPartition] {
    init(_ list: UnsafePointer<rd_kafka_topic_partition_list_t>?) {
        guard let list = list?.pointee else {
            self = []
            return
        }
        self = UnsafeBufferPointer(start: list.elems, count: Int(list.cnt)).map { element in
            var partition = TopicPartition(
                String(cString: element.topic),
                element.partition,
                at: KafkaOffset(element.offset)
            )
            partition.problem = KafkaError(element.err)
            return partition
        }
    }

    /// Lends librdkafka the list; it may write offsets and problems into it.
    func withList<Value>(_ body: (UnsafeMutablePointer<rd_kafka_topic_partition_list_t>?) -> Value) -> Value {
        let list = rd_kafka_topic_partition_list_new(Int32(count))
        defer { rd_kafka_topic_partition_list_destroy(list) }
        for element in self {
            let added = rd_kafka_topic_partition_list_add(list, element.topic, element.partition)
            added?.pointee.offset = element.offset.raw
        }
        return body(list)
    }
}
