import BuiltGateway
import EventData
import Foundation
import Testing

/// A source with a quota whose sensor cannot keep up, with the built binary, its local cluster and real `kubectl`.
@Suite struct QuotaTests {
    @Test func `a full quota refuses with 503, also after kill -9, and takes events again when some are consumed`()
        async throws
    {
        let gateway = try GatewayProcess(manifests: ["quota.yaml": Self.webhook + Self.sensor(of: "e")])
        try await gateway.start()
        let calm = try Binary.run(["status", "--admin", gateway.admin]).output
        #expect(calm.contains(#/\nQUOTA OF +EVENTS +BYTES +OLDEST +REFUSED +STATUS\n/#), "\(calm)")
        #expect(calm.contains(#/\ndefault/in/e +0 of 5 +0 +- +0 +ok\n/#), "\(calm)")
        for id in 1...5 { #expect(try await gateway.push("\(id)").status == 200) }
        let refused = try await gateway.push("6")
        #expect(refused.status == 503)
        #expect(refused.headers["retry-after"] == "5")
        #expect(
            refused.body == """
                not accepted: the quota of default/in/e is full: quota.events is 5, and 5 events wait to be consumed; \
                send the event again later, or raise the quota in the EventSource

                """
        )
        #expect(try await gateway.push("other", to: "other").status == 200, "another event has its own quota, or none")

        Foundation.kill(gateway.processIdentifier, SIGKILL)
        _ = gateway.waitForExit()
        try await gateway.start()
        #expect(try await gateway.push("6").status == 503)
        let status = try Binary.run(["status", "--admin", gateway.admin]).output
        let full = "quota.events is 5, and 5 events wait to be consumed"
        #expect(
            status.contains(#/\ndefault/in/e +5 of 5 +[0-9]+ +[0-9ms]+ +1 +full: quota.events is 5, and 5 e/#),
            "\(status)"
        )
        let json = try JSON(parsing: Binary.run(["status", "-o", "json", "--admin", gateway.admin]).output)
        let quota = try #require(json["quotas"]?.array?.first)
        #expect(quota["limits"] == ["events": 5, "bytes": .null, "age": .null])
        #expect(quota["full"]?.string == full)
        let sent = try Binary.run(["send", "in", "e", "--admin", gateway.admin])
        #expect(sent.status == 1)
        #expect(sent.errors.contains("quota.events is 5"), "\(sent.errors)")

        // Consumed: what the triggers made has the label they wait for.
        try await eventually("made") { try await gateway.workflows().count == 5 }
        #expect(try gateway.kubectl("label", "workflow", "--all", "checked=yes").status == 0)
        try await eventually("room") { try await gateway.push("6").status == 200 }
        try await eventually("made") { try await gateway.workflows().count == 6 }
        let ids = try await gateway.workflows().compactMap { $0.workflowArguments["id"] }.sorted()
        #expect(ids == ["1", "2", "3", "4", "5", "6"], "nothing that was accepted is lost, nothing refused is done")
        #expect(try await gateway.eventIDs().sorted() == ["1", "2", "3", "4", "5", "6", "other"])
    }

    @Test func `a calendar whose quota is full waits, and then makes up for every tick`() async throws {
        let gateway = try GatewayProcess(manifests: ["quota.yaml": Self.calendar + Self.sensor(of: "tick")])
        try await gateway.start()
        try await eventually("full") {
            let quota = try await gateway.admin("/api/quotas").array?.first
            return quota?["full"]?.string == "quota.events is 2, and 2 events wait to be consumed"
        }
        // The second one may still be under way.
        try await eventually("both are stored") { try await gateway.ticks().count == 2 }
        let start = try await gateway.ticks()
        try await eventually("a tick was refused") {
            let quota = try await gateway.admin("/api/quotas").array?.first
            return (quota?["refused"]?.integer ?? 0) > 0
        }
        #expect(try await gateway.ticks() == start)
        try await eventually("made up for", within: .seconds(60)) {
            _ = try gateway.kubectl("label", "workflow", "--all", "--overwrite", "checked=yes")
            return try await gateway.ticks().count > 6
        }
        let ticks = try await gateway.ticks()
        for (tick, next) in zip(ticks, ticks.dropFirst()) { #expect(next - tick == .seconds(1)) }
        #expect(try await gateway.admin("/api/counters") == [:], "none was missed")
    }

    private static let webhook = """
        apiVersion: argoproj.io/v1alpha1
        kind: EventSource
        metadata: {name: in}
        spec:
          webhook:
            e: {port: "WEBHOOK_PORT", endpoint: /e, method: POST, quota: {events: 5}}
            other: {port: "WEBHOOK_PORT", endpoint: /other, method: POST}
        """

    private static let calendar = """
        apiVersion: argoproj.io/v1alpha1
        kind: EventSource
        metadata: {name: in}
        spec:
          calendar:
            tick: {interval: 1s, quota: {events: 2}}
        """

    /// One whose Workflows are done when somebody has given them a label.
    private static func sensor(of event: String) -> String {
        """

        ---
        apiVersion: argoproj.io/v1alpha1
        kind: Sensor
        metadata: {name: slow}
        spec:
          dependencies: [{name: e, eventSourceName: in, eventName: \(event)}]
          triggers:
            - template:
                name: t
                argoWorkflow:
                  operation: submit
                  source:
                    resource:
                      apiVersion: argoproj.io/v1alpha1
                      kind: Workflow
                      metadata: {generateName: slow-}
                      spec:
                        entrypoint: main
                        arguments: {parameters: [{name: id, value: none}]}
                        templates: [{name: main, suspend: {}}]
                  parameters:
                    - src: {dependencyName: e, dataKey: body.id, value: none}
                      dest: spec.arguments.parameters.0.value
              policy:
                k8s:
                  labels: {checked: "yes"}
                  backoff: {steps: 3000, duration: 100ms, factor: 1, jitter: 0}
                  errorOnBackoffTimeout: true
        """
    }
}

extension GatewayProcess {
    fileprivate func push(_ id: String, to endpoint: String = "e") async throws -> Answer {
        try await post("\(webhook)/\(endpoint)", #"{"id":"\#(id)"}"#, headers: ["Idempotency-Key": id])
    }

    /// The moments of the ticks in the archive, oldest first.
    fileprivate func ticks() async throws -> [Timestamp] {
        try await eventIDs().compactMap { Timestamp(rfc3339: String($0.dropFirst("tick:".count))) }.sorted()
    }
}
