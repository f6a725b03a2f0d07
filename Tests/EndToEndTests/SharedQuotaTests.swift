import BuiltGateway
import EventData
import MockKafka
import Testing

/// A quota on a bus in Kafka: what waits in one gateway is counted in all.
@Suite(.timeLimit(.minutes(3))) struct SharedQuotaTests {
    private static let limit = 3

    private static let manifest = """
        apiVersion: argoproj.io/v1alpha1
        kind: EventSource
        metadata: {name: hooks}
        spec:
          webhook:
            push: {port: "WEBHOOK_PORT", endpoint: /push, method: POST, quota: {events: \(limit)}}
        ---
        apiVersion: argoproj.io/v1alpha1
        kind: Sensor
        metadata: {name: stuck}
        spec:
          dependencies: [{name: push, eventSourceName: hooks, eventName: push}]
          triggers:
            - template: {name: never, http: {url: "http://127.0.0.1:1/", method: POST}}
              retryStrategy: {steps: 1000, duration: 10s}
        """

    @Test func `a gateway without the sensor refuses events too when those that wait in another fill the quota`()
        async throws
    {
        let kafka = try MockCluster()
        let gateways = try [0, 1].map { _ in try GatewayProcess(manifests: ["a.yaml": Self.manifest]) }
        for gateway in gateways {
            try await gateway.start(["--bus", "kafka=\(kafka.bootstrap)", "--bus-topic", "quota"])
        }
        for _ in 0..<Self.limit {
            #expect(try await post("\(gateways[0].webhook)/push", "{}").status == 200)
        }
        try await untilAllAreCounted(gateways)
        for gateway in gateways { #expect(try await post("\(gateway.webhook)/push", "{}").status == 503) }
    }

    /// A gateway that has accepted events counts them until it looks at the bus, and again when they have arrived in their
    /// shard: they are counted for good when they are so for longer than looks and notes take.
    private func untilAllAreCounted(_ gateways: [GatewayProcess]) async throws {
        let clock = ContinuousClock()
        var since = clock.now
        try await eventually("all that wait are counted", within: .seconds(60)) {
            for gateway in gateways {
                let quota = try await gateway.admin("/api/quotas").array?.first
                if quota?.at("unconsumed", "events") != .number(JSONNumber(Self.limit)) { since = clock.now }
            }
            return clock.now - since > .seconds(4)
        }
    }
}
