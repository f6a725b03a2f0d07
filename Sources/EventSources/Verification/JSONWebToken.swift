import EventData

/// What a JSON Web Token must say (RFC 7519).
package struct JSONWebTokenRules: Sendable, Hashable {
    /// The only algorithms that count, whatever the token's own header asks for; `none` is never one of them.
    package var algorithms: [JSONWebTokenAlgorithm]
    package var issuer: String?
    package var audience: String?
    /// A claim with the hexadecimal SHA-256 of the body, which a token alone says nothing about.
    package var bodyDigestClaim: String?
    /// How far clocks may be apart when `exp` and `nbf` are judged.
    package var tolerance = TimestampRule.usualTolerance

    package init(algorithms: [JSONWebTokenAlgorithm], issuer: String? = nil, bodyDigest claim: String? = nil) {
        self.algorithms = algorithms
        self.issuer = issuer
        bodyDigestClaim = claim
    }
}

package enum JSONWebTokenAlgorithm: String, Sendable, Hashable, CaseIterable {
    case hs256 = "HS256"
    case hs384 = "HS384"
    case hs512 = "HS512"
    case rs256 = "RS256"
    case rs384 = "RS384"
    case rs512 = "RS512"
    case es256 = "ES256"
    case es384 = "ES384"
    case edDSA = "EdDSA"
}

/// A token as received.
struct JSONWebToken {
    let rules: JSONWebTokenRules
    let text: String

    /// nil when the token is signed by the secret's owner and its claims hold for this body, now.
    func problem(secret: [UInt8], body: [UInt8], now: Timestamp) -> VerificationOutcome.Problem? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 3, let header = json(parts[0]), let claims = json(parts[1]),
            let signature = VerificationScheme.Encoding.base64url.decode(parts[2])
        else { return .malformed("the token is no JSON Web Token: three parts in base64url, with dots between") }
        guard let name = header["alg"]?.string, let algorithm = JSONWebTokenAlgorithm(rawValue: name),
            rules.algorithms.contains(algorithm)
        else {
            let allowed = rules.algorithms.map(\.rawValue).joined(separator: ", ")
            return .malformed("the token is not signed with \(allowed)")
        }
        switch isSigned("\(parts[0]).\(parts[1])", signature, algorithm, secret) {
        case nil: return .unusableSecret("it is no key for \(name)")
        case false?: return .mismatch
        case true?: return problem(in: claims, body: body, now: now)
        }
    }

    private func json(_ part: String) -> JSON? {
        guard let bytes = VerificationScheme.Encoding.base64url.decode(part),
            case .success(let value) = Result(catching: { try JSON(parsing: bytes) }), value.object != nil
        else { return nil }
        return value
    }

    /// nil when the secret holds no key for the algorithm.
    private func isSigned(
        _ text: String,
        _ signature: [UInt8],
        _ algorithm: JSONWebTokenAlgorithm,
        _ secret: [UInt8]
    ) -> Bool? {
        let message = Array(text.utf8)
        func isMAC(_ function: HashFunction) -> Bool {
            equalInConstantTime(signature, hmac(message, key: secret, function))
        }
        func isBySender(_ algorithm: SignatureAlgorithm) -> Bool? {
            SigningKey.publicKey(secret)?.isSignature(signature, of: message, algorithm)
        }
        // A public key is no secret: taken as an HMAC's key, anybody could sign with it.
        let isPublicKey = SigningKey.publicKey(secret) != nil
        switch algorithm {
        case .hs256: return isPublicKey ? nil : isMAC(.sha256)
        case .hs384: return isPublicKey ? nil : isMAC(.sha384)
        case .hs512: return isPublicKey ? nil : isMAC(.sha512)
        case .rs256: return isBySender(.rsa(.sha256))
        case .rs384: return isBySender(.rsa(.sha384))
        case .rs512: return isBySender(.rsa(.sha512))
        case .es256: return isBySender(.ecdsaFixed(.sha256))
        case .es384: return isBySender(.ecdsaFixed(.sha384))
        case .edDSA: return isBySender(.ed25519)
        }
    }

    private func problem(in claims: JSON, body: [UInt8], now: Timestamp) -> VerificationOutcome.Problem? {
        func time(_ name: String) -> Timestamp? {
            guard case .number(let number)? = claims[name], number.double.magnitude < 9e9 else { return nil }
            return Timestamp(seconds: Int64(number.double))
        }
        if claims["exp"] != nil {
            guard let end = time("exp") else { return .untimed("'exp' of the token is no number of seconds") }
            if now - end > rules.tolerance { return .stale(now - end) }
        }
        if claims["nbf"] != nil {
            guard let start = time("nbf") else { return .untimed("'nbf' of the token is no number of seconds") }
            if start - now > rules.tolerance { return .stale(now - start) }
        }
        if let issuer = rules.issuer, claims["iss"]?.string != issuer {
            return .malformed("the token's 'iss' is not the issuer that is asked for")
        }
        if let audience = rules.audience {
            let named = claims["aud"]?.array?.compactMap(\.string) ?? [claims["aud"]?.string].compactMap { $0 }
            guard named.contains(audience) else {
                return .malformed("the token's 'aud' does not name the audience that is asked for")
            }
        }
        if let claim = rules.bodyDigestClaim {
            guard let digest = claims[claim]?.string.flatMap({ decodedHexadecimal($0.utf8) }),
                equalInConstantTime(digest, sha256(body))
            else { return .bodyDigest }
        }
        return nil
    }
}
