import Buses
import EventData
import Foundation
import Gateway
import Logging
import SensorEngine

/// Past events that decide again: the bar is 5,000 a second.
enum ReplayWorkloads {
    static func run(smoke: Bool) async throws {
        let directory = FileManager.default.temporaryDirectory.appending(path: "bench-\(UUID().uuidString)")
        let bus = try await SQLiteBus.open(directory: directory.path)
        let count = smoke ? 500 : 50_000
        let sensor = try Workloads.sensor(manifest)
        let silent = Logger(label: "bench") { _ in SwiftLogNoOpLogHandler() }
        let (events, invocations) = (Signal(), Signal())
        let clock = WallClock()
        let loop = SensorLoop(bus: bus, clock: clock, newEvents: events, newInvocations: invocations, logger: silent)
        var engines = try await loop.restore([sensor])
        for start in stride(from: 0, to: count, by: 500) {
            _ = try await bus.append((start..<start + 500).map(event))
            while try await loop.advance(&engines) {}
        }
        let run = ReplayRun(
            [Engine(sensor: sensor)],
            on: bus,
            ReplaySelection(),
            verdicts: Set(ReplayedFiring.Verdict.allCases),
            clock: WallClock()
        ) { _ in }
        let summary = try await run.run(applying: nil)
        guard summary.read == count, summary.counts[.same] == count / 10 else { throw BenchmarkError("\(summary)") }
        print("bench replay of \(count) events of 2 KiB, every tenth fires: \(summary.perSecond) events/s")
        await bus.close()
        try FileManager.default.removeItem(at: directory)
    }

    /// Two kilobytes, as a small push.
    private static func event(_ number: Int) -> CloudEvent {
        let ref = number.isMultiple(of: 10) ? "main" : "dev"
        let filling = String(repeating: "x", count: 1_900)
        let data = #"{"body":{"ref":"\#(ref)","after":"\#(number)","message":"\#(filling)"}}"#
        return Workloads.event(id: "\(number)", data: Array(data.utf8))
    }

    private static let manifest = Workloads.manifest(
        name: "replayed",
        filters: ["data": [["path": "body.ref", "type": "string", "value": ["main"]]]],
        conditions: "dep",
        block: [
            "operation": "submit",
            "source": [
                "resource": [
                    "apiVersion": "argoproj.io/v1alpha1", "kind": "Workflow", "metadata": ["generateName": "ci-"],
                    "spec": ["arguments": ["parameters": [["name": "commit", "value": "x"]]]],
                ]
            ],
            "parameters": [
                [
                    "src": ["dependencyName": "dep", "dataKey": "body.after"],
                    "dest": "spec.arguments.parameters.0.value",
                ]
            ],
        ]
    )
}
