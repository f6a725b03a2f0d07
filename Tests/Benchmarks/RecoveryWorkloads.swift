import Buses
import EventData
import Foundation
import Manifests
import SensorEngine
import Support

/// How soon a gateway is ready again that has a full archive and much to do.
enum RecoveryWorkloads {
    private static let sensor = ManifestName(namespace: "default", name: "bench-0")

    static func run(smoke: Bool) async throws {
        let (events, pending) = smoke ? (1_000, 100) : (1_000_000, 10_000)
        let directory = FileManager.default.temporaryDirectory.appending(path: "bench-\(UUID().uuidString)")
        let data = directory.appending(path: "data")
        try FileManager.default.createDirectory(at: data, withIntermediateDirectories: true)
        try await fill(data, events: events, pending: pending)
        // Nobody answers there, so what is pending stays so.
        let silent = try SilentSink()
        let manifests = [DeliveryManifests.source, DeliveryManifests.sensor(0, port: silent.port)]
        let folder = try DeliveryManifests.folder("recovery", in: directory, manifests)
        var starts: [Double] = []
        for _ in 0..<(smoke ? 1 : 5) {
            let gateway = try await RunningGateway(directory: folder, data: data)
            starts.append(gateway.startTime.microseconds / 1_000)
            gateway.stop()
        }
        silent.close()
        print(
            """
            bench recovery with \(events) archived events and \(pending) pending invocations: ready in \
            \(rounded(starts.median)) ms (bar: 2000 ms)
            """
        )
        try FileManager.default.removeItem(at: directory)
    }

    /// Stores everything as a gateway stores it, through the bus.
    private static func fill(_ directory: URL, events: Int, pending: Int) async throws {
        let bus = try await SQLiteBus.open(directory: directory.path)
        let writers = 250
        let data = Array(#"{"ref":"refs/heads/main"}"#.utf8)
        try await withThrowingTaskGroup { group in
            for writer in 0..<writers {
                group.addTask {
                    for number in 0..<(events / writers) {
                        _ = try await bus.append(Workloads.event(id: "\(writer)-\(number)", data: data))
                    }
                }
            }
            try await group.waitForAll()
        }
        let last = try await bus.lastSequence()
        for first in stride(from: 0, to: pending, by: 250) {
            let effects = (first..<min(first + 250, pending)).map { number in
                Effect.fire(Sample.invocation("pending-\(number)", events: [last], sensor: sensor, kind: "http"))
            }
            try await bus.commit([SensorCommit(sensor: sensor, cursor: last, effects: effects)])
        }
        await bus.close()
    }
}
