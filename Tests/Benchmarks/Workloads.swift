import EventData
import Foundation
import Manifests
import SensorEngine
import Support

struct BenchmarkError: Error, CustomStringConvertible {
    let description: String
    init(_ description: String) { self.description = description }
}

/// What the benchmarks work on.
enum Workloads {
    /// A real push of 9.5 KB; without the shared directory the shorter one of the examples.
    static func push() throws -> [UInt8] {
        let fixture = "\(sharedDirectory)/fixtures/github/push/1.payload.json"
        let path = FileManager.default.fileExists(atPath: fixture) ? fixture : "eventsources/push.json"
        return Array(try Data(contentsOf: URL(fileURLWithPath: path)))
    }

    /// The sensor of a manifest; what is wrong with it is our mistake.
    static func sensor(_ manifest: JSON) throws -> Sensor {
        let loaded = load([ManifestText(file: "bench", text: manifest.text)], namespace: "default")
        guard let sensor = loaded.sensors.first else { throw BenchmarkError("\(loaded.diagnostics)") }
        return sensor
    }

    /// A sensor with one dependency `dep` on `source`/`subject`, with a second one that never comes.
    static func manifest(name: String, filters: JSON?, conditions: String, block: JSON) -> JSON {
        var dependency: JSON = ["name": "dep", "eventSourceName": "github", "eventName": "push"]
        if let filters { dependency["filters"] = filters }
        return [
            "apiVersion": "argoproj.io/v1alpha1",
            "kind": "Sensor",
            "metadata": ["name": .string(name)],
            "spec": [
                "dependencies": [dependency, ["name": "never", "eventSourceName": "other", "eventName": "other"]],
                "triggers": [
                    ["template": ["name": "t", "conditions": .string(conditions), "argoWorkflow": block]],
                    ["template": ["name": "u", "conditions": "never", "log": [:]]],
                ],
            ],
        ]
    }

    static func event(id: String, data: [UInt8]) -> CloudEvent {
        CloudEvent(
            id: id,
            source: "github",
            subject: "push",
            type: "webhook",
            time: Timestamp(seconds: 1_800_000_000),
            data: data
        )
    }
}
