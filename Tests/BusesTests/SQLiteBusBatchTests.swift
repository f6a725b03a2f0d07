import Buses
import EventData
import Support
import Testing

/// Events that come together are stored with few statements; nobody must see a difference.
@Suite(.timeLimit(.minutes(1))) struct SQLiteBusBatchTests {
    @Test(arguments: [1, 15, 16, 17, 100])
    func `a batch is stored as its events would be one by one`(size: Int) async throws {
        let (alone, together) = (try await SQLiteStorage().openSQLite(), try await SQLiteStorage().openSQLite())
        for round in 0..<3 {
            let events = (0..<size).map { Self.event($0 + round * size / 2) }
            var expected: [Appended] = []
            for event in events { expected.append(try await alone.append(event)) }
            let appended = try await together.append(events)
            #expect(appended.map(\.isDuplicate) == expected.map(\.isDuplicate), "round \(round)")
            #expect(try await identities(appended, in: together) == events.map(Self.identity), "round \(round)")
        }
        let (one, other) = (try await archive(alone), try await archive(together))
        #expect(other == one)
        let (figures, others) = (try await alone.figures(after: 0), try await together.figures(after: 0))
        #expect(others.archivedEvents == figures.archivedEvents)
        #expect(others.archivedBytes == figures.archivedBytes)
        await alone.close()
        await together.close()
    }

    @Test func `many events with one envelope, some of them known, keep their order and their numbers`() async throws {
        let bus = try await SQLiteStorage().openSQLite()
        let known = try await bus.append([3, 20, 21].map { Sample.event("\($0)") })
        let appended = try await bus.append((0..<40).map { Sample.event("\($0)") } + [Sample.event("39")])
        #expect(appended.map(\.isDuplicate) == (0..<40).map { [3, 20, 21].contains($0) } + [true])
        #expect([3, 20, 21].map { appended[$0].sequence } == known.map(\.sequence))
        #expect(appended[40].sequence == appended[39].sequence)
        let ids = ["3", "20", "21"] + (0..<40).filter { ![3, 20, 21].contains($0) }.map { "\($0)" }
        #expect(try await archive(bus).map(\.id) == ids)
        await bus.close()
    }

    @Test(arguments: [2, 20, 40])
    func `an accented letter that is written in two ways makes two events`(size: Int) async throws {
        let bus = try await SQLiteStorage().openSQLite()
        let letters = ["\u{E9}", "e\u{301}"]
        let byID = (0..<size).map { Sample.event("\($0 / 2)\(letters[$0 % 2])") }
        let bySubject = (0..<size).map { Sample.event("s\($0 / 2)", subject: letters[$0 % 2]) }
        let appended = try await bus.append(byID) + bus.append(bySubject)
        #expect(appended.allSatisfy { !$0.isDuplicate })
        let stored = try await archive(bus).map { Self.identity($0).map { Array($0.utf8) } }
        #expect(stored == (byID + bySubject).map { Self.identity($0).map { Array($0.utf8) } })
        await bus.close()
    }

    /// Of few identities, with and without data, with texts that are stored as bytes, and with other envelopes between.
    static func event(_ number: Int, of identities: Int = 37) -> CloudEvent {
        var event = Sample.event("\(number % identities)", subject: number % 23 == 7 ? "other" : "example")
        if number % 11 == 3 { event.id = "a\u{0}\(number)" }
        event.data = number % 5 == 0 ? nil : number % 7 == 0 ? [] : Array("{\"number\":\(number)}".utf8)
        if number % 13 == 0 { event.producer = ["traceparent": "00-\(number)"] }
        return event
    }

    private static func identity(_ event: CloudEvent) -> [String] { [event.id, event.source, event.subject] }

    private func archive(_ bus: SQLiteBus) async throws -> [CloudEvent] {
        try await bus.events(after: 0, limit: 1_000).map(\.event)
    }

    private func identities(_ appended: [Appended], in bus: SQLiteBus) async throws -> [[String]] {
        let stored = try await bus.events(after: 0, limit: 1_000).map { ($0.sequence, Self.identity($0.event)) }
        let places = Dictionary(stored) { $1 }
        return appended.compactMap { places[$0.sequence] }
    }
}
