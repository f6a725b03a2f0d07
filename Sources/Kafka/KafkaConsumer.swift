import CRdKafka
package import Logging
import Synchronization

/// Reads partitions, as a member of a group or by itself.
///
/// Offsets are committed by its owner alone, when the records are safe. One task reads with `next`, again and again: it
/// serves everything else too, and a member that does not read for `max.poll.interval.ms` leaves its group.
package final class KafkaConsumer: Sendable {
    /// Most records handed over at once: their memory is bounded by `queued.max.messages.kbytes` besides.
    package static let maximumBatch = 1_000
    /// How long calls wait for a broker's answer.
    package static let answerTimeLimit = Duration.seconds(10)
    /// How often librdkafka says how it goes; it also wakes the reader, so that an idle member stays in its group.
    package static let statisticsInterval = Duration.seconds(1)

    let handle: ClientHandle
    // Written once; librdkafka's queues may be used from every thread, and this one lives as long as the handle.
    nonisolated(unsafe) private let queue: OpaquePointer
    private let signal: QueueSignal
    private let isWoken = Atomic(false)

    /// Connects in the background; reads nothing before `subscribe` or `assign`.
    ///
    /// `name` appears in the names of threads.
    package init(_ settings: KafkaSettings, name: String, logger: Logger) throws(KafkaError) {
        var settings = settings
        do {
            try settings.set("enable.auto.commit", to: "false")
            try settings.set("enable.auto.offset.store", to: "false")
            try settings.setDefault("statistics.interval.ms", to: "\(Self.statisticsInterval.kafkaMilliseconds)")
            // Without a group librdkafka wants the name all the same; it joins none.
            try settings.setDefault("group.id", to: "signalbox-without-a-group")
        } catch { throw KafkaError(.refused, name: "_INVALID_ARG", message: "\(error.name): \(error.message)") }
        handle = try ClientHandle(
            RD_KAFKA_CONSUMER,
            settings,
            name: name,
            callbacks: ClientCallbacks(logger: logger)
        )
        // Errors, rebalances and statistics come through the same queue as records, in order.
        rd_kafka_poll_set_consumer(handle.client)
        guard let queue = rd_kafka_queue_get_consumer(handle.client) else { throw .closed }
        self.queue = queue
        signal = QueueSignal()
        rd_kafka_queue_cb_event_enable(
            queue,
            { _, opaque in
                guard let opaque else { return }
                Unmanaged<QueueSignal>.fromOpaque(opaque).takeUnretainedValue().raise()
            },
            Unmanaged.passUnretained(signal).toOpaque()
        )
    }

    deinit {
        rd_kafka_queue_cb_event_enable(queue, nil, nil)
        rd_kafka_queue_destroy(queue)
    }

    // MARK: Reading

    /// Joins the group and reads what it assigns; `ConsumerEvent.assigned` says what.
    package func subscribe(to topics: [String]) throws(KafkaError) {
        let code = topics.map { TopicPartition($0, rd_kafka_partition_unassigned) }
            .withList { rd_kafka_subscribe(handle.client, $0) }
        if let error = KafkaError(code) { throw error }
    }

    /// What has come since the last time, at least one event; empty only when the task is cancelled or `wake` was called.
    package func next(atMost limit: Int = maximumBatch) async -> [ConsumerEvent] {
        while !Task.isCancelled {
            let events = drain(atMost: min(max(1, limit), Self.maximumBatch))
            if !events.isEmpty || isWoken.exchange(false, ordering: .acquiringAndReleasing) { return events }
            await signal.wait()
        }
        return []
    }

    /// Lets `next` return, now or the next time, although nothing has come.
    package func wake() {
        isWoken.store(true, ordering: .releasing)
        signal.raise()
    }

    /// Never waits.
    private func drain(atMost limit: Int) -> [ConsumerEvent] {
        withUnsafeTemporaryAllocation(of: UnsafeMutablePointer<rd_kafka_message_t>?.self, capacity: limit) { buffer in
            buffer.initialize(repeating: nil)
            let count = rd_kafka_consume_batch_queue(queue, 0, buffer.baseAddress, limit)
            var events = events(of: buffer.prefix(max(0, count)))
            events += handle.callbacks.take()
            // Whatever is left wakes nobody: the queue was not empty.
            if !events.isEmpty { signal.raise() }
            return events
        }
    }

    private func events(of messages: Slice<UnsafeMutableBufferPointer<UnsafeMutablePointer<rd_kafka_message_t>?>>)
        -> [ConsumerEvent]
    {
        var events: [ConsumerEvent] = []
        var records: [KafkaRecord] = []
        var topic: (handle: OpaquePointer?, name: String) = (nil, "")
        for message in messages.lazy.compactMap({ $0 }) {
            defer { rd_kafka_message_destroy(message) }
            if topic.handle != message.pointee.rkt || topic.handle == nil {
                topic = (
                    message.pointee.rkt, message.pointee.rkt.map { String(cString: rd_kafka_topic_name($0)) } ?? ""
                )
            }
            guard let error = KafkaError(message.pointee.err, Self.detail(of: message)) else {
                records.append(KafkaRecord(copying: message, topic: topic.name))
                continue
            }
            if !records.isEmpty { events.append(.records(records)) }
            records = []
            let offset = KafkaOffset(message.pointee.offset)
            let place = TopicPartition(topic.name, message.pointee.partition, at: offset)
            let isEnd = message.pointee.err == RD_KAFKA_RESP_ERR__PARTITION_EOF
            events.append(isEnd ? .endOfPartition(place) : .failed(error, topic.handle == nil ? nil : place))
        }
        if !records.isEmpty { events.append(.records(records)) }
        return events
    }

    private static func detail(of message: UnsafePointer<rd_kafka_message_t>) -> String? {
        guard message.pointee.err != RD_KAFKA_RESP_ERR_NO_ERROR else { return nil }
        return rd_kafka_message_errstr(message).map { String(cString: $0) }
    }

    // MARK: Leaving

    /// Leaves the group, so that others take over at once; what is to be committed must be committed before.
    ///
    /// A group that does not answer is left behind after a while: its session ends by itself.
    package func close(timeout: Duration = .seconds(5)) async {
        handle.callbacks.beginClosing()
        await handle.offPool(atMost: timeout) { handle in _ = rd_kafka_consumer_close(handle.client) }
    }

    package func setToken(_ token: KafkaToken) throws(KafkaError) { try handle.setToken(token) }

    /// What stopped the client for good, if something did.
    package var fatalError: KafkaError? { handle.fatalError }
}

/// `RD_KAFKA_PARTITION_UA`, a macro that Swift does not see.
let rd_kafka_partition_unassigned: Int32 = -1
