import Buses
import EventData
import Manifests
import SensorEngine

/// Who was started and when, over all lives of a gateway.
struct Starts {
    /// The first starts, in their order.
    private(set) var order: [Invocation] = []
    /// Starts of the rate-limited trigger that took a permit each.
    private(set) var permits: [Timestamp] = []
    /// Whether the bus refused to say that something may start: a permit may be gone that nobody has used.
    var mayHaveLostPermit = false
    private(set) var retriedByHand: Set<InvocationID> = []
    private var started: Set<InvocationID> = []
    /// Started by a life that ended before the attempt was saved: starts again, with the permit it has.
    private var forgotten: Set<InvocationID> = []

    mutating func take(_ record: InvocationRecord, at now: Timestamp) {
        let invocation = record.invocation
        if started.insert(invocation.id).inserted { order.append(invocation) }
        let hasPermit = forgotten.remove(invocation.id) != nil
        if invocation.rules.rateLimit != nil, !hasPermit { permits.append(now) }
    }

    mutating func isForgotten(_ id: InvocationID) { forgotten.insert(id) }

    mutating func isSaved(_ id: InvocationID) { forgotten.remove(id) }

    mutating func isRetriedByHand(_ invocation: Invocation) { retriedByHand.insert(invocation.id) }
}
