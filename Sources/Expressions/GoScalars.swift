extension Bool {
    /// Reads what Go's `ParseBool` accepts: `1 t T TRUE true True 0 f F FALSE false False` (spec/sensor.md §2.7).
    ///
    /// An event's text is lowercased before it is read, a filter's own value is not.
    package init?(goText text: String) {
        // Comparing puts accents in order first, which takes a second for thirty thousand of them.
        guard text.utf8.count <= Self.longestWordBytes else { return nil }
        switch text {
        case "1", "t", "T", "TRUE", "true", "True": self = true
        case "0", "f", "F", "FALSE", "false", "False": self = false
        default: return nil
        }
    }

    private static let longestWordBytes = 5

    /// `init(goText:)` with a reason, for texts that stand in a manifest.
    package static func parsing(goText text: String) throws(ExpressionError) -> Bool {
        if let value = Bool(goText: text) { return value }
        throw ExpressionError(problem: "'\(text)' is not a truth value", fix: "write \"true\" or \"false\"")
    }
}

extension Double {
    /// Reads what Go's `ParseFloat` accepts (spec/sensor.md §2.7).
    ///
    /// Decimal and hexadecimal numbers (the latter only with a `p` exponent), underscores between digits of a number,
    /// `inf`, `infinity` and `nan` in any case. Spaces, and numbers too large for a double, are refused; numbers too
    /// small for one are zero.
    package init?(goText text: String) {
        if let special = Self.special(text) {
            self = special
            return
        }
        guard let digits = GoFloatText(text)?.plain, let value = Double(digits), value.isFinite else { return nil }
        self = value
    }

    /// `init(goText:)` with a reason, for texts that stand in a manifest.
    package static func parsing(goText text: String) throws(ExpressionError) -> Double {
        if let value = Double(goText: text) { return value }
        throw ExpressionError(
            problem: "'\(text)' is not a number",
            fix: "write digits, such as \"3\", \"-2.5\" or \"1e6\""
        )
    }

    private static let longestWordBytes = 9

    private static func special(_ text: String) -> Double? {
        guard text.utf8.count <= longestWordBytes else { return nil }
        switch text.lowercased() {
        case "inf", "+inf", "infinity", "+infinity": return .infinity
        case "-inf", "-infinity": return -.infinity
        case "nan": return .nan
        default: return nil
        }
    }
}

/// Whether a text is a number in Go's notation, and the same number as Swift reads it.
private struct GoFloatText {
    /// The number without its underscores.
    let plain: String

    init?(_ text: String) {
        var rest = text.utf8[...]
        if let sign = rest.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") { rest.removeFirst() }
        let isHexadecimal =
            rest.first == UInt8(ascii: "0") && rest.dropFirst().first.map { $0 | 0x20 } == UInt8(ascii: "x")
        if isHexadecimal { rest = rest.dropFirst(2) }
        guard Self.separatesDigits(rest, afterPrefix: isHexadecimal) else { return nil }
        let separator = UInt8(ascii: "_")
        let digits = rest.filter { $0 != separator }[...]
        guard Self.isNumber(digits, hexadecimal: isHexadecimal) else { return nil }
        plain = String(text.filter { $0 != "_" })
    }

    /// Underscores stand between two digits, or between a base prefix and a digit.
    private static func separatesDigits(_ bytes: Substring.UTF8View, afterPrefix: Bool) -> Bool {
        var previous: UInt8 = afterPrefix ? UInt8(ascii: "0") : UInt8(ascii: ".")
        for byte in bytes {
            let isSeparator = byte == UInt8(ascii: "_")
            if isSeparator && !isDigit(previous, hexadecimal: afterPrefix) { return false }
            if previous == UInt8(ascii: "_") && !isDigit(byte, hexadecimal: afterPrefix) { return false }
            previous = byte
        }
        return previous != UInt8(ascii: "_")
    }

    private static func isNumber(_ bytes: ArraySlice<UInt8>, hexadecimal: Bool) -> Bool {
        var rest = bytes
        let whole = takeDigits(&rest, hexadecimal: hexadecimal)
        var fraction = 0
        if rest.first == UInt8(ascii: ".") {
            rest.removeFirst()
            fraction = takeDigits(&rest, hexadecimal: hexadecimal)
        }
        guard whole + fraction > 0 else { return false }
        guard let mark = rest.popFirst() else { return !hexadecimal }
        guard mark | 0x20 == UInt8(ascii: hexadecimal ? "p" : "e") else { return false }
        if let sign = rest.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") { rest.removeFirst() }
        return takeDigits(&rest, hexadecimal: false) > 0 && rest.isEmpty
    }

    private static func takeDigits(_ rest: inout ArraySlice<UInt8>, hexadecimal: Bool) -> Int {
        let digits = rest.prefix { isDigit($0, hexadecimal: hexadecimal) }
        rest = rest.dropFirst(digits.count)
        return digits.count
    }

    private static func isDigit(_ byte: UInt8, hexadecimal: Bool) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): return true
        case UInt8(ascii: "a")...UInt8(ascii: "f"), UInt8(ascii: "A")...UInt8(ascii: "F"): return hexadecimal
        default: return false
        }
    }
}
