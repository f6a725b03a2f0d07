import BuiltGateway
import EventData
import Foundation
import Testing

/// What the built binary writes to its log where no person looks at it.
@Suite(.timeLimit(.minutes(3))) struct LogTests {
    private static let manifests = """
        apiVersion: argoproj.io/v1alpha1
        kind: EventSource
        metadata: {name: hub}
        spec: {webhook: {push: {port: "WEBHOOK_PORT", endpoint: /push, method: POST}}}
        ---
        apiVersion: argoproj.io/v1alpha1
        kind: Sensor
        metadata: {name: ci}
        spec:
          dependencies: [{name: push, eventSourceName: hub, eventName: push}]
          triggers:
            - template: {name: call, http: {url: "http://127.0.0.1:1/", method: POST, payload: []}}
              retryStrategy: {steps: 1}
        """

    @Test func `each line is an object with the names of Argo Events, and no payload`() async throws {
        let gateway = try GatewayProcess(manifests: ["a.yaml": Self.manifests])
        gateway.environment = ["LOG_LEVEL": "debug"]
        try await gateway.start()
        #expect(try await post("\(gateway.webhook)/push", #"{"password":"tell-nobody"}"#).status == 200)
        let log = gateway.directory.appending(path: "log")
        func lines() throws -> [JSON] {
            // What people are told at the start goes to standard output, which is the same file here.
            try String(contentsOf: log, encoding: .utf8).split(separator: "\n").filter { $0.hasPrefix("{") }
                .map { try JSON(parsing: String($0)) }
        }
        try await eventually("a failed trigger") { try lines().contains { $0["triggerName"] == "call" } }
        _ = gateway.interrupt()
        for line in try lines() {
            #expect(line["ts"]?.string.flatMap { Timestamp(rfc3339: $0) } != nil)
            #expect(["debug", "info", "warn", "error"].contains(line["level"]?.string))
            #expect(line["logger"]?.string?.hasPrefix("signalbox") == true && line["msg"]?.string?.isEmpty == false)
            #expect(line["caller"]?.string?.contains(".swift:") == true)
        }
        let failed = try #require(try lines().first { $0["triggerName"] == "call" })
        #expect(failed["sensorName"] == "default/ci")
        #expect(["warn", "error"].contains(failed["level"]?.string))
        let text = try String(contentsOf: log, encoding: .utf8)
        #expect(!text.contains("tell-nobody"))
        // Nothing else is on standard error: what is no object is what people are told at the start.
        let others = text.split(separator: "\n").filter { !$0.hasPrefix("{") }
        #expect(
            others.count < 10 && !others.contains { $0.contains(" info ") || $0.contains(" warning ") },
            "\(others)"
        )
    }

    @Test func `a log that cannot be written ends nothing`() async throws {
        let gateway = try GatewayProcess(manifests: ["a.yaml": Self.manifests])
        gateway.environment = ["LOG_FORMAT": "json", "LOG_LEVEL": "debug"]
        gateway.wrapper = ["/bin/sh", "-c", #"exec "$0" "$@" 2>/dev/full"#]
        try await gateway.start()
        #expect(try await post("\(gateway.webhook)/push", "{}").status == 200)
        try await eventually("a dead letter") {
            try await gateway.admin("/api/invocations?state=dead").array?.count == 1
        }
        #expect(gateway.isRunning)
    }

    @Test func `a format that is none is refused`() async throws {
        let gateway = try GatewayProcess(manifests: ["a.yaml": Self.manifests])
        gateway.environment = ["LOG_FORMAT": "xml"]
        try gateway.launch()
        #expect(gateway.waitForExit() == 1)
        let text = try String(contentsOf: gateway.directory.appending(path: "log"), encoding: .utf8)
        #expect(text.contains("LOG_FORMAT is 'xml'; use json or text"))
    }
}
