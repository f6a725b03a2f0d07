import CRdKafka

extension KafkaAdministration {
    /// Has the brokers delete all records of the partition before the place, and does not wait for it.
    ///
    /// `onEnd` is told what became of it, on a thread of the client's. Brokers delete whole segments, so they may keep what
    /// comes before for longer; nobody reads it any more.
    package func deleteRecords(
        before place: TopicPartition,
        timeout: Duration = .seconds(30),
        onEnd: @escaping @Sendable (KafkaError?) -> Void
    ) {
        inBackground { handle in
            let problem: KafkaError?
            do throws(KafkaError) {
                try Self.deleteRecords(before: place, handle, timeout)
                problem = nil
            } catch { problem = error }
            // Nobody else takes what the client has been told meanwhile, such as that a broker is away.
            while rd_kafka_poll(handle.client, 0) > 0 {}
            onEnd(problem)
        }
    }

    private static func deleteRecords(
        before place: TopicPartition,
        _ handle: ClientHandle,
        _ timeout: Duration
    ) throws(KafkaError) {
        var request = [place].withList { rd_kafka_DeleteRecords_new($0) }
        defer { rd_kafka_DeleteRecords_destroy(request) }
        var answered: [TopicPartition] = []
        try ask(handle, RD_KAFKA_ADMIN_OP_DELETERECORDS, timeout) { options, queue in
            rd_kafka_DeleteRecords(handle.client, &request, 1, options, queue)
        } read: { event in
            answered = [TopicPartition](
                rd_kafka_DeleteRecords_result_offsets(rd_kafka_event_DeleteRecords_result(event))
            )
        }
        if let problem = answered.first?.problem { throw problem }
    }
}
