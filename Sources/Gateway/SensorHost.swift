import Buses
import EventData
import Logging
import Manifests
import SensorEngine

/// Where the sensors run: in this process, or shared out among several.
protocol SensorHost: Sendable {
    /// Has these sensors run from now on; `dormant` ones are there and cannot run, nil when that is not known.
    ///
    /// - Returns: what became of each and of what it held, as far as it is here.
    func swap(to sensors: [Sensor], dormant: Set<ManifestName>?) async throws(BusError) -> [SensorChange]

    /// Somebody has changed what is due.
    func lookForInvocations() async

    /// Namespaces of the cluster that are asked less often now.
    var slowed: [TriggerLoop.Slowed] { get async }

    /// The logs whose sensors run here.
    var logs: [MeasuredLog] { get async }
}

/// All sensors on the embedded bus.
struct EmbeddedSensors: SensorHost {
    let edits: SensorEdits
    let newInvocations: Signal
    let triggers: TriggerLoop
    let bus: any EventBus
    let decided: DecidedPosition

    func swap(to sensors: [Sensor], dormant: Set<ManifestName>?) async throws(BusError) -> [SensorChange] {
        try await edits.swap(to: sensors, dormant: dormant)
    }

    func lookForInvocations() async { newInvocations.raise() }

    var slowed: [TriggerLoop.Slowed] { get async { await triggers.slowed } }

    var logs: [MeasuredLog] {
        (bus as? SQLiteBus).map { [MeasuredLog(shard: "embedded", bus: $0, position: decided.value)] } ?? []
    }
}
