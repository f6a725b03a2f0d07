import CRdKafka

// With the setting `transactional.id`; the id belongs to one producer at a time, and a new one fences the old one off.
//
// What an error asks for is its kind: `.retriable` the same call again, `.abortable` an abort and everything again,
// `.fatal` another producer.
extension KafkaProducer {
    /// Once before the first transaction: ends what an earlier producer with this id left open, and fences it off.
    package func beginTransactions(timeout: Duration = .seconds(30)) async throws(KafkaError) {
        try await transaction { rd_kafka_init_transactions($0, timeout.kafkaMilliseconds) }
    }

    package func beginTransaction() async throws(KafkaError) {
        try await transaction { rd_kafka_begin_transaction($0) }
    }

    /// Makes the group's progress part of the transaction: the offsets count when it commits.
    ///
    /// `offsets` are the places after the last records that are done.
    package func send(
        offsets: [TopicPartition],
        of member: ConsumerGroupMetadata,
        timeout: Duration = .seconds(30)
    ) async throws(KafkaError) {
        try await transaction { client in
            offsets.withList { list in
                rd_kafka_send_offsets_to_transaction(client, list, member.pointer, timeout.kafkaMilliseconds)
            }
        }
    }

    /// Waits for every message of the transaction and makes all of them count.
    package func commitTransaction(timeout: Duration = .seconds(60)) async throws(KafkaError) {
        try await transaction { rd_kafka_commit_transaction($0, timeout.kafkaMilliseconds) }
    }

    /// Nothing of the transaction counts; messages still on their way are given up.
    package func abortTransaction(timeout: Duration = .seconds(60)) async throws(KafkaError) {
        try await transaction { rd_kafka_abort_transaction($0, timeout.kafkaMilliseconds) }
    }

    private func transaction(
        _ call: @escaping @Sendable (OpaquePointer) -> OpaquePointer?
    ) async throws(KafkaError) {
        try await handle.offPool { handle throws(KafkaError) in
            if let error = KafkaError(taking: call(handle.client)) { throw error }
        }
    }
}
