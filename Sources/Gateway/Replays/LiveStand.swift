import Buses
import EventData
import SensorEngine

/// Up to where the live sensor has decided, and what it holds: what it may still fire by itself.
struct LiveStand: Sendable {
    private let cursor: Int64
    /// The sequences of what it holds, by trigger.
    private let held: [String: Set<Int64>]

    init(_ state: SensorState) {
        cursor = state.cursor
        held = Dictionary(grouping: state.held, by: \.place.trigger).mapValues { Set($0.map(\.sequence)) }
    }

    /// Whether it has not come to one of the events, or holds one for the same trigger.
    func mayFire(_ invocation: Invocation) -> Bool {
        let waiting = held[invocation.trigger] ?? []
        return invocation.events.contains { $0.sequence > cursor || waiting.contains($0.sequence) }
    }
}
