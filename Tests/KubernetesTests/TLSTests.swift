import EventData
import Kubernetes
import LoopbackServers
import Testing

struct TLSTests {
    private static func get(
        from certificate: TestCertificate,
        trusting client: TestCertificate? = nil,
        _ configure: (inout ClusterConfiguration) -> Void
    ) async throws -> (error: String?, waits: Int) {
        let time = FakeTime()
        return try await ScriptedServer.serving(tls: certificate.server(trusting: client)) { _, _ in
            [.answer(200, body: "{}")]
        } while: { server in
            var configuration = ClusterConfiguration(
                server: server.url,
                trust: .authorities(Array(certificate.certificate.utf8))
            )
            configure(&configuration)
            return try await withClient(configuration, time: time) { kubernetes in
                let error = await failure { try await kubernetes.get(.config) }
                return (error.map { "\($0)".replacing(server.url, with: "SERVER") }, time.waits.count)
            }
        }
    }

    @Test func `a certificate for the address is accepted`() async throws {
        let result = try await Self.get(from: TestCertificate(for: "IP:127.0.0.1")) { _ in }
        #expect(result == (nil, 0))
    }

    @Test func `a wrong authority is reported at once`() async throws {
        let other = try await TestCertificate(for: "IP:127.0.0.1")
        let result = try await Self.get(from: TestCertificate(for: "IP:127.0.0.1")) {
            $0.trust = .authorities(Array(other.certificate.utf8))
        }
        #expect(
            result == (
                "TLS with SERVER failed: its certificate is not signed by the given certificate-authority, "
                    + "or has expired", 0
            )
        )
    }

    @Test func `a certificate for another name is reported at once`() async throws {
        let result = try await Self.get(from: TestCertificate(for: "DNS:api.test")) { _ in }
        #expect(
            result == (
                "the certificate of SERVER is for another name; use a name it was made for in 'server', "
                    + "or set tls-server-name", 0
            )
        )
    }

    @Test func `tls-server-name is the name that the certificate must bear`() async throws {
        let result = try await Self.get(from: TestCertificate(for: "DNS:api.test")) { $0.serverName = "api.test" }
        #expect(result == (nil, 0))
    }

    @Test func `insecure-skip-tls-verify accepts anything`() async throws {
        let result = try await Self.get(from: TestCertificate(for: "DNS:api.test")) { $0.trust = .anybody }
        #expect(result == (nil, 0))
    }

    @Test func `a client certificate is shown`() async throws {
        let client = try await TestCertificate(for: "DNS:client")
        let result = try await Self.get(from: TestCertificate(for: "IP:127.0.0.1"), trusting: client) {
            $0.certificate = ClientCertificate(chain: Array(client.certificate.utf8), key: Secret(client.key))
        }
        #expect(result == (nil, 0))
    }

    @Test func `a missing client certificate is reported at once`() async throws {
        let client = try await TestCertificate(for: "DNS:client")
        let result = try await Self.get(from: TestCertificate(for: "IP:127.0.0.1"), trusting: client) { _ in }
        #expect(
            result == (
                "TLS with SERVER failed: it refused the client certificate, or wants one; check client-certificate "
                    + "and client-key", 0
            )
        )
    }

    @Test func `a server without TLS is recognised`() async throws {
        try await ScriptedServer.serving { _, _ in
            [.answer(200, body: "{}")]
        } while: { server in
            let configuration = ClusterConfiguration(server: server.url.replacing("http:", with: "https:"))
            try await withClient(configuration) { client async throws in
                let error = await failure { try await client.get(.config) }
                let text = "it does not speak TLS there; write http:// or correct the port"
                #expect(error == .misconfigured("TLS with \(configuration.server) failed: \(text)"))
            }
        }
    }
}
