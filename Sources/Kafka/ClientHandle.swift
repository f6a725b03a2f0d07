import CRdKafka
import Dispatch
import Synchronization

/// A client of librdkafka: its handle, a thread for the calls that block, and its log.
///
/// librdkafka may be called from any thread. The handle is destroyed when nobody has it any more, so that no call can
/// come too late; destroying blocks and has a thread of its own.
final class ClientHandle: Sendable {
    // Written once; librdkafka is safe to call from every thread until it is destroyed in `deinit`.
    nonisolated(unsafe) let client: OpaquePointer
    private let blocking: DispatchQueue
    /// Lives as long as librdkafka can call it.
    let callbacks: ClientCallbacks

    /// `type` is `RD_KAFKA_CONSUMER` or `RD_KAFKA_PRODUCER`; `name` appears in the names of threads.
    init(
        _ type: rd_kafka_type_t,
        _ settings: KafkaSettings,
        name: String,
        callbacks: ClientCallbacks
    ) throws(KafkaError) {
        let configuration: OpaquePointer?
        do { configuration = try settings.makeConfiguration() } catch {
            throw KafkaError(.refused, name: "_INVALID_ARG", message: "\(error.name): \(error.message)")
        }
        let retained = Unmanaged.passRetained(callbacks)
        rd_kafka_conf_set_opaque(configuration, retained.toOpaque())
        ClientCallbacks.install(in: configuration, type)
        var made: OpaquePointer?
        let message = messageBuffer { made = rd_kafka_new(type, configuration, $0, $1) }
        guard let made else {
            // A configuration that was not taken over is still ours.
            rd_kafka_conf_destroy(configuration)
            retained.release()
            throw KafkaError(.refused, name: "_INVALID_ARG", message: message)
        }
        client = made
        blocking = DispatchQueue(label: "kafka.\(name)")
        self.callbacks = callbacks
        if let token = settings.token { try setToken(token) }
    }

    deinit {
        // The last owner may be on one of Swift's threads, which must not wait for librdkafka's.
        let parting = Parting(client: client, callbacks: Unmanaged.passUnretained(callbacks))
        DispatchQueue.global().async { parting.destroy() }
    }

    /// Runs a call that waits for a broker; such calls of one client run one after the other.
    func offPool<Value: Sendable>(
        _ call: @escaping @Sendable (ClientHandle) throws(KafkaError) -> Value
    ) async throws(KafkaError) -> Value {
        let result = await withCheckedContinuation { (caller: CheckedContinuation<Result<Value, KafkaError>, Never>) in
            blocking.async { [self] in
                do throws(KafkaError) { caller.resume(returning: .success(try call(self))) } catch {
                    caller.resume(returning: .failure(error))
                }
            }
        }
        return try result.get()
    }

    /// The same for a call that nobody waits for.
    func inBackground(_ call: @escaping @Sendable (ClientHandle) -> Void) { blocking.async { [self] in call(self) } }

    /// The same for a call whose end is not worth every wait; it goes on behind the caller's back.
    func offPool(atMost limit: Duration, _ call: @escaping @Sendable (ClientHandle) -> Void) async {
        await withCheckedContinuation { caller in
            let once = Once(caller)
            blocking.async { [self] in
                call(self)
                once.resume()
            }
            let deadline = DispatchTime.now() + .milliseconds(Int(limit.kafkaMilliseconds))
            DispatchQueue.global().asyncAfter(deadline: deadline) { once.resume() }
        }
    }

    func setToken(_ token: KafkaToken) throws(KafkaError) {
        var code = RD_KAFKA_RESP_ERR_NO_ERROR
        let message = messageBuffer { buffer, size in
            code = rd_kafka_oauthbearer_set_token(
                client,
                token.value,
                token.expiresAt,
                token.principal,
                nil,
                0,
                buffer,
                size
            )
        }
        if let error = KafkaError(code, message) { throw error }
    }

    /// The partitions of a topic as the brokers know them now.
    ///
    /// - Throws: `isAbsence` when there is no such topic; the mock and brokers set up so create it when they are asked.
    func partitions(of topic: String, timeout: Duration) throws(KafkaError) -> [Int32] {
        let handle = rd_kafka_topic_new(client, topic, nil)
        guard let handle else { throw KafkaError(rd_kafka_last_error()) ?? .closed }
        defer { rd_kafka_topic_destroy(handle) }
        var metadata: UnsafePointer<rd_kafka_metadata>?
        if let error = KafkaError(rd_kafka_metadata(client, 0, handle, &metadata, timeout.kafkaMilliseconds)) {
            throw error
        }
        defer { rd_kafka_metadata_destroy(metadata) }
        guard let found = metadata?.pointee, found.topic_cnt > 0, let first = found.topics?.pointee else { return [] }
        if let error = KafkaError(first.err) { throw error }
        return UnsafeBufferPointer(start: first.partitions, count: Int(first.partition_cnt)).map(\.id).sorted()
    }

    /// What stopped the client for good, if something did.
    var fatalError: KafkaError? {
        var code = RD_KAFKA_RESP_ERR_NO_ERROR
        let message = messageBuffer { code = rd_kafka_fatal_error(client, $0, $1) }
        guard let error = KafkaError(code, message) else { return nil }
        return KafkaError(.fatal, name: error.name, message: error.message)
    }
}

/// A caller that is answered by whoever comes first.
private final class Once: Sendable {
    private let caller: Mutex<CheckedContinuation<Void, Never>?>

    init(_ caller: CheckedContinuation<Void, Never>) { self.caller = Mutex(caller) }

    func resume() {
        let caller = caller.withLock { caller in
            defer { caller = nil }
            return caller
        }
        caller?.resume()
    }
}

/// A client nobody has any more.
// It is the only one that still has the two pointers, and goes to one thread.
private struct Parting: @unchecked Sendable {
    let client: OpaquePointer
    let callbacks: Unmanaged<ClientCallbacks>

    /// Blocks until librdkafka's threads have ended.
    func destroy() {
        // Leaving the group is `close`'s business, which a client that was dropped did not want.
        rd_kafka_destroy_flags(client, RD_KAFKA_DESTROY_F_NO_CONSUMER_CLOSE)
        callbacks.release()
    }
}

extension Duration {
    /// Whole milliseconds for librdkafka, at least one.
    var kafkaMilliseconds: Int32 {
        let (seconds, attoseconds) = components
        return Int32(clamping: max(1, seconds * 1_000 + attoseconds / 1_000_000_000_000_000))
    }
}
