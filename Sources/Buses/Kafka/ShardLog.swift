import Dispatch
import EventData
import Kafka
import Logging
import Synchronization

/// The durable log of one shard: a partition of the shards' topic that one gateway at a time may write.
///
/// Each batch is one transaction of Kafka. Whoever opens the log fences its owner off: that one's next transaction fails,
/// and what it had not committed never counts.
final class ShardLog: Sendable {
    /// How often a transaction is begun again after an abort.
    private static let attempts = 3
    /// How long the broker may leave it open whether a transaction was committed.
    private static let commitTimeLimit = Duration.seconds(60)

    private struct State {
        var batches = 0
        var bytesSinceSnapshot = 0
        var snapshotBytes = 0
        /// Where the newest snapshot begins; nil when that is not known, and then a start reads all there is.
        var snapshot: Int64?
        /// Why the log can no longer be written.
        var loss: String?
    }

    let place: TopicPartition
    let owner: String
    private let producer: KafkaProducer
    private let snapshots: SnapshotRule
    private let cutter: LogCutter?
    private let state = Mutex(State())
    private let logger: Logger
    /// Told once, when another gateway has taken the shard or it is not known what the broker has.
    private let onLoss: @Sendable (String) -> Void

    /// Fences the previous owner off and claims the log.
    init(
        claiming place: TopicPartition,
        as owner: String,
        producer: KafkaProducer,
        snapshots: SnapshotRule,
        cutter: LogCutter?,
        logger: Logger,
        onLoss: @escaping @Sendable (String) -> Void
    ) async throws(KafkaError) {
        self.place = place
        self.owner = owner
        self.producer = producer
        self.snapshots = snapshots
        self.cutter = cutter
        self.logger = logger
        self.onLoss = onLoss
        try await producer.beginTransactions()
        try await write([ShardFrame(kind: .claim, owner: owner, batch: 0)])
    }

    /// Whether so much was written since the last snapshot that the next batch should be one.
    var isSnapshotDue: Bool {
        state.withLock { snapshots.isDue(after: $0.bytesSinceSnapshot, last: $0.snapshotBytes) }
    }

    /// Goes on from what a start has read.
    func resume(after copy: ShardReader.Copy) {
        state.withLock { state in
            state.bytesSinceSnapshot = copy.bytesSinceSnapshot
            state.snapshotBytes = copy.snapshotBytes
            state.snapshot = copy.snapshot
        }
    }

    /// Returns when the batch is durable; called on the database's own thread, which waits.
    ///
    /// - Throws: `unavailable`; then it does not count, or the log is lost to this gateway.
    func append(
        _ changes: [RowChanges],
        kind: ShardFrame.Kind,
        schema: String,
        sequences: [String: Int64]
    ) throws(BusError) {
        if let loss = state.withLock({ $0.loss }) { throw .unavailable(loss) }
        let (batch, snapshot) = state.withLock { state in
            state.batches += 1
            return (state.batches, state.snapshot)
        }
        var whole = ShardFrame(kind: kind, owner: owner, batch: batch, schema: schema, sequences: sequences)
        whole.snapshot = snapshot
        whole.bytes = RowCoding.bytes(of: changes)
        let frames = ShardFrame.frames(whole)
        let result = Self.waiting { [self] () async throws(KafkaError) in try await write(frames) }
        switch result {
        case .success(let start):
            state.withLock { state in
                guard kind == .snapshot else { return state.bytesSinceSnapshot += whole.bytes.count }
                (state.snapshot, state.snapshotBytes, state.bytesSinceSnapshot) = (start, whole.bytes.count, 0)
            }
            // A snapshot whose beginning is not known is cut by the one after it.
            if kind == .snapshot, let start {
                cutter?.cut(before: TopicPartition(place.topic, place.partition, at: .at(start)))
            }
        case .failure(let error): throw refusal(for: error)
        }
    }

    /// One transaction, tried again while an abort leaves nothing behind.
    ///
    /// - Returns: where it begins; nil when the broker did not say.
    @discardableResult
    private func write(_ frames: [ShardFrame]) async throws(KafkaError) -> Int64? {
        let messages = frames.map { $0.message(to: place.topic, place.partition) }
        var attempt = 1
        while true {
            do throws(KafkaError) {
                try await producer.beginTransaction()
                let start = try KafkaDelivery.start(of: await producer.send(messages))
                try await commit()
                return start
            } catch {
                guard error.kind != .fatal else { throw error }
                try await abort()
                guard attempt < Self.attempts else { throw error }
                attempt += 1
                logger.warning("a transaction is written again", metadata: ["reason": "\(error)"])
            }
        }
    }

    /// Whatever the reason, nothing more can be written while a transaction hangs.
    private func abort() async throws(KafkaError) {
        do throws(KafkaError) { try await producer.abortTransaction() } catch {
            throw KafkaError(.fatal, name: error.name, message: "a transaction could not be ended: \(error.message)")
        }
    }

    /// Asks until the broker has said whether it is committed.
    private func commit() async throws(KafkaError) {
        let end = ContinuousClock.now + Self.commitTimeLimit
        while true {
            do throws(KafkaError) {
                return try await producer.commitTransaction()
            } catch {
                guard error.kind == .retriable else { throw error }
                guard ContinuousClock.now < end else {
                    throw KafkaError(.fatal, name: error.name, message: "nobody knows whether it was committed")
                }
            }
        }
    }

    private func refusal(for error: KafkaError) -> BusError {
        guard error.kind == .fatal else { return .unavailable("Kafka refuses shard \(place.partition): \(error)") }
        let reason = error.isFenced ? "another gateway has taken it over" : "\(error)"
        lose(reason)
        return .unavailable("shard \(place.partition) is lost: \(reason)")
    }

    /// Nothing is written any more; the shard has to be opened again, here or elsewhere.
    func lose(_ reason: String) {
        let isFirst = state.withLock { state in
            defer { state.loss = state.loss ?? "shard \(place.partition) is lost: \(reason)" }
            return state.loss == nil
        }
        if isFirst { onLoss(reason) }
    }

    /// Ends the producer; what it had not committed is aborted by whoever opens the log next.
    func close() async {
        state.withLock { $0.loss = $0.loss ?? "shard \(place.partition) is closed" }
        await producer.close()
    }

    /// Blocks this thread, which belongs to a database and not to Swift's pool, until the work is done.
    private static func waiting<Value: Sendable>(
        _ work: @escaping @Sendable () async throws(KafkaError) -> Value
    ) -> Result<Value, KafkaError> {
        let done = DispatchSemaphore(value: 0)
        let result = Mutex<Result<Value, KafkaError>?>(nil)
        // Nobody but this thread waits for it, and a thread cannot be in a task group.
        Task {
            let outcome: Result<Value, KafkaError>
            do throws(KafkaError) { outcome = .success(try await work()) } catch { outcome = .failure(error) }
            result.withLock { $0 = outcome }
            done.signal()
        }
        done.wait()
        guard let outcome = result.withLock({ $0 }) else { preconditionFailure("the work that ended has a result") }
        return outcome
    }
}
