import EventData
import NIOCore
package import NIOSSL
import Synchronization

/// The certificate that a TLS server shows: the newest one, to every connection that begins.
///
/// Connections that are there already go on with what they began with.
package final class ServedCertificate: Sendable {
    /// A chain with its key, checked to belong together.
    package struct Pair: Sendable {
        let chain: [NIOSSLCertificate]
        let key: NIOSSLPrivateKey
        /// Tells whether another one is the same.
        let digest: [UInt8]

        /// When it is no longer good; seconds since 1970.
        package var end: Int { chain.first.map { Int($0.notValidAfter) } ?? 0 }

        /// - Throws: what NIOSSL says; it may quote a key, which nobody may see.
        package init(chain: [UInt8], key: [UInt8]) throws {
            self.chain = try NIOSSLCertificate.fromPEMBytes(chain)
            self.key = try NIOSSLPrivateKey(bytes: key, format: .pem)
            digest = sha256(chain + [0] + key)
            // Making a context is what compares the two.
            _ = try NIOSSLContext(configuration: configuration())
        }

        fileprivate func configuration() -> TLSConfiguration {
            var configuration = TLSConfiguration.makeServerConfiguration(
                certificateChain: chain.map { .certificate($0) },
                privateKey: .privateKey(key)
            )
            // Older versions are broken, and no API server needs them.
            configuration.minimumTLSVersion = .tlsv12
            configuration.applicationProtocols = ["http/1.1"]
            return configuration
        }
    }

    private let current = Mutex<Pair?>(nil)

    package init() {}

    package var pair: Pair? { current.withLock { $0 } }

    /// - Returns: whether it is another one than before.
    @discardableResult
    package func show(_ pair: Pair) -> Bool {
        current.withLock { current in
            let isNew = current?.digest != pair.digest
            current = pair
            return isNew
        }
    }

    /// For a server; nil before there is a certificate.
    package func configuration() -> TLSConfiguration? {
        guard var configuration = pair?.configuration() else { return nil }
        configuration.sslContextCallback = { _, promise in
            var override = NIOSSLContextConfigurationOverride()
            if let pair = self.pair {
                override.certificateChain = pair.chain.map { .certificate($0) }
                override.privateKey = .privateKey(pair.key)
            }
            promise.succeed(override)
        }
        return configuration
    }
}
