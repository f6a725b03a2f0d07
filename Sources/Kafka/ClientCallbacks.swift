import CRdKafka
import Logging
import Synchronization

/// What librdkafka tells a client, gathered until the client asks for it.
///
/// Log lines come on librdkafka's own threads, everything else while a queue is being read.
final class ClientCallbacks: Sendable {
    private let logger: Logger
    private let gathered = Mutex<[ConsumerEvent]>([])
    private let isClosing = Mutex(false)
    /// For what comes while nobody reads events, as with producers.
    private let onEvent: (@Sendable (ConsumerEvent) -> Void)?

    init(logger: Logger, onEvent: (@Sendable (ConsumerEvent) -> Void)? = nil) {
        self.logger = logger
        self.onEvent = onEvent
    }

    /// What was said since the last time, in order.
    func take() -> [ConsumerEvent] {
        gathered.withLock { events in
            defer { events = [] }
            return events
        }
    }

    /// From now on rebalances are agreed to at once: nobody is there to be asked.
    func beginClosing() { isClosing.withLock { $0 = true } }

    fileprivate func add(_ event: ConsumerEvent) {
        if let onEvent { onEvent(event) } else { gathered.withLock { $0.append(event) } }
    }

    fileprivate func log(_ level: Int32, _ facility: String, _ line: String) {
        // What it calls an error comes as an event too, and is told by whoever owns the client.
        let levels: [Logger.Level] = [.critical, .critical, .critical, .debug, .warning, .notice, .info, .debug]
        let level = levels[min(max(0, Int(level)), levels.count - 1)]
        logger.log(level: level, "librdkafka", metadata: ["facility": "\(facility)", "line": "\(line)"])
    }

    fileprivate func rebalance(_ client: OpaquePointer, _ code: rd_kafka_resp_err_t, _ partitions: [TopicPartition]) {
        let isAssignment = code == RD_KAFKA_RESP_ERR__ASSIGN_PARTITIONS
        if isClosing.withLock({ $0 }) {
            // An answer is owed, or closing waits for it in vain.
            _ = isAssignment ? nil : KafkaError.unassigning(partitions, from: client)
            return
        }
        if isAssignment {
            add(.assigned(partitions))
        } else {
            add(.revoked(partitions, isLost: rd_kafka_assignment_lost(client) != 0))
        }
        // Records that follow belong after this event.
        rd_kafka_yield(client)
    }
}

extension ClientCallbacks {
    /// The opaque of `configuration` is the `ClientCallbacks`.
    static func install(in configuration: OpaquePointer?, _ type: rd_kafka_type_t) {
        rd_kafka_conf_set_log_cb(configuration) { client, level, facility, line in
            guard let facility, let line else { return }
            ClientCallbacks.from(rd_kafka_opaque(client))?.log(level, String(cString: facility), String(cString: line))
        }
        rd_kafka_conf_set_error_cb(configuration) { client, code, reason, opaque in
            let detail = reason.map { String(cString: $0) }
            guard let error = KafkaError(rd_kafka_resp_err_t(code), detail) else { return }
            ClientCallbacks.from(opaque)?.add(.failed(error, nil))
        }
        rd_kafka_conf_set_stats_cb(configuration) { _, text, length, opaque in
            let bytes = [UInt8](text, count: length) ?? []
            if let statistics = KafkaStatistics(bytes) { ClientCallbacks.from(opaque)?.add(.statistics(statistics)) }
            // Zero: librdkafka keeps and frees the text.
            return 0
        }
        rd_kafka_conf_set_oauthbearer_token_refresh_cb(configuration) { _, _, opaque in
            ClientCallbacks.from(opaque)?.add(.tokenNeeded)
        }
        guard type == RD_KAFKA_CONSUMER else {
            rd_kafka_conf_set_dr_msg_cb(configuration) { _, message, _ in
                if let message { DeliverySlot.report(message) }
            }
            return
        }
        rd_kafka_conf_set_rebalance_cb(configuration) { client, code, partitions, opaque in
            if let client { ClientCallbacks.from(opaque)?.rebalance(client, code, [TopicPartition](partitions)) }
        }
        rd_kafka_conf_set_offset_commit_cb(configuration) { _, code, partitions, opaque in
            // There was nothing to commit.
            if code == RD_KAFKA_RESP_ERR__NO_OFFSET { return }
            ClientCallbacks.from(opaque)?.add(.committed([TopicPartition](partitions), KafkaError(code)))
        }
    }

    private static func from(_ opaque: UnsafeMutableRawPointer?) -> ClientCallbacks? {
        opaque.map { Unmanaged<ClientCallbacks>.fromOpaque($0).takeUnretainedValue() }
    }
}
