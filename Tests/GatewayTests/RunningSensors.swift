import Buses
import Gateway
import Manifests
import Support
import Testing

/// A sensor that joins a push and an approval.
enum JoiningSensor {
    static let manifest = """
        apiVersion: argoproj.io/v1alpha1
        kind: Sensor
        metadata: {name: ci, namespace: argo}
        spec:
          dependencies:
            - {name: push, eventSourceName: webhook, eventName: push}
            - {name: approval, eventSourceName: webhook, eventName: approval}
          triggers:
            - template:
                name: build
                conditions: push && approval
                log: {}
        """

    /// With a field beside the trigger's template.
    static func manifest(with field: String) -> String { manifest + "\n      \(field)" }
}

/// The sensors of manifests that are right.
func sensors(_ texts: String...) throws -> [Sensor] {
    let loaded = load(texts.map { ManifestText(file: "s.yaml", text: $0) }, namespace: "argo")
    try #require(!loaded.hasErrors, "\(loaded.diagnostics)")
    return loaded.sensors
}

extension SensorLoop {
    init(over bus: any EventBus, clock: WallClock = WallClock(), newEvents: Signal = Signal()) {
        self.init(bus: bus, clock: clock, newEvents: newEvents, newInvocations: Signal(), logger: silent)
    }
}

/// Runs a loop on the sensors, restored as at a start, until `body` returns.
func withSensorLoop(
    _ bus: FaultyBus,
    _ sensors: [Sensor],
    _ body: (SensorEdits, Signal) async throws -> Void
) async throws {
    let newEvents = Signal()
    let loop = SensorLoop(over: bus, newEvents: newEvents)
    let engines = try await loop.restore(sensors)
    try await withThrowingTaskGroup { group in
        group.addTask { try await loop.run(engines) }
        try await body(loop.edits, newEvents)
        group.cancelAll()
    }
}
