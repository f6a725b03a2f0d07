import AsyncHTTPClient
import BuiltGateway
import EventData
import Foundation
import NIOCore
import NIOHTTP1
import Testing

/// Who may call the admin API.
@Suite struct AdminTokenTests {
    private let source = """
        apiVersion: argoproj.io/v1alpha1
        kind: EventSource
        metadata: {name: hooks}
        spec:
          webhook:
            a: {port: "WEBHOOK_PORT", endpoint: /a, method: POST, insecure: true}
        """

    /// Asks without what the helper of other tests adds by itself.
    private func ask(_ url: String, authorization: String?) async throws -> HTTPClientResponse {
        var request = HTTPClientRequest(url: url)
        if let authorization { request.headers.add(name: "Authorization", value: authorization) }
        return try await HTTPClient.shared.execute(request, timeout: .seconds(20))
    }

    @Test func `only who knows the token may ask, but for whether it lives`() async throws {
        let gateway = try GatewayProcess(manifests: ["source.yaml": source])
        let token = "0123456789abcdef-token"
        let file = gateway.directory.appending(path: "token").path
        try "\(token)\n".write(toFile: file, atomically: true, encoding: .utf8)
        try await gateway.start(["--admin-token-file", file])
        let events = "\(gateway.admin)/api/events"
        for wrong in [nil, "Bearer \(token)x", "bearer \(token)", token, "Bearer "] {
            let answer = try await ask(events, authorization: wrong)
            #expect(answer.status == .unauthorized, "\(wrong ?? "nothing")")
            #expect(answer.headers.first(name: "WWW-Authenticate") == "Bearer")
        }
        let right = try await ask(events, authorization: "Bearer \(token)")
        #expect(right.status == .ok)
        #expect(right.headers.first(name: "X-Content-Type-Options") == "nosniff")
        #expect(right.headers.first(name: "Content-Security-Policy")?.contains("default-src 'none'") ?? false)
        #expect(right.headers.first(name: "Cache-Control") == "no-store")
        #expect(right.headers.first(name: "Server") == nil)
        for path in ["/livez", "/readyz"] {
            #expect(try await ask(gateway.admin + path, authorization: nil).status == .ok)
        }
        // The command line finds it by itself.
        #expect(try Binary.run(["events", "list", "--admin", gateway.admin]).status == 0)
        #expect(!gateway.logText.contains(token))
        #expect(gateway.interrupt().status == 0)
    }

    @Test func `a weak token stops the start, and none at all is a choice`() async throws {
        let gateway = try GatewayProcess(manifests: ["source.yaml": source])
        let file = gateway.directory.appending(path: "token").path
        try "short".write(toFile: file, atomically: true, encoding: .utf8)
        try gateway.launch(["--admin-token-file", file])
        #expect(gateway.waitForExit() == 1)
        #expect(gateway.logText.contains("openssl rand"))
        try await gateway.start(["--no-admin-token"])
        #expect(try await ask("\(gateway.admin)/api/events", authorization: nil).status == .ok)
    }
}
