import Manifests
import NIOSSL

/// Reads certificates from Secrets.
enum HTTPCertificate {
    static func context(
        for plan: HTTPPortPlan,
        secret: (SecretSelector, String) async throws -> [UInt8]
    ) async throws -> NIOSSLContext? {
        guard let tls = plan.tls else { return nil }
        do {
            let chain = try await NIOSSLCertificate.fromPEMBytes(secret(tls.certificate, plan.namespace))
            let key = try await NIOSSLPrivateKey(bytes: secret(tls.key, plan.namespace), format: .pem)
            var configuration = TLSConfiguration.makeServerConfiguration(
                certificateChain: chain.map { .certificate($0) },
                privateKey: .privateKey(key)
            )
            configuration.applicationProtocols = ["http/1.1"]
            return try NIOSSLContext(configuration: configuration)
        } catch {
            // The error may quote what was read, which is a secret; its type alone says enough.
            throw Diagnostic(
                at: plan.endpoints[0].portPlace,
                problem: "the certificate of port \(plan.port) cannot be used (\(type(of: error)))",
                fix: "put PEM texts that belong together into Secret \(tls.certificate.name), key "
                    + "\(tls.certificate.key), and Secret \(tls.key.name), key \(tls.key.key)"
            )
        }
    }
}
