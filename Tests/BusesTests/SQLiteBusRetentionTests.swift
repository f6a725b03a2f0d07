import Buses
import EventData
import SensorEngine
import Support
import Testing

struct SQLiteBusRetentionTests {
    private static let day: Int64 = 24 * 3_600
    private static let weekLater = Sample.time(7 * day + 1)

    @Test func `events leave with their outcomes and what they fired when they are too old`() async throws {
        let storage = SQLiteStorage()
        let bus = try await storage.openSQLite()
        _ = try await bus.state(of: Sample.sensor)
        try await bus.append(ids: "a", "b")
        storage.setTime(6 * Self.day)
        try await bus.append(ids: "c")
        try await bus.commit(
            cursor: 3,
            .fire(Sample.invocation("x", events: [2])),
            .record(Self.held(2)),
            .record(Self.held(3))
        )
        try await succeed("x", on: bus)
        #expect(try await bus.sweep(at: Self.weekLater) == 2)
        #expect(try await ids(bus) == ["c"])
        #expect(try await bus.outcomes(of: 2) == [])
        #expect(try await bus.outcomes(of: 3).map(\.outcome) == [Self.held(3)])
        #expect(try await bus.invocations(matching: InvocationQuery()) == [])
        #expect(try await bus.attempts(of: InvocationID("x")) == [])
        #expect(try await bus.lastSequence() == 3)
        #expect(try await bus.sweep(at: Sample.time(20 * Self.day)) == 1)
        #expect(try await bus.append(Sample.event("d")).sequence == 4, "sequences go on in an empty archive")
        await bus.close()
    }

    @Test func `the newest events stay when there are too many or they are too large`() async throws {
        var configuration = SQLiteBus.Configuration()
        configuration.retention.events = 3
        let few = try await SQLiteStorage(configuration).openSQLite()
        try await few.append(ids: "a", "b", "c", "d", "e")
        #expect(try await few.sweep(at: Sample.start) == 2)
        #expect(try await ids(few) == ["c", "d", "e"])
        #expect(try await few.sweep(at: Sample.start) == 0)
        await few.close()

        configuration = SQLiteBus.Configuration()
        configuration.retention.bytes = 10_000
        let small = try await SQLiteStorage(configuration).openSQLite()
        for id in ["a", "b", "c"] {
            var event = Sample.event(id)
            event.data = [UInt8](repeating: 0x20, count: 4_500)
            _ = try await small.append(event)
        }
        #expect(try await small.sweep(at: Sample.start) == 1)
        #expect(try await ids(small) == ["b", "c"])
        await small.close()
    }

    @Test func `what is still needed stays, however old`() async throws {
        let bus = try await SQLiteStorage().openSQLite()
        _ = try await bus.state(of: Sample.sensor)
        try await bus.append(ids: "held", "pending", "dead", "done", "not passed")
        try await bus.commit(
            cursor: 4,
            .hold(Sample.held("a", 1)),
            .fire(Sample.invocation("pending", events: [2])),
            .bury(Sample.invocation("dead", events: [3]), reason: "no"),
            .fire(Sample.invocation("done", events: [4]))
        )
        try await succeed("done", on: bus)
        #expect(try await bus.sweep(at: Self.weekLater) == 1)
        #expect(try await ids(bus) == ["held", "pending", "dead", "not passed"])

        try await bus.commit(cursor: 5, .release(HoldingPlace(trigger: "deploy")))
        try await succeed("pending", on: bus)
        #expect(try await bus.sweep(at: Self.weekLater) == 3)
        #expect(try await ids(bus) == ["dead"])
        #expect(try await bus.invocations(matching: InvocationQuery()).map(\.invocation.id.text) == ["dead"])
        await bus.close()
    }

    @Test func `counts stay when the events they counted have left, also over a restart`() async throws {
        let storage = SQLiteStorage()
        var bus = try await storage.openSQLite()
        _ = try await bus.state(of: Sample.sensor)
        try await bus.append(ids: "a", "b")
        try await bus.commit(
            cursor: 2,
            .record(Outcome(sequence: 1, dependency: "push", verdict: .filtered)),
            .record(Self.held(2)),
            .fire(Sample.invocation("x", events: [2]))
        )
        try await succeed("x", on: bus)
        let counts = try await bus.verdictCounts()
        #expect(counts.map(\.count) == [1, 1, 1])
        #expect(try await bus.sweep(at: Self.weekLater) == 2)
        await bus.close()
        bus = try await storage.openSQLite()
        #expect(try await ids(bus) == [])
        #expect(try await bus.verdictCounts() == counts)
        await bus.close()
    }

    @Test func `a redelivery is recognised as long as the event is in the archive`() async throws {
        let bus = try await SQLiteStorage().openSQLite()
        try await bus.append(ids: "a")
        #expect(try await bus.append(Sample.event("a")) == Appended(sequence: 1, isDuplicate: true))
        _ = try await bus.sweep(at: Self.weekLater)
        #expect(try await bus.append(Sample.event("a")).isDuplicate == false)
        await bus.close()
    }

    @Test func `a sensor that is gone keeps its events for the grace period and no longer`() async throws {
        let bus = try await SQLiteStorage().openSQLite()
        _ = try await bus.state(of: Sample.sensor)
        _ = try await bus.state(of: Sample.other)
        try await bus.append(ids: "a", "b")
        try await bus.commit(cursor: 1, .hold(Sample.held("a", 1)))
        try await bus.commit([SensorCommit(sensor: Sample.other, cursor: 2, effects: [])])
        let gone = Self.weekLater
        #expect(try await bus.forget(allBut: [Sample.other], at: gone).map(\.isForgotten) == [false])
        #expect(try await bus.sweep(at: gone + .seconds(3 * Self.day - 1)) == 0)
        #expect(try await ids(bus) == ["a", "b"])
        #expect(try await bus.sweep(at: gone + .seconds(3 * Self.day)) == 2)
        #expect(try await bus.forget(allBut: [Sample.other], at: gone + .seconds(4 * Self.day)) == [])
        #expect(try await bus.state(of: Sample.sensor) == SensorState(cursor: 2, held: []))
        await bus.close()
    }

    @Test func `a sweep removes more than one batch`() async throws {
        let bus = try await SQLiteStorage().openSQLite()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<450 { group.addTask { try await bus.append(ids: "\(number)") } }
            try await group.waitForAll()
        }
        #expect(try await bus.sweep(at: Self.weekLater) == 450)
        #expect(try await ids(bus) == [])
        await bus.close()
    }

    private static func held(_ sequence: Int64) -> Outcome {
        Outcome(sequence: sequence, dependency: "push", trigger: "deploy", verdict: .held)
    }

    private func succeed(_ id: String, on bus: SQLiteBus) async throws {
        let attempt = Sample.attempt(1, at: 1, .succeeded("Workflow argo/ci-\(id)"))
        try await bus.record(attempt, of: InvocationID(id), decision: .done("Workflow argo/ci-\(id)"))
    }

    private func ids(_ bus: SQLiteBus) async throws -> [String] {
        try await bus.events(after: 0, limit: 1_000).map(\.event.id)
    }
}
