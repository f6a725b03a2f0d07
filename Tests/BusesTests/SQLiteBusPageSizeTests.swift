import Buses
import EventData
import GRDB
import Support
import Testing

/// What a database is made of, and what limits in bytes then mean (ADR 0073).
struct SQLiteBusPageSizeTests {
    private func number(_ sql: String, of storage: SQLiteStorage) async throws -> Int {
        let queue = try DatabaseQueue(path: storage.database)
        let number = try await queue.read { database in try Int.fetchOne(database, sql: sql) ?? 0 }
        try queue.close()
        return number
    }

    @Test func `a new database has pages of 8 KiB`() async throws {
        let storage = SQLiteStorage()
        let bus = try await storage.openSQLite()
        await bus.close()
        #expect(try await number("PRAGMA page_size", of: storage) == 8_192)
    }

    @Test(arguments: [4_096, 8_192, 16_384])
    func `one that is there keeps its pages, and its limit is as many bytes`(pageBytes: Int) async throws {
        let storage = SQLiteStorage()
        try storage.makeDirectory()
        let queue = try DatabaseQueue(path: storage.database)
        try await queue.writeWithoutTransaction { database in
            try database.execute(sql: "PRAGMA page_size = \(pageBytes); CREATE TABLE made (x); DROP TABLE made")
        }
        try queue.close()
        let bus = try await storage.openSQLite()
        try await bus.limitFile(toBytes: 1 << 20)
        var stored = 0
        while stored < 2_000 {
            var event = Sample.event("\(stored)")
            event.data = [UInt8](repeating: 0x20, count: 4_000)
            do throws(BusError) { _ = try await bus.append(event) } catch { break }
            stored += 1
        }
        #expect(try await bus.events(after: 0, limit: 2_000).count == stored)
        await bus.close()
        let pages = try await number("PRAGMA page_count", of: storage)
        #expect(try await number("PRAGMA page_size", of: storage) == pageBytes)
        #expect((1 << 20) - pages * pageBytes < 3 * pageBytes && pages * pageBytes <= 1 << 20)
    }
}
