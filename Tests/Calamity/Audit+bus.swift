import Buses
import EventData
import Manifests
import SensorEngine

extension Audit {
    private static let page = 500

    /// Reads everything that the bus of a stopped gateway has.
    mutating func read(_ bus: any EventBus) async throws {
        var position: Int64 = 0
        while true {
            let events = try await bus.events(after: position, limit: Self.page)
            guard let last = events.last else { break }
            position = last.sequence
            for event in events { try await read(event, of: bus) }
        }
        books.firings = try await bus.verdictCounts().filter { $0.verdict == .fired }.reduce(0) { $0 + $1.count }
        for state in InvocationRecord.State.allCases where state != .succeeded {
            books.unfinished += try await bus.invocations(matching: InvocationQuery(state: state, limit: Self.page)).map
            {
                "invocation \($0.invocation.id) of \($0.invocation.sensor) is \(state.rawValue): \($0.message)"
            }
        }
    }

    private mutating func read(_ stored: StoredEvent, of bus: any EventBus) async throws {
        guard let data = stored.event.data, let text = try JSON(parsing: data).at("body", "number")?.string,
            let number = Int(text)
        else { throw OrdealError("event \(stored.sequence) is none that was sent") }
        books.stored[number, default: 0] += 1
        for found in try await bus.outcomes(of: stored.sequence) {
            books.verdicts[number, default: []].append("\(found.sensor.name) \(found.outcome.verdict.rawValue)")
            if found.outcome.verdict == .fired { books.invocations.insert(found.outcome.detail) }
        }
    }
}
