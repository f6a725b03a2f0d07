/// A number of bytes as people write it: `1500`, `64Ki`, `10Mi`, `4Gi`, `500M`.
///
/// Kubernetes' suffixes: with an `i` they count in steps of 1,024, without it in steps of 1,000.
package struct ByteCount: Sendable, Hashable {
    package let bytes: Int64

    package init(bytes: Int64) { self.bytes = bytes }

    /// nil for what is no whole number with one of the suffixes, or does not fit into 64 bits.
    package init?(_ text: String) {
        let digits = text.prefix { ("0"..."9").contains($0) }
        guard let number = Int64(digits), let unit = Self.units[String(text.dropFirst(digits.count))] else {
            return nil
        }
        let (bytes, overflow) = number.multipliedReportingOverflow(by: unit)
        if overflow { return nil }
        self.bytes = bytes
    }

    private static let units: [String: Int64] = [
        "": 1, "k": 1_000, "M": 1_000_000, "G": 1_000_000_000, "T": 1_000_000_000_000,
        "Ki": 1 << 10, "Mi": 1 << 20, "Gi": 1 << 30, "Ti": 1 << 40,
    ]
}

extension ByteCount: CustomStringConvertible {
    /// With the largest suffix that leaves nothing over: `64Mi`, `1500`.
    package var description: String {
        for suffix in ["Ti", "Gi", "Mi", "Ki"] {
            if let unit = Self.units[suffix], bytes >= unit, bytes % unit == 0 { return "\(bytes / unit)\(suffix)" }
        }
        return String(bytes)
    }
}
