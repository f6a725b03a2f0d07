import Buses
import EventData

extension AdminAPI {
    /// How many invocations wait for what, and which namespaces are asked less often.
    func waiting() async throws(BusError) -> JSON {
        let backlog = try await bus.backlog()
        let waits = InvocationRecord.Wait.allCases.map { ($0.rawValue, JSON.number(JSONNumber(backlog[$0] ?? 0))) }
        let slowed = await sensors.slowed.map { namespace -> JSON in
            [
                "namespace": .string(namespace.namespace),
                "attemptsAtOnce": .number(JSONNumber(namespace.allowed)),
                "reason": .string(namespace.reason),
            ]
        }
        return [
            "pending": .number(JSONNumber(backlog.values.reduce(0, +))),
            "waiting": .object(JSONObject(waits)),
            "slowed": .array(slowed),
        ]
    }
}
