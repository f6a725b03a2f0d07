import EventData

/// What sprig's functions for certificates give: `.Cert` and `.Key`, both PEM.
struct SprigCertificate: GoObject {
    let certificate: String
    let key: String

    let typeName = "sprig.certificate"

    var text: String { "{\(certificate) \(key)}" }

    func member(_ name: String) -> GoValue? {
        switch name {
        case "Cert": .string(certificate)
        case "Key": .string(key)
        default: nil
        }
    }
}

/// Certificates, valid from now.
extension Sprig {
    static let certificates = [
        GoFunction("buildCustomCert", .string, .string) { arguments, evaluation throws(EvaluationError) in
            .object(try customCertificate(arguments.string(0), key: arguments.string(1), evaluation))
        },
        certificate("genCA", .string, .int) { CertificateWish($0, days: 1, isAuthority: true) },
        certificate("genCAWithKey", .string, .int, .string) { CertificateWish($0, days: 1, key: 2, isAuthority: true) },
        certificate("genSelfSignedCert", .string, .list, .list, .int) { CertificateWish($0, days: 3) },
        certificate("genSelfSignedCertWithKey", .string, .list, .list, .int, .string) {
            CertificateWish($0, days: 3, key: 4)
        },
        certificate("genSignedCert", .string, .list, .list, .int, .any) { CertificateWish($0, days: 3, issuer: 4) },
        certificate("genSignedCertWithKey", .string, .list, .list, .int, .any, .string) {
            CertificateWish($0, days: 3, key: 5, issuer: 4)
        },
    ]

    /// A function that makes a certificate of what its arguments wish for.
    private static func certificate(
        _ name: String,
        _ parameters: GoFunction.Parameter...,
        wish: @escaping @Sendable (GoArguments) -> CertificateWish
    ) -> GoFunction {
        GoFunction(name, taking: parameters) { arguments, evaluation throws(EvaluationError) in
            .object(try wish(arguments).certificate(evaluation))
        }
    }

    private static func customCertificate(
        _ certificate: String,
        key: String,
        _ evaluation: Evaluation
    ) throws(EvaluationError) -> SprigCertificate {
        try evaluation.take(smallKeySteps)
        guard let certificate = decodedBase64(Array(certificate.utf8)) else {
            throw EvaluationError("unable to decode base64 certificate")
        }
        guard let key = decodedBase64(Array(key.utf8)) else {
            throw EvaluationError("unable to decode base64 private key")
        }
        let custom = SprigCertificate(
            certificate: String(decoding: certificate, as: UTF8.self),
            key: String(decoding: key, as: UTF8.self)
        )
        let cryptography = try cryptography(evaluation)
        _ = try cryptography.readCertificate(pem: custom.certificate)
        do { _ = try cryptography.readKey(pem: custom.key) } catch {
            throw EvaluationError("error parsing private key: \(error.problem)")
        }
        return custom
    }
}

/// The arguments of a function that makes a certificate: the name first, then by place.
private struct CertificateWish {
    let arguments: GoArguments
    let days: Int
    let key: Int?
    let issuer: Int?
    let isAuthority: Bool

    init(_ arguments: GoArguments, days: Int, key: Int? = nil, issuer: Int? = nil, isAuthority: Bool = false) {
        self.arguments = arguments
        self.days = days
        self.key = key
        self.issuer = issuer
        self.isAuthority = isAuthority
    }

    func certificate(_ evaluation: Evaluation) throws(EvaluationError) -> SprigCertificate {
        try evaluation.take(Sprig.smallKeySteps + (key == nil ? Sprig.keySteps : 0))
        let request = try request(evaluation)
        let cryptography = try Sprig.cryptography(evaluation)
        let key = try ownKey(cryptography)
        var signer: (Certificate, PrivateKey)?
        if let issuer {
            guard case .object(let object) = arguments[issuer], let authority = object as? SprigCertificate else {
                throw EvaluationError(
                    "wrong type for value; expected sprig.certificate; got \(arguments[issuer].typeName)"
                )
            }
            signer = (
                try cryptography.readCertificate(pem: authority.certificate),
                try cryptography.readKey(pem: authority.key)
            )
        }
        let certificate = try cryptography.certificate(request, for: key, issuer: signer)
        return SprigCertificate(certificate: certificate, key: try key.pem())
    }

    /// The key that was brought along, or a new one.
    private func ownKey(_ cryptography: SeededCryptography) throws(EvaluationError) -> PrivateKey {
        guard let key else { return try cryptography.makeKey(.rsa(bits: 2_048)) }
        do { return try cryptography.readKey(pem: arguments.string(key)) } catch {
            throw EvaluationError("parsing private key: \(error.problem)")
        }
    }

    private func request(_ evaluation: Evaluation) throws(EvaluationError) -> CertificateRequest {
        let hasNames = days == 3
        let now = GoTime(evaluation.now)
        let validity = Int64(arguments.integer(days)) &* Self.nanosecondsPerDay
        return CertificateRequest(
            serial: evaluation.randomBytes(16),
            commonName: arguments.string(0),
            hosts: hasNames ? try hosts() : [],
            addresses: hasNames ? try addresses() : [],
            notBefore: now.seconds,
            notAfter: now.adding(nanoseconds: validity).seconds,
            isAuthority: isAuthority
        )
    }

    private static let nanosecondsPerDay: Int64 = 86_400_000_000_000

    private func addresses() throws(EvaluationError) -> [[UInt8]] {
        var addresses: [[UInt8]] = []
        for value in arguments.list(1) {
            guard case .string(let text) = value else {
                throw EvaluationError("error parsing ip: \(value.text) is not a string")
            }
            guard let address = Cryptography.address(text) else { throw EvaluationError("error parsing ip: \(text)") }
            addresses.append(address)
        }
        return addresses
    }

    private func hosts() throws(EvaluationError) -> [String] {
        var hosts: [String] = []
        for value in arguments.list(2) {
            guard case .string(let host) = value else {
                throw EvaluationError("error processing alternate dns name: \(value.text) is not a string")
            }
            guard host.utf8.allSatisfy({ $0 < 0x80 }) else {
                throw EvaluationError(
                    "error creating certificate: x509: \(goJSONString(host)) cannot be encoded as an IA5String"
                )
            }
            hosts.append(host)
        }
        return hosts
    }
}
