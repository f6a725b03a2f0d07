import Buses
import EventData
import SensorEngine
import Support
import Testing

/// Lists that go on where the reader has come to.
@Suite(.timeLimit(.minutes(1))) struct SQLiteBusPageTests {
    @Test func `older events follow the one that was seen last, whatever comes meanwhile`() async throws {
        let bus = try await SQLiteStorage().openSQLite()
        try await bus.append(ids: "a", "b", "c", "d", "e")
        let first = try await bus.events(matching: EventQuery(limit: 2))
        #expect(first.map(\.event.id) == ["e", "d"])
        try await bus.append(ids: "f")
        let last = try #require(first.last?.sequence)
        let second = try await bus.events(matching: EventQuery(before: last, limit: 2))
        #expect(second.map(\.event.id) == ["c", "b"])
        let none = try await bus.events(matching: EventQuery(source: "other", before: last, limit: 2))
        #expect(none.isEmpty)
        #expect(try await bus.events(matching: EventQuery(before: 1, limit: 2)).isEmpty)
        await bus.close()
    }

    @Test func `older invocations follow the one that was seen last, also when that is one of another state`()
        async throws
    {
        let bus = try await SQLiteStorage().openSQLite()
        _ = try await bus.state(of: Sample.sensor)
        try await bus.append(ids: "a")
        for (cursor, id) in ["one", "two", "three"].enumerated() {
            try await bus.commit(cursor: Int64(cursor), .fire(Sample.invocation(id)))
        }
        try await bus.commit(cursor: 4, .bury(Sample.invocation("dead"), reason: "no"))
        func ids(_ query: InvocationQuery) async throws -> [String] {
            try await bus.invocations(matching: query).map(\.invocation.id.text)
        }
        #expect(try await ids(InvocationQuery(limit: 2)) == ["dead", "three"])
        #expect(try await ids(InvocationQuery(before: InvocationID("three"), limit: 2)) == ["two", "one"])
        #expect(try await ids(InvocationQuery(state: .pending, before: InvocationID("dead"), limit: 1)) == ["three"])
        #expect(try await ids(InvocationQuery(before: InvocationID("one"))) == [])
        #expect(try await ids(InvocationQuery(before: InvocationID("nobody"))) == [])
        await bus.close()
    }
}
