import COpenSSL

/// SHA-256 of `bytes`: 32 bytes.
package func sha256(_ bytes: [UInt8]) -> [UInt8] {
    var digest = [UInt8](repeating: 0, count: Int(SHA256_DIGEST_LENGTH))
    _ = SHA256(bytes, bytes.count, &digest)
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
package func hmacSHA256(_ message: [UInt8], key: [UInt8]) -> [UInt8] {
    var code = [UInt8](repeating: 0, count: Int(SHA256_DIGEST_LENGTH))
    _ = HMAC(EVP_sha256(), key, Int32(key.count), message, message.count, &code, nil)
    return code
}

/// Whether two secrets are equal, in a time that depends on their lengths alone.
package func equalInConstantTime(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    left.count == right.count && CRYPTO_memcmp(left, right, left.count) == 0
}
