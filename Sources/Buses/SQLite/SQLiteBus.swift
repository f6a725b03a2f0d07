import Dispatch
package import EventData
import GRDB
import Glibc
package import Logging
import Synchronization

/// The embedded event bus: one SQLite database in a directory that one process owns.
///
/// One writer with group commit, readers beside it (WAL), checkpoints on a connection of their own. Nothing blocks
/// Swift's cooperative threads: SQLite runs on dispatch queues, and callers wait as continuations.
package final class SQLiteBus: EventBus {
    let configuration: Configuration
    let clock: @Sendable () -> Timestamp
    let logger: Logger
    let writer: GroupCommitWriter
    let readers: Readers
    private let directory: DataDirectory
    private let pool: DatabasePool
    private let checkpointer: Checkpointer

    /// Opens the bus in `directory`, which is made if needed and owned until `close()`.
    ///
    /// `clock` says when an event was stored, for retention by age. Throws `unusable` when another process has the
    /// directory, or when the data is damaged or a newer version's.
    package static func open(
        directory: String,
        configuration: Configuration = Configuration(),
        clock: @escaping @Sendable () -> Timestamp = systemTime,
        logger: Logger = Logger(label: "bus")
    ) async throws(BusError) -> SQLiteBus {
        try await offCooperativePool { () throws(BusError) in
            do {
                return try SQLiteBus(directory, configuration, clock, logger)
            } catch {
                throw BusError(opening: directory, error)
            }
        }
    }

    private init(
        _ path: String,
        _ configuration: Configuration,
        _ clock: @escaping @Sendable () -> Timestamp,
        _ logger: Logger
    ) throws {
        directory = try DataDirectory(owning: path)
        pool = try Connections.pool(at: directory.databasePath)
        let connection = try Connections.checkpointing(at: directory.databasePath)
        try Connections.makeDurable(logOf: connection)
        try pool.writeWithoutTransaction { database in
            try Connections.makeDurable(database)
            if let bytes = configuration.maximumFileBytes { try Connections.limit(database, toBytes: bytes) }
        }
        let fence = configuration.fencingToken.map(Fence.init)
        try pool.write { database in try fence?.raise(in: database) }
        checkpointer = Checkpointer(
            connection: connection,
            threshold: configuration.checkpointBytes,
            logger: logger,
            writeBack: { [directory] in directory.writeBackDatabase() }
        )
        writer = GroupCommitWriter(
            pool: pool,
            limits: GroupCommitWriter.Limits(configuration),
            fence: fence,
            checkpointer: checkpointer,
            prepare: { [directory] () throws(BusError) in try directory.reserveLogIndex() }
        )
        readers = Readers(pool: pool, maximum: configuration.maximumReads)
        self.configuration = configuration
        self.clock = clock
        self.logger = logger
    }

    /// From now on each transaction is durable in `log` before it counts here, where the disk need not keep it.
    func replicate(to log: ShardLog) async throws(BusError) {
        let tracker = try await writer.perform(.alone) { database, _ in
            try Connections.writeLogAtOnce(of: database)
            try database.execute(sql: "PRAGMA synchronous = OFF")
            return try RowTracker(on: database)
        }
        writer.replicate(Replication(tracking: tracker, to: log))
    }

    /// Finishes what waits, empties the write-ahead log into the database and lets the directory go.
    ///
    /// Later calls on the bus throw `unavailable`; closing again does nothing.
    package func close() async {
        guard await writer.close() else { return }
        readers.close()
        writer.tail.forget()
        do throws(BusError) {
            try await offCooperativePool { [self] () throws(BusError) in
                do {
                    try checkpointer.close()
                    try pool.close()
                } catch {
                    throw BusError(error)
                }
            }
        } catch {
            logger.warning("the event bus did not close cleanly; nothing is lost", metadata: ["reason": "\(error)"])
        }
        directory.release()
    }

    /// Lowers or raises the largest size of the database file from now on.
    package func limitFile(toBytes bytes: Int64) async throws(BusError) {
        try await writer.perform(.alone) { database, _ in try Connections.limit(database, toBytes: bytes) }
    }

    /// What SQLite says about the writer's connection: durable means `wal` and 2 (FULL).
    package func settings() async throws(BusError) -> (journalMode: String?, synchronous: Int?) {
        try await writer.perform(.alone) { database, _ in
            (
                try String.fetchOne(database, sql: "PRAGMA journal_mode"),
                try Int.fetchOne(database, sql: "PRAGMA synchronous")
            )
        }
    }

    /// Copies the write-ahead log's pages into the database now, as far as readers allow, beside the writer.
    package func checkpoint() async throws(BusError) { try await checkpointer.checkpoint() }
}

/// The machine's wall clock.
@Sendable package func systemTime() -> Timestamp {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Timestamp(nanoseconds: Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec))
}

/// Runs blocking work on a thread outside Swift's cooperative pool, which has only as many threads as cores.
func offCooperativePool<Value: Sendable>(
    _ work: @escaping @Sendable () throws(BusError) -> Value
) async throws(BusError) -> Value {
    let result = await withCheckedContinuation { (caller: CheckedContinuation<Result<Value, BusError>, Never>) in
        DispatchQueue(label: "bus.blocking").async { caller.resume(returning: Result(catching: work)) }
    }
    return try result.get()
}
