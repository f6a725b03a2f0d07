import AsyncHTTPClient
import BuiltGateway
import EventData
import Foundation
import LoopbackServers
import NIOCore
import NIOHTTP1
import NIOSSL
import Testing

/// The webhook as it is built, over real TLS.
@Suite(.timeLimit(.minutes(10))) struct AdmissionTests {
    private typealias World = AdmissionWorld

    private func started() async throws -> AdmissionWorld {
        let world = try AdmissionWorld()
        try world.install(try await TestCertificate(for: "IP:127.0.0.1"))
        try await world.start()
        return world
    }

    @Test func `a manifest is allowed or refused, and counted`() async throws {
        let world = try await started()
        let allowed = try world.ask(World.review(World.eventSource(port: "\"12000\"")))
        #expect(allowed.status == 200)
        #expect(try JSON(parsing: allowed.body)["response"] == ["uid": "u-1", "allowed": true])
        let refused = try world.ask(World.review(World.eventSource(port: "\"99999\"")))
        #expect(refused.status == 200)
        let response = try JSON(parsing: refused.body)["response"]
        #expect(response?["allowed"] == false)
        #expect(
            response?.at("status", "message")
                == "spec.webhook.push.port: 'port' is '99999'; fix: use a whole number from 1 to 65535"
        )
        let metrics = try await world.probe("/metrics").body
        for line in [
            #"signalbox_admission_reviews_total{kind="EventSource",verdict="allowed"} 1"#,
            #"signalbox_admission_reviews_total{kind="EventSource",verdict="denied"} 1"#,
            #"signalbox_admission_refused_requests_total 0"#,
        ] { #expect(metrics.contains(line + "\n"), "\(metrics)") }
        #expect(metrics.contains("signalbox_admission_certificate_end_timestamp_seconds 1"))
        #expect(try await world.probe("/livez").body == "ok\n")
    }

    @Test func `what is no question is told so`() async throws {
        let world = try await started()
        #expect(try world.ask("no JSON").status == 400)
        #expect(try world.ask("{}").body.contains("no AdmissionReview"))
        #expect(try world.ask("{}", "--header", "Content-Type: text/plain").status == 415)
        #expect(try world.ask("{}", "--request", "PUT").status == 405)
        #expect(try world.ask("{}", "--request-target", "/other").status == 404)
        // It goes on.
        #expect(try world.ask(World.review(World.eventSource(port: "\"12000\""))).status == 200)
    }

    @Test func `what is huge, deep or full of one name is answered in words, and it lives on`() async throws {
        let world = try await started()
        let huge = try world.ask(World.review(World.eventSource(port: "\"\(String(repeating: "x", count: 4 << 20))\"")))
        #expect(huge.status == 413)
        #expect(huge.body.contains("4194304 bytes (maximumBodyBytes)"))
        let deep = String(repeating: "[", count: 1_000_000) + String(repeating: "]", count: 1_000_000)
        #expect(try world.ask(World.review(World.eventSource(port: deep))).status == 400)
        let nested = String(repeating: "[", count: 900) + String(repeating: "]", count: 900)
        let refused = try world.ask(World.review(World.eventSource(port: nested)))
        #expect(refused.body.contains("nested deeper than 200 levels (depth)"))
        let twice = try world.ask(World.review(World.eventSource(port: "1,\"port\":2")))
        #expect(twice.body.contains("'port' is there twice"))
        let wide = "[" + String(repeating: "[],", count: 900_000) + "[]]"
        #expect(try world.ask(World.review(World.eventSource(port: wide))).body.contains("\"allowed\":false"))
        let names = (0..<150_000).map { "\"x\($0)\":{}," }.joined()
        let many = World.eventSource(port: "1").replacing("\"port\"", with: names + "\"port\"")
        #expect(try world.ask(World.review(many)).body.contains("signalbox lint tells them all"))
        #expect(try world.ask(World.review(World.eventSource(port: "\"12000\""))).status == 200)
    }

    @Test func `one who sends slowly does not take the places of others, nor keep those he has`() async throws {
        let world = try await started()
        let slow = """
            for i in $(seq 40); do
              (sleep 8 | curl --silent --cacert \(world.path("mounted/tls.crt")) -H 'Content-Type: application/json' \\
                --upload-file - --request POST \(try #require(try world.url))) >/dev/null 2>&1 &
            done
            wait
            """
        let review = World.review(World.eventSource(port: "\"12000\""))
        let callers = try Program.start(["bash", "-c", slow], output: world.directory.appending(path: "slow"))
        defer { withExtendedLifetime(callers) {} }
        try await eventually("his places are taken") {
            try world.ask(review).body.contains("maximumReviewsOfOne")
        }
        #expect(try world.ask(review, "--interface", "127.0.0.2").status == 200)
        try await eventually("they are free again", within: .seconds(15)) { try world.ask(review).status == 200 }
    }

    @Test func `a new certificate is shown to new connections, and old ones go on`() async throws {
        let world = try await started()
        try await world.withClientOfToday { try await exchange(in: world, while: $0) }
    }

    private func exchange(in world: AdmissionWorld, while old: HTTPClient) async throws {
        let body = World.review(World.eventSource(port: "\"12000\""))
        let url = try #require(try world.url)
        #expect(try await old.ask(url, body) == 200)
        let before = try world.serial()
        // A certificate without its key changes nothing.
        try "broken".write(toFile: world.path("mounted/tls.key"), atomically: false, encoding: .utf8)
        try await eventually("kept", within: .seconds(30)) { try world.log.contains("the old certificate is kept") }
        #expect(try world.serial() == before)
        try world.install(try await TestCertificate(for: "IP:127.0.0.1"))
        try await eventually("shown", within: .seconds(30)) { try world.serial() != before }
        // curl trusts the new one alone, the old client only the old one: it can have no new connection.
        #expect(try world.ask(body).status == 200)
        #expect(try await old.ask(url, body) == 200)
        #expect(try !world.log.contains("BEGIN"))
    }

    @Test func `without a certificate it does not start, and says what is missing`() throws {
        let missing = try Binary.run(["admission", "--tls-cert", "/no/tls.crt", "--tls-key", "/no/tls.key"])
        #expect(missing.status == 1)
        #expect(missing.errors.contains("cannot read /no/tls.crt; put the PEM file there, or name another one"))
        #expect(try Binary.run(["admission"]).status == 2)
        #expect(try Binary.run(["admission", "--tls-cert", "a"]).status == 2)
        let both = ["admission", "--tls-cert", "a", "--tls-key", "b", "--certificate-secret", "c"]
        #expect(try Binary.run(both).status == 2)
    }

    @Test func `with a Secret of its own it makes what the API server is told to trust`() async throws {
        let webhook = "/apis/admissionregistration.k8s.io/v1/validatingwebhookconfigurations/signalbox"
        let client: JSON = ["service": ["name": "signalbox-admission", "namespace": "default"]]
        let cluster = FakeCluster([
            webhook: [
                "apiVersion": "admissionregistration.k8s.io/v1", "kind": "ValidatingWebhookConfiguration",
                "metadata": ["name": "signalbox"], "webhooks": [["name": "w.example.com", "clientConfig": client]],
            ],
            "/api/v1/namespaces/default/secrets/own": [
                "apiVersion": "v1", "kind": "Secret", "metadata": ["name": "own", "namespace": "default"],
            ],
        ])
        try await ScriptedServer.serving(script: { request, _ in [cluster.answer(request)] }) { server in
            let worlds = [try AdmissionWorld(), try AdmissionWorld()]
            for world in worlds {
                try await world.run(["--certificate-secret", "own", "--cluster", "local", "--server", server.url])
            }
            let told = cluster.objects[webhook]?["webhooks"]?.array?.first?.at("clientConfig", "caBundle")?.string
            let bundle = try #require(decodedBase64(Array((told ?? "").utf8)))
            for world in worlds {
                let file = world.directory.appending(path: "bundle.pem")
                try Data(bundle).write(to: file)
                let port = try #require(try world.url?.split(separator: ":").last?.split(separator: "/").first)
                let host = "signalbox-admission.default.svc"
                let answer = try Program.run([
                    "curl", "--silent", "--show-error", "--cacert", file.path, "--resolve", "\(host):\(port):127.0.0.1",
                    "--header", "Content-Type: application/json", "--data-binary",
                    World.review(World.eventSource(port: "\"12000\"")), "https://\(host):\(port)/validate",
                ])
                #expect(answer.output.contains("\"allowed\":true"), "\(answer.errors)")
                #expect(try !world.log.contains("PRIVATE"))
            }
            #expect(try worlds[0].serial() == worlds[1].serial())
        }
    }
}

