import EventData
import Expressions
import Foundation
import Manifests
import SensorEngine
import Support

/// The requests of the shared `bench.jsonl`, beside what Argo Events takes for them (golden/README.md).
enum EngineWorkloads {
    /// Microseconds of the reference on a core like ours; another machine makes ratios, not verdicts.
    private static let reference: [String: Double] = [
        "2k data": 13.5, "10k data": 36, "100k data": 340, "2k expr": 42, "10k expr": 72, "10k script": 921,
        "100k script": 7_429, "10k 1 params": 112, "10k 5 params": 557, "10k 20 params": 2_474, "100k 5 params": 6_345,
        "2k data 1 params": 315, "10k data 5 params": 1_140, "10k expr 5 params (2 tmpl)": 1_895,
        "100k data 20 params": 31_310,
    ]

    static func run(_ effort: Measurement.Effort) throws {
        let path = "\(sharedDirectory)/golden/bench.jsonl"
        if FileManager.default.fileExists(atPath: path) {
            for line in try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n") {
                let row = try JSON(parsing: String(line))
                let id = row["id"]?.string ?? "?"
                try measure(row, effort).report("engine \(row["op"]?.string ?? "") \(id)", reference: reference[id])
            }
        }
        try hundredSensors(effort)
    }

    /// From the event's bytes to the verdict, the rendered object, or the printed invocation, as the row says.
    private static func measure(_ row: JSON, _ effort: Measurement.Effort) throws -> Measurement {
        let json = row["event"] ?? row["events"]?["dep"] ?? .null
        let event = Workloads.event(id: "1", data: Array((json["dataText"]?.string ?? "").utf8))
        let block: JSON = [
            "operation": "submit", "source": ["resource": row["object"] ?? ["kind": "Workflow"]],
            "parameters": row["parameters"] ?? [],
        ]
        let manifest = Workloads.manifest(name: "bench", filters: row["filters"], conditions: "dep", block: block)
        let sensor = try Workloads.sensor(manifest)
        switch row["op"]?.string {
        case "filter": return try filters(sensor.dependencies[0], event, effort)
        case "params": return try parameters(sensor, event, effort)
        default: return try pipeline(Engine(sensor: sensor), event, effort)
        }
    }

    private static func filters(
        _ dependency: Dependency,
        _ event: CloudEvent,
        _ effort: Measurement.Effort
    ) throws -> Measurement {
        try Measurement(effort) {
            let evaluation = Evaluation(now: event.time, seed: [])
            guard case .accepted = dependency.decide(on: DecodedEvent(event), in: evaluation) else {
                throw BenchmarkError("the event is rejected")
            }
        }
    }

    private static func pipeline(
        _ engine: Engine,
        _ event: CloudEvent,
        _ effort: Measurement.Effort
    ) throws -> Measurement {
        try Measurement(effort) {
            var engine = engine
            for effect in engine.receive(event, sequence: 1, at: event.time) {
                switch effect {
                case .fire(let invocation): precondition(!invocation.requestText.bytes.isEmpty)
                case .record(let outcome) where outcome.verdict != .fired: throw BenchmarkError("\(outcome)")
                default: break
                }
            }
        }
    }

    private static func parameters(
        _ sensor: Sensor,
        _ event: CloudEvent,
        _ effort: Measurement.Effort
    ) throws -> Measurement {
        let trigger = sensor.triggers[0]
        guard let object = trigger.template.find(JSONPath("argoWorkflow.source.resource")) else {
            throw BenchmarkError("no object")
        }
        let document = try JSONDocument(parsing: object.raw.bytes)
        return try Measurement(effort) {
            let events = FiringEvents([("dep", DecodedEvent(event))])
            var rendering = Rendering(events, in: Evaluation(now: event.time, seed: []))
            _ = try document.applying(trigger.body.parameters, in: &rendering, at: "parameters")
        }
    }

    /// One event decided on by a hundred sensors, of which each has a filter and one fires.
    private static func hundredSensors(_ effort: Measurement.Effort) throws {
        let push = try Workloads.push()
        let body = try JSON(parsing: push)
        let event = Workloads.event(id: "1", data: JSON.object(JSONObject([("body", body)])).bytes)
        let engines = try (0..<100).map { number in
            let wanted = number == 0 ? "^refs/" : "^refs/heads/release-\(number)$"
            let filter: JSON = ["path": "body.ref", "type": "string", "value": [.string(wanted)]]
            return Engine(
                sensor: try Workloads.sensor(
                    Workloads.manifest(
                        name: "bench-\(number)",
                        filters: ["data": [filter]],
                        conditions: "dep",
                        block: [
                            "operation": "submit",
                            "source": ["resource": ["apiVersion": "argoproj.io/v1alpha1", "kind": "Workflow"]],
                        ]
                    )
                )
            )
        }
        Measurement(effort) {
            let decoded = DecodedEvent(event)
            for engine in engines {
                var engine = engine
                _ = engine.receive(decoded, sequence: 1, at: event.time)
            }
        }.report("engine 100 sensors, one event of \(event.data?.count ?? 0) B")
    }
}
