import Buses
import EventData
import EventSources
import Foundation
import Gateway
import Kubernetes
import Logging
import Manifests

/// What counting costs, and what is kept of where an event comes from.
///
/// The same intake to the same durable bus, in turn with and without. The figure is processor time of this process, and
/// what is added is set beside the cost of a whole webhook request as well, which the gateway's own process gives.
enum WatchingWorkloads {
    private static let lanes = 32
    private static let source = ManifestName(namespace: "bench", name: "hooks")
    private static let event = "push"
    private static let trace = ["traceparent": "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"]

    private struct Way {
        let name: String
        let runtime: any SourceRuntime
        var observer = CommitObserver { _, _ in }
        var producer: [String: String] = [:]
    }

    static func run(smoke: Bool) async throws {
        let directory = FileManager.default.temporaryDirectory.appending(path: "bench-\(UUID().uuidString)")
        let bus = try await SQLiteBus.open(directory: directory.path)
        let intake = intake(bus)
        let metrics = GatewayMetrics()
        let counting = metrics.measured(intake, source, event, kind: "webhook")
        let ways = [
            Way(name: "bare", runtime: intake),
            Way(name: "metrics", runtime: counting, observer: metrics.commitObserver),
            Way(
                name: "metrics and lineage",
                runtime: counting,
                observer: metrics.commitObserver,
                producer: trace
            ),
        ]
        var cost = Array(repeating: [Double](), count: ways.count)
        // Each way comes first, second and last equally often: the archive grows, and with it what an append costs.
        for round in 0..<(smoke ? 3 : 15) {
            for place in ways.indices {
                let way = (round + place) % ways.count
                bus.observe(commits: ways[way].observer)
                cost[way].append(try await microseconds(ways[way], events: smoke ? 320 : 6_400))
            }
        }
        await bus.close()
        try FileManager.default.removeItem(at: directory)
        report(ways.map(\.name), cost)
    }

    private static func report(_ names: [String], _ cost: [[Double]]) {
        print("bench watching intake alone: median \(rounded(cost[0].median)) us CPU for each event")
        for way in names.indices.dropFirst() {
            // Of rounds side by side, so that what disturbs both costs neither.
            let added = zip(cost[way], cost[0]).map { $0 - $1 }.median
            print(
                """
                bench watching \(names[way]): \(rounded(added)) us more, \(rounded(added / cost[0].median * 100)) % \
                of the intake alone (bar: 5 % of the whole webhook request, which is twice the intake or more)
                """
            )
        }
    }

    private static func intake(_ bus: SQLiteBus) -> Intake {
        Intake(
            bus: bus,
            clock: WallClock(),
            references: ReferenceCache { _, _ throws(KubernetesError) in throw .notFound("no secrets here") },
            newEvents: Signal(),
            logger: Logger(label: "bench") { _ in SwiftLogNoOpLogHandler() }
        )
    }

    private static func microseconds(_ way: Way, events: Int) async throws -> Double {
        let payload = Array(repeating: UInt8(ascii: "1"), count: 2_048)
        let start = clock()
        try await withThrowingTaskGroup { group in
            for _ in 0..<lanes {
                group.addTask {
                    for _ in 0..<(events / lanes) {
                        _ = try await way.runtime.emit(
                            Emission(type: "webhook", payload: payload, identity: nil, producer: way.producer),
                            source: source,
                            eventName: event
                        )
                    }
                }
            }
            try await group.waitForAll()
        }
        return Double(clock() - start) * 1_000_000 / Double(CLOCKS_PER_SEC) / Double(events / lanes * lanes)
    }
}
