import BuiltGateway
import EventData
import Foundation
import MockKafka
import Testing

/// Sources that one of several gateways is enough for, on a bus in Kafka: real gateways, one of them killed.
@Suite(.timeLimit(.minutes(3))) struct SourceTurnsTests {
    private static let events = ["a", "b", "c", "d", "e", "f", "g", "h"]

    private static let manifest = """
        apiVersion: argoproj.io/v1alpha1
        kind: EventSource
        metadata: {name: times}
        spec:
          calendar:
        \(events.map { "    \($0): {interval: 1s}" }.joined(separator: "\n"))
        """

    @Test func `each calendar ticks in one gateway, and goes on in another without a gap when that one is killed`()
        async throws
    {
        let kafka = try MockCluster()
        let bus = ["--bus", "kafka=\(kafka.bootstrap)", "--bus-topic", "turns"]
        let gateways = try [0, 1].map { _ in try GatewayProcess(manifests: ["a.yaml": Self.manifest]) }
        for gateway in gateways { try await gateway.start(bus) }
        try await eventually("each runs in one gateway, and each gateway runs some", within: .seconds(60)) {
            let (first, second) = (try await Self.here(gateways[0]), try await Self.here(gateways[1]))
            return !first.isEmpty && !second.isEmpty && (first + second).sorted() == Self.events
        }
        // What has not ticked yet may not have written down that it began.
        try await eventually("all tick", within: .seconds(60)) {
            try Self.ticks(kafka).filter { $0.value.count > 1 }.keys.sorted() == Self.events
        }
        let settled = Timestamp(rfc3339: Date.now.ISO8601Format())
        gateways[0].kill()
        try await eventually("the other one runs all", within: .seconds(60)) {
            try await Self.here(gateways[1]) == Self.events
        }
        let resumed = Int(Date.now.timeIntervalSince1970)
        try await eventually("all tick again", within: .seconds(60)) {
            let ticks = try Self.ticks(kafka)
            return Self.events.allSatisfy { (ticks[$0]?.last ?? 0) > resumed }
        }
        let start = try #require(settled).seconds
        for (event, ticks) in try Self.ticks(kafka) {
            // While both were there and the shards moved, two may have run one for a moment.
            let later = ticks.filter { $0 > Int(start) }
            let last = try #require(later.last)
            #expect(later == Array(Int(start) + 1...last), "\(event) has a gap or a double")
        }
    }

    /// The events that run in the gateway.
    private static func here(_ gateway: GatewayProcess) async throws -> [String] {
        let sources = try await gateway.admin("/api/sources").array ?? []
        return sources.filter { $0.at("status", "runs")?.string == "in this gateway" }
            .compactMap { $0.at("event")?.string }.sorted()
    }

    /// The seconds of each event's ticks in the topic, in the order in which they came.
    private static func ticks(_ kafka: MockCluster) throws -> [String: [Int]] {
        let result = try Program.run(
            ["kcat", "-C", "-e", "-q", "-b", kafka.bootstrap, "-t", "turns", "-f", "%k %s\\n"]
        )
        guard result.status == 0 else { throw EndToEndError("kcat: \(result.errors)") }
        var ticks: [String: [Int]] = [:]
        for line in result.output.split(separator: "\n") {
            let parts = line.split(separator: " ", maxSplits: 1)
            let event = parts[0].split(separator: ".").last.map(String.init) ?? ""
            let tick = try JSON(parsing: String(parts[1])).at("scheduledTime")?.string
            guard let tick, let time = Timestamp(rfc3339: tick) else { throw EndToEndError("no tick: \(line)") }
            ticks[event, default: []].append(Int(time.seconds))
        }
        return ticks
    }
}