extension AdmissionWorld {
    /// A client with one connection, which trusts only the certificate that is there now.
    fileprivate func withClientOfToday(_ body: (HTTPClient) async throws -> Void) async throws {
        var tls = TLSConfiguration.makeClientConfiguration()
        let pem = try String(contentsOfFile: path("mounted/tls.crt"), encoding: .utf8)
        tls.trustRoots = .certificates(try NIOSSLCertificate.fromPEMBytes(Array(pem.utf8)))
        var configuration = HTTPClient.Configuration(tlsConfiguration: tls)
        configuration.httpVersion = .http1Only
        configuration.connectionPool.idleTimeout = .minutes(5)
        configuration.connectionPool.retryConnectionEstablishment = false
        let client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
        let result: Result<Void, any Error>
        do { result = .success(try await body(client)) } catch { result = .failure(error) }
        try await client.shutdown()
        try result.get()
    }
}

extension HTTPClient {
    fileprivate func ask(_ url: String, _ body: String) async throws -> UInt {
        var request = HTTPClientRequest(url: url)
        request.method = .POST
        request.headers.add(name: "content-type", value: "application/json")
        request.body = .bytes(ByteBuffer(string: body))
        let response = try await execute(request, timeout: .seconds(30))
        _ = try await response.body.collect(upTo: 1 << 20)
        return response.status.code
    }
}
