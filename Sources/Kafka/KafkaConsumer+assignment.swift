import CRdKafka

extension KafkaConsumer {
    /// Takes the partitions of `ConsumerEvent.assigned`; reading begins where their offsets say, `.none` and `.stored`
    /// meaning where the group was.
    package func accept(_ partitions: [TopicPartition]) async throws(KafkaError) {
        try await handle.offPool { handle throws(KafkaError) in
            if let error = KafkaError.assigning(partitions, to: handle.client) { throw error }
        }
    }

    /// Gives the partitions of `ConsumerEvent.revoked` back.
    package func release(_ partitions: [TopicPartition]) async throws(KafkaError) {
        try await handle.offPool { handle throws(KafkaError) in
            if let error = KafkaError.unassigning(partitions, from: handle.client) { throw error }
        }
    }

    /// Reads these partitions and no others, without a group.
    package func assign(_ partitions: [TopicPartition]) async throws(KafkaError) {
        try await handle.offPool { handle throws(KafkaError) in
            if let error = KafkaError(partitions.withList { rd_kafka_assign(handle.client, $0) }) { throw error }
        }
    }

    /// What is being read now.
    package func assignment() throws(KafkaError) -> [TopicPartition] {
        var list: UnsafeMutablePointer<rd_kafka_topic_partition_list_t>?
        if let error = KafkaError(rd_kafka_assignment(handle.client, &list)) { throw error }
        defer { if let list { rd_kafka_topic_partition_list_destroy(list) } }
        return [TopicPartition](list)
    }

    /// Records that were fetched and not handed over come again after `resume`.
    package func pause(_ partitions: [TopicPartition]) throws(KafkaError) {
        if let error = KafkaError(partitions.withList { rd_kafka_pause_partitions(handle.client, $0) }) { throw error }
    }

    package func resume(_ partitions: [TopicPartition]) throws(KafkaError) {
        if let error = KafkaError(partitions.withList { rd_kafka_resume_partitions(handle.client, $0) }) { throw error }
    }

    /// Goes on reading at the partitions' offsets; returns when that is so.
    package func seek(_ partitions: [TopicPartition]) async throws(KafkaError) {
        try await handle.offPool { handle throws(KafkaError) in
            let limit = Self.answerTimeLimit.kafkaMilliseconds
            let (problem, sought) = partitions.withList { list in
                (KafkaError(taking: rd_kafka_seek_partitions(handle.client, list, limit)), [TopicPartition](list))
            }
            if let problem = problem ?? sought.lazy.compactMap(\.problem).first { throw problem }
        }
    }
}

extension KafkaError {
    /// As the group's protocol wants it: eager members are given everything anew, cooperative ones what is new.
    static func assigning(_ partitions: [TopicPartition], to client: OpaquePointer) -> KafkaError? {
        partitions.withList { list in
            if isCooperative(client) { return KafkaError(taking: rd_kafka_incremental_assign(client, list)) }
            return KafkaError(rd_kafka_assign(client, list))
        }
    }

    static func unassigning(_ partitions: [TopicPartition], from client: OpaquePointer) -> KafkaError? {
        if isCooperative(client) {
            return partitions.withList { KafkaError(taking: rd_kafka_incremental_unassign(client, $0)) }
        }
        return KafkaError(rd_kafka_assign(client, nil))
    }

    private static func isCooperative(_ client: OpaquePointer) -> Bool {
        rd_kafka_rebalance_protocol(client).map { String(cString: $0) } == "COOPERATIVE"
    }
}
