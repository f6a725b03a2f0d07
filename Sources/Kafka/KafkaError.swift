import CRdKafka

/// Why Kafka did not do what was asked, and what can help.
package struct KafkaError: Error, Sendable, Equatable, CustomStringConvertible {
    package enum Kind: Sendable, Equatable {
        /// Trying again can help: a broker is away, a leader is being elected, a time limit has passed.
        case retriable
        /// The transaction must be aborted; then its work may be done again.
        case abortable
        /// This client can do nothing any more; another one with the same settings may.
        case fatal
        /// Somebody has to change something: settings, credentials, permissions, the request itself.
        case refused
    }

    package let kind: Kind
    /// librdkafka's name, the same as in its documentation: `_TRANSPORT`, `TOPIC_AUTHORIZATION_FAILED`.
    package let name: String
    package let message: String

    package init(_ kind: Kind, name: String, message: String) {
        self.kind = kind
        self.name = name
        self.message = message
    }

    /// The client was closed by its owner.
    static let closed = KafkaError(.fatal, name: "_DESTROY", message: "the client is closed")

    package var description: String { "\(message) (\(name)); \(advice)" }

    /// Another client with the same transactional id, or a newer member of the group, has taken this one's place.
    package var isFenced: Bool {
        ["_FENCED", "PRODUCER_FENCED", "INVALID_PRODUCER_EPOCH", "FENCED_INSTANCE_ID"].contains(name)
    }

    /// The group has moved on without this member; what it was to commit now belongs to others.
    package var isOutdatedMember: Bool {
        ["ILLEGAL_GENERATION", "UNKNOWN_MEMBER_ID", "REBALANCE_IN_PROGRESS", "_ASSIGNMENT_LOST"].contains(name)
    }

    /// The topic or partition is not there.
    package var isAbsence: Bool {
        ["UNKNOWN_TOPIC_OR_PART", "_UNKNOWN_TOPIC", "_UNKNOWN_PARTITION"].contains(name)
    }

    package var isTooLarge: Bool { ["MSG_SIZE_TOO_LARGE", "RECORD_LIST_TOO_LARGE"].contains(name) }

    /// What somebody who reads the message can do.
    package var advice: String {
        if isAbsence { return "create the topic, or correct its name or partition" }
        if isTooLarge { return "send less, or raise the topic's max.message.bytes" }
        if name.hasSuffix("AUTHORIZATION_FAILED") { return "give this user the permission at the broker" }
        if name.contains("AUTHENTICATION") || name.contains("SASL") { return "correct the user, password or mechanism" }
        if name == "_SSL" { return "check the certificates, and that the port speaks TLS" }
        return switch kind {
        case .retriable: "it is tried again"
        case .abortable: "abort the transaction and do it again"
        case .fatal: "start another client"
        case .refused: "correct the settings or the request"
        }
    }
}

extension KafkaError {
    /// nil for success.
    init?(_ code: rd_kafka_resp_err_t, _ detail: String? = nil) {
        guard code != RD_KAFKA_RESP_ERR_NO_ERROR else { return nil }
        let name = String(cString: rd_kafka_err2name(code))
        self.init(Self.kind(of: code, name), name: name, message: detail ?? String(cString: rd_kafka_err2str(code)))
    }

    /// Takes the error over; nil for success.
    init?(taking error: OpaquePointer?) {
        guard let error else { return nil }
        defer { rd_kafka_error_destroy(error) }
        let code = rd_kafka_error_code(error)
        let name = String(cString: rd_kafka_err2name(code))
        let kind: Kind =
            if rd_kafka_error_is_fatal(error) != 0 { .fatal } else if rd_kafka_error_txn_requires_abort(error) != 0 {
                .abortable
            } else if rd_kafka_error_is_retriable(error) != 0 { .retriable } else { Self.kind(of: code, name) }
        self.init(kind, name: name, message: String(cString: rd_kafka_error_string(error)))
    }

    private static func kind(of code: rd_kafka_resp_err_t, _ name: String) -> Kind {
        if fatalNames.contains(name) { return .fatal }
        return retriableNames.contains(name) ? .retriable : .refused
    }

    private static let fatalNames: Set<String> = [
        "_FATAL", "_FENCED", "PRODUCER_FENCED", "INVALID_PRODUCER_EPOCH", "FENCED_INSTANCE_ID", "_DESTROY",
        "_CRIT_SYS_RESOURCE",
    ]

    /// What passes by itself; a topic that is not there is among them, because it may be about to be created.
    private static let retriableNames: Set<String> = [
        "_TRANSPORT", "_ALL_BROKERS_DOWN", "_TIMED_OUT", "_TIMED_OUT_QUEUE", "_MSG_TIMED_OUT", "_RESOLVE",
        "_WAIT_COORD",
        "_IN_PROGRESS", "_QUEUE_FULL", "_RETRY", "_STATE", "_CONFLICT", "_WAIT_CACHE", "_PARTITION_EOF",
        "_UNKNOWN_BROKER",
        "_LEADER_NOT_AVAILABLE", "_NODE_UPDATE", "_AUTO_OFFSET_RESET", "_MAX_POLL_EXCEEDED", "_ASSIGNMENT_LOST",
        "_UNKNOWN_TOPIC", "_UNKNOWN_PARTITION", "_NO_OFFSET", "_PURGE_QUEUE", "_PURGE_INFLIGHT",
        "UNKNOWN_TOPIC_OR_PART", "LEADER_NOT_AVAILABLE", "NOT_LEADER_FOR_PARTITION", "REQUEST_TIMED_OUT",
        "BROKER_NOT_AVAILABLE", "REPLICA_NOT_AVAILABLE", "NETWORK_EXCEPTION", "COORDINATOR_LOAD_IN_PROGRESS",
        "COORDINATOR_NOT_AVAILABLE", "NOT_COORDINATOR", "NOT_ENOUGH_REPLICAS", "NOT_ENOUGH_REPLICAS_AFTER_APPEND",
        "REBALANCE_IN_PROGRESS", "ILLEGAL_GENERATION", "UNKNOWN_MEMBER_ID", "KAFKA_STORAGE_ERROR", "NOT_CONTROLLER",
        "PREFERRED_LEADER_NOT_AVAILABLE", "OFFSET_NOT_AVAILABLE", "CONCURRENT_TRANSACTIONS", "UNSTABLE_OFFSET_COMMIT",
        "THROTTLING_QUOTA_EXCEEDED", "FENCED_LEADER_EPOCH", "UNKNOWN_LEADER_EPOCH", "OFFSET_OUT_OF_RANGE",
    ]
}
