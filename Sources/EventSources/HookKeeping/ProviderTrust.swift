import Manifests
import NIOSSL

/// How to know that it is the provider who answers, and how it knows us.
package struct ProviderTrust: Sendable, Hashable {
    /// PEM of the only authorities to trust; nil trusts the system's.
    package var authorities: [UInt8]?
    /// PEM of our certificate and its key.
    package var certificate: [UInt8]?
    package var key: [UInt8]?
    /// Whoever answers is believed.
    package var isUnverified = false

    package init(authorities: [UInt8]? = nil) { self.authorities = authorities }

    /// Of a client that trusts so; takes a moment to make.
    var configuration: TLSConfiguration {
        get throws {
            var tls = TLSConfiguration.makeClientConfiguration()
            if isUnverified { tls.certificateVerification = .none }
            if let authorities { tls.trustRoots = .certificates(try NIOSSLCertificate.fromPEMBytes(authorities)) }
            if let certificate, let key {
                tls.certificateChain = try NIOSSLCertificate.fromPEMBytes(certificate).map { .certificate($0) }
                tls.privateKey = .privateKey(try NIOSSLPrivateKey(bytes: key, format: .pem))
            }
            return tls
        }
    }
}

/// The same as a manifest's `tls` names it (spec/eventsources.md §1.9, TLSConfig).
struct ProviderTrustSecrets: Sendable, Hashable {
    let authorities: SecretSelector?
    let certificate: SecretSelector?
    let key: SecretSelector?
    let isUnverified: Bool

    /// nil without the field.
    init?(from reader: ManifestReader, field: String) {
        guard let tls = reader.mapping(field) else { return nil }
        authorities = tls.secret("caCertSecret")
        certificate = tls.secret("clientCertSecret")
        key = tls.secret("clientKeySecret")
        isUnverified = tls.bool("insecureSkipVerify", default: false)
        let isEnabled = tls.bool("enabled", default: false)
        tls.finish()
        if isUnverified { return }
        if (certificate == nil) != (key == nil) {
            let absent = certificate == nil ? "clientCertSecret" : "clientKeySecret"
            tls.missing(absent, fix: "a certificate and its key go together: add \(absent):")
        } else if authorities == nil, certificate == nil, !isEnabled {
            reader.invalid(field, "says nothing", fix: "add caCertSecret: to it, or enabled: true")
        }
    }

    func read(in context: SourceContext, for provider: String) async throws(ProviderProblem) -> ProviderTrust {
        var trust = ProviderTrust()
        trust.isUnverified = isUnverified
        if isUnverified { return trust }
        if let authorities { trust.authorities = try await context.bytes(of: authorities, for: provider) }
        if let certificate { trust.certificate = try await context.bytes(of: certificate, for: provider) }
        if let key { trust.key = try await context.bytes(of: key, for: provider) }
        return trust
    }
}
