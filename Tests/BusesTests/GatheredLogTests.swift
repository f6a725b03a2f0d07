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
            try database.execute(
                sql: "PRAGMA synchronous = OFF; INSERT INTO rows VALUES (1, \(Self.value(9_000, salt: 1)))"
            )
            #expect(gathered_log_end(database.sqliteConnection) == 0, "a second time does no harm")
        }
        #expect(try Self.content(reader).map(\.utf8.count) == [9_010])
        try queue.inDatabase { database in
            try database.execute(sql: "PRAGMA synchronous = FULL")
            #expect(gathered_log_begin(database.sqliteConnection) == 0)
            #expect(gathered_log_begin(database.sqliteConnection) == 0, "a second time does no harm")
            try database.execute(sql: "INSERT INTO rows VALUES (2, \(Self.value(9_000, salt: 2)))")
        }
        try queue.close()
        #expect(try Self.content(reader).map(\.utf8.count) == [9_010, 9_010])
        try reader.close()
    }

    /// A gateway that was shut out must do no harm to the one that has its place, nor to a person with the sqlite3 shell.
    @Test(arguments: [true, false])
    func `what was undone never comes to lie on another connection's commits`(endsByClosing: Bool) throws {
        let storage = SQLiteStorage()
        let queue = try Self.open(storage, isGathered: true)
        let other = try DatabaseQueue(path: storage.database)
        try queue.inDatabase { database in
            try database.execute(sql: "BEGIN IMMEDIATE")
            for number in 100..<110 {
                try database.execute(sql: "INSERT INTO rows VALUES (\(number), \(Self.value(30_000, salt: number)))")
            }
            try database.execute(sql: "ROLLBACK")
            if !endsByClosing { gathered_log_undo(database.sqliteConnection) }
        }
        for number in 0..<20 {
            try other.inDatabase { database in
                try database.execute(sql: "INSERT INTO rows VALUES (\(number), \(Self.value(20_000, salt: number)))")
            }
        }
        let wanted = try Self.content(other)
        if endsByClosing {
            try queue.close()
        } else {
            try queue.inDatabase { try $0.execute(sql: "INSERT INTO rows VALUES (50, x'00')") }
        }
        let copy = try storage.copy()
        try other.close()
        let found = try DatabaseQueue(path: copy.database)
        #expect(try found.read { try String.fetchOne($0, sql: "PRAGMA integrity_check") } == "ok")
        #expect(try Self.content(found).filter { !$0.hasPrefix("50 ") } == wanted)
        try found.close()
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
            let sql = "SELECT number || ' ' || CAST(value AS TEXT) FROM rows ORDER BY number"
            return try String.fetchAll(database, sql: sql)
        }
    }

    /// Bytes that no other value has, so that pages in wrong places show.
    private static func value(_ bytes: Int, salt: Int) -> String {
        "CAST(replace(printf('%.*c', \(bytes / 8 + 1), 'x'), 'x', printf('%08d', \(salt))) AS BLOB)"
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
            case 1:
                let grown = "substr(value, \(number)) || substr(value, 1, \(number * 50))"
                statements.append("UPDATE rows SET value = CAST(\(grown) AS BLOB)")
            case 2: statements += ["SAVEPOINT part", "DELETE FROM rows WHERE number > \(number)", "ROLLBACK TO part"]
            default:
                let bytes = Int.random(in: 1...60_000, using: &chance)
                let value = value(bytes, salt: Int.random(in: 0..<1_000_000, using: &chance))
                statements.append("INSERT OR REPLACE INTO rows VALUES (\(number), \(value))")
            }
        }
        return statements + [Int.random(in: 0..<4, using: &chance) == 0 ? "ROLLBACK" : "COMMIT"]
    }
}
