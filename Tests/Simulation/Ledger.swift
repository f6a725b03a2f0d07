import Buses
import EventData
import Manifests
import SensorEngine

/// Everything that was ever seen to be durable, also what retention has removed since.
struct Ledger {
    private(set) var events: [Int64: StoredEvent] = [:]
    private(set) var outcomes: [ManifestName: [SensorModel.Verdict: Int]] = [:]
    private(set) var invocations: [InvocationID: InvocationRecord] = [:]
    /// Seen once, and gone when last looked at: retention has taken them.
    var removed: Set<Int64> { Set(events.keys).subtracting(archived) }
    /// The same as producers name them.
    var removedKeys: Set<String> {
        Set(removed.compactMap { events[$0]?.event }.map { "\($0.source)/\($0.subject)/\($0.id)" })
    }
    /// Invocations that stand by for others, whether they were performed or not.
    var standbys: Set<InvocationID> { Set(invocations.values.compactMap(\.invocation.standby)) }
    /// In the archive when last looked at.
    private(set) var archived: Set<Int64> = []
    /// By sensor, in the order in which they were made; those in the archive when last looked at.
    private(set) var order: [ManifestName: [InvocationID]] = [:]
    private var outcomesByEvent: [Int64: [SensorOutcome]] = [:]

    /// Reads the events alone.
    mutating func readEvents(of bus: any EventBus) async throws {
        archived = []
        var position: Int64 = 0
        while true {
            let page = try await bus.events(after: position, limit: 500)
            guard let last = page.last else { return }
            position = last.sequence
            for event in page {
                archived.insert(event.sequence)
                if let known = events[event.sequence], known != event {
                    throw Violation("event \(event.sequence) is another than it was")
                }
                events[event.sequence] = event
            }
        }
    }

    mutating func readEverything(of bus: any EventBus) async throws {
        try await readEvents(of: bus)
        for sequence in archived.sorted() { outcomesByEvent[sequence] = try await bus.outcomes(of: sequence) }
        outcomes = [:]
        for found in outcomesByEvent.values.joined() {
            let outcome = found.outcome
            let verdict = SensorModel.Verdict(
                sequence: outcome.sequence,
                dependency: outcome.dependency,
                trigger: outcome.trigger,
                verdict: outcome.verdict
            )
            outcomes[found.sensor, default: [:]][verdict, default: 0] += 1
        }
        order = [:]
        // What stands by goes when it is not needed.
        invocations = invocations.filter { $0.value.state != .standby }
        for record in try await bus.invocations(matching: InvocationQuery(limit: 1_000)).reversed() {
            invocations[record.invocation.id] = record
            order[record.invocation.sensor, default: []].append(record.invocation.id)
        }
    }
}

extension Ledger: CustomStringConvertible {
    /// How often each end was met, for a look at what seeds try.
    var description: String {
        var counts: [String: Int] = [:]
        for (verdict, count) in outcomes.values.joined() { counts[verdict.verdict.rawValue, default: 0] += count }
        for record in invocations.values { counts["invocation " + record.state.rawValue, default: 0] += 1 }
        return counts.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", ")
    }
}

/// A broken promise.
package struct Violation: Error, CustomStringConvertible {
    package let description: String

    init(_ description: String) { self.description = description }
}

/// Throws unless the promise holds.
func require(_ holds: Bool, _ problem: @autoclosure () -> String) throws(Violation) {
    guard !holds else { return }
    throw Violation(problem())
}
