import CDiskWrites
import GRDB
import Support
import Testing

/// SQLite behind gathered writes must be SQLite: the same changes are made in two databases, one of which has them.
@Suite(.timeLimit(.minutes(1))) struct GatheredLogTests {
    @Test(arguments: 1...12 as ClosedRange<UInt64>)
    func `transactions that outgrow the cache, fail or are undone leave what they always leave`(seed: UInt64) throws {
        let (plain, gathered) = (SQLiteStorage(), SQLiteStorage())
        let (one, other) = (try Self.open(plain, isGathered: false), try Self.open(gathered, isGathered: true))
        let reader = try DatabaseQueue(path: gathered.database)
        var chance = SeededGenerator(seed: seed)
        for round in 0..<30 {
            let statements = Self.transaction(&chance)
            for queue in [one, other] {
                try queue.inDatabase { database in for statement in statements { try database.execute(sql: statement) }
                }
            }
            if round % 7 == 6 { try Self.checkpoint(other) }
            let wanted = try Self.content(one)
            #expect(try Self.content(other) == wanted, "round \(round): its own connection")
            #expect(try Self.content(reader) == wanted, "round \(round): another connection")
        }
        for queue in [one, other, reader] { try queue.close() }
        let again = try DatabaseQueue(path: gathered.database)
        #expect(try again.read { try String.fetchOne($0, sql: "PRAGMA integrity_check") } == "ok")
        try again.close()
    }

    @Test func `a connection that has ended gathering, or that ends, leaves nothing behind`() throws {
        let storage = SQLiteStorage()
        let queue = try Self.open(storage, isGathered: true)
        let reader = try DatabaseQueue(path: storage.database)
        try queue.inDatabase { database in
            #expect(gathered_log_end(database.sqliteConnection) == 0)
            try database.execute(sql: "PRAGMA synchronous = OFF; INSERT INTO rows VALUES (1, zeroblob(9000))")
            #expect(gathered_log_end(database.sqliteConnection) == 0, "a second time does no harm")
        }
        #expect(try Self.content(reader) == ["1 9000"])
        try queue.inDatabase { database in
            try database.execute(sql: "PRAGMA synchronous = FULL")
            #expect(gathered_log_begin(database.sqliteConnection) == 0)
            #expect(gathered_log_begin(database.sqliteConnection) == 0, "a second time does no harm")
            try database.execute(sql: "INSERT INTO rows VALUES (2, zeroblob(9000))")
        }
        try queue.close()
        #expect(try Self.content(reader) == ["1 9000", "2 9000"])
        try reader.close()
    }

    // MARK: Databases

    /// With a cache of some pages, so that transactions are written and read again before they end.
    private static func open(_ storage: SQLiteStorage, isGathered: Bool) throws -> DatabaseQueue {
        try storage.makeDirectory()
        let queue = try DatabaseQueue(path: storage.database)
        try queue.inDatabase { database in
            try database.execute(
                sql: """
                    PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = 8; PRAGMA cache_spill = 8;
                    CREATE TABLE rows (number INTEGER PRIMARY KEY, value BLOB)
                    """
            )
            if isGathered { #expect(gathered_log_begin(database.sqliteConnection) == 0) }
        }
        return queue
    }

    private static func content(_ queue: DatabaseQueue) throws -> [String] {
        try queue.inDatabase { database in
            let sql = "SELECT number || ' ' || length(value) FROM rows ORDER BY number"
            return try String.fetchAll(database, sql: sql)
        }
    }

    private static func checkpoint(_ queue: DatabaseQueue) throws {
        try queue.inDatabase { database in _ = try database.checkpoint(.passive) }
    }

    /// Rows come, grow and go; a part or all of it may be undone.
    private static func transaction(_ chance: inout SeededGenerator) -> [String] {
        var statements = ["BEGIN IMMEDIATE"]
        for _ in 0..<Int.random(in: 1...12, using: &chance) {
            let number = Int.random(in: 0..<40, using: &chance)
            switch Int.random(in: 0..<6, using: &chance) {
            case 0: statements.append("DELETE FROM rows WHERE number % 7 = \(number % 7)")
            case 1: statements.append("UPDATE rows SET value = zeroblob(length(value) + \(number * 50))")
            case 2: statements += ["SAVEPOINT part", "DELETE FROM rows WHERE number > \(number)", "ROLLBACK TO part"]
            default:
                let bytes = Int.random(in: 1...200_000, using: &chance)
                statements.append("INSERT OR REPLACE INTO rows VALUES (\(number), zeroblob(\(bytes)))")
            }
        }
        return statements + [Int.random(in: 0..<4, using: &chance) == 0 ? "ROLLBACK" : "COMMIT"]
    }
}
