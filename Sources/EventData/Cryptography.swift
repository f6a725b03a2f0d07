import COpenSSL

// Everything that OpenSSL does for us: digests, message authentication codes, signatures.

/// SHA-256 of `bytes`: 32 bytes.
package func sha256(_ bytes: [UInt8]) -> [UInt8] {
    var digest = [UInt8](repeating: 0, count: Int(SHA256_DIGEST_LENGTH))
    // Without one all identities would be the same.
    guard EVP_Digest(bytes, bytes.count, &digest, nil, sha256Method, nil) == 1 else {
        preconditionFailure("OpenSSL has no SHA-256")
    }
    return digest
}

/// Found once: OpenSSL looks for a method by its name whenever it is asked for a digest without one that was fetched.
///
/// It changes no method that it has given away, so every thread may use it.
nonisolated(unsafe) private let sha256Method = EVP_MD_fetch(nil, "SHA256", nil)

/// SHA-256 of all pieces that `next` gives, one after the other, until it gives nil: 32 bytes.
package func sha256(pieces next: () throws -> [UInt8]?) rethrows -> [UInt8] {
    let context = EVP_MD_CTX_new()
    defer { EVP_MD_CTX_free(context) }
    _ = EVP_DigestInit_ex(context, EVP_sha256(), nil)
    while let piece = try next() { _ = EVP_DigestUpdate(context, piece, piece.count) }
    var digest = [UInt8](repeating: 0, count: Int(SHA256_DIGEST_LENGTH))
    _ = EVP_DigestFinal_ex(context, &digest, nil)
    return digest
}

/// SHA-1 of `bytes`: 20 bytes.
///
/// It tells things apart; it keeps nothing safe.
package func sha1(_ bytes: [UInt8]) -> [UInt8] {
    var digest = [UInt8](repeating: 0, count: Int(SHA_DIGEST_LENGTH))
    _ = SHA1(bytes, bytes.count, &digest)
    return digest
}

/// SHA-512 of `bytes`: 64 bytes.
package func sha512(_ bytes: [UInt8]) -> [UInt8] {
    var digest = [UInt8](repeating: 0, count: Int(SHA512_DIGEST_LENGTH))
    _ = SHA512(bytes, bytes.count, &digest)
    return digest
}

/// HMAC with SHA-256 (RFC 2104): 32 bytes.
///
/// Any key is taken, so that this never fails; a key has no more bytes than an `Int32` counts.
package func hmacSHA256(_ message: [UInt8], key: [UInt8]) -> [UInt8] { hmac(message, key: key, .sha256) }

/// A hash function that messages are authenticated or signed with.
package enum HashFunction: String, Sendable, Hashable, CaseIterable {
    case sha1, sha256, sha384, sha512

    package var byteCount: Int {
        switch self {
        case .sha1: 20
        case .sha256: 32
        case .sha384: 48
        case .sha512: 64
        }
    }

    fileprivate var method: OpaquePointer? {
        switch self {
        case .sha1: EVP_sha1()
        case .sha256: EVP_sha256()
        case .sha384: EVP_sha384()
        case .sha512: EVP_sha512()
        }
    }
}

/// HMAC (RFC 2104) with any of the hash functions; its length is the function's.
///
/// Any key is taken, so that this never fails; a key has no more bytes than an `Int32` counts.
package func hmac(_ message: [UInt8], key: [UInt8], _ function: HashFunction) -> [UInt8] {
    var code = [UInt8](repeating: 0, count: function.byteCount)
    _ = HMAC(function.method, key, Int32(key.count), message, message.count, &code, nil)
    return code
}

/// Whether two secrets are equal, in a time that depends on their lengths alone.
package func equalInConstantTime(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    left.count == right.count && CRYPTO_memcmp(left, right, left.count) == 0
}

/// How a private key signs, and a public key tells.
package enum SignatureAlgorithm: Sendable, Hashable {
    case ed25519
    /// RSASSA-PKCS1-v1_5.
    case rsa(HashFunction)
    /// The signature in ASN.1.
    case ecdsa(HashFunction)
    /// The signature as its two numbers one after the other, as JSON Web Tokens have it.
    case ecdsaFixed(HashFunction)

    /// For people: `rsa-sha256`.
    package var name: String {
        switch self {
        case .ed25519: "ed25519"
        case .rsa(let function): "rsa-\(function.rawValue)"
        case .ecdsa(let function), .ecdsaFixed(let function): "ecdsa-\(function.rawValue)"
        }
    }

    fileprivate var method: OpaquePointer? {
        switch self {
        case .ed25519: nil
        case .rsa(let function), .ecdsa(let function), .ecdsaFixed(let function): function.method
        }
    }

    fileprivate var keyType: Int32 {
        switch self {
        case .ed25519: EVP_PKEY_ED25519
        case .rsa: EVP_PKEY_RSA
        case .ecdsa, .ecdsaFixed: EVP_PKEY_EC
        }
    }
}

