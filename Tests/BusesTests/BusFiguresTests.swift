import Buses
import EventData
import Manifests
import SensorEngine
import Support
import Synchronization
import Testing

@Suite(.timeLimit(.minutes(3))) struct BusFiguresTests {
    @Test func `one look says what waits, what is held and what is dead`() async throws {
        let bus = try await SQLiteStorage().openSQLite()
        _ = try await bus.state(of: Sample.sensor)
        // One that came twice leaves a gap in the sequences, and is not counted twice.
        try await bus.append(ids: "a", "b", "b", "c")
        try await bus.commit(
            cursor: 1,
            .hold(Sample.held("a", 1)),
            .fire(Sample.invocation("due", createdAt: Sample.time(-60))),
            .bury(Sample.invocation("dead"), reason: "it cannot be rendered")
        )
        let figures = try await bus.figures(after: 1)
        #expect(
            figures
                == BusFigures(
                    unread: 2,
                    archivedEvents: 3,
                    archivedBytes: figures.archivedBytes,
                    oldestUnread: Sample.start,
                    held: [Sample.sensor: 1],
                    backlog: [nil: 1],
                    oldestDue: Sample.time(-60),
                    deadLetters: 1
                )
        )
        #expect(figures.archivedBytes > 0)
        let read = try await bus.figures(after: 4)
        #expect([read.unread, read.oldestUnread == nil ? 0 : 1] == [0, 0])
        await bus.close()
    }

    @Test func `each transaction is told, with how many changes shared it`() async throws {
        let bus = try await SQLiteStorage().openSQLite()
        let told = Mutex<[Int]>([])
        bus.observe(
            commits: CommitObserver { changes, duration in
                told.withLock { $0.append(duration >= .zero ? changes : -1) }
            }
        )
        for id in ["a", "b"] { _ = try await bus.append(Sample.event(id)) }
        #expect(told.withLock { $0 } == [1, 1])
        try await withThrowingTaskGroup { group in
            for number in 0..<20 { group.addTask { _ = try await bus.append(Sample.event("\(number)")) } }
            try await group.waitForAll()
        }
        #expect(told.withLock { $0.reduce(0, +) } == 22)
        await bus.close()
    }
}
