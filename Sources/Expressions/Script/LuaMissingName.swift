/// Looks through a script for what Argo Events gives scripts and this sandbox does not: `os.time()`, `require "x"`.
///
/// Such a script is accepted, because it may go another way, and fails when it gets there.
struct LuaMissingName {
    private static let missing: Set<String> = [
        "os", "io", "package", "debug", "require", "load", "loadstring", "loadfile", "dofile", "module", "newproxy",
        "collectgarbage", "setfenv", "getfenv",
    ]

    private let bytes: [UInt8]
    private var index = 0
    /// The last byte that is neither blank nor part of a comment.
    private var previous = UInt8(ascii: ";")
    /// Names that the script gives a meaning of its own.
    private var declared: Set<String> = []

    /// A warning for the first use; nil when there is none.
    static func found(in script: String) -> ExpressionError? {
        var search = LuaMissingName(bytes: Array(script.utf8))
        return search.first()
    }

    private init(bytes: [UInt8]) { self.bytes = bytes }

    private mutating func first() -> ExpressionError? {
        var isDeclaring = false
        while index < bytes.count {
            let start = index
            if skipsText() { continue }
            let byte = bytes[index]
            guard Self.isNamePart(byte) else {
                // Two dots join texts; what follows them is not a member.
                let isJoining = byte == UInt8(ascii: ".") && previous == byte
                if byte > 0x20 { previous = isJoining ? UInt8(ascii: ";") : byte }
                // `local a, os = …` declares both.
                isDeclaring = isDeclaring && (byte <= 0x20 || byte == UInt8(ascii: ","))
                index += 1
                continue
            }
            while index < bytes.count, Self.isNamePart(bytes[index]) { index += 1 }
            let name = String(decoding: bytes[start..<index], as: UTF8.self)
            if isDeclaring { declared.insert(name) }
            if Self.missing.contains(name), !declared.contains(name), isUsed() { return warning(of: name, at: start) }
            isDeclaring = name == "local" || name == "function" || (isDeclaring && name != "in")
            previous = byte
        }
        return nil
    }

    /// Whether the name that ends here is a variable from which something is read or which is called.
    private func isUsed() -> Bool {
        guard !".:".utf8.contains(previous) else { return false }
        let next = bytes[index...].first { $0 > 0x20 }
        return next.map { ".[(:\"'".utf8.contains($0) } ?? false
    }

    /// Goes past a comment or a string that begins here.
    private mutating func skipsText() -> Bool {
        let rest = bytes[index...]
        if rest.starts(with: "--".utf8) {
            index += 2
            if !skipsLongBracket() { index = bytes[index...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count }
            return true
        }
        if let quote = rest.first, "\"'".utf8.contains(quote) {
            index += 1
            while index < bytes.count, bytes[index] != quote { index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1 }
            index += 1
            previous = quote
            return true
        }
        return skipsLongBracket()
    }

    /// `[[…]]`, `[=[…]=]` and so on.
    private mutating func skipsLongBracket() -> Bool {
        guard index < bytes.count, bytes[index] == UInt8(ascii: "[") else { return false }
        let level = bytes[(index + 1)...].prefix { $0 == UInt8(ascii: "=") }
        let opening = index + 1 + level.count
        guard opening < bytes.count, bytes[opening] == UInt8(ascii: "[") else { return false }
        let closing = [UInt8(ascii: "]")] + level + [UInt8(ascii: "]")]
        index = opening + 1
        while index < bytes.count, !bytes[index...].starts(with: closing) { index += 1 }
        index += closing.count
        previous = UInt8(ascii: "]")
        return true
    }

    private func warning(of name: String, at offset: Int) -> ExpressionError {
        let before = String(decoding: bytes[..<offset], as: UTF8.self)
        let lines = before.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        return ExpressionError(
            line: lines.count,
            column: (lines.last?.count ?? 0) + 1,
            problem: "'\(name)' does not exist here: scripts reach no files, clock, environment or code",
            fix: "use the event's own values, and string, table and math"
        )
    }

    private static func isNamePart(_ byte: UInt8) -> Bool {
        let letter = byte | 0x20
        return (letter >= UInt8(ascii: "a") && letter <= UInt8(ascii: "z"))
            || (byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")) || byte == UInt8(ascii: "_")
    }
}
