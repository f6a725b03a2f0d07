import Buses
import EventData
import Support
import Testing

struct QuarantineTests {
    private static func record(_ identity: String, event: String = "placed") -> QuarantinedRecord {
        QuarantinedRecord(
            source: "orders",
            eventName: event,
            type: "kafka",
            identity: identity,
            position: "t/0@\(identity)",
            reason: "no JSON",
            storedAt: Sample.start,
            size: 3,
            bytes: [0xFF, 0x00, 0x0A],
            frame: Array("{\"body\":null}".utf8)
        )
    }

    @Test func `a record is kept once, with its bytes, also over a restart`() async throws {
        let storage = SQLiteStorage()
        let bus = try await storage.openSQLite()
        for identity in ["a", "b", "a"] { try await bus.quarantine(Self.record(identity)) }
        try await bus.quarantine(Self.record("a", event: "other"))
        await bus.close()
        let reopened = try await storage.openSQLite()
        #expect(try await reopened.quarantinedCount() == 3)
        let placed = try await reopened.quarantined(matching: QuarantineQuery(eventName: "placed"))
        #expect(placed.map(\.identity) == ["b", "a"])
        #expect(placed.map(\.bytes) == [nil, nil])
        var wanted = Self.record("a")
        wanted.number = 1
        #expect(try await reopened.quarantined(1) == wanted)
        #expect(try await reopened.quarantined(99) == nil)
        await reopened.close()
    }

    @Test func `a record is decided on once, and its bytes go`() async throws {
        let bus = try await SQLiteStorage().openSQLite()
        try await bus.quarantine(Self.record("a"))
        #expect(try await bus.settle(1, as: .redriven, reason: "as event a", at: Sample.time(1)))
        #expect(try await bus.settle(1, as: .dropped, reason: "too late", at: Sample.time(2)) == false)
        var wanted = Self.record("a")
        (wanted.number, wanted.state, wanted.reason, wanted.bytes, wanted.frame) = (
            1, .redriven, "as event a", nil, nil
        )
        #expect(try await bus.quarantined(1) == wanted)
        #expect(try await bus.quarantinedCount() == 0)
        // Read again after a crash it is known, and stays decided.
        try await bus.quarantine(Self.record("a"))
        #expect(try await bus.quarantined(matching: QuarantineQuery(state: .waiting)) == [])
        await bus.close()
    }
}
