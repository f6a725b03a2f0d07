package import EventData
package import Manifests
import NIOSSL

extension HTTPPortPlan {
    /// Until when the certificate of the port, and every one that came with it, is valid; nil for a port without one.
    ///
    /// - Throws: when the Secret cannot be read, or holds no certificate.
    package func certificateExpiry(
        secret: (SecretSelector, String) async throws -> [UInt8]
    ) async throws -> Timestamp? {
        guard let tls else { return nil }
        let chain = try NIOSSLCertificate.fromPEMBytes(try await secret(tls.certificate, namespace))
        return chain.map { Timestamp(seconds: Int64($0.notValidAfter)) }.min()
    }
}
