import BuiltGateway
import EventData
import Foundation
import Testing

/// Verified webhooks in the built program, with Secrets of its cluster.
@Suite struct VerifiedHooksTests {
    /// The signature that GitHub's documentation shows for `Hello, World!`, and one of ours for a push.
    private let secret = "It's a Secret to Everybody"

    private func signature(_ body: String) -> String {
        let code = hmacSHA256(Array(body.utf8), key: Array(secret.utf8))
        return "sha256=" + hexadecimal(code)
    }

    @Test func `a push that GitHub signed is stored, any other is answered 401`() async throws {
        let hooks = try Example.text("eventsources/hooks.yaml").replacing("\"12000\"", with: "\"WEBHOOK_PORT\"")
        let gateway = try GatewayProcess(manifests: ["hooks.yaml": hooks])
        try await gateway.start()
        let url = "\(gateway.webhook)/github"
        let body = #"{"ref":"refs/heads/main"}"#
        let headers = [
            "X-GitHub-Event": "push", "X-GitHub-Delivery": "delivery-7", "X-Hub-Signature-256": signature(body),
        ]
        #expect(try await post(url, body, headers: headers).status == 503)
        let made = try gateway.kubectl("create", "secret", "generic", "hooks", "--from-literal=github=\(secret)")
        #expect(made.status == 0, "\(made.errors)")
        try await eventually("let in") { try await post(url, body, headers: headers).status == 200 }
        #expect(try await post(url, body + " ", headers: headers).status == 401)
        #expect(try await post(url, body).status == 401)
        let again = try await post(url, body, headers: headers)
        #expect(again.headers["x-signalbox-duplicate"] == "true")
        let events = try await gateway.admin("/api/events").array ?? []
        #expect(events.map { $0["id"]?.string } == ["delivery-7"])
        #expect(!gateway.logText.contains(secret))
        #expect(!gateway.logText.contains("anybody can send"))
    }

    @Test func `a source that anybody can send to is named at the start`() async throws {
        let manifest = """
            apiVersion: argoproj.io/v1alpha1
            kind: EventSource
            metadata: {name: open}
            spec:
              webhook:
                unasked: {port: "WEBHOOK_PORT", endpoint: /a, method: POST}
                meant: {port: "WEBHOOK_PORT", endpoint: /b, method: POST, insecure: true}
            """
        let gateway = try GatewayProcess(manifests: ["open.yaml": manifest])
        try await gateway.start()
        #expect(gateway.logText.contains("anybody can send events to default/open/unasked"))
        #expect(!gateway.logText.contains("to default/open/meant"))
    }

    @Test func `verify says which bytes were hashed and why, and never what would be right`() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "signalbox-verify-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { _ = Result { try FileManager.default.removeItem(at: folder) } }
        let request = folder.appending(path: "request").path
        let secretFile = folder.appending(path: "secret").path
        try (secret + "\n").write(toFile: secretFile, atomically: true, encoding: .utf8)
        func verify(_ body: String, _ more: [String]) throws -> Binary.Result {
            let right = signature("Hello, World!")
            let text = "POST /github HTTP/1.1\r\nHost: x\r\nX-Hub-Signature-256: \(right)\r\n\r\n\(body)"
            try text.write(toFile: request, atomically: true, encoding: .utf8)
            return try Binary.run(["verify", "--request", request, "--secret-file", secretFile] + more)
        }
        let right = try verify("Hello, World!", ["--recipe", "github"])
        #expect(right.status == 0)
        #expect(
            right.output == """
                proof    HMAC with sha256
                where    header X-Hub-Signature-256, hex, after 'sha256='
                signed   {body}
                bytes    13 bytes, SHA-256 dffd6021bb2bd5b0af676290809ec3a53191dd81c7f70a4b28688a362182986f: "Hello, World!"
                found    1 value(s) to compare, 1 secret(s)
                result   verified, by secret 1

                """
        )
        let changed = "Hello, World!\n"
        let wrong = try verify(changed, ["--recipe", "github"])
        #expect(wrong.status == 1)
        #expect(wrong.output.contains("hint     it would be right with the body without the newline at its end"))
        let expected = signature(changed).dropFirst("sha256=".count)
        #expect(!(wrong.output + wrong.errors).contains(expected))
        let manifest = Example.root.appending(path: "eventsources/hooks.yaml").path
        let named = try verify("Hello, World!", ["-f", manifest, "--event", "hooks/verified-push"])
        #expect(named.status == 0, "\(named.errors)")
        #expect(try verify("Hello, World!", ["-f", manifest]).errors.contains("name one by --event"))
        #expect(try verify("Hello, World!", []).status == 2)
    }
}
