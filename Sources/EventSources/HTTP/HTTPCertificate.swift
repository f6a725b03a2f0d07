import EventData
import Manifests
import NIOSSL

/// A port's certificate chain and key, and whose clients it lets in, as read from Secrets.
struct HTTPCertificate: Sendable {
    let context: NIOSSLContext
    /// Tells whether the Secrets have changed.
    let digest: [UInt8]

    /// nil for a port that is not encrypted.
    static func read(
        for plan: HTTPPortPlan,
        secret: (SecretSelector, String) async throws -> [UInt8]
    ) async throws -> HTTPCertificate? {
        guard let tls = plan.tls else { return nil }
        do {
            let texts = try await [secret(tls.certificate, plan.namespace), secret(tls.key, plan.namespace)]
            var clients: [UInt8]?
            if let clientCA = tls.clientCA { clients = try await secret(clientCA, plan.namespace) }
            return try HTTPCertificate(chain: texts[0], key: texts[1], clients: clients)
        } catch {
            // The error may quote what was read, which is a secret; its type alone says enough.
            let ca =
                tls.clientCA.map { ", and certificates of authorities into Secret \($0.name), key \($0.key)" } ?? ""
            throw Diagnostic(
                at: plan.endpoints[0].portPlace,
                problem: "the certificate of port \(plan.port) cannot be used (\(type(of: error)))",
                fix: "put PEM texts that belong together into Secret \(tls.certificate.name), key "
                    + "\(tls.certificate.key), and Secret \(tls.key.name), key \(tls.key.key)\(ca)"
            )
        }
    }

    private init(chain: [UInt8], key: [UInt8], clients: [UInt8]?) throws {
        var configuration = TLSConfiguration.makeServerConfiguration(
            certificateChain: try NIOSSLCertificate.fromPEMBytes(chain).map { .certificate($0) },
            privateKey: .privateKey(try NIOSSLPrivateKey(bytes: key, format: .pem))
        )
        // Older versions are broken, and no provider needs them.
        configuration.minimumTLSVersion = .tlsv12
        configuration.applicationProtocols = ["http/1.1"]
        if let clients {
            // Clients have no host name that could be compared.
            configuration.certificateVerification = .noHostnameVerification
            configuration.trustRoots = .certificates(try NIOSSLCertificate.fromPEMBytes(clients))
        }
        context = try NIOSSLContext(configuration: configuration)
        digest = sha256(chain + [0] + key + [0] + (clients ?? []))
    }
}
