import Buses
import EventData
import Manifests
import SensorEngine

extension AdminAPI {
    /// How often each sensor came to which verdict since it is known, also of events that have left the archive.
    func verdicts() async throws(BusError) -> JSON {
        .array(try await bus.verdictCounts().map { $0.json })
    }
}

extension VerdictCount {
    /// Firings are counted by trigger alone, and most other verdicts by dependency alone; what does not count is null.
    fileprivate var json: JSON {
        [
            "sensor": .string(sensor.description),
            "dependency": dependency.isEmpty ? .null : .string(dependency),
            "trigger": trigger.isEmpty ? .null : .string(trigger),
            "verdict": .string(verdict.rawValue),
            "count": .number(JSONNumber(count)),
        ]
    }
}
