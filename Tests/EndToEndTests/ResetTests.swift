import BuiltGateway
import EventData
import Foundation
import Support
import Testing

/// `conditionsReset` by the real clock (spec/sensor.md §3.6).
@Suite struct ResetTests {
    @Test func `what is held when a reset comes is dropped, also while the gateway is down`() async throws {
        let gateway = try GatewayProcess(manifests: ["pair.yaml": Self.manifests])
        try await Self.awayFromMinute()
        try await gateway.start()
        try await Self.send("a", "old", to: gateway)
        try await eventually("held") { try await Self.held(gateway) == 1 }
        #expect(gateway.kill() == SIGKILL)
        try await Self.nextMinute()
        try await gateway.start()
        try await Self.send("b", "first", to: gateway)
        try await Self.send("a", "new", to: gateway)
        try await eventually("submitted") { try await !gateway.workflows().isEmpty }
        let made = try await gateway.workflows().map { $0.workflowArguments }
        #expect(made == [["a": "new", "b": "first"]])
        #expect(try await Self.held(gateway) == 0)
    }

    private static func send(_ event: String, _ value: String, to gateway: GatewayProcess) async throws {
        #expect(try await post("\(gateway.webhook)/\(event)", #"{"value":"\#(value)"}"#).status == 200)
    }

    private static func held(_ gateway: GatewayProcess) async throws -> Int {
        let sensors = try await gateway.admin("/api/sensors")["items"]?.array ?? []
        return sensors.first?.at("status", "held")?.array?.count ?? -1
    }

    private static var secondOfMinute: Double {
        Date().timeIntervalSince1970.truncatingRemainder(dividingBy: 60)
    }

    /// The first event must be held before the minute ends.
    private static func awayFromMinute() async throws {
        if secondOfMinute > 30 { try await nextMinute() }
    }

    private static func nextMinute() async throws {
        try await Task.sleep(for: .seconds(60.2 - secondOfMinute))
    }

    private static let manifests = """
        apiVersion: argoproj.io/v1alpha1
        kind: EventSource
        metadata: {name: pair}
        spec:
          webhook:
            a: {port: "WEBHOOK_PORT", endpoint: /a, method: POST}
            b: {port: "WEBHOOK_PORT", endpoint: /b, method: POST}
        ---
        apiVersion: argoproj.io/v1alpha1
        kind: Sensor
        metadata: {name: pair}
        spec:
          dependencies:
            - {name: a, eventSourceName: pair, eventName: a}
            - {name: b, eventSourceName: pair, eventName: b}
          triggers:
            - template:
                name: submit
                conditions: a && b
                conditionsReset: [{byTime: {cron: "* * * * *", timezone: UTC}}]
                argoWorkflow:
                  operation: submit
                  source:
                    resource:
                      apiVersion: argoproj.io/v1alpha1
                      kind: Workflow
                      metadata: {generateName: pair-}
                      spec:
                        entrypoint: main
                        arguments: {parameters: [{name: a, value: none}, {name: b, value: none}]}
                        templates: [{name: main, suspend: {}}]
                  parameters:
                    - {src: {dependencyName: a, dataKey: body.value}, dest: spec.arguments.parameters.0.value}
                    - {src: {dependencyName: b, dataKey: body.value}, dest: spec.arguments.parameters.1.value}
        """
}
