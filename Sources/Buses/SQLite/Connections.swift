import EventData
import GRDB

/// How the database is opened; the durability the bus promises depends on this file.
enum Connections {
    /// Marks the file as ours: "SBOX".
    static let applicationID = 0x5342_4F58

    /// Of a new database; one that is there keeps its own.
    ///
    /// Of events of 2 KB only one has room in SQLite's usual 4 KiB, and half of all that is written is empty (decision 73).
    private static let pageBytes = 8_192

    /// Write-ahead log at which the writer checkpoints by itself.
    ///
    /// The checkpointer normally comes first; this bounds the log if it cannot.
    private static let automaticCheckpointBytes: Int64 = 64 << 20

    /// The write-ahead log's file shrinks to this after it has grown beyond.
    private static let logBytes = 64 << 20

    /// Keeps the inner pages of the indexes of a full archive in memory.
    ///
    /// Not more: SQLite goes through all pages that it keeps at the end of each transaction that has balanced a tree.
    private static let writerCacheKiB = 8_192

    /// Other connections hold locks for microseconds; a person with the sqlite3 shell may hold one for longer.
    private static let lockTimeoutSeconds = 5.0

    /// One writer and its readers, with the schema of this version.
    static func pool(at path: String) throws -> DatabasePool {
        var configuration = configuration(label: "bus")
        configuration.prepareDatabase { try $0.execute(sql: "PRAGMA page_size = \(pageBytes)") }
        let pool = try DatabasePool(path: path, configuration: configuration)
        try pool.writeWithoutTransaction { database in try refuseForeign(database) }
        try Schema.migrator.migrate(pool)
        return pool
    }

    static func checkpointing(at path: String) throws -> DatabaseQueue {
        let queue = try DatabaseQueue(path: path, configuration: configuration(label: "bus.checkpoint"))
        try queue.writeWithoutTransaction { database in
            try database.execute(sql: "PRAGMA wal_autocheckpoint = 0")
            try requireFullSynchronous(database)
        }
        return queue
    }

    /// Makes durable what a killed process left in the write-ahead log.
    ///
    /// A commit that was written and not synced is found whole after the kill. An event must not be acknowledged, nor a
    /// trigger performed, because of it as long as a power failure could still take it back.
    static func makeDurable(logOf checkpointing: DatabaseQueue) throws {
        do {
            _ = try checkpointing.writeWithoutTransaction { database in try database.checkpoint(.passive) }
        } catch let error as DatabaseError where error.resultCode == .SQLITE_FULL {
            // The log is synced before its pages are copied, and only the copying needs room.
        }
    }

    /// Makes every commit reach the disk before it returns, and checks that it is so.
    ///
    /// GRDB's pool sets `synchronous` to NORMAL while it opens, which would lose acknowledged events with the power;
    /// so it is set after opening and read back.
    static func makeDurable(_ writer: Database) throws {
        try requireFullSynchronous(writer)
        try gatherLog(of: writer)
        try writer.execute(
            sql: """
                PRAGMA wal_autocheckpoint = \(pages(in: automaticCheckpointBytes, of: writer));
                PRAGMA journal_size_limit = \(logBytes);
                PRAGMA cache_size = -\(writerCacheKiB);
                """
        )
    }

    /// Bounds the database file, in whole pages; one that is larger stays as it is but no longer grows.
    static func limit(_ writer: Database, toBytes bytes: Int64) throws {
        try writer.execute(sql: "PRAGMA max_page_count = \(pages(in: bytes, of: writer))")
    }

    private static func pages(in bytes: Int64, of database: Database) throws -> Int64 {
        let pageBytes = try Int64.fetchOne(database, sql: "PRAGMA page_size") ?? Int64(pageBytes)
        return max(1, bytes / pageBytes)
    }

    private static func configuration(label: String) -> GRDB.Configuration {
        var configuration = GRDB.Configuration()
        configuration.label = label
        configuration.busyMode = .timeout(lockTimeoutSeconds)
        configuration.maximumReaderCount = 4
        return configuration
    }

    private static func requireFullSynchronous(_ database: Database) throws {
        try database.execute(sql: "PRAGMA synchronous = FULL")
        let level = try Int.fetchOne(database, sql: "PRAGMA synchronous")
        guard level == 2 else {
            throw BusError.unusable(
                "SQLite refuses synchronous=FULL (it says \(level ?? -1)), so events could be lost with the power",
                fix: "use the system's own SQLite library"
            )
        }
    }

    private static func refuseForeign(_ database: Database) throws {
        let isEmpty = try !(Bool.fetchOne(database, sql: "SELECT EXISTS (SELECT 1 FROM sqlite_master)") ?? false)
        let identifier = try Int.fetchOne(database, sql: "PRAGMA application_id")
        guard isEmpty || identifier == applicationID else {
            throw BusError.unusable("the database belongs to another program", fix: "name another data directory")
        }
        guard try !Schema.migrator.hasBeenSuperseded(database) else {
            throw BusError.unusable(
                "the data was written by a newer version of signalbox",
                fix: "run that version or a later one, or name another data directory"
            )
        }
    }
}
