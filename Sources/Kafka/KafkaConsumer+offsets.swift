import CRdKafka

extension KafkaConsumer {
    /// The oldest record and the place after the newest one.
    package struct Watermarks: Sendable, Equatable {
        package let low: Int64
        package let high: Int64

        package init(low: Int64, high: Int64) {
            self.low = low
            self.high = high
        }
    }

    /// Returns when the brokers have stored the offsets, each the place after the last record that is done.
    ///
    /// - Throws: a retriable error when they do not say so in time; they may have stored them all the same.
    package func commit(_ offsets: [TopicPartition], timeout: Duration = answerTimeLimit) async throws(KafkaError) {
        guard !offsets.isEmpty else { return }
        try await handle.offPool { handle throws(KafkaError) in
            // A queue of its own: librdkafka's plain call waits for a coordinator without end.
            let queue = rd_kafka_queue_new(handle.client)
            defer { rd_kafka_queue_destroy(queue) }
            let code = offsets.withList { rd_kafka_commit_queue(handle.client, $0, queue, nil, nil) }
            if let error = KafkaError(code) { throw error }
            guard let event = rd_kafka_queue_poll(queue, timeout.kafkaMilliseconds) else {
                throw KafkaError(.retriable, name: "_TIMED_OUT", message: "no broker confirmed the commit in time")
            }
            defer { rd_kafka_event_destroy(event) }
            let committed = [TopicPartition](rd_kafka_event_topic_partition_list(event))
            let problem = KafkaError(rd_kafka_event_error(event)) ?? committed.lazy.compactMap(\.problem).first
            if let problem { throw problem }
        }
    }

    /// Returns at once; what became of it says `ConsumerEvent.committed`.
    ///
    /// A later commit overtakes an earlier one.
    package func requestCommit(_ offsets: [TopicPartition]) throws(KafkaError) {
        guard !offsets.isEmpty else { return }
        if let error = KafkaError(offsets.withList { rd_kafka_commit(handle.client, $0, 1) }) { throw error }
    }

    /// What the group has committed; `.none` for a partition of which it has nothing.
    package func committed(_ partitions: [TopicPartition]) async throws(KafkaError) -> [TopicPartition] {
        guard !partitions.isEmpty else { return [] }
        return try await handle.offPool { handle throws(KafkaError) in
            let limit = Self.answerTimeLimit.kafkaMilliseconds
            let (code, found) = partitions.withList { list in
                (rd_kafka_committed(handle.client, list, limit), [TopicPartition](list))
            }
            if let problem = KafkaError(code) ?? found.lazy.compactMap(\.problem).first { throw problem }
            return found
        }
    }

    /// Asks the partition's leader.
    package func watermarks(
        of partition: TopicPartition,
        timeout: Duration = answerTimeLimit
    ) async throws(KafkaError) -> Watermarks {
        try await handle.offPool { handle throws(KafkaError) in
            var (low, high): (Int64, Int64) = (0, 0)
            let code = rd_kafka_query_watermark_offsets(
                handle.client,
                partition.topic,
                partition.partition,
                &low,
                &high,
                timeout.kafkaMilliseconds
            )
            if let error = KafkaError(code) { throw error }
            return Watermarks(low: low, high: high)
        }
    }

    /// As the last answer with records said, without asking anybody; nil before the first one.
    package func knownWatermarks(of partition: TopicPartition) -> Watermarks? {
        var (low, high): (Int64, Int64) = (-1, -1)
        let code = rd_kafka_get_watermark_offsets(handle.client, partition.topic, partition.partition, &low, &high)
        guard code == RD_KAFKA_RESP_ERR_NO_ERROR, low >= 0, high >= 0 else { return nil }
        return Watermarks(low: low, high: high)
    }

    /// The partitions of a topic as the brokers know them now.
    package func partitions(of topic: String) async throws(KafkaError) -> [Int32] {
        try await handle.offPool { handle throws(KafkaError) in
            try handle.partitions(of: topic, timeout: Self.answerTimeLimit)
        }
    }

    /// The id of the cluster that the brokers said last; nil when they say none, or nothing in time.
    package func clusterID(timeout: Duration = answerTimeLimit) async throws(KafkaError) -> String? {
        try await handle.offPool { handle in
            guard let text = rd_kafka_clusterid(handle.client, timeout.kafkaMilliseconds) else { return nil }
            defer { rd_kafka_mem_free(handle.client, text) }
            return String(cString: text)
        }
    }

    /// Who this member is to its group, for `KafkaProducer.send(offsets:of:)`; nil before it is in one.
    package func groupMetadata() -> ConsumerGroupMetadata? {
        rd_kafka_consumer_group_metadata(handle.client).map(ConsumerGroupMetadata.init)
    }
}

/// A member of a group as of now: an old one is refused when offsets are committed with it.
package final class ConsumerGroupMetadata: Sendable {
    // Written once and only read by librdkafka until it is destroyed.
    nonisolated(unsafe) let pointer: OpaquePointer

    init(_ pointer: OpaquePointer) { self.pointer = pointer }

    deinit { rd_kafka_consumer_group_metadata_destroy(pointer) }
}
