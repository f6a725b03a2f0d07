import BuiltGateway
import EventData
import Foundation
import LoopbackServers
import Synchronization
import Testing

/// Traces of the built binary, as a collector is sent them.
@Suite(.timeLimit(.minutes(3))) struct TraceExportTests {
    private static let manifests = """
        apiVersion: argoproj.io/v1alpha1
        kind: EventSource
        metadata: {name: hub}
        spec:
          webhook:
            push: {port: "WEBHOOK_PORT", endpoint: /push, method: POST}
            approval: {port: "WEBHOOK_PORT", endpoint: /approval, method: POST}
        ---
        apiVersion: argoproj.io/v1alpha1
        kind: Sensor
        metadata: {name: release}
        spec:
          dependencies:
            - {name: push, eventSourceName: hub, eventName: push}
            - {name: approval, eventSourceName: hub, eventName: approval}
          triggers:
            - template: {name: note, conditions: push && approval, log: {}}
            - template: {name: call, conditions: push, http: {url: "http://127.0.0.1:1/", method: POST, payload: []}}
        """

    /// A span as it came.
    private struct Sent {
        let json: JSON

        func text(_ path: String) -> String { json[path]?.string ?? "" }
        var name: String { text("name") }
        var nanoseconds: (start: Int, end: Int) {
            (Int(text("startTimeUnixNano")) ?? 0, Int(text("endTimeUnixNano")) ?? 0)
        }
        func attribute(_ name: String) -> String? {
            json["attributes"]?.array?.first { $0["key"]?.string == name }?.at("value", "stringValue")?.string
        }
    }

    private static func spans(_ server: ScriptedServer) throws -> [Sent] {
        try server.received.filter { $0.path == "/v1/traces" }.flatMap { request in
            let body = try JSON(parsing: request.body)
            let resource = body["resourceSpans"]?.array ?? []
            #expect(
                resource.first?.at("resource", "attributes")?.array?.first?.at("value", "stringValue") == "signalbox"
            )
            return resource.flatMap { $0["scopeSpans"]?.array ?? [] }.flatMap { $0["spans"]?.array ?? [] }
                .map { Sent(json: $0) }
        }
    }

    private func gateway(_ arguments: [String]) async throws -> GatewayProcess {
        let gateway = try GatewayProcess(manifests: ["a.yaml": Self.manifests])
        try await gateway.start(arguments)
        return gateway
    }

    private func push(_ gateway: GatewayProcess, to path: String, _ headers: [String: String] = [:]) async throws {
        #expect(try await post("\(gateway.webhook)/\(path)", "{}", headers: headers).status == 200)
    }

    private static let came = "0af7651916cd43dd8448eb211c80319c"

    @Test func `a trace that came is continued, and what joins it is linked`() async throws {
        // The collector is away at first, as collectors are.
        let isThere = Mutex(false)
        try await ScriptedServer.serving(
            script: { _, _ in [.answer(isThere.withLock { $0 } ? 200 : 503, body: "{}")] }
        ) { server in
            let gateway = try await self.gateway(["--trace-endpoint", server.url])
            try await self.push(gateway, to: "push", ["X-GitHub-Delivery": "d-1"])
            try await self.push(gateway, to: "approval", ["traceparent": "00-\(Self.came)-b7ad6b7169203331-01"])
            try await eventually("refused") { !server.received.isEmpty }
            isThere.withLock { $0 = true }
            try await eventually("sent", within: .seconds(30)) {
                try Self.spans(server).contains { $0.name == "submit default/release note" }
                    && Self.spans(server).contains { $0.name == "submit default/release call" }
            }
            // What was refused with 503 came again.
            let spans = try Dictionary(Self.spans(server).map { ($0.name, $0) }) { $1 }
            let push = try #require(spans["intake hub/push"])
            let approval = try #require(spans["intake hub/approval"])
            let decide = try #require(spans["decide default/release note"])
            let submit = try #require(spans["submit default/release note"])
            #expect(approval.text("traceId") == Self.came && approval.text("parentSpanId") == "b7ad6b7169203331")
            #expect(decide.text("traceId") == Self.came && decide.text("parentSpanId") == approval.text("spanId"))
            #expect(submit.text("traceId") == Self.came && submit.text("parentSpanId") == decide.text("spanId"))
            #expect(
                decide.json["links"] == [
                    ["traceId": .string(push.text("traceId")), "spanId": .string(push.text("spanId"))]
                ]
            )
            #expect(push.text("traceId").count == 32 && push.json["parentSpanId"] == nil)
            #expect(push.attribute("signalbox.event.id") == "d-1")
            // A trace of our own, with a step that fails.
            let call = try #require(spans["submit default/release call"])
            #expect(call.text("traceId") == push.text("traceId"))
            #expect(call.text("parentSpanId") == spans["decide default/release call"]?.text("spanId"))
            #expect(call.json.at("status", "code") == 2 && submit.json["status"] == [:])
            for span in spans.values {
                #expect(span.nanoseconds.start > 0 && span.nanoseconds.start <= span.nanoseconds.end)
            }
            let metrics = try await get("\(gateway.admin)/metrics").body
            #expect(metrics.contains("signalbox_trace_spans_dropped_total 0"))
            // What came twice, because it was refused at first, was sent once.
            try await eventually("each is counted once", within: .seconds(20)) {
                let distinct = try Set(Self.spans(server).map { $0.text("spanId") }).count
                return try await get("\(gateway.admin)/metrics").body
                    .contains("signalbox_trace_spans_sent_total \(distinct)\n")
            }
        }
    }

    @Test func `each look at what was made is a step of the trace`() async throws {
        try await ScriptedServer.serving(script: { _, _ in [.answer(200, body: "{}")] }) { server in
            let gateway = try GatewayProcess(manifests: ["a.yaml": Self.observing])
            try await gateway.start(["--trace-endpoint", server.url])
            try await self.push(gateway, to: "push", ["traceparent": "00-\(Self.came)-b7ad6b7169203331-01"])
            try await eventually("observed", within: .seconds(30)) {
                try Self.spans(server).contains { $0.name == "observe default/release make" }
            }
            let spans = try Self.spans(server)
            let decide = try #require(spans.first { $0.name == "decide default/release make" })
            let looks = spans.filter { $0.name == "observe default/release make" }
            #expect(looks.allSatisfy { $0.text("parentSpanId") == decide.text("spanId") })
            #expect(looks.allSatisfy { $0.text("traceId") == Self.came })
            #expect(spans.count { $0.name == "submit default/release make" } == 1)
        }
    }

    private static let observing = """
        apiVersion: argoproj.io/v1alpha1
        kind: EventSource
        metadata: {name: hub}
        spec: {webhook: {push: {port: "WEBHOOK_PORT", endpoint: /push, method: POST}}}
        ---
        apiVersion: argoproj.io/v1alpha1
        kind: Sensor
        metadata: {name: release}
        spec:
          dependencies: [{name: push, eventSourceName: hub, eventName: push}]
          triggers:
            - template:
                name: make
                k8s:
                  operation: create
                  source:
                    resource: {apiVersion: v1, kind: ConfigMap, metadata: {name: made, labels: {done: "true"}}}
              policy: {k8s: {labels: {done: "true"}, backoff: {duration: 1s, steps: 3}}}
        """

    @Test func `what is not to be recorded is not sent`() async throws {
        try await ScriptedServer.serving(script: { _, _ in [.answer(200, body: "{}")] }) { server in
            let gateway = try await self.gateway(["--trace-endpoint", server.url, "--trace-ratio", "0"])
            try await self.push(gateway, to: "push", ["X-GitHub-Delivery": "d-1"])
            try await self.push(gateway, to: "push", ["traceparent": "00-\(Self.came)-b7ad6b7169203331-00"])
            // Whoever began it wants it recorded.
            let other = "11111111111111112222222222222222"
            try await self.push(gateway, to: "push", ["traceparent": "00-\(other)-b7ad6b7169203331-01"])
            try await eventually("sent", within: .seconds(30)) {
                try Self.spans(server).contains { $0.name == "submit default/release call" }
            }
            #expect(try Set(Self.spans(server).map { $0.text("traceId") }) == [other])
        }
    }

    @Test(arguments: [["--trace-endpoint", "localhost:4318"], ["--trace-endpoint", "http://h", "--trace-ratio", "2"]])
    func `an address or a part that is none is refused`(arguments: [String]) throws {
        let result = try Binary.run(["run"] + arguments)
        #expect(result.status != 0 && result.errors.contains("write an address such as http://localhost:4318"))
    }
}
