import BuiltGateway
import EventData
import Foundation
import MockKafka
import Testing

/// Two operators of one data directory: one is the gateway, the other one stands by (`--lease`).
@Suite struct LeaseTests {
    @Test func `when the gateway is killed the other takes over, and gives way when it is asked to end`() async throws {
        let (world, other) = try await Self.pair()
        try await world.run("team-a")
        try await world.post(#"{"commit":"a1"}"#, to: "team-a")
        try other.launch()
        try await Self.untilStandingBy(other)

        world.gateway.kill()
        try await other.becomeReady()
        try await world.post(#"{"commit":"a2"}"#, to: "team-a")
        try await world.untilCommits(["a1", "a2"], in: "team-a")

        try world.gateway.launch()
        try await Self.untilStandingBy(world.gateway)
        let clock = ContinuousClock()
        let asked = clock.now
        #expect(other.interrupt().status == 0)
        try await world.gateway.becomeReady()
        // It was let go, and had not to run out.
        #expect(asked.duration(to: clock.now) < .seconds(14))
        try await world.post(#"{"commit":"a3"}"#, to: "team-a")
        try await world.untilCommits(["a1", "a2", "a3"], in: "team-a")
        let lease = try JSON(parsing: try world.kubectl("get", "lease", "signalbox", "-n", "ci", "-o", "json"))
        #expect(lease.at("spec", "leaseTransitions") == 3)
    }

    @Test func `a Lease that was deleted keeps nobody from the data that remembers it`() async throws {
        let (world, other) = try await Self.pair()
        try await world.run("team-a")
        try await world.post(#"{"commit":"a1"}"#, to: "team-a")
        try await world.untilCommits(["a1"], in: "team-a")
        #expect(world.gateway.interrupt().status == 0)
        try await other.start()
        #expect(other.interrupt().status == 0)
        try world.kubectl("delete", "lease", "signalbox", "-n", "ci")
        try await world.gateway.start()
        try await world.post(#"{"commit":"a2"}"#, to: "team-a")
        try await world.untilCommits(["a1", "a2"], in: "team-a")
        let lease = try JSON(parsing: try world.kubectl("get", "lease", "signalbox", "-n", "ci", "-o", "json"))
        #expect(lease.at("spec", "leaseTransitions") == 3)
    }

    @Test func `a gateway that was still for long does no harm when it goes on`() async throws {
        let (world, other) = try await Self.pair()
        try await world.run("team-a")
        try await world.post(#"{"commit":"a1"}"#, to: "team-a")
        try await world.untilCommits(["a1"], in: "team-a")
        try other.launch()
        try await Self.untilStandingBy(other)
        world.gateway.pause()
        // The other one has the Lease; the data directory is still taken.
        try await eventually("the other one tries", within: .seconds(60)) {
            other.logText.contains("cannot be the gateway")
        }
        world.gateway.resume()
        try await world.post(#"{"commit":"a2"}"#, to: "team-a")
        try await world.untilCommits(["a1", "a2"], in: "team-a")
        #expect(world.gateway.isRunning && other.isRunning)
        #expect(try await world.commits(of: "team-a") == ["a1", "a2"])
    }

    @Test func `of several on one bus in Kafka all work and one writes the statuses`() async throws {
        let kafka = try KafkaUnderTest()
        let world = try OperatorWorld()
        let other = try GatewayProcess(manifests: [:])
        try await world.cluster.start()
        for namespace in ["ci", "team-a"] { try world.kubectl("create", "namespace", namespace) }
        let bus = ["--bus", "kafka=\(kafka.bootstrap)", "--bus-topic", "operators"]
        // Each listens on an address of its own, as pods do.
        for (gateway, address) in [(world.gateway, "127.0.0.1"), (other, "127.0.0.2")] {
            try world.prepare(gateway, server: nil, bus)
            try await gateway.start(["--listen", address])
        }
        try await world.run("team-a")
        // The status is one gateway's; the sensor may run on the other one, which hears of it by itself.
        try await eventually("both have the sensor", within: .seconds(60)) {
            let here = try await world.gateway.admin("/api/sensors")["items"]?.array?.count
            let there = try await other.admin("/api/sensors")["items"]?.array?.count
            return here == 1 && there == 1
        }
        try await world.post(#"{"commit":"a1"}"#, to: "team-a")
        let second = "http://127.0.0.2:\(world.gateway.ports.webhook)/team-a/push"
        try await eventually("the other one takes events too", within: .seconds(60)) {
            try await BuiltGateway.post(second, #"{"commit":"a2"}"#).status == 200
        }
        // A busy machine has the brokers' group meet again and again.
        try await world.untilCommits(["a1", "a2"], in: "team-a", within: .seconds(150))
        let lease = try JSON(parsing: try world.kubectl("get", "lease", "signalbox-statuses", "-n", "ci", "-o", "json"))
        #expect(lease.at("spec", "leaseTransitions") == 1)
        try await Self.tellOfFailingSources(in: world)
        // Longer than the interval at which statuses are compared.
        // Shards that still move may change one; two that write would change them each time.
        try await eventually("the statuses stay as they are", within: .seconds(100)) {
            let before = try world.kubectl("get", "sensors,eventsources", "-n", "team-a", "-o", "json")
            try await Task.sleep(for: .seconds(12))
            return try world.kubectl("get", "sensors,eventsources", "-n", "team-a", "-o", "json") == before
        }
    }

    /// Sources that run in one gateway each, some of them in the one that writes no statuses, fail.
    private static func tellOfFailingSources(in world: OperatorWorld) async throws {
        let events = ["a", "b", "c", "d", "e", "f", "g", "h"]
        try world.apply(
            """
            apiVersion: argoproj.io/v1alpha1
            kind: EventSource
            metadata: {name: deaf, namespace: team-a}
            spec:
              generic:
            \(events.map { "    \($0): {url: '127.0.0.1:1', config: x, insecure: true}" }.joined(separator: "\n"))
            """
        )
        try await eventually("the status tells of all", within: .seconds(60)) {
            let text = try world.kubectl("get", "eventsource", "deaf", "-n", "team-a", "-o", "json")
            let conditions = try JSON(parsing: text).at("status", "conditions")?.array ?? []
            let deployed = conditions.first { $0["type"] == "Deployed" }
            let message = deployed?["message"]?.string ?? ""
            return deployed?["status"] == "False" && events.allSatisfy { message.contains("generic \($0): ") }
        }
        try world.kubectl("delete", "eventsource", "deaf", "-n", "team-a")
    }

    /// A running operator with a Lease, and another one for the same data that has not been started.
    private static func pair() async throws -> (OperatorWorld, GatewayProcess) {
        let world = try OperatorWorld()
        let other = try GatewayProcess(manifests: [:])
        try await world.cluster.start()
        for namespace in ["ci", "team-a"] { try world.kubectl("create", "namespace", namespace) }
        other.dataDirectory = world.gateway.dataDirectory
        for gateway in [world.gateway, other] { try world.prepare(gateway, server: nil, ["--lease", "signalbox"]) }
        try await world.gateway.start()
        return (world, other)
    }

    private static func untilStandingBy(_ gateway: GatewayProcess) async throws {
        try await eventually("it stands by", within: .seconds(60)) {
            gateway.logText.components(separatedBy: "stands by").count
                > gateway.logText.components(
                    separatedBy: "has the lease"
                ).count
        }
        #expect(gateway.isRunning)
    }
}
