import GRDB
import Synchronization

/// Reads on connections beside the writer; each sees one moment of the database.
final class Readers: Sendable {
    private struct Load {
        var reads = 0
        var isClosed = false
    }

    private let pool: DatabasePool
    private let maximum: Int
    private let load = Mutex(Load())

    init(pool: DatabasePool, maximum: Int) {
        self.pool = pool
        self.maximum = maximum
    }

    func read<Value: Sendable>(_ body: @escaping @Sendable (Database) throws -> Value) async throws(BusError) -> Value {
        if let refusal = load.withLock({ admit(&$0) }) { throw refusal }
        let result = await withCheckedContinuation { (caller: CheckedContinuation<Result<Value, BusError>, Never>) in
            pool.asyncRead { database in
                caller.resume(returning: Result { try body(database.get()) }.mapError { BusError($0) })
            }
        }
        load.withLock { $0.reads -= 1 }
        return try result.get()
    }

    func close() { load.withLock { $0.isClosed = true } }

    private func admit(_ load: inout Load) -> BusError? {
        if load.isClosed { return .closed }
        if load.reads >= maximum { return .unavailable("\(load.reads) reads of the event bus are under way already") }
        load.reads += 1
        return nil
    }
}
