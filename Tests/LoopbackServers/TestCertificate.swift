package import NIOSSL
import Subprocess

/// A certificate signed by itself, made for one test by the `openssl` command.
package struct TestCertificate: Sendable {
    /// PEM.
    package let certificate: String
    /// PEM.
    package let key: String

    struct CannotMake: Error {}

    /// Makes one for these subject alternative names: `IP:127.0.0.1`, `DNS:api.test`.
    package init(for names: String...) async throws {
        let result = try await Subprocess.run(
            .name("openssl"),
            arguments: [
                "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
                "-subj", "/CN=test", "-addext", "subjectAltName=\(names.joined(separator: ","))",
                "-keyout", "-", "-out", "-",
            ],
            output: .string(limit: 1 << 16),
            error: .discarded
        )
        let blocks = result.standardOutput.split(separator: "-----BEGIN ").map { "-----BEGIN " + $0 }
        guard let key = blocks.first(where: { $0.contains("PRIVATE KEY") }),
            let certificate = blocks.first(where: { $0.contains("CERTIFICATE") })
        else { throw CannotMake() }
        self.key = key
        self.certificate = certificate
    }

    /// A server that shows this certificate, and wants one of `client` when that is given.
    package func server(trusting client: TestCertificate? = nil) throws -> TLSConfiguration {
        var tls = TLSConfiguration.makeServerConfiguration(
            certificateChain: try NIOSSLCertificate.fromPEMBytes(Array(certificate.utf8)).map { .certificate($0) },
            privateKey: .privateKey(try NIOSSLPrivateKey(bytes: Array(key.utf8), format: .pem))
        )
        if let client {
            tls.certificateVerification = .noHostnameVerification
            tls.trustRoots = .certificates(try NIOSSLCertificate.fromPEMBytes(Array(client.certificate.utf8)))
        }
        return tls
    }
}
