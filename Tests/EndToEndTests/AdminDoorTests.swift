import AsyncHTTPClient
import BuiltGateway
import EventData
import Foundation
import NIOCore
import NIOHTTP1
import Testing

/// Which requests the admin port takes from whom, whatever token they bring: pages in a browser of this machine reach it too.
@Suite struct AdminDoorTests {
    private static let token = "0123456789abcdef-token"

    private func gateway(_ extra: [String] = []) async throws -> GatewayProcess {
        let gateway = try GatewayProcess(manifests: [
            "source.yaml": """
            apiVersion: argoproj.io/v1alpha1
            kind: EventSource
            metadata: {name: hooks}
            spec:
              webhook:
                a: {port: "WEBHOOK_PORT", endpoint: /a, method: POST, insecure: true}
            """
        ])
        let file = gateway.directory.appending(path: "token").path
        try Self.token.write(toFile: file, atomically: true, encoding: .utf8)
        try await gateway.start(["--admin-token-file", file] + extra)
        return gateway
    }

    private func ask(
        _ url: String,
        _ method: HTTPMethod = .GET,
        _ headers: [String: String] = [:]
    ) async throws -> HTTPClientResponse {
        var request = HTTPClientRequest(url: url)
        request.method = method
        request.headers.add(name: "Authorization", value: "Bearer \(Self.token)")
        for (name, value) in headers { request.headers.replaceOrAdd(name: name, value: value) }
        return try await HTTPClient.shared.execute(request, timeout: .seconds(20))
    }

    @Test func `pages of others get nothing, also with the token and from another port of this machine`() async throws {
        let gateway = try await gateway()
        let own = gateway.admin
        let foreign: [[String: String]] = [
            ["Sec-Fetch-Site": "cross-site"], ["Sec-Fetch-Site": "same-site"],
            ["Origin": "https://evil.example"], ["Origin": "null"],
            ["Origin": "http://127.0.0.1:\(gateway.ports.webhook)", "Sec-Fetch-Site": "same-site"],
            ["Origin": "http://127.0.0.1:\(gateway.ports.webhook)"],
            ["Origin": "http://localhost:\(gateway.ports.admin)"], ["Origin": own, "Sec-Fetch-Site": "cross-site"],
            ["Host": "evil.example:\(gateway.ports.admin)"], ["Host": "127.0.0.1.evil.example"],
            ["Host": "evil.example", "Origin": "http://evil.example", "Sec-Fetch-Site": "same-origin"],
        ]
        let allowed: [[String: String]] = [
            [:], ["Sec-Fetch-Site": "none"], ["Sec-Fetch-Site": "same-origin"],
            ["Origin": own, "Sec-Fetch-Site": "same-origin"], ["Host": "localhost:\(gateway.ports.admin)"],
            ["Host": "[::1]:\(gateway.ports.admin)"],
        ]
        for headers in foreign {
            #expect(try await ask("\(own)/api/events", .GET, headers).status == .forbidden, "\(headers)")
            #expect(try await ask("\(own)/api/sources/hooks/a", .POST, headers).status == .forbidden, "\(headers)")
        }
        #expect(try await gateway.admin("/api/events", token: Self.token) == [])
        for headers in allowed {
            #expect(try await ask("\(own)/api/events", .GET, headers).status == .ok, "\(headers)")
        }
        #expect(try await ask("\(own)/api/sources/hooks/a", .POST, allowed[3]).status == .ok)
        #expect(try await gateway.admin("/api/events", token: Self.token).array?.count == 1)
    }

    @Test func `the console's page may be led to from anywhere, and shown in no frame`() async throws {
        let gateway = try await gateway()
        for path in ["/console", "/console/app.js", "/console/console.css", "/"] {
            let answer = try await ask(gateway.admin + path, .GET, ["Sec-Fetch-Site": "cross-site"])
            #expect(answer.status == .ok, "\(path)")
            #expect(answer.headers.first(name: "X-Frame-Options") == "DENY")
            let policy = answer.headers.first(name: "Content-Security-Policy") ?? ""
            #expect(policy.contains("default-src 'none'") && policy.contains("frame-ancestors 'none'"))
            #expect(!policy.contains("unsafe") && !policy.contains("http"))
        }
        #expect(try await ask("\(gateway.admin)/console", .POST, ["Sec-Fetch-Site": "cross-site"]).status == .forbidden)
        #expect(try await ask("\(gateway.admin)/console", .GET, ["Host": "evil.example"]).status == .forbidden)
        #expect(try await ask("\(gateway.admin)/console/..%2f..%2fetc%2fpasswd").status == .notFound)
    }

