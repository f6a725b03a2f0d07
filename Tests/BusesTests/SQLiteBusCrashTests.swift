import Buses
import EventData
import GRDB
import SensorEngine
import Support
import Synchronization
import Testing

struct SQLiteBusCrashTests {
    @Test func `files copied at any moment contain every acknowledged event`() async throws {
        var configuration = SQLiteBus.Configuration()
        configuration.checkpointBytes = 64 << 10
        let storage = SQLiteStorage(configuration)
        let bus = try await storage.openSQLite()
        let acknowledged = Acknowledged()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for task in 0..<4 {
                group.addTask {
                    for number in 0..<100_000 where !acknowledged.isEnough {
                        let event = Sample.event("\(task)-\(number)")
                        _ = try await bus.append(event)
                        acknowledged.ids.withLock { $0.append(event.id) }
                    }
                }
            }
            for _ in 0..<8 { try await checkCopy(of: storage) { acknowledged.ids.withLock { $0 } } }
            acknowledged.stop()
            try await group.waitForAll()
        }
        await bus.close()
    }

    @Test func `commits in files copied at any moment are whole`() async throws {
        let storage = SQLiteStorage()
        let bus = try await storage.openSQLite()
        _ = try await bus.state(of: Sample.sensor)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                for number in 1...200 as ClosedRange<Int64> {
                    let outcome = Outcome(sequence: number, dependency: "a", verdict: .fired)
                    try await bus.commit(
                        cursor: number,
                        .fire(Sample.invocation("i\(number)", events: [number])),
                        .record(outcome)
                    )
                }
            }
            for _ in 0..<5 {
                let copy = try await pinned(storage) { try storage.copy() }
                let survivor = try await copy.openSQLite()
                let cursor = try await survivor.state(of: Sample.sensor).cursor
                let fired = try await survivor.invocations(matching: InvocationQuery(limit: 1_000))
                #expect(fired.map(\.invocation.id.text) == (0..<cursor).map { "i\(cursor - $0)" })
                #expect(try await survivor.outcomes(of: cursor + 1) == [])
                await survivor.close()
            }
            try await group.waitForAll()
        }
        await bus.close()
    }

    private func checkCopy(of storage: SQLiteStorage, acknowledged: () -> [String]) async throws {
        var promised: [String] = []
        let copy = try await pinned(storage) {
            promised = acknowledged()
            return try storage.copy()
        }
        let survivor = try await copy.openSQLite()
        let found = try await survivor.events(after: 0, limit: 100_000)
        #expect(Set(promised).subtracting(found.map(\.event.id)) == [])
        #expect(found.map(\.sequence) == found.map(\.sequence).sorted())
        await survivor.close()
    }

    /// Runs `body` while a reader is open.
    ///
    /// Copying two files takes a while, unlike a crash. The reader keeps checkpoints from emptying the log meanwhile, so
    /// that the copies fit together; events go on being appended.
    private func pinned<Value>(_ storage: SQLiteStorage, body: () throws -> Value) async throws -> Value {
        let reader = try DatabaseQueue(path: storage.database)
        defer { #expect(throws: Never.self) { try reader.close() } }
        return try reader.inDatabase { database in
            try database.execute(sql: "BEGIN; SELECT count(*) FROM events")
            defer { #expect(throws: Never.self) { try database.execute(sql: "COMMIT") } }
            return try body()
        }
    }
}

/// The ids whose append has returned.
private final class Acknowledged: Sendable {
    let ids = Mutex<[String]>([])
    private let end = Atomic(false)

    var isEnough: Bool { end.load(ordering: .relaxed) }

    func stop() { end.store(true, ordering: .relaxed) }
}
