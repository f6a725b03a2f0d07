import Buses
import Foundation
import GRDB
import Support
import Testing

struct SQLiteBusOpeningTests {
    private let storage = SQLiteStorage()

    @Test func `every commit is flushed to the disk`() async throws {
        let bus = try await storage.openSQLite()
        let settings = try await bus.settings()
        #expect(settings.journalMode == "wal")
        #expect(settings.synchronous == 2, "GRDB lowers it to 1 while it opens")
        await bus.close()
    }

    @Test func `only its user can read the data`() async throws {
        let bus = try await storage.openSQLite()
        #expect(try mode(storage.directory) == 0o700)
        for file in ["bus.sqlite", "bus.sqlite-wal", "bus.sqlite-shm", "bus.lock"] {
            #expect(try mode(storage.directory + "/" + file) == 0o600, "\(file)")
        }
        await bus.close()
    }

    /// `make chaos` shows what for: a commit that is refused for want of this room comes back after a kill.
    @Test func `the index of the log has its room on the disk before anything is written`() async throws {
        let bus = try await storage.openSQLite()
        try await bus.append(ids: "first")
        var facts = stat()
        #expect(stat(storage.database + "-shm", &facts) == 0)
        #expect(Int(facts.st_blocks) * 512 >= 256 << 10)
        await bus.close()
        #expect(!FileManager.default.fileExists(atPath: storage.database + "-shm"))
    }

    @Test func `a data directory has one owner, and the second is told who it is`() async throws {
        let bus = try await storage.openSQLite()
        let pid = ProcessInfo.processInfo.processIdentifier
        let refusal = BusError.unusable(
            "the data directory is in use by process \(pid) (\(storage.directory)/bus.lock)",
            fix: "stop that process, or name another data directory for this one"
        )
        await #expect(throws: refusal) { try await storage.openSQLite() }
        try await bus.append(ids: "still works")
        await bus.close()
        try await storage.openSQLite().close()
    }

    @Test func `data of a newer version is refused, and the directory is free again`() async throws {
        try await storage.openSQLite().close()
        try write("INSERT INTO grdb_migrations VALUES ('of the future')")
        let refusal = BusError.unusable(
            "the data was written by a newer version of signalbox",
            fix: "run that version or a later one, or name another data directory"
        )
        await #expect(throws: refusal) { try await storage.openSQLite() }
        try write("DELETE FROM grdb_migrations WHERE identifier = 'of the future'")
        try await storage.openSQLite().close()
    }

    @Test func `another program's database is refused`() async throws {
        try FileManager.default.createDirectory(atPath: storage.directory, withIntermediateDirectories: true)
        try write("CREATE TABLE photos (id INTEGER)")
        let refusal = BusError.unusable(
            "the database belongs to another program",
            fix: "name another data directory"
        )
        await #expect(throws: refusal) { try await storage.openSQLite() }
    }

    @Test(arguments: [0, 50])
    func `a damaged database is refused with what to do`(from offset: UInt64) async throws {
        try await storage.openSQLite().close()
        let file = try #require(FileHandle(forUpdatingAtPath: storage.database))
        try file.seek(toOffset: offset)
        try file.write(contentsOf: Data(repeating: 0x5A, count: 9_000))
        try file.close()
        let error = await #expect(throws: BusError.self) { try await storage.openSQLite() }
        guard case .unusable(let problem, let fix) = error else { throw try #require(error) }
        #expect(problem.hasPrefix("the database is damaged"))
        #expect(fix == "restore the data directory from a backup, or move it aside to start with an empty one")
    }

    @Test func `a directory that cannot be made is refused with what to do`() async throws {
        let bus = SQLiteBus.self
        let error = await #expect(throws: BusError.self) { try await bus.open(directory: "/dev/null/data") }
        guard case .unusable(let problem, let fix) = error else { throw try #require(error) }
        #expect(problem == "the data directory /dev/null/data cannot be made")
        #expect(
            fix == "check that no file has this name, that its parent is there to be written, and the permissions"
        )
    }

    private func mode(_ path: String) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    }

    private func write(_ sql: String) throws {
        let database = try DatabaseQueue(path: storage.database)
        try database.writeWithoutTransaction { try $0.execute(sql: sql) }
        try database.close()
    }
}
