import AsyncHTTPClient
import EventSources
import Foundation
import NIOCore
import NIOSSL
import Testing

/// Encrypted ports: versions, renewed certificates, clients with certificates.
struct ListenerTLSTests {
    private let encrypted =
        "endpoint: /example\nport: 12000\nmethod: GET\nserverCertSecret: {name: tls, key: crt}\nserverKeySecret: {name: tls, key: key}"

    private func runtime(_ server: KeyPair, clients: KeyPair? = nil) -> FakeRuntime {
        let runtime = FakeRuntime()
        runtime.setSecret("tls", "crt", to: server.certificate)
        runtime.setSecret("tls", "key", to: server.key)
        if let clients { runtime.setSecret("tls", "ca", to: clients.certificate) }
        return runtime
    }

    /// Asks on a connection of its own.
    private func isServed(
        _ hooks: RunningWebhooks,
        trusting server: KeyPair,
        as client: KeyPair? = nil,
        _ change: (inout TLSConfiguration) -> Void = { _ in }
    ) async throws -> Bool {
        var tls = TLSConfiguration.makeClientConfiguration()
        tls.trustRoots = .certificates(try NIOSSLCertificate.fromPEMBytes(Array(server.certificate.utf8)))
        if let client {
            tls.certificateChain = try NIOSSLCertificate.fromPEMBytes(Array(client.certificate.utf8))
                .map { .certificate($0) }
            tls.privateKey = .privateKey(try NIOSSLPrivateKey(bytes: Array(client.key.utf8), format: .pem))
        }
        change(&tls)
        var configuration = HTTPClient.Configuration()
        configuration.tlsConfiguration = tls
        configuration.connectionPool.retryConnectionEstablishment = false
        let connections = HTTPClient(configuration: configuration)
        let request = HTTPClientRequest(url: "https://localhost:\(try hooks.port())/example")
        var isServed = false
        do {
            let answer = try await connections.execute(request, timeout: .seconds(60))
            isServed = try await String(buffer: answer.body.collect(upTo: 100)) == "success"
        } catch {
            isServed = false
        }
        try await connections.shutdown()
        return isServed
    }

    @Test func `a changed certificate is shown to connections that come from then on`() async throws {
        let (old, new) = (try KeyPair.make("ec"), try KeyPair.make("ec"))
        let runtime = runtime(old)
        try await withWebhooks(encrypted, runtime: runtime) { (hooks) async throws in
            #expect(try await isServed(hooks, trusting: old))
            runtime.setSecret("tls", "crt", to: new.certificate)
            let half = await hooks.server.renewCertificates { try await runtime.secret($0, namespace: $1) }
            #expect(half.count == 1, "a certificate without its key is a problem")
            #expect(try await isServed(hooks, trusting: old))
            runtime.setSecret("tls", "key", to: new.key)
            #expect(await hooks.server.renewCertificates { try await runtime.secret($0, namespace: $1) } == [])
            #expect(try await isServed(hooks, trusting: new))
            #expect(try await !isServed(hooks, trusting: old))
        }
    }

    @Test func `only clients with a certificate of the right authority get through`() async throws {
        let (server, client, stranger) = (try KeyPair.make("ec"), try KeyPair.make("ec"), try KeyPair.make("ec"))
        let manifest = encrypted + "\nclientCASecret: {name: tls, key: ca}"
        #expect(try !faultless(WebhookSource.self, manifest).isOpenUnasked)
        let runtime = runtime(server, clients: client)
        try await withWebhooks(manifest, runtime: runtime) { (hooks) async throws in
            #expect(try await isServed(hooks, trusting: server, as: client))
            #expect(try await !isServed(hooks, trusting: server, as: stranger))
            #expect(try await !isServed(hooks, trusting: server))
        }
        #expect(runtime.emitted.count == 1)
    }

    @Test func `versions before 1.2 are not spoken`() async throws {
        let server = try KeyPair.make("ec")
        try await withWebhooks(encrypted, runtime: runtime(server)) { (hooks) async throws in
            let old = try await isServed(hooks, trusting: server) { tls in
                tls.minimumTLSVersion = .tlsv1
                tls.maximumTLSVersion = .tlsv11
            }
            #expect(!old)
            let current = try await isServed(hooks, trusting: server) { $0.maximumTLSVersion = .tlsv12 }
            #expect(current)
        }
    }

    @Test func `client certificates need an encrypted port`() throws {
        let problems = try read(WebhookSource.self, plainWebhook + "\nclientCASecret: {name: a, key: b}").problems
        #expect(problems.count == 1)
    }
}
