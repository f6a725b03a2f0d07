import CRdKafka
import Dispatch
package import Logging

/// Writes records and waits for the brokers' word on each.
///
/// Idempotent unless the settings say otherwise: librdkafka repeats what fails on the way, in order and once.
package final class KafkaProducer: Sendable {
    /// How long a full queue of librdkafka is left alone before it is tried again.
    private static let fullQueueWait = Duration.milliseconds(5)

    /// How often what could not be sent is given up, before it is left to its own time limit.
    private static let purgeAttempts = 3

    let handle: ClientHandle
    // Written once; librdkafka's queues may be used from every thread, and this one lives as long as the handle.
    nonisolated(unsafe) private let queue: OpaquePointer
    private let poller: Poller

    /// Connects in the background.
    ///
    /// `name` appears in the names of threads. `onEvent` gets failures, statistics and `tokenNeeded`, on a thread of the
    /// producer's.
    package init(
        _ settings: KafkaSettings,
        name: String,
        logger: Logger,
        onEvent: @escaping @Sendable (ConsumerEvent) -> Void = { _ in }
    ) throws(KafkaError) {
        var settings = settings
        do { try settings.setDefault("enable.idempotence", to: "true") } catch {
            throw KafkaError(.refused, name: "_INVALID_ARG", message: "\(error.name): \(error.message)")
        }
        let callbacks = ClientCallbacks(logger: logger, onEvent: onEvent)
        handle = try ClientHandle(RD_KAFKA_PRODUCER, settings, name: name, callbacks: callbacks)
        guard let queue = rd_kafka_queue_get_main(handle.client) else { throw .closed }
        self.queue = queue
        poller = Poller(handle, name: name)
        rd_kafka_queue_cb_event_enable(
            queue,
            { _, opaque in
                guard let opaque else { return }
                Unmanaged<Poller>.fromOpaque(opaque).takeUnretainedValue().poll()
            },
            Unmanaged.passUnretained(poller).toOpaque()
        )
        // What came before the callback was in place wakes nobody.
        poller.poll()
    }

    deinit {
        rd_kafka_queue_cb_event_enable(queue, nil, nil)
        rd_kafka_queue_destroy(queue)
    }

    /// Serves delivery reports on a thread of its own, so that none waits for Swift's.
    private final class Poller: Sendable {
        private let thread: DispatchQueue
        private let handle: ClientHandle

        init(_ handle: ClientHandle, name: String) {
            self.handle = handle
            thread = DispatchQueue(label: "kafka.\(name).reports")
        }

        func poll() {
            thread.async { [handle] in while rd_kafka_poll(handle.client, 0) > 0 {} }
        }
    }

    // MARK: Sending

    /// Returns when the brokers have acknowledged the message.
    @discardableResult
    package func send(_ message: KafkaMessage) async throws(KafkaError) -> KafkaDelivery {
        guard let outcome = await send([message]).first else { throw .closed }
        return try outcome.get()
    }

    /// Sends in order and returns when the fate of each is known: the outcomes of the messages, one by one.
    package func send(_ messages: [KafkaMessage]) async -> [Result<KafkaDelivery, KafkaError>] {
        guard !messages.isEmpty else { return [] }
        let batch = DeliveryBatch(count: messages.count)
        for (index, message) in messages.enumerated() {
            while let error = enqueue(message, DeliverySlot(batch, index)) {
                guard error.name == "_QUEUE_FULL", !Task.isCancelled else {
                    batch.settle(index, .failure(error))
                    break
                }
                try? await Task.sleep(for: Self.fullQueueWait)
            }
        }
        return await batch.outcomes()
    }

    /// Messages whose fate is not known yet.
    package var waiting: Int { Int(rd_kafka_outq_len(handle.client)) }

    /// Returns when nothing is on its way any more, or throws when that takes longer.
    package func flush(timeout: Duration = KafkaConsumer.answerTimeLimit) async throws(KafkaError) {
        try await handle.offPool { handle throws(KafkaError) in
            if let error = KafkaError(rd_kafka_flush(handle.client, timeout.kafkaMilliseconds)) { throw error }
        }
    }

    /// Waits for what is on its way, gives the rest up (their senders get `_PURGE_QUEUE`), and ends.
    package func close(timeout: Duration = KafkaConsumer.answerTimeLimit) async {
        var patience = timeout
        for _ in 0...Self.purgeAttempts {
            do throws(KafkaError) { return try await flush(timeout: patience) } catch {
                // A message on its way from one of librdkafka's queues to another is in none of them for a moment.
                rd_kafka_purge(handle.client, RD_KAFKA_PURGE_F_QUEUE | RD_KAFKA_PURGE_F_INFLIGHT)
                poller.poll()
                patience = .milliseconds(200)
            }
        }
    }

    /// The partitions of a topic as the brokers know them now.
    package func partitions(of topic: String) async throws(KafkaError) -> [Int32] {
        try await handle.offPool { handle throws(KafkaError) in
            try handle.partitions(of: topic, timeout: KafkaConsumer.answerTimeLimit)
        }
    }

    package func setToken(_ token: KafkaToken) throws(KafkaError) { try handle.setToken(token) }

    /// What stopped the client for good, if something did.
    package var fatalError: KafkaError? { handle.fatalError }
}
