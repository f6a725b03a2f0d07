import CRdKafka
package import Logging

/// Creates, describes and deletes topics, and cuts partitions.
package final class KafkaAdministration: Sendable {
    package struct NewTopic: Sendable {
        package var name: String
        package var partitions: Int
        /// -1 leaves it to the broker.
        package var replication: Int
        /// The topic's own settings, such as `cleanup.policy`.
        package var settings: [String: String]

        package init(_ name: String, partitions: Int, replication: Int = -1, settings: [String: String] = [:]) {
            self.name = name
            self.partitions = partitions
            self.replication = replication
            self.settings = settings
        }
    }

    private let handle: ClientHandle

    package init(_ settings: KafkaSettings, name: String, logger: Logger) throws(KafkaError) {
        handle = try ClientHandle(
            RD_KAFKA_PRODUCER,
            settings,
            name: name,
            callbacks: ClientCallbacks(logger: logger) { _ in }
        )
    }

    /// A topic that is there already is left as it is.
    ///
    /// - Returns: the names of those that were made.
    @discardableResult
    package func create(
        _ topics: [NewTopic],
        timeout: Duration = .seconds(30)
    ) async throws(KafkaError) -> [String] {
        try await handle.offPool { handle throws(KafkaError) in
            var made: [OpaquePointer?] = []
            defer { for topic in made { rd_kafka_NewTopic_destroy(topic) } }
            for topic in topics { made.append(try Self.make(topic)) }
            let results = try Self.request(handle, RD_KAFKA_ADMIN_OP_CREATETOPICS, timeout) { options, queue in
                rd_kafka_CreateTopics(handle.client, &made, made.count, options, queue)
            } read: { event, count in
                rd_kafka_CreateTopics_result_topics(rd_kafka_event_CreateTopics_result(event), count)
            }
            for result in results {
                guard let error = result.error, error.name != "TOPIC_ALREADY_EXISTS" else { continue }
                throw error
            }
            return results.filter { $0.error == nil }.map(\.name)
        }
    }

    /// A topic that is not there is no error.
    package func delete(_ topics: [String], timeout: Duration = .seconds(30)) async throws(KafkaError) {
        try await handle.offPool { handle throws(KafkaError) in
            var doomed = topics.map { rd_kafka_DeleteTopic_new($0) }
            defer { for topic in doomed { rd_kafka_DeleteTopic_destroy(topic) } }
            let results = try Self.request(handle, RD_KAFKA_ADMIN_OP_DELETETOPICS, timeout) { options, queue in
                rd_kafka_DeleteTopics(handle.client, &doomed, doomed.count, options, queue)
            } read: { event, count in
                rd_kafka_DeleteTopics_result_topics(rd_kafka_event_DeleteTopics_result(event), count)
            }
            for result in results {
                guard let error = result.error, !error.isAbsence else { continue }
                throw error
            }
        }
    }

    /// - Throws: `isAbsence` when there is no such topic; brokers that create topics when asked create it.
    package func partitions(of topic: String, timeout: Duration = .seconds(10)) async throws(KafkaError) -> [Int32] {
        try await handle.offPool { handle throws(KafkaError) in try handle.partitions(of: topic, timeout: timeout) }
    }

    private static func make(_ topic: NewTopic) throws(KafkaError) -> OpaquePointer {
        var made: OpaquePointer?
        let message = messageBuffer { buffer, size in
            made = rd_kafka_NewTopic_new(topic.name, Int32(topic.partitions), Int32(topic.replication), buffer, size)
        }
        guard let made else { throw KafkaError(.refused, name: "_INVALID_ARG", message: "\(topic.name): \(message)") }
        for (name, value) in topic.settings { rd_kafka_NewTopic_set_config(made, name, value) }
        return made
    }

    private typealias Results = UnsafeMutablePointer<OpaquePointer?>?

    /// The same for a request whose answer has a result for each topic.
    private static func request(
        _ handle: ClientHandle,
        _ operation: rd_kafka_admin_op_t,
        _ timeout: Duration,
        send: (OpaquePointer?, OpaquePointer?) -> Void,
        read: (OpaquePointer?, UnsafeMutablePointer<Int>) -> Results
    ) throws(KafkaError) -> [(name: String, error: KafkaError?)] {
        var found: [(name: String, error: KafkaError?)] = []
        try ask(handle, operation, timeout, send: send) { event in
            var count = 0
            found = UnsafeBufferPointer(start: read(event, &count), count: count).map { result in
                let detail = rd_kafka_topic_result_error_string(result).map { String(cString: $0) }
                return (
                    String(cString: rd_kafka_topic_result_name(result)),
                    KafkaError(rd_kafka_topic_result_error(result), detail)
                )
            }
        }
        return found
    }

    /// Blocks until the answer or the time limit.
    static func ask(
        _ handle: ClientHandle,
        _ operation: rd_kafka_admin_op_t,
        _ timeout: Duration,
        send: (OpaquePointer?, OpaquePointer?) -> Void,
        read: (OpaquePointer?) -> Void
    ) throws(KafkaError) {
        let options = rd_kafka_AdminOptions_new(handle.client, operation)
        defer { rd_kafka_AdminOptions_destroy(options) }
        let milliseconds = timeout.kafkaMilliseconds
        // Both limits are within what librdkafka takes.
        _ = messageBuffer { rd_kafka_AdminOptions_set_request_timeout(options, milliseconds, $0, $1) }
        _ = messageBuffer { rd_kafka_AdminOptions_set_operation_timeout(options, milliseconds, $0, $1) }
        let queue = rd_kafka_queue_new(handle.client)
        defer { rd_kafka_queue_destroy(queue) }
        send(options, queue)
        guard let event = rd_kafka_queue_poll(queue, milliseconds) else {
            throw KafkaError(.retriable, name: "_TIMED_OUT", message: "no broker answered in time")
        }
        defer { rd_kafka_event_destroy(event) }
        let detail = rd_kafka_event_error_string(event).map { String(cString: $0) }
        if let error = KafkaError(rd_kafka_event_error(event), detail) { throw error }
        read(event)
    }

    func inBackground(_ call: @escaping @Sendable (ClientHandle) -> Void) { handle.inBackground(call) }
}
