import Buses
import EventData

extension EventBusContract {
    static let log: [EventBusContract] = [
        EventBusContract("events come back in the order of their sequences, complete", onOpenBus: order),
        EventBusContract("an event with the identity of an archived one is not stored again", onOpenBus: duplicates),
        EventBusContract("several appended at once keep their order, and each is a duplicate or not", onOpenBus: batch),
        EventBusContract("batches that are handed over in a line keep their order", onOpenBus: line),
        EventBusContract("odd ids, empty data, no data and what producers said survive", onOpenBus: oddEvents),
        EventBusContract("what append acknowledged is there after closing and opening again", check: durability),
        EventBusContract("concurrent appends get unique sequences, and each is readable at once", onOpenBus: crowd),
        EventBusContract("events are listed newest first, by source and subject", onOpenBus: listing),
        EventBusContract("a closed bus refuses everything and says that it is unavailable", check: closed),
    ]

    private static func order(_ bus: any EventBus) async throws {
        try expect(await bus.lastSequence(), is: 0)
        try expect(await bus.events(after: 0, limit: 10), is: [])
        var stored: [StoredEvent] = []
        for id in ["a", "b", "c"] {
            let appended = try await bus.append(Sample.event(id))
            try expect(!appended.isDuplicate, "a new event is no duplicate")
            stored.append(StoredEvent(sequence: appended.sequence, event: Sample.event(id)))
        }
        try expect(stored.map(\.sequence) == stored.map(\.sequence).sorted(), "sequences grow")
        try expect(await bus.events(after: 0, limit: 10), is: stored)
        try expect(await bus.events(after: stored[0].sequence, limit: 1), is: [stored[1]])
        try expect(await bus.lastSequence(), is: stored[2].sequence)
    }

    private static func duplicates(_ bus: any EventBus) async throws {
        let first = try await bus.append(Sample.event("a"))
        var again = Sample.event("a")
        again.data = Array("{}".utf8)
        try expect(await bus.append(again), is: Appended(sequence: first.sequence, isDuplicate: true))
        try expect(await bus.append(Sample.event("a", source: "other")).isDuplicate, is: false)
        try expect(await bus.append(Sample.event("a", subject: "other")).isDuplicate, is: false)
        let stored = try await bus.events(after: 0, limit: 10)
        try expect(stored.map(\.event.source), is: ["webhook", "other", "webhook"])
        try expect(stored.first?.event, is: Sample.event("a"), "the first event with this id")
        try expect(await bus.event(id: "a").map(\.sequence), is: stored.map(\.sequence).reversed())
    }

    private static func batch(_ bus: any EventBus) async throws {
        let known = try await bus.append(Sample.event("b"))
        let events = ["a", "b", "c", "a"].map { Sample.event($0) }
        let appended = try await bus.append(events)
        try expect(appended.map(\.isDuplicate), is: [false, true, false, true])
        try expect(appended[1].sequence, is: known.sequence)
        try expect(appended[3].sequence, is: appended[0].sequence)
        try expect(await bus.events(after: 0, limit: 10).map(\.event.id), is: ["b", "a", "c"])
        try expect(await bus.append([]), is: [])
    }

    private static func line(_ bus: any EventBus) async throws {
        let line = AppendLine()
        var pending: [PendingAppend] = []
        for batch in [["a", "b"], [], ["c"], ["a", "d"]] {
            pending.append(await bus.begin(batch.map { Sample.event($0) }, in: line))
        }
        var appended: [[Appended]] = []
        for batch in pending { appended.append(try await batch.result()) }
        try expect(appended.map { $0.map(\.isDuplicate) }, is: [[false, false], [], [false], [true, false]])
        try expect(await bus.events(after: 0, limit: 10).map(\.event.id), is: ["a", "b", "c", "d"])
    }

