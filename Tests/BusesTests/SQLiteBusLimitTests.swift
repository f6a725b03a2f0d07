import Buses
import EventData
import GRDB
import Glibc
import Support
import Testing

struct SQLiteBusLimitTests {
    @Test func `a full disk refuses events, serves reads, and takes events again once there is room`() async throws {
        let storage = SQLiteStorage()
        let bus = try await storage.openSQLite()
        try await bus.append(ids: "first")
        try await bus.limitFile(toBytes: 512 << 10)
        try await checkShortage(of: bus) { try await bus.limitFile(toBytes: 64 << 20) }
        await bus.close()
    }

    /// On a machine where the test may not mount, the limit of the file stands for the disk.
    @Test func `a full file system refuses events and recovers`() async throws {
        let storage = SQLiteStorage()
        mkdir(storage.directory, 0o700)
        let isMounted = mount("tmpfs", storage.directory, "tmpfs", 0, "size=2m") == 0
        let bus = try await storage.openSQLite()
        if !isMounted { try await bus.limitFile(toBytes: 512 << 10) }
        try await bus.append(ids: "first")
        try await checkShortage(of: bus) {
            if isMounted {
                #expect(mount("tmpfs", storage.directory, "tmpfs", UInt(MS_REMOUNT), "size=64m") == 0)
            } else {
                try await bus.limitFile(toBytes: 64 << 20)
            }
        }
        await bus.close()
        // Lazily, because a child that another test is just starting may have a file of it open for a moment.
        if isMounted { #expect(umount2(storage.directory, Int32(MNT_DETACH)) == 0) }
    }

    @Test func `past the limit of waiting events the caller is refused at once, and commits still pass`() async throws {
        var configuration = SQLiteBus.Configuration()
        configuration.maximumWaitingAppends = 8
        let storage = SQLiteStorage(configuration)
        let bus = try await storage.openSQLite()
        let blocker = try Blocker(storage.database)
        let accepted = try await withThrowingTaskGroup(of: Bool.self) { group in
            for number in 0..<40 { group.addTask { try await isAccepted(Sample.event("\(number)"), by: bus) } }
            #expect(try await group.next() == false, "only a refusal can come while the writer is blocked")
            #expect(try await bus.events(after: 0, limit: 1) == [], "and it did not wait for the writer")
            async let note: Void = bus.setNote("tick", to: "1")
            try blocker.release()
            try await note
            return try await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
        }
        #expect((8..<40).contains(accepted))
        #expect(try await bus.events(after: 0, limit: 100).count == accepted)
        await bus.close()
    }

    @Test func `an event that fails does not harm those that share its transaction`() async throws {
        let storage = SQLiteStorage()
        let bus = try await storage.openSQLite()
        try await bus.limitFile(toBytes: 512 << 10)
        let blocker = try Blocker(storage.database)
        let (isGiantAccepted, others) = try await withThrowingTaskGroup(of: Bool.self) { group in
            for number in 0..<20 { group.addTask { try await isAccepted(Sample.event("\(number)"), by: bus) } }
            async let isGiantAccepted = isAccepted(giant(), by: bus)
            try blocker.release()
            return try await (isGiantAccepted, group.reduce(into: []) { $0.append($1) })
        }
        #expect(!isGiantAccepted)
        #expect(others == [Bool](repeating: true, count: 20))
        await bus.close()
    }

    /// Its next batch may wait already, and would have found room.
    @Test func `a batch that is refused takes along what was handed over behind it in its line, and nothing else`()
        async throws
    {
        let storage = SQLiteStorage()
        let bus = try await storage.openSQLite()
        try await bus.limitFile(toBytes: 512 << 10)
        let blocker = try Blocker(storage.database)
        let (line, other) = (AppendLine(), AppendLine())
        let giant = await bus.begin([Sample.event("0"), giant()], in: line)
        let behind = await bus.begin([Sample.event("1")], in: line)
        let nothing = await bus.begin([], in: line)
        let beside = await bus.begin([Sample.event("2")], in: other)
        #expect(giant.mayBeFollowed, "it does not wait for the disk")
        try blocker.release()
        for refused in [giant, behind, nothing] {
            await #expect(throws: BusError.self) { try await refused.result() }
        }
        #expect(try await beside.result().count == 1)
        let late = await bus.begin([Sample.event("3")], in: line)
        await #expect(throws: BusError.self) { try await late.result() }
        #expect(try await bus.events(after: 0, limit: 10).map(\.event.id) == ["2"])
        await bus.close()
    }

    @Test func `a line ends where too much waits for the disk already`() async throws {
        var configuration = SQLiteBus.Configuration()
        configuration.maximumWaitingAppends = 2
        let storage = SQLiteStorage(configuration)
        let bus = try await storage.openSQLite()
        let blocker = try Blocker(storage.database)
        let line = AppendLine()
        var pending: [PendingAppend] = []
        while !line.isBroken { pending.append(await bus.begin([Sample.event("\(pending.count)")], in: line)) }
        try blocker.release()
        let last = pending.removeLast()
        await #expect(throws: BusError.self) { try await last.result() }
        // Those that wait for the writer when the line breaks are behind nothing that was refused.
        for append in pending { #expect(try await append.result().map(\.isDuplicate) == [false]) }
        let late = await bus.begin([Sample.event("late")], in: line)
        await #expect(throws: BusError.self) { try await late.result() }
        #expect(try await bus.events(after: 0, limit: 100).count == pending.count)
        await bus.close()
    }

    @Test func `events that wait when the bus closes are stored or refused, never lost`() async throws {
        let storage = SQLiteStorage()
        let bus = try await storage.openSQLite()
        let accepted = try await withThrowingTaskGroup(of: Bool.self) { group in
            for number in 0..<200 { group.addTask { try await isAccepted(Sample.event("\(number)"), by: bus) } }
            _ = try await group.next()
            await bus.close()
            return try await group.reduce(into: 1) { $0 += $1 ? 1 : 0 }
        }
        let reopened = try await storage.openSQLite()
        #expect(try await reopened.events(after: 0, limit: 1_000).count == accepted)
        await reopened.close()
    }

    /// Fills the bus, checks what must hold, makes room, and checks that it goes on by itself.
    private func checkShortage(of bus: SQLiteBus, makeRoom: () async throws -> Void) async throws {
        var stored = ["first"]
        var refusal: BusError?
        for number in 0..<2_000 where refusal == nil {
            var event = Sample.event("\(number)")
            event.data = [UInt8](repeating: 0x20, count: 4_000)
            do throws(BusError) {
                _ = try await bus.append(event)
                stored.append(event.id)
            } catch {
                refusal = error
            }
        }
        guard case .unavailable(let reason) = refusal else { throw ContractViolation(description: "\(refusal as Any)") }
        #expect(reason.hasPrefix("disk full"))
        #expect(try await bus.events(after: 0, limit: 2_000).map(\.event.id) == stored)
        #expect(try await bus.event(id: "first").count == 1)
        try await makeRoom()
        try await bus.append(ids: "after")
        #expect(try await bus.events(after: 0, limit: 2_000).map(\.event.id) == stored + ["after"])
    }

    private func giant() -> CloudEvent {
        var event = Sample.event("giant")
        event.data = [UInt8](repeating: 0x20, count: 1 << 20)
        return event
    }

    private func isAccepted(_ event: CloudEvent, by bus: SQLiteBus) async throws -> Bool {
        do {
            _ = try await bus.append(event)
            return true
        } catch BusError.unavailable(let reason) where !reason.contains("locked") {
            return false
        }
    }
}

/// Another program that holds the database's write lock.
private final class Blocker: Sendable {
    private let database: DatabaseQueue

    init(_ path: String) throws {
        var configuration = GRDB.Configuration()
        configuration.allowsUnsafeTransactions = true
        database = try DatabaseQueue(path: path, configuration: configuration)
        try database.writeWithoutTransaction { try $0.execute(sql: "BEGIN IMMEDIATE") }
    }

    func release() throws {
        try database.writeWithoutTransaction { try $0.execute(sql: "COMMIT") }
        try database.close()
    }
}
