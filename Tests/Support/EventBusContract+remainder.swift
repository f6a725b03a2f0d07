import Buses
import EventData

extension EventBusContract {
    static let remainder: [EventBusContract] = [
        EventBusContract("notes and counters survive a restart", check: notes),
        EventBusContract("counting from many tasks at once loses nothing", onOpenBus: counting),
    ]

    private static func notes(_ storage: any EventBusStorage) async throws {
        let bus = try await storage.open()
        try expect(await bus.note("calendar/tick"), is: nil)
        try await bus.setNote("calendar/tick", to: "2026-11-21T03:50:00Z")
        try await bus.setNote("calendar/tick", to: "2026-11-21T03:51:00Z")
        try await bus.setNote("other", to: "")
        try await bus.count("events_sent", by: 2)
        try await bus.count("events_sent", by: 40)
        await bus.close()
        let reopened = try await storage.open()
        try expect(await reopened.note("calendar/tick"), is: "2026-11-21T03:51:00Z")
        try expect(await reopened.note("other"), is: "")
        try expect(await reopened.counters(), is: ["events_sent": 42])
        await reopened.close()
    }

    private static func counting(_ bus: any EventBus) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<50 { group.addTask { try await bus.count("n", by: 2) } }
            try await group.waitForAll()
        }
        try expect(await bus.counters(), is: ["n": 100])
    }
}