    private static func oddEvents(_ bus: any EventBus) async throws {
        var events = ["a\u{0}b", "a\u{0}c", "☂", "'; --", ""].map { Sample.event($0) }
        events[0].data = nil
        events[1].data = []
        events[2].data = [0xFF, 0x00, 0x80]
        events[3].dataContentType = "application/octet-stream"
        events[3].producer = ["source": "/a \u{0} \"☂\"", "traceparent": "00-ab-cd-01", "empty": ""]
        for event in events { try expect(await bus.append(event).isDuplicate, is: false) }
        try expect(await bus.events(after: 0, limit: 10).map(\.event), is: events)
        try expect(await bus.event(id: "a\u{0}c").map(\.event), is: [events[1]])
    }

    private static func durability(_ storage: any EventBusStorage) async throws {
        let bus = try await storage.open()
        try await bus.append(ids: "a", "b")
        let before = try await bus.events(after: 0, limit: 10)
        await bus.close()
        let reopened = try await storage.open()
        try expect(await reopened.events(after: 0, limit: 10), is: before)
        try expect(await reopened.append(Sample.event("a")).isDuplicate, is: true)
        try expect(await reopened.append(Sample.event("c")).sequence > before[1].sequence, "sequences go on")
        await reopened.close()
    }

    private static func crowd(_ bus: any EventBus) async throws {
        let sequences = try await withThrowingTaskGroup(of: [Int64].self) { group in
            for task in 0..<16 {
                group.addTask {
                    var mine: [Int64] = []
                    for number in 0..<20 {
                        let event = Sample.event("\(task)-\(number)")
                        let appended = try await bus.append(event)
                        let found = try await bus.events(after: appended.sequence - 1, limit: 1)
                        try expect(found, is: [StoredEvent(sequence: appended.sequence, event: event)])
                        mine.append(appended.sequence)
                    }
                    try expect(mine == mine.sorted(), "one caller's events keep their order")
                    return mine
                }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        try expect(Set(sequences).count, is: 320, "the number of different sequences")
        try expect(await bus.events(after: 0, limit: 1_000).map(\.sequence), is: sequences.sorted())
    }

    private static func listing(_ bus: any EventBus) async throws {
        try await bus.append(ids: "a", "b")
        _ = try await bus.append(Sample.event("c", source: "kafka"))
        _ = try await bus.append(Sample.event("d", subject: "push"))
        func ids(_ query: EventQuery) async throws -> [String] {
            try await bus.events(matching: query).map(\.event.id)
        }
        try expect(await ids(EventQuery()), is: ["d", "c", "b", "a"])
        try expect(await ids(EventQuery(source: "webhook")), is: ["d", "b", "a"])
        try expect(await ids(EventQuery(source: "webhook", subject: "example")), is: ["b", "a"])
        try expect(await ids(EventQuery(limit: 2)), is: ["d", "c"])
        let newest = try await bus.events(matching: EventQuery(limit: 1))[0]
        try expect(newest.event.data, is: nil, "a listing leaves out the data")
        let whole = try await bus.event(id: "d")[0]
        try expect(newest.dataBytes, is: whole.event.data?.count ?? -1, "and tells its size")
        let second = try await bus.events(after: 0, limit: 2)[1].sequence
        try expect(await ids(EventQuery(after: second)), is: ["d", "c"])
        try expect(await ids(EventQuery(limit: -1)), is: [])
        try expect(await bus.event(id: "nowhere"), is: [])
    }

    private static func closed(_ storage: any EventBusStorage) async throws {
        let bus = try await storage.open()
        await bus.close()
        await bus.close()
        try await expectUnavailable { _ = try await bus.append(Sample.event("a")) }
        try await expectUnavailable { _ = try await bus.lastSequence() }
        try await expectUnavailable { try await bus.setNote("a", to: "b") }
    }

    private static func expectUnavailable(_ call: () async throws -> Void) async throws {
        do {
            try await call()
        } catch BusError.unavailable {
            return
        }
        throw ContractViolation(description: "a closed bus answered")
    }
}
