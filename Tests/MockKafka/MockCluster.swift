import CRdKafkaMock

/// librdkafka's own mock of a Kafka cluster, over TCP on loopback, until it is let go.
///
/// It is a mock and says so to whoever starts it. What it cannot do: it keeps only about 5 MB of a partition and drops the
/// oldest without a word; it answers no request to create or delete topics, but makes a topic with four partitions when it
/// is asked about one; it knows neither TLS, SASL nor permissions; it answers a fetch at an empty partition only after the
/// whole `fetch.wait.max.ms`; it does not compact; and it takes part in transactions without meaning them: what was
/// aborted is read like the rest, and a transaction's offsets are taken and forgotten.
package final class MockCluster: Sendable {
    /// Requests by their numbers in Kafka's protocol.
    package enum Request: Int16, Sendable {
        case produce = 0
        case fetch = 1
        case listOffsets = 2
        case metadata = 3
        case offsetCommit = 8
        case offsetFetch = 9
        case findCoordinator = 10
        case joinGroup = 11
        case heartbeat = 12
        case initProducerID = 22
        case addPartitionsToTransaction = 24
        case addOffsetsToTransaction = 25
        case endTransaction = 26
        case transactionOffsetCommit = 28
    }

    /// Errors by their numbers in Kafka's protocol.
    package enum Answer: Int32, Sendable {
        case unknownTopic = 3
        case notLeader = 6
        case requestTimedOut = 7
        case coordinatorNotAvailable = 15
        case rebalanceInProgress = 27
        case topicAuthorizationFailed = 29
        case groupAuthorizationFailed = 30
        case invalidProducerEpoch = 47
        case none = 0
        /// The broker closes the connection instead of answering.
        case connectionCloses = -195
    }

    package struct Failure: Error, Sendable, CustomStringConvertible {
        package let description: String
    }

    // Written once; librdkafka's mock may be asked from every thread until it is destroyed.
    nonisolated(unsafe) private let cluster: OpaquePointer
    nonisolated(unsafe) private let client: OpaquePointer

    /// `host:port`, separated by commas.
    package let bootstrap: String

    package init(brokers: Int = 1) throws(Failure) {
        let configuration = rd_kafka_conf_new()
        // Its own log is noise; what matters is what clients see.
        _ = rd_kafka_conf_set(configuration, "log_level", "3", nil, 0)
        guard let client = rd_kafka_new(RD_KAFKA_PRODUCER, configuration, nil, 0) else {
            throw Failure(description: "the mock's client cannot be made")
        }
        guard let cluster = rd_kafka_mock_cluster_new(client, Int32(brokers)) else {
            throw Failure(description: "the mock cluster cannot be made")
        }
        self.client = client
        self.cluster = cluster
        bootstrap = String(cString: rd_kafka_mock_cluster_bootstraps(cluster))
    }

    deinit {
        rd_kafka_mock_cluster_destroy(cluster)
        rd_kafka_destroy(client)
    }

    package func createTopic(_ name: String, partitions: Int, replication: Int = 1) throws(Failure) {
        try check(rd_kafka_mock_topic_create(cluster, name, Int32(partitions), Int32(replication)))
    }

    /// The next requests of a kind get these answers, one each; `.none` lets one through.
    package func answer(_ request: Request, with answers: [Answer]) {
        let codes = answers.map { rd_kafka_resp_err_t($0.rawValue) }
        rd_kafka_mock_push_request_errors_array(cluster, request.rawValue, codes.count, codes)
    }

    /// Requests of the kind are answered as usual again.
    package func clear(_ request: Request) { rd_kafka_mock_clear_request_errors(cluster, request.rawValue) }

    /// Everything about the topic is answered so; `.none` as usual.
    package func setTopic(_ name: String, to answer: Answer) {
        rd_kafka_mock_topic_set_error(cluster, name, rd_kafka_resp_err_t(answer.rawValue))
    }

    /// Brokers are counted from 1.
    package func setBroker(_ broker: Int, isUp: Bool) throws(Failure) {
        let broker = Int32(broker)
        try check(
            isUp ? rd_kafka_mock_broker_set_up(cluster, broker) : rd_kafka_mock_broker_set_down(cluster, broker)
        )
    }

    package func setLeader(of topic: String, _ partition: Int32, to broker: Int) throws(Failure) {
        try check(rd_kafka_mock_partition_set_leader(cluster, topic, partition, Int32(broker)))
    }

    /// How long the broker takes for every answer.
    package func setRoundTrip(of broker: Int, milliseconds: Int) throws(Failure) {
        try check(rd_kafka_mock_broker_set_rtt(cluster, Int32(broker), Int32(milliseconds)))
    }

    private func check(_ code: rd_kafka_resp_err_t) throws(Failure) {
        guard code != RD_KAFKA_RESP_ERR_NO_ERROR else { return }
        throw Failure(description: String(cString: rd_kafka_err2str(code)))
    }
}
