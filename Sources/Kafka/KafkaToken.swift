import EventData

/// A bearer token of SASL/OAUTHBEARER.
package struct KafkaToken: Sendable, Hashable, CustomStringConvertible {
    /// How long a token that does not say so itself is used before it is read again.
    private static let usualLifetime: Int64 = 3_600_000

    package let value: String
    package let principal: String
    /// Milliseconds since 1970.
    package let expiresAt: Int64

    package init(value: String, principal: String, expiresAt: Int64) {
        self.value = value
        self.principal = principal
        self.expiresAt = expiresAt
    }

    /// A token that may be a JWT and say when it expires; `now` is milliseconds since 1970.
    package init(bearer value: String, principal: String, now: Int64) {
        self.init(
            value: value,
            principal: principal,
            expiresAt: Self.expiry(of: value) ?? now + Self.usualLifetime
        )
    }

    package var description: String { "<secret>" }

    /// `exp` of the claims; only brokers verify them.
    private static func expiry(of value: String) -> Int64? {
        let parts = value.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 3 else { return nil }
        var claims = parts[1].utf8.map { byte -> UInt8 in
            switch byte {
            case UInt8(ascii: "-"): UInt8(ascii: "+")
            case UInt8(ascii: "_"): UInt8(ascii: "/")
            default: byte
            }
        }
        while !claims.count.isMultiple(of: 4) { claims.append(UInt8(ascii: "=")) }
        guard let bytes = decodedBase64(claims), let json = try? JSON(parsing: bytes) else { return nil }
        return json["exp"]?.integer.map { Int64($0) * 1_000 }
    }
}
