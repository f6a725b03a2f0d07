import BuiltGateway
import EventData
import Foundation
import Testing

/// Bad input, and what it gets.
@Suite struct RefusalTests {
    @Test func `bad requests get a clear answer and store nothing`() async throws {
        let gateway = try GatewayProcess(manifests: try Example.manifests())
        try await gateway.start()
        let malformed = try await post("\(gateway.webhook)/push", #"{"a": nope}"#)
        #expect(malformed.status == 400)
        #expect(malformed.body.contains("byte 7"), "\(malformed.body)")
        #expect(try await post("\(gateway.webhook)/nowhere", "{}").status == 404)
        let wrongMethod = try await get("\(gateway.webhook)/push")
        #expect(wrongMethod.status == 405)
        #expect(wrongMethod.headers["allow"] == "POST")
        #expect(try await get("\(gateway.webhook)/health").status == 200)
        #expect(try await get("\(gateway.admin)/api/events").json == .array([]))
    }

    @Test func `a wrong token is refused and the right one is accepted`() async throws {
        let gateway = try GatewayProcess(manifests: [
            "secured.yaml": """
            apiVersion: argoproj.io/v1alpha1
            kind: EventSource
            metadata: {name: secured}
            spec:
              webhook:
                hook:
                  port: "WEBHOOK_PORT"
                  endpoint: /hook
                  method: POST
                  authSecret: {name: token, key: value}
                  maxPayloadSize: 100
            """
        ])
        try await gateway.start()
        let secret = """
            {"apiVersion":"v1","kind":"Secret","metadata":{"name":"token"},"stringData":{"value":"open sesame"}}
            """
        #expect(try await post("\(gateway.cluster)/api/v1/namespaces/default/secrets", secret).status == 201)
        let hook = "\(gateway.webhook)/hook"
        #expect(try await post(hook, "{}").status == 401)
        #expect(try await post(hook, "{}", headers: ["Authorization": "Bearer nope"]).status == 401)
        #expect(try await post(hook, "{}", headers: ["Authorization": "Bearer open sesame"]).status == 200)
        let large = "{\"a\":\"\(String(repeating: "x", count: 200))\"}"
        #expect(try await post(hook, large, headers: ["Authorization": "Bearer open sesame"]).status == 413)
        let events = try await get("\(gateway.admin)/api/events").json.array ?? []
        #expect(events.count == 1)
        let stored = try await get("\(gateway.admin)/api/events/\(events.first?["id"]?.string ?? "")").body
        #expect(!stored.contains("sesame"))
        #expect(!gateway.logText.contains("sesame"))
    }

    @Test func `web pages cannot use the admin API, and what it refuses comes with a sentence`() async throws {
        let gateway = try GatewayProcess(manifests: try Example.manifests())
        try await gateway.start()
        let source = "\(gateway.admin)/api/sources/github/push"
        #expect(try await post(source, "{}", headers: ["Origin": "https://page.example"]).status == 403)
        #expect(try await post(source, "{}", headers: ["Sec-Fetch-Site": "cross-site"]).status == 403)
        for host in ["page.example", "[::1].page.example", "127.0.0.1.page.example", "localhost:80:80"] {
            #expect(try await post(source, "{}", headers: ["Host": host]).status == 403, "\(host)")
        }
        #expect(try await get("\(gateway.admin)/api/events").json == .array([]))
        for (path, status) in [
            "/nowhere": 404, "/api/events?limit=-1": 400, "/api/events?limit=many": 400,
            "/api/invocations?state=lost": 400,
        ] {
            let answer = try await get(gateway.admin + path)
            #expect(answer.status == status, "\(path)")
            #expect(try answer.json["error"]?.string?.isEmpty == false, "\(path)")
        }
    }

    @Test func `an invalid manifest stops the start with every diagnostic`() throws {
        let gateway = try GatewayProcess(manifests: [
            "broken.yaml": """
            apiVersion: argoproj.io/v1alpha1
            kind: EventSource
            metadata: {name: broken}
            spec:
              webhook:
                hook: {port: "99999", ednpoint: /hook, method: POST}
            """
        ])
        try gateway.launch()
        #expect(gateway.waitForExit() == 1)
        for expected in ["broken.yaml:6:", "99999", "ednpoint", "did you mean 'endpoint'", "nothing was started"] {
            #expect(gateway.logText.contains(expected), "\(expected) is missing in:\n\(gateway.logText)")
        }
    }

    @Test func `a taken port stops the start and names the port and the manifest's line`() async throws {
        let first = try GatewayProcess(manifests: try Example.manifests())
        try await first.start()
        let second = try GatewayProcess(manifests: [
            "same-port.yaml": try Example.text("eventsources/github.yaml")
                .replacing("\"12000\"", with: "\"\(first.ports.webhook)\"")
        ])
        try second.launch()
        #expect(second.waitForExit() == 1)
        #expect(second.logText.contains("\(first.ports.webhook)"), "\(second.logText)")
        #expect(second.logText.contains("same-port.yaml:"), "\(second.logText)")
    }

    @Test func `a second gateway on the same data directory is refused`() async throws {
        let gateway = try GatewayProcess(manifests: try Example.manifests())
        try await gateway.start()
        let data = gateway.directory.appending(path: "data").path
        let second = try Binary.run([
            "run", gateway.manifestDirectory.path, "--data", data, "--admin-port", "0", "--cluster-port", "0",
        ])
        #expect(second.status == 1)
        #expect(second.errors.contains("another data directory"), "\(second.errors)")
    }
}
