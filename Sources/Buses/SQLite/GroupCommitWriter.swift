import Dispatch
import GRDB
import Synchronization

/// The one place that changes the database: everything that waits shares one transaction and one fsync.
///
/// While one batch is on its way to the disk the next one gathers, so the more callers wait the more share a flush.
final class GroupCommitWriter: Sendable {
    struct Limits: Sendable {
        let appends: Int
        let bytes: Int
        let changes: Int
        let batch: Int

        init(_ configuration: SQLiteBus.Configuration) {
            appends = configuration.maximumWaitingAppends
            bytes = configuration.maximumWaitingBytes
            changes = configuration.maximumWaitingChanges
            batch = max(1, configuration.maximumBatch)
        }
    }

    /// How long a decision or what became of an attempt waits for others while much is to be done: as long as a
    /// transaction takes, in which the next ones come.
    private static let patience = DispatchTimeInterval.microseconds(500)

    /// What it stored last.
    let tail = LogTail()
    private let pool: DatabasePool
    private let limits: Limits
    private let fence: Fence?
    private let checkpointer: Checkpointer
    /// Makes sure, before each transaction, that what is refused leaves nothing behind.
    private let prepare: @Sendable () throws(BusError) -> Void
    private let queue = Mutex(WriteQueue())
    private let timers = DispatchQueue(label: "bus.patience")
    private let replication = Mutex<Replication?>(nil)
    private let observer = Mutex<CommitObserver?>(nil)

    init(
        pool: DatabasePool,
        limits: Limits,
        fence: Fence? = nil,
        checkpointer: Checkpointer,
        prepare: @escaping @Sendable () throws(BusError) -> Void
    ) {
        self.prepare = prepare
        self.pool = pool
        self.limits = limits
        self.fence = fence
        self.checkpointer = checkpointer
    }

    /// Returns what `change` returned once it is durable.
    ///
    /// A failing change leaves nothing behind and harms no other. `change` may run twice: the first time is undone when
    /// another job of the batch fails.
    func perform<Value: Sendable>(
        _ kind: WriteJob.Kind,
        _ change: @escaping @Sendable (Database, inout ArchiveGrowth) throws -> Value
    ) async throws(BusError) -> Value {
        let result = await withCheckedContinuation { (caller: CheckedContinuation<Result<Value, BusError>, Never>) in
            begin(kind, change) { caller.resume(returning: $0) }
        }
        return try result.get()
    }

    /// Hands the change over and returns at once; `answer` is called once, on the writer's queue or here.
    ///
    /// One that fails has its answer before the next one is made.
    func begin<Value: Sendable>(
        _ kind: WriteJob.Kind,
        _ change: @escaping @Sendable (Database, inout ArchiveGrowth) throws -> Value,
        answer: @escaping @Sendable (Result<Value, BusError>) -> Void
    ) {
        submit(
            WriteJob(
                kind: kind,
                perform: { database, growth in
                    let value = try change(database, &growth)
                    return { answer(.success(value)) }
                },
                fail: { answer(.failure($0)) }
            )
        )
    }

    /// Refuses new jobs and returns when those that wait are done; false when it was closed before.
    func close() async -> Bool {
        guard queue.withLock({ $0.close() }) else { return false }
        await withCheckedContinuation { (caller: CheckedContinuation<Void, Never>) in
            // GRDB's queue is serial: this runs after the drain that may be under way, which leaves nothing behind.
            pool.asyncWriteWithoutTransaction { [self] database in
                drain(database)
                caller.resume()
            }
        }
        return true
    }

    private func submit(_ job: WriteJob) {
        switch queue.withLock({ $0.add(job, within: limits) }) {
        case .refused(let error): job.fail(error)
        case .waits: break
        case .first: pool.asyncWriteWithoutTransaction { [self] database in drain(database) }
        case .later: startLater()
        }
    }

    /// What is patient waits no longer for others than that.
    private func startLater() {
        timers.asyncAfter(deadline: .now() + Self.patience) { [self] in
            guard queue.withLock({ $0.endPatience() }) else { return }
            pool.asyncWriteWithoutTransaction { [self] database in drain(database) }
        }
    }

    func observe(_ observer: CommitObserver) { self.observer.withLock { $0 = observer } }

    /// From the next transaction on every change is somewhere else before it counts here.
    func replicate(_ replication: Replication) { self.replication.withLock { $0 = replication } }

    private func drain(_ database: Database) {
        while true {
            switch queue.withLock({ $0.next(limits.batch) }) {
            case .batch(let batch) where batch[0].kind == .alone: run(batch[0], in: database)
            case .batch(let batch): commit(batch, in: database)
            case .rest(let later):
                if later { startLater() }
                return
            }
        }
    }

    /// One transaction for the batch; when it fails, one for each job, so that only the culprit fails.
    ///
    /// A lock of another program is nobody's fault, nor is a broker that cannot be reached, and each job would wait for
    /// it in vain.
    private func commit(_ batch: [WriteJob], in database: Database) {
        let replication = replication.withLock { $0 }
        var isTransferred = false
        let observer = observer.withLock { $0 }
        let start = ContinuousClock.now
        do {
            try prepare()
            var answers: [WriteJob.Answer] = []
            var growth = ArchiveGrowth()
            try database.inTransaction(.immediate) {
                try fence?.check(in: database)
                for job in batch { answers.append(try job.perform(database, &growth)) }
                try growth.save(in: database)
                try replication?.transfer(database)
                isTransferred = replication != nil
                return .commit
            }
            observer?.note(batch.count, ContinuousClock.now - start)
            tail.extend(by: growth.stored)
            for answer in answers { answer() }
            requestCheckpoint(after: batch)
        } catch {
            // What was written of it, and the disk has not got yet, goes with it.
            if !database.isInsideTransaction { Connections.forgetUndone(of: database) }
            if isTransferred { replication?.diverge(error) }
            guard batch.count > 1, !isTransferred, !error.isNobodysFault else {
                for job in batch { job.fail(BusError(error)) }
                return
            }
            for job in batch { commit([job], in: database) }
        }
    }

    private func run(_ job: WriteJob, in database: Database) {
        do {
            var growth = ArchiveGrowth()
            try job.perform(database, &growth)()
        } catch {
            job.fail(BusError(error))
        }
    }

    private func requestCheckpoint(after batch: [WriteJob]) {
        let bytes = batch.reduce(Checkpointer.bytesPerCommit) { $0 + $1.kind.bytes + Checkpointer.bytesPerJob }
        checkpointer.wrote(bytes) { [self] in
            // The few pages that were written meanwhile: afterwards the log is used again from its beginning.
            let job = WriteJob(
                kind: .alone,
                perform: { [checkpointer] database, _ in
                    checkpointer.finish(in: database)
                    return {}
                },
                fail: { _ in }  // only when closing, which checkpoints by itself
            )
            submit(job)
        }
    }
}

extension Error {
    fileprivate var isNobodysFault: Bool {
        (self as? DatabaseError)?.resultCode == .SQLITE_BUSY || self is Replication.Failure || self is Fence.Passed
    }
}
