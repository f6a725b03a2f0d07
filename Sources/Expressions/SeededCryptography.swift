import CSeededCrypto

/// OpenSSL and libcrypt with randomness that follows from a seed: the same seed makes the same keys and signatures.
///
/// Used on one thread, for one call of a function; keys and certificates keep it alive.
final class SeededCryptography {
    private let library: OpaquePointer

    enum KeyKind {
        case rsa(bits: Int32)
        /// 2048 and 256 bits.
        case dsa
        /// On the curve P-256.
        case ecdsa
        case ed25519
    }

    init(seed: [UInt8]) throws(EvaluationError) {
        guard let library = sb_seeded_new(seed, seed.count) else {
            throw EvaluationError("OpenSSL cannot be set up")
        }
        self.library = library
    }

    deinit { sb_seeded_free(library) }

    func makeKey(_ kind: KeyKind) throws(EvaluationError) -> PrivateKey {
        let key =
            switch kind {
            case .rsa(let bits): sb_key_generate(library, SB_KEY_RSA, bits)
            case .dsa: sb_key_generate(library, SB_KEY_DSA, 0)
            case .ecdsa: sb_key_generate(library, SB_KEY_EC, 0)
            case .ed25519: sb_key_generate(library, SB_KEY_ED25519, 0)
            }
        guard let key else { throw EvaluationError("failed to generate private key") }
        return PrivateKey(key, of: self)
    }

    /// Reads a private key of the kinds that Go's crypto/x509 knows.
    func readKey(pem: String) throws(EvaluationError) -> PrivateKey {
        guard let block = PEMBlock(pem) else { throw EvaluationError("no PEM data in input") }
        let kinds = [
            "PRIVATE KEY": SB_KEY_OTHER, "RSA PRIVATE KEY": SB_KEY_RSA, "EC PRIVATE KEY": SB_KEY_EC,
            "DSA PRIVATE KEY": SB_KEY_DSA,
        ]
        guard let kind = kinds[block.label] else {
            let isKey = block.label.hasSuffix(" PRIVATE KEY")
            let problem = isKey ? "invalid private key type" : "no private key data in PEM block of type"
            throw EvaluationError("\(problem) \(isKey ? String(block.label.dropLast(12)) : block.label)")
        }
        guard let found = sb_key_read(library, kind, block.der, block.der.count) else {
            throw EvaluationError("the PEM block '\(block.label)' does not hold such a key")
        }
        let key = PrivateKey(found, of: self)
        // Go reads DSA keys in their traditional form only.
        guard kind != SB_KEY_OTHER || key.kind != SB_KEY_DSA, key.bits <= PrivateKey.maximumBits else {
            throw EvaluationError("a private key of this kind or size cannot be used")
        }
        return key
    }

    func readCertificate(pem: String) throws(EvaluationError) -> Certificate {
        guard let block = PEMBlock(pem) else { throw EvaluationError("unable to decode certificate") }
        guard let found = sb_certificate_read(library, block.der, block.der.count) else {
            throw EvaluationError("error parsing certificate: the PEM block does not hold one")
        }
        return Certificate(found, of: self)
    }

    /// A certificate for `key`, signed by an issuer or, where there is none, by itself; as PEM.
    func certificate(
        _ request: CertificateRequest,
        for key: PrivateKey,
        issuer: (certificate: Certificate, key: PrivateKey)?
    ) throws(EvaluationError) -> String {
        let signer = issuer?.key ?? key
        guard key.canSign, signer.canSign else {
            throw EvaluationError("error creating certificate: x509: this kind of key cannot be used")
        }
        if let issuer, sb_certificate_has_key(issuer.certificate.pointer, issuer.key.pointer) == 0 {
            throw EvaluationError(
                "error creating certificate: x509: provided PrivateKey doesn't match parent's PublicKey"
            )
        }
        let made = sb_certificate_new(
            library,
            request.serial,
            request.serial.count,
            request.notBefore,
            request.notAfter
        )
        guard let made else { throw EvaluationError("error creating certificate") }
        let certificate = Certificate(made, of: self)
        let isSigned =
            certificate.add(request)
            && sb_certificate_sign(
                made,
                key.pointer,
                request.isAuthority ? 1 : 0,
                issuer?.certificate.pointer,
                signer.pointer
            ) == 1
        guard isSigned, let text = taken(sb_certificate_text(made)) else {
            throw EvaluationError("error creating certificate")
        }
        return text
    }
}

/// A private key of OpenSSL's.
final class PrivateKey {
    /// Bits of a key that somebody brings along; signing with a longer one takes too long.
    static let maximumBits: Int32 = 8_192

    fileprivate let pointer: OpaquePointer
    private let owner: SeededCryptography

    fileprivate init(_ pointer: OpaquePointer, of owner: SeededCryptography) {
        self.pointer = pointer
        self.owner = owner
    }

    deinit { sb_key_free(pointer) }

    /// As Go writes it: PKCS #8 for Ed25519, the traditional form for the others.
    func pem() throws(EvaluationError) -> String {
        guard let text = taken(sb_key_text(pointer)) else { throw EvaluationError("the key cannot be written") }
        return text
    }

    fileprivate var kind: sb_key_kind { sb_key_kind(pointer) }

    fileprivate var bits: Int32 { sb_key_bits(pointer) }

