import Glibc

/// What a reverse proxy says about the request it passes on: whose it is, and which address it was sent to.
///
/// Believed only of proxies that the user trusts: anybody can write such headers.
struct ForwardedRequest: Equatable {
    let remoteAddress: String?
    /// `https://hooks.example.com`.
    let origin: String

    /// `address` is the one that the connection comes from.
    init(from address: String?, headers: [HTTPField], isEncrypted: Bool, trusted: [AddressRange]) {
        let scheme = isEncrypted ? "https" : "http"
        let host = Self.value("Host", in: headers) ?? ""
        guard let address, trusted.contains(where: { $0.contains(address) }) else {
            remoteAddress = address
            origin = "\(scheme)://\(host)"
            return
        }
        // From right to left each proxy vouches for the one before it, until one that nobody vouches for.
        let hops = headers.filter { $0.isNamed("X-Forwarded-For") }.flatMap { Self.items($0.value) }
        let untrusted = hops.last { hop in !trusted.contains { $0.contains(hop) } }
        remoteAddress = untrusted ?? hops.first ?? address
        let forwardedScheme = Self.value("X-Forwarded-Proto", in: headers).flatMap { Self.items($0).last?.lowercased() }
        let forwardedHost = Self.value("X-Forwarded-Host", in: headers).flatMap { Self.items($0).last }
        let isKnown = forwardedScheme == "http" || forwardedScheme == "https"
        origin = "\(isKnown ? forwardedScheme ?? scheme : scheme)://\(forwardedHost ?? host)"
    }

    private static func value(_ name: String, in headers: [HTTPField]) -> String? {
        headers.last { $0.isNamed(name) && !$0.value.isEmpty }?.value
    }

    private static func items(_ value: String) -> [String] {
        value.split(separator: ",").map { $0.filter { $0 != " " && $0 != "\t" } }.filter { !$0.isEmpty }
    }
}

/// A range of addresses, `10.0.0.0/8` or `fd00::/8`; one address without a `/`.
package struct AddressRange: Sendable, Hashable {
    private let network: [UInt8]
    private let bitCount: Int

    /// nil when the text is neither.
    package init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count <= 2, let bytes = Self.bytes(of: String(parts[0])) else { return nil }
        var count = bytes.count * 8
        if parts.count == 2 {
            guard let given = Int(parts[1]), (0...count).contains(given) else { return nil }
            count = given
        }
        network = bytes
        bitCount = count
    }

    package func contains(_ address: String) -> Bool {
        guard let bytes = Self.bytes(of: address), bytes.count == network.count else { return false }
        return (0..<bitCount).allSatisfy { bit in
            let mask = UInt8(0x80) >> UInt8(bit % 8)
            return bytes[bit / 8] & mask == network[bit / 8] & mask
        }
    }

    /// 4 or 16 bytes; an IPv4 address inside IPv6 counts as itself.
    private static func bytes(of address: String) -> [UInt8]? {
        var four = [UInt8](repeating: 0, count: 4)
        if inet_pton(AF_INET, address, &four) == 1 { return four }
        var sixteen = [UInt8](repeating: 0, count: 16)
        guard inet_pton(AF_INET6, address, &sixteen) == 1 else { return nil }
        let isMapped = sixteen.prefix(10).allSatisfy { $0 == 0 } && sixteen[10] == 0xFF && sixteen[11] == 0xFF
        return isMapped ? Array(sixteen.suffix(4)) : sixteen
    }
}
