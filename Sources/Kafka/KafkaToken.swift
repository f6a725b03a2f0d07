import EventData

/// A bearer token of SASL/OAUTHBEARER.
package struct KafkaToken: Sendable, Hashable, CustomStringConvertible {
    /// A token that does not say when it expires is used until a broker refuses it: the year 2100.
    private static let unknownExpiry: Int64 = 4_102_444_800_000

    package let value: String
    package let principal: String
    /// Milliseconds since 1970.
    package let expiresAt: Int64

    package init(value: String, principal: String, expiresAt: Int64) {
        self.value = value
        self.principal = principal
        self.expiresAt = expiresAt
    }

    /// A token that may be a JWT and say when it expires.
    package init(bearer value: String, principal: String) {
        self.init(value: value, principal: principal, expiresAt: Self.expiry(of: value) ?? Self.unknownExpiry)
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
