/// The parts of a text such as `v1.2.3-rc.1+build`: one to three numbers, then what may follow.
struct VersionText {
    private(set) var numbers: [String] = []
    private(set) var prerelease = ""
    private(set) var metadata = ""

    /// Nil unless the whole text is a version; in constraints `x`, `X` and `*` may stand for numbers.
    init?(_ text: String, wildcards: Bool = false) {
        var rest = text.utf8[...]
        if rest.first == UInt8(ascii: "v") { rest.removeFirst() }
        while numbers.count < 3 {
            if !numbers.isEmpty { guard Self.take(".", from: &rest) else { break } }
            let number = rest.prefix { Self.isNumber($0, wildcards: wildcards) }
            guard !number.isEmpty else { return nil }
            numbers.append(String(Substring(number)))
            rest = rest[number.endIndex...]
        }
        if Self.take("-", from: &rest) {
            guard let identifiers = Self.takeIdentifiers(from: &rest) else { return nil }
            prerelease = identifiers
        }
        if Self.take("+", from: &rest) {
            guard let identifiers = Self.takeIdentifiers(from: &rest) else { return nil }
            metadata = identifiers
        }
        guard rest.isEmpty else { return nil }
    }

    private static func take(_ mark: Unicode.Scalar, from rest: inout Substring.UTF8View) -> Bool {
        guard let first = rest.first, Unicode.Scalar(first) == mark else { return false }
        rest.removeFirst()
        return true
    }

    /// Identifiers with points between them, none of them empty.
    private static func takeIdentifiers(from rest: inout Substring.UTF8View) -> String? {
        let identifiers = rest.prefix { isIdentifier($0) || $0 == UInt8(ascii: ".") }
        rest = rest[identifiers.endIndex...]
        let parts = identifiers.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        return parts.contains { $0.isEmpty } ? nil : String(Substring(identifiers))
    }

    private static func isNumber(_ byte: UInt8, wildcards: Bool) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): true
        case UInt8(ascii: "x"), UInt8(ascii: "X"), UInt8(ascii: "*"): wildcards
        default: false
        }
    }

    private static func isIdentifier(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
            UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "-"):
            true
        default: false
        }
    }
}