    /// Whether Go makes certificates with it.
    fileprivate var canSign: Bool { [SB_KEY_RSA, SB_KEY_EC, SB_KEY_ED25519].contains(kind) }
}

/// A certificate of OpenSSL's.
final class Certificate {
    fileprivate let pointer: OpaquePointer
    private let owner: SeededCryptography

    fileprivate init(_ pointer: OpaquePointer, of owner: SeededCryptography) {
        self.pointer = pointer
        self.owner = owner
    }

    deinit { sb_certificate_free(pointer) }

    func isSigned(by issuer: Certificate) -> Bool { sb_certificate_is_signed_by(pointer, issuer.pointer) == 1 }

    func isOf(_ key: PrivateKey) -> Bool { sb_certificate_has_key(pointer, key.pointer) == 1 }

    /// The names that are asked for; false when one cannot be added.
    fileprivate func add(_ request: CertificateRequest) -> Bool {
        let name = request.commonName
        let isNamed =
            name.isEmpty
            || sb_certificate_set_common_name(pointer, name, name.utf8.count, request.isPrintable ? 1 : 0) == 1
        return isNamed && request.hosts.allSatisfy { sb_certificate_add_host(pointer, $0, $0.utf8.count) == 1 }
            && request.addresses.allSatisfy { sb_certificate_add_address(pointer, $0, $0.count) == 1 }
    }
}

/// What a certificate is to say.
struct CertificateRequest {
    let serial: [UInt8]
    let commonName: String
    /// ASCII only.
    let hosts: [String]
    /// Each four or sixteen bytes.
    let addresses: [[UInt8]]
    /// Seconds since 1970.
    let notBefore: Int64
    let notAfter: Int64
    let isAuthority: Bool

    /// Whether the name is of the few characters that ASN.1's PrintableString has, which Go prefers.
    fileprivate var isPrintable: Bool {
        commonName.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
            case UInt8(ascii: "0")...UInt8(ascii: "9"): true
            default: " '()+,-./:=?".utf8.contains(byte)
            }
        }
    }
}

/// The first block of a PEM text.
private struct PEMBlock {
    let label: String
    let der: [UInt8]

    init?(_ text: String) {
        var start: UnsafeMutablePointer<UInt8>?
        var count = 0
        guard let label = taken(sb_pem_first(text, text.utf8.count, &start, &count)), let start else { return nil }
        defer { sb_bytes_free(start, count) }
        self.label = label
        der = Array(UnsafeBufferPointer(start: start, count: count))
    }
}

/// Functions of libcrypt and OpenSSL that need no seed.
package enum Cryptography {
    /// Bytes of a password that bcrypt takes; Go refuses longer ones.
    package static let maximumPasswordBytes = 72

    /// A password's hash in the notation of Go's bcrypt: `$2a$10$…`.
    ///
    /// The salt has sixteen bytes. Nil for a password with a zero byte, which the library takes for its end.
    package static func bcrypt(_ password: String, salt: [UInt8], cost: UInt) -> String? {
        guard salt.count == 16, !password.utf8.contains(0), let hash = taken(sb_bcrypt(password, salt, cost)) else {
            return nil
        }
        // The library's `2b` is what Go calls `2a`; its own `2a` guards against an old mistake of other libraries.
        return "$2a" + hash.dropFirst(3)
    }

    /// A key of 64 bytes from a password (RFC 7914).
    ///
    /// The cost is how much memory it takes, in kilobytes when `blocks` is 8.
    package static func scrypt(
        _ password: String,
        salt: [UInt8],
        cost: UInt64,
        blocks: UInt64,
        lanes: UInt64
    ) -> [UInt8]? {
        var key = [UInt8](repeating: 0, count: 64)
        let bytes = password.utf8.count
        let isDerived = sb_scrypt(password, bytes, salt, salt.count, cost, blocks, lanes, &key, key.count)
        return isDerived == 1 ? key : nil
    }

    /// 32 bytes.
    static func hmacSHA256(_ message: [UInt8], key: [UInt8]) -> [UInt8]? {
        var code = [UInt8](repeating: 0, count: 32)
        return sb_hmac_sha256(key, key.count, message, message.count, &code) == 1 ? code : nil
    }

    /// AES-256 in CBC mode, without padding: nil unless the input is a multiple of 16 bytes.
    ///
    /// The key has 32 bytes, `start` is the initialization vector of 16.
    static func aes(_ input: [UInt8], key: [UInt8], start: [UInt8], encrypts: Bool) -> [UInt8]? {
        guard key.count == 32, start.count == 16, input.count.isMultiple(of: 16) else { return nil }
        var output = [UInt8](repeating: 0, count: input.count)
        return sb_aes_cbc(encrypts ? 1 : 0, key, start, input, input.count, &output) == 1 ? output : nil
    }

    /// The bytes of an IP address: 4 or 16; nil when `text` is none.
    static func address(_ text: String) -> [UInt8]? {
        guard !text.utf8.contains(0) else { return nil }
        var bytes = [UInt8](repeating: 0, count: 16)
        let count = sb_address_read(text, &bytes)
        return count == 0 ? nil : Array(bytes.prefix(count))
    }
}

/// A text that C code gave us to free.
private func taken(_ text: UnsafeMutablePointer<CChar>?) -> String? {
    guard let text else { return nil }
    defer { sb_seeded_text_free(text) }
    return String(cString: text)
}
