import AsyncHTTPClient
import EventSources
import Foundation
import Manifests
import NIOCore
import NIOSSL
import Testing

struct ListenerStartTests {
    private let name = ManifestName(namespace: "argo", name: "hooks")

    @Test func `a taken port fails the start and names the manifest's line`() async throws {
        try await withWebhooks(plainWebhook) { (hooks) async throws in
            let port = try hooks.port()
            let (source, _) = try read(WebhookSource.self, "endpoint: /x\nport: \"\(port)\"\nmethod: POST")
            var options = HTTPServer.Options()
            options.host = "127.0.0.1"
            let (plans, _) = HTTPPortPlan.plans(for: source.endpoints.map { (name, $0) })
            let failure = await #expect(throws: HTTPListenFailure.self) {
                try await HTTPServer.start(plans, routes: HTTPRoutes(), options: options) { _, _ in [] }
            }
            let problem = try #require(failure?.problems.first)
            #expect(problem.place == Place(file: "es.yaml", line: 2, column: 7))
            #expect(problem.problem == "port \(port) is taken: another process listens on 127.0.0.1:\(port)")
        }
    }

    @Test func `one route asked for twice is the same claim, whatever its variables are called`() throws {
        let endpoints = ["/a/{x}", "/a/{y}", "/a/{y:[0-9]+}", "/a"]
        let claims = try endpoints.map { endpoint in
            try read(WebhookSource.self, "endpoint: \(endpoint)\nport: 12000\nmethod: POST").source.claims.map(\.key)
        }
        #expect(
            claims == [["route 12000 /a/{}"], ["route 12000 /a/{}"], ["route 12000 /a/{:[0-9]+}"], ["route 12000 /a"]]
        )
    }

    @Test func `one port with two TLS settings is an error at the second`() throws {
        let secure = "\nserverCertSecret: {name: tls, key: crt}\nserverKeySecret: {name: tls, key: key}"
        let sources = try ["", secure, secure].map { try read(WebhookSource.self, plainWebhook + $0).source }
        let plain = sources[0].endpoints.map { (source: name, endpoint: $0) }
        let tls = sources[1].endpoints.map { (source: name, endpoint: $0) }
        let foreign = sources[2].endpoints.map { (source: ManifestName(namespace: "other", name: "x"), endpoint: $0) }
        #expect(HTTPPortPlan.plans(for: plain + tls).problems.map(\.place.line) == [2])
        #expect(HTTPPortPlan.plans(for: tls + foreign).problems.count == 1)
        #expect(HTTPPortPlan.plans(for: tls + tls).problems == [])
    }

    @Test func `a port with certificates speaks TLS`() async throws {
        let (certificate, key) = try selfSigned()
        let runtime = FakeRuntime()
        runtime.setSecret("tls", "crt", to: certificate)
        runtime.setSecret("tls", "key", to: key)
        let manifest =
            "endpoint: /secure\nport: 12000\nmethod: GET"
            + "\nserverCertSecret: {name: tls, key: crt}\nserverKeySecret: {name: tls, key: key}"
        try await withWebhooks(manifest, runtime: runtime) { (hooks) async throws in
            var configuration = HTTPClient.Configuration()
            configuration.tlsConfiguration = .makeClientConfiguration()
            configuration.tlsConfiguration?.trustRoots = .certificates(
                try NIOSSLCertificate.fromPEMBytes(Array(certificate.utf8))
            )
            let client = HTTPClient(configuration: configuration)
            let request = HTTPClientRequest(url: "https://localhost:\(try hooks.port())/secure?a=1")
            let answer: Result<String, any Error>
            do {
                let response = try await client.execute(request, timeout: .seconds(60))
                answer = .success(try await String(buffer: response.body.collect(upTo: 100)))
            } catch { answer = .failure(error) }
            // A client that is left open ends the whole process, and every test with it.
            try await client.shutdown()
            #expect(try answer.get() == "success")
            #expect(try await hooks.exchange("POST /example HTTP/1.1\r\n\r\n").contains("HTTP/1.1") == false)
        }
    }

    @Test func `an unusable certificate fails the start without quoting it`() async throws {
        let manifest =
            plainWebhook + "\nserverCertSecret: {name: tls, key: crt}\nserverKeySecret: {name: tls, key: key}"
        let (source, _) = try read(WebhookSource.self, manifest)
        let (plans, _) = HTTPPortPlan.plans(for: source.endpoints.map { (name, $0) })
        var options = HTTPServer.Options()
        options.usesFreePorts = true
        let failure = await #expect(throws: HTTPListenFailure.self) {
            try await HTTPServer.start(plans, routes: HTTPRoutes(), options: options) { _, _ in Array("s3cret".utf8) }
        }
        #expect(failure?.problems.count == 1)
        #expect(failure?.description.contains("s3cret") == false)
    }

    private func selfSigned() throws -> (certificate: String, key: String) {
        let folder = FileManager.default.temporaryDirectory.appending(path: "signalbox-tls-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let openssl = Process()
        openssl.executableURL = URL(filePath: "/usr/bin/openssl")
        openssl.currentDirectoryURL = folder
        openssl.standardError = FileHandle.nullDevice
        openssl.arguments =
            ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "1"]
            + ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost", "-keyout", "key", "-out", "crt"]
        try openssl.run()
        openssl.waitUntilExit()
        let certificate = try String(contentsOf: folder.appending(path: "crt"), encoding: .utf8)
        let key = try String(contentsOf: folder.appending(path: "key"), encoding: .utf8)
        try FileManager.default.removeItem(at: folder)
        return (certificate, key)
    }
}
