import GRDB
import Logging
import Synchronization

/// Copies the write-ahead log into the database on a connection of its own, so that commits need not wait for it.
///
/// Measured: a checkpoint inside the writer makes the slowest of 256 waiting appends take 50 ms.
final class Checkpointer: Sendable {
    /// What a small change writes to the log beside its own bytes: the pages of indexes it touches.
    static let bytesPerJob = 4_096
    /// What each commit writes besides, however small it is: the last pages of the tables and indexes that grow.
    static let bytesPerCommit = 24 << 10

    private struct Progress {
        var bytesSince = 0
        var isRunning = false
    }

    private let connection: DatabaseQueue
    private let threshold: Int
    private let logger: Logger
    /// Has the system write the database's pages, and waits.
    private let writeBack: @Sendable () -> Void
    private let progress = Mutex(Progress())

    init(connection: DatabaseQueue, threshold: Int, logger: Logger, writeBack: @escaping @Sendable () -> Void) {
        self.writeBack = writeBack
        self.connection = connection
        self.threshold = threshold
        self.logger = logger
    }

    /// Called by the writer after each transaction; starts a checkpoint when enough was written.
    ///
    /// Calls `finish` when nearly all pages are copied and the writer should do the rest.
    func wrote(_ bytes: Int, finish: @escaping @Sendable () -> Void) {
        let isDue = progress.withLock { progress in
            progress.bytesSince += bytes
            guard progress.bytesSince >= threshold, !progress.isRunning else { return false }
            progress = Progress(bytesSince: 0, isRunning: true)
            return true
        }
        guard isDue else { return }
        connection.asyncWriteWithoutTransaction { [self] database in
            runAhead(in: database)
            progress.withLock { $0.isRunning = false }
            finish()
        }
    }

    /// Copies nearly everything and has it written, so that the writer has little of either to do.
    ///
    /// SQLite syncs the database only when it has copied the whole log, which beside a busy writer it has not; then the
    /// writer would wait for the disk to take all pages. The second round takes what came during the first.
    private func runAhead(in database: Database) {
        for _ in 0..<2 {
            run(in: database)
            writeBack()
        }
    }

    /// The rest of a checkpoint, on the writer's connection.
    ///
    /// Under steady load the log never ends up wholly copied unless the writer stands still for a moment; then the
    /// next commit starts at its beginning again instead of making it longer and longer.
    func finish(in writer: Database) { run(in: writer) }

    /// A checkpoint now, beside the writer.
    func checkpoint() async throws(BusError) {
        await withCheckedContinuation { (caller: CheckedContinuation<Void, Never>) in
            connection.asyncWriteWithoutTransaction { [self] database in
                run(in: database)
                caller.resume()
            }
        }
    }

    /// Blocks until everything is in the database, then closes the connection.
    func close() throws {
        try connection.writeWithoutTransaction { database in _ = try database.checkpoint(.truncate) }
        try connection.close()
    }

    /// A checkpoint that fails (disk full, say) costs nothing but a longer log: the next one repeats it.
    private func run(in database: Database) {
        do {
            try database.checkpoint(.passive)
        } catch let error as DatabaseError where error.resultCode == .SQLITE_BUSY {
            logger.debug("another checkpoint of the event bus is under way")
        } catch {
            logger.warning("the event bus could not checkpoint", metadata: ["reason": "\(BusError(error))"])
        }
    }
}