/// A key for signatures, read from what a Secret holds.
///
/// A class, because the key is freed with it.
package final class SigningKey: Sendable {
    // Nothing changes a key after it was read, and OpenSSL's own counts are atomic.
    private nonisolated(unsafe) let key: OpaquePointer

    private init?(_ key: OpaquePointer?) {
        guard let key else {
            ERR_clear_error()
            return nil
        }
        self.key = key
    }

    deinit { EVP_PKEY_free(key) }

    /// A public key as PEM or as DER; nil when it is neither.
    package static func publicKey(_ bytes: [UInt8]) -> SigningKey? {
        if let key = SigningKey(withBIO(bytes) { PEM_read_bio_PUBKEY($0, nil, nil, nil) }) { return key }
        return bytes.withUnsafeBufferPointer { buffer in
            var start = buffer.baseAddress
            return SigningKey(d2i_PUBKEY(nil, &start, buffer.count))
        }
    }

    /// The 32 bytes of an Ed25519 public key.
    package static func ed25519(_ bytes: [UInt8]) -> SigningKey? {
        SigningKey(EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nil, bytes, bytes.count))
    }

    /// A private key as PEM without a passphrase.
    package static func privateKey(_ pem: [UInt8]) -> SigningKey? {
        SigningKey(withBIO(pem) { PEM_read_bio_PrivateKey($0, nil, { _, _, _, _ in 0 }, nil) })
    }

    /// The public key of a PEM certificate; nil when it is none, or is not valid at `time` (Unix seconds).
    package static func certificate(_ pem: [UInt8], at time: Int) -> SigningKey? {
        guard let certificate = withBIO(pem, { PEM_read_bio_X509($0, nil, nil, nil) }) else {
            ERR_clear_error()
            return nil
        }
        defer { X509_free(certificate) }
        var moment = time_t(time)
        guard X509_cmp_time(X509_get0_notBefore(certificate), &moment) < 0 else { return nil }
        guard X509_cmp_time(X509_get0_notAfter(certificate), &moment) > 0 else { return nil }
        return SigningKey(X509_get_pubkey(certificate))
    }

    /// Whether the owner of this key signed exactly this message in this way.
    package func isSignature(_ signature: [UInt8], of message: [UInt8], _ algorithm: SignatureAlgorithm) -> Bool {
        guard EVP_PKEY_get_base_id(key) == algorithm.keyType else { return false }
        var signature = signature
        if case .ecdsaFixed = algorithm {
            guard let encoded = Self.encoded(fixed: signature) else { return false }
            signature = encoded
        }
        let context = EVP_MD_CTX_new()
        defer {
            EVP_MD_CTX_free(context)
            ERR_clear_error()
        }
        guard EVP_DigestVerifyInit(context, nil, algorithm.method, nil, key) == 1 else { return false }
        return EVP_DigestVerify(context, signature, signature.count, message, message.count) == 1
    }

    /// Signs with a private key; nil when the key is of another type or holds no private part.
    package func signature(of message: [UInt8], _ algorithm: SignatureAlgorithm) -> [UInt8]? {
        guard EVP_PKEY_get_base_id(key) == algorithm.keyType else { return nil }
        let context = EVP_MD_CTX_new()
        defer {
            EVP_MD_CTX_free(context)
            ERR_clear_error()
        }
        guard EVP_DigestSignInit(context, nil, algorithm.method, nil, key) == 1 else { return nil }
        var length = Int(EVP_PKEY_get_size(key))
        guard length > 0 else { return nil }
        var signature = [UInt8](repeating: 0, count: length)
        guard EVP_DigestSign(context, &signature, &length, message, message.count) == 1 else { return nil }
        return Array(signature.prefix(length))
    }

    private static func encoded(fixed: [UInt8]) -> [UInt8]? {
        guard !fixed.isEmpty, fixed.count.isMultiple(of: 2) else { return nil }
        let half = fixed.count / 2
        let signature = ECDSA_SIG_new()
        defer { ECDSA_SIG_free(signature) }
        let (r, s) = fixed.withUnsafeBufferPointer { buffer in
            (
                BN_bin2bn(buffer.baseAddress, Int32(half), nil),
                BN_bin2bn(buffer.baseAddress?.advanced(by: half), Int32(half), nil)
            )
        }
        guard ECDSA_SIG_set0(signature, r, s) == 1 else { return nil }
        var encoded = [UInt8](repeating: 0, count: Int(i2d_ECDSA_SIG(signature, nil)))
        encoded.withUnsafeMutableBufferPointer { buffer in
            var start = buffer.baseAddress
            _ = i2d_ECDSA_SIG(signature, &start)
        }
        return encoded
    }

    private static func withBIO<Result>(_ bytes: [UInt8], _ read: (OpaquePointer) -> Result?) -> Result? {
        bytes.withUnsafeBytes { buffer in
            guard let bio = BIO_new_mem_buf(buffer.baseAddress, Int32(clamping: buffer.count)) else { return nil }
            defer { BIO_free(bio) }
            return read(bio)
        }
    }
}