    @Test func `the address of the console lets that host in, and that page act`() async throws {
        let gateway = try await gateway(["--console-url", "https://Signalbox.example.com:443/ops/"])
        let host = ["Host": "signalbox.example.com"]
        let origin = ["Origin": "https://signalbox.example.com", "Sec-Fetch-Site": "same-origin"]
        let events = "\(gateway.admin)/api/events"
        for headers in [host, origin, host.merging(origin) { $1 }] {
            #expect(try await ask(events, .GET, headers).status == .ok, "\(headers)")
        }
        for headers in [
            ["Host": "example.com"], ["Host": "signalbox.example.com:7777"],
            ["Origin": "http://signalbox.example.com"],
            ["Host": "signalbox.example.com", "Origin": "http://127.0.0.1:\(gateway.ports.admin)"],
        ] {
            #expect(try await ask(events, .GET, headers).status == .forbidden, "\(headers)")
        }
        // The token is wanted all the same.
        #expect(try await ask(events, .GET, host.merging(["Authorization": "none"]) { $1 }).status == .unauthorized)
        #expect(gateway.logText.contains("console    https://signalbox.example.com/ops/console"))
    }

    @Test(arguments: [
        "example.com", "ftp://example.com", "https://", "https://a@b.example", "https://b.example/?a=b", "",
    ])
    func `what is no address of a console stops the start`(text: String) throws {
        let answer = try Binary.run(["run", "--console-url", text])
        #expect(answer.status == 64 || answer.status == 2, "\(answer)")
        #expect(answer.errors.contains("--console-url is '\(text)'"), "\(answer.errors)")
    }

    @Test func `it listens on one address of loopback alone`() async throws {
        let gateway = try await gateway()
        // Every address in 127.0.0.0/8 is this machine, and would answer if it listened on more than its own.
        let client = HTTPClient.impatient
        await #expect(throws: (any Error).self) {
            try await client.execute(
                HTTPClientRequest(url: "http://127.0.0.2:\(gateway.ports.admin)/livez"),
                timeout: .seconds(5)
            )
        }
        #expect(try await ask("\(gateway.admin)/livez").status == .ok)
    }

    @Test func `another method than a path has is told which it has`() async throws {
        let gateway = try await gateway()
        for (method, path, allowed) in [
            (HTTPMethod.TRACE, "/api/events", "GET"), (.PUT, "/api/events/1", "GET"), (.DELETE, "/livez", "GET"),
            (.GET, "/api/manifests/apply", "POST"), (.TRACE, "/api/invocations/retry", "POST"),
            (.TRACE, "/api/invocations/some", "GET"), (.POST, "/console", "GET"),
        ] {
            let answer = try await ask(gateway.admin + path, method)
            #expect(answer.status == .methodNotAllowed, "\(method) \(path)")
            #expect(answer.headers.first(name: "Allow") == allowed, "\(method) \(path)")
        }
        for path in ["/api", "/api/nothing", "/api/events/1/2", "/index.html"] {
            #expect(try await ask(gateway.admin + path).status == .notFound, "\(path)")
        }
    }

    @Test func `what says neither yes nor no, or is not understood, changes nothing`() async throws {
        let gateway = try await gateway()
        let edit = #"{"texts":[{"file":"more.yaml","text":""}]}"#
        for (path, body) in [
            ("/api/manifests/apply?dryRun=yes", edit), ("/api/manifests/apply?dryRun=", edit),
            ("/api/manifests/diff", #"{"texts":[],"namespace":{}}"#),
            ("/api/manifests/delete", #"{"objects":[{"kind":"EventSource","name":"hooks"},{"name":"x"}]}"#),
            ("/api/manifests/delete", #"{"objects":[{"kind":"EventSource","name":"hooks","namespace":1}]}"#),
            ("/api/invocations/retry?all=1", ""),
        ] {
            let headers = ["Authorization": "Bearer \(Self.token)"]
            #expect(try await post(gateway.admin + path, body, headers: headers).status == 400, "\(path)")
        }
        #expect(try await gateway.admin("/api/sources", token: Self.token).array?.count == 1)
    }
}
