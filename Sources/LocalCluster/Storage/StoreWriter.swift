import GRDB
import Synchronization

/// Something that changes the store, with who waits for it.
struct StoreJob: Sendable {
    /// A dry run keeps nothing.
    let isDryRun: Bool
    /// What it returns tells the caller, once the change is on disk; may run twice, the first time without effect.
    let perform: @Sendable (inout ObjectTransaction) throws -> @Sendable () -> Void
    let fail: @Sendable (any Error) -> Void
}

/// Performs jobs in the order in which they come; those that wait at the same time share a transaction and its flush.
final class StoreWriter: Sendable {
    /// Jobs of one transaction: keeps the wait of the first one short.
    private static let largestBatch = 128

    private enum Admission { case refused, waits, first }

    private struct State {
        var waiting: [StoreJob] = []
        var isDraining = false

        mutating func add(_ job: StoreJob, within limit: Int) -> Admission {
            guard waiting.count < limit else { return .refused }
            waiting.append(job)
            defer { isDraining = true }
            return isDraining ? .waits : .first
        }
    }

    private let database: DatabasePool
    private let limits: LocalClusterServer.Limits
    private let watches: WatchHub
    private let state = Mutex(State())

    init(_ database: DatabasePool, limits: LocalClusterServer.Limits, watches: WatchHub) {
        self.database = database
        self.limits = limits
        self.watches = watches
    }

    func submit(_ job: StoreJob) {
        switch state.withLock({ $0.add(job, within: limits.waitingWrites) }) {
        case .refused: job.fail(APIFailure.tooManyWrites)
        case .waits: break
        case .first:
            database.asyncWriteWithoutTransaction { [self] database in
                while let batch = takeBatch() { commit(batch, in: database) }
            }
        }
    }

    private func takeBatch() -> [StoreJob]? {
        state.withLock { state in
            guard !state.waiting.isEmpty else {
                state.isDraining = false
                return nil
            }
            let batch = Array(state.waiting.prefix(Self.largestBatch))
            state.waiting.removeFirst(batch.count)
            return batch
        }
    }

    /// When the disk refuses a batch each job is tried alone, so that what fits is kept.
    private func commit(_ batch: [StoreJob], in database: Database) {
        var answers: [() -> Void] = []
        var changes: [Change] = []
        do {
            try database.inTransaction(.immediate) {
                var transaction = try ObjectTransaction(database: database)
                for job in batch { answers.append(try perform(job, in: &transaction)) }
                changes = transaction.changes
                if !changes.isEmpty { try transaction.endHistory(within: limits) }
                return .commit
            }
        } catch {
            if batch.count == 1 { batch[0].fail(error) } else { for job in batch { commit([job], in: database) } }
            return
        }
        watches.publish(changes)
        for answer in answers { answer() }
    }

    /// A job that fails by itself leaves nothing behind and harms no other.
    private func perform(_ job: StoreJob, in transaction: inout ObjectTransaction) throws -> () -> Void {
        var answer: (() -> Void)?
        try transaction.database.inSavepoint {
            var attempt = transaction.part()
            do {
                answer = try job.perform(&attempt)
            } catch let error as DatabaseError {
                throw error
            } catch {
                answer = { job.fail(error) }
                return .rollback
            }
            guard !job.isDryRun else { return .rollback }
            transaction.add(attempt)
            return .commit
        }
        guard let answer else { preconditionFailure("a job that ended has an answer") }
        return answer
    }
}
