import EventData

/// A certificate with its private key, both PEM: an authority's, or a server's that it has signed.
///
/// Made by the library that templates make theirs with; keys are on the curve P-256. Whoever asks brings the randomness.
package struct IssuedCertificate: Sendable, Equatable {
    package let certificate: String
    package let key: String

    /// From when to when a certificate is good; seconds since 1970.
    package struct Validity: Sendable {
        package let start: Int64
        package let end: Int64

        package init(from start: Int64, to end: Int64) {
            self.start = start
            self.end = end
        }
    }

    /// Bytes of a seed; nobody may guess them.
    package static let seedBytes = 32

    package init(certificate: String, key: String) {
        self.certificate = certificate
        self.key = key
    }

    /// An authority that signs itself.
    package static func authority(
        named name: String,
        _ validity: Validity,
        seed: [UInt8]
    ) throws(EvaluationError) -> IssuedCertificate {
        let request = request(name, hosts: [], validity, isAuthority: true, seed: seed)
        return try make(request, seed: seed) { _ throws(EvaluationError) in nil }
    }

    /// A certificate for a server that is reached by these host names, signed with this authority's key.
    package func issue(
        for hosts: [String],
        _ validity: Validity,
        seed: [UInt8]
    ) throws(EvaluationError) -> IssuedCertificate {
        let name = hosts.first ?? ""
        // 64 characters are the most that a common name may have; clients look at the host names.
        let request = Self.request(
            name.utf8.count > 64 ? "" : name,
            hosts: hosts,
            validity,
            isAuthority: false,
            seed: seed
        )
        return try Self.make(request, seed: seed) { library throws(EvaluationError) in
            (try library.readCertificate(pem: certificate), try library.readKey(pem: key))
        }
    }

    /// Whether the key is the certificate's, and one of the authorities has signed it; false for what is no PEM.
    package func isSigned(byOneOf authorities: [String]) -> Bool {
        (try? checkIsSigned(byOneOf: authorities)) ?? false
    }

    /// Whether the key is the certificate's; false for what is no PEM.
    package var hasItsKey: Bool { (try? checkHasItsKey()) ?? false }

    private func checkIsSigned(byOneOf authorities: [String]) throws(EvaluationError) -> Bool {
        let library = try Self.reader()
        let own = try library.readCertificate(pem: certificate)
        for authority in authorities where own.isSigned(by: try library.readCertificate(pem: authority)) {
            return try checkHasItsKey()
        }
        return false
    }

    private func checkHasItsKey() throws(EvaluationError) -> Bool {
        let library = try Self.reader()
        return try library.readCertificate(pem: certificate).isOf(try library.readKey(pem: key))
    }

    /// For reading, which draws no random number.
    private static func reader() throws(EvaluationError) -> SeededCryptography {
        try SeededCryptography(seed: [UInt8](repeating: 0, count: seedBytes))
    }

    private static func request(
        _ name: String,
        hosts: [String],
        _ validity: Validity,
        isAuthority: Bool,
        seed: [UInt8]
    ) -> CertificateRequest {
        CertificateRequest(
            // Nobody else has it, and it tells nothing of the seed.
            serial: Array(sha256(Array("serial".utf8) + seed).prefix(16)),
            commonName: name,
            hosts: hosts,
            addresses: [],
            notBefore: validity.start,
            notAfter: validity.end,
            isAuthority: isAuthority
        )
    }

    private static func make(
        _ request: CertificateRequest,
        seed: [UInt8],
        issuer: (SeededCryptography) throws(EvaluationError) -> (certificate: Certificate, key: PrivateKey)?
    ) throws(EvaluationError) -> IssuedCertificate {
        precondition(seed.count == seedBytes, "a seed that can be guessed makes a key that can be guessed")
        let library = try SeededCryptography(seed: seed)
        let key = try library.makeKey(.ecdsa)
        let text = try library.certificate(request, for: key, issuer: try issuer(library))
        return IssuedCertificate(certificate: text, key: try key.pem())
    }
}
