import Buses
import EventData
import SensorEngine
import Support
import Testing

/// Who follows the log gets the newest events from memory; nobody must see a difference.
@Suite(.timeLimit(.minutes(1))) struct SQLiteBusTailTests {
    @Test func `what was stored just now reads as it does from the disk`() async throws {
        let storage = SQLiteStorage()
        let bus = try await storage.openSQLite()
        try await bus.append(ids: "before")
        let oneByOne = (0..<40).map(Self.event)
        for event in oneByOne { _ = try await bus.append(event) }
        // More than are kept, and among them some that are there already.
        _ = try await bus.append((20..<900).map(Self.event))
        try await agree(bus, storage)
    }

    @Test func `payloads that are too much for the memory are read from the disk`() async throws {
        let storage = SQLiteStorage()
        let bus = try await storage.openSQLite()
        for number in 0..<12 {
            var event = Sample.event("\(number)")
            event.data = [UInt8](repeating: UInt8(number), count: 1 << 20)
            _ = try await bus.append(event)
        }
        try await agree(bus, storage)
    }

    @Test func `what retention has removed is not served from memory`() async throws {
        var configuration = SQLiteBus.Configuration()
        configuration.retention.events = 5
        let bus = try await SQLiteStorage(configuration).openSQLite()
        _ = try await bus.append((0..<20).map { Sample.event("\($0)") })
        #expect(try await bus.sweep(at: Sample.time(1)) == 15)
        #expect(try await bus.events(after: 0, limit: 100).map(\.event.id) == (15..<20).map { "\($0)" })
        _ = try await bus.append(Sample.event("20"))
        #expect(try await bus.events(after: 18, limit: 100).map(\.event.id) == ["18", "19", "20"])
        await bus.close()
    }

    @Test func `a bus that is closed serves nothing from memory`() async throws {
        let bus = try await SQLiteStorage().openSQLite()
        _ = try await bus.append(Sample.event("0"))
        await bus.close()
        await #expect(throws: BusError.self) { try await bus.events(after: 0, limit: 1) }
    }

    /// Decisions wait for others while much is to be done, and must not wait for ever when nothing else comes.
    @Test func `a decision is stored after a crowd when nothing comes after it`() async throws {
        let bus = try await SQLiteStorage().openSQLite()
        _ = try await bus.state(of: Sample.sensor)
        for round in 0..<20 {
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 0..<30 { group.addTask { _ = try await bus.append(Sample.event("\(round)-\(number)")) } }
                try await group.waitForAll()
            }
            let invocation = Sample.invocation("\(round)", events: [1])
            let commit = SensorCommit(
                sensor: Sample.sensor,
                revision: "r1",
                cursor: Int64(30 * (round + 1)),
                effects: [.fire(invocation)]
            )
            try await bus.commit([commit])
            #expect(try await bus.invocation(invocation.id)?.state == .pending)
        }
        await bus.close()
    }

    /// Decisions that wait when the bus closes are not forgotten.
    @Test func `a decision that waits for others when the bus closes is stored or refused`() async throws {
        for round in 0..<20 {
            let storage = SQLiteStorage()
            let bus = try await storage.openSQLite()
            _ = try await bus.state(of: Sample.sensor)
            async let crowd = withTaskGroup(of: Bool.self) { group in
                for number in 0..<30 { group.addTask { await appends(Sample.event("\(number)"), to: bus) } }
                return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
            }
            async let isStored = commits(Sample.invocation("\(round)"), to: bus)
            // Closed in the middle of both, or when only the decision can be left.
            if round.isMultiple(of: 2) { _ = await crowd }
            await bus.close()
            let (accepted, wasStored) = await (crowd, isStored)
            let reopened = try await storage.openSQLite()
            #expect(try await reopened.events(after: 0, limit: 100).count == accepted, "round \(round)")
            let found = try await reopened.invocation(InvocationID("\(round)")) != nil
            #expect(found == wasStored, "round \(round)")
            await reopened.close()
        }
    }

    private func appends(_ event: CloudEvent, to bus: SQLiteBus) async -> Bool {
        do { _ = try await bus.append(event) } catch { return false }
        return true
    }

    private func commits(_ invocation: Invocation, to bus: SQLiteBus) async -> Bool {
        let commit = SensorCommit(sensor: Sample.sensor, revision: "r1", cursor: 1, effects: [.fire(invocation)])
        do { try await bus.commit([commit]) } catch { return false }
        return true
    }

    /// From every place, once from `bus` and once from the disk alone.
    private func agree(_ bus: SQLiteBus, _ storage: SQLiteStorage) async throws {
        let last = try await bus.lastSequence()
        let places = (0...last).map { ($0, Int($0 % 7) * 50 + 1) } + [(last + 5, 3), (last - 3, 0), (last - 3, -1)]
        var served: [[StoredEvent]] = []
        for (place, limit) in places { served.append(try await bus.events(after: place, limit: limit)) }
        await bus.close()
        let reopened = try await storage.openSQLite()
        for ((place, limit), events) in zip(places, served) {
            #expect(try await reopened.events(after: place, limit: limit) == events, "after \(place)")
        }
        await reopened.close()
    }

    private static func event(_ number: Int) -> CloudEvent { SQLiteBusBatchTests.event(number, of: .max) }

    @Test(arguments: [1, 40])
    func `large events take no more memory than the limit, and only the newest are held`(together: Int) throws {
        let payload = Array(repeating: UInt8(ascii: "x"), count: LogTail.mostBytes / 10)
        let tail = LogTail()
        let all = (1...120).map { sequence in
            var event = Sample.event("\(sequence)")
            event.data = payload
            return StoredEvent(sequence: Int64(sequence), event: event)
        }
        for start in stride(from: 0, to: all.count, by: together) {
            tail.extend(by: Array(all[start..<start + together]))
            let end = Int64(start + together)
            let held = try #require((0...end).compactMap { tail.events(after: $0, limit: .max) }.first)
            // Not the events themselves: a failure would print them all.
            let bytes = held.reduce(0) { $0 + $1.dataBytes }
            #expect(bytes <= LogTail.mostBytes)
            let sequences = held.map(\.sequence)
            #expect(sequences == all[..<Int(end)].suffix(held.count).map(\.sequence))
        }
        // What went is read from the disk.
        #expect(tail.events(after: 0, limit: .max) == nil)
    }
}
