extension TemplateParser {
    /// The text that a quotation stands for.
    func unquoted(_ token: TemplateToken) throws(ExpressionError) -> String {
        let inner = token.range.lowerBound + 1..<token.range.upperBound - 1
        guard token.kind == .string else {
            // As in Go's source code, carriage returns are no part of a raw text.
            return String(decoding: source.bytes[inner].filter { $0 != UInt8(ascii: "\r") }, as: UTF8.self)
        }
        var reader = EscapeReader(source: source, range: inner, quote: UInt8(ascii: "\""))
        var bytes: [UInt8] = []
        while let piece = try reader.next() {
            switch piece {
            case .byte(let byte): bytes.append(byte)
            case .character(let scalar): bytes += Array(String(scalar).utf8)
            }
        }
        return goString(bytes)
    }

    /// A character as the number of its code point.
    func character(_ token: TemplateToken) throws(ExpressionError) -> TemplateNumber {
        let inner = token.range.lowerBound + 1..<token.range.upperBound - 1
        var reader = EscapeReader(source: source, range: inner, quote: UInt8(ascii: "'"))
        guard let first = try reader.nextCharacter(), reader.isAtEnd else {
            throw source.error(
                at: token.range.lowerBound,
                "apostrophes hold exactly one character, which stands for its number",
                fix: "write a text in quotation marks: \"…\""
            )
        }
        let text = source.text(token.range)
        return TemplateNumber(text: text, integer: Int64(first), float: Double(first), isFloat: false)
    }

    func number(_ token: TemplateToken) throws(ExpressionError) -> TemplateNumber {
        let text = source.text(token.range)
        if let number = TemplateNumber(text) { return number }
        throw source.error(
            at: token.range.lowerBound,
            "'\(text)' is not a number that fits 64 bits",
            fix: "write digits, such as 12, 0x1f or 2.5e3; large ones with a point: 1e20"
        )
    }
}

extension TemplateNumber {
    /// Reads Go's notation of a constant; nil for anything else, and for whole numbers of more than 64 bits.
    fileprivate init?(_ text: String) {
        self.text = text
        let hasFloatLetter = text.utf8.contains { ".eEpP".utf8.contains($0) }
        let isHexadecimal = (text.hasPrefix("0x") || text.hasPrefix("0X")) && !text.utf8.contains { $0 | 0x20 == 0x70 }
        isFloat = hasFloatLetter && !isHexadecimal
        if let whole = WholeNumber(text) {
            integer = whole.integer
            float = whole.float
        } else if hasFloatLetter, let number = Double(goText: text) {
            integer = Int64(exactly: number)
            float = number
        } else {
            return nil
        }
    }
}

/// A whole number in one of Go's bases; a zero in front makes it octal.
private struct WholeNumber {
    /// Nil beyond 63 bits, where only a `float64` can take it.
    let integer: Int64?
    let float: Double

    init?(_ text: String) {
        var rest = text.utf8[...]
        let isNegative = rest.first == UInt8(ascii: "-")
        let isSigned = isNegative || rest.first == UInt8(ascii: "+")
        if isSigned { rest.removeFirst() }
        guard let magnitude = Self.magnitude(of: rest) else { return nil }
        let value = isNegative ? Int64(exactly: -Int128(magnitude)) : Int64(exactly: magnitude)
        guard value != nil || !isSigned else { return nil }
        integer = value
        float = isNegative ? -Double(magnitude) : Double(magnitude)
    }

    private static func magnitude(of text: Substring.UTF8View) -> UInt64? {
        let underscore = UInt8(ascii: "_")
        let radix = radix(of: text)
        let digits = text.dropFirst(radix == 10 ? 0 : radix == 8 && !hasMark(text) ? 1 : 2)
        // Underscores stand between digits; a prefix counts as one.
        var previous = radix == 10 ? underscore : UInt8(ascii: "0")
        for byte in digits {
            if byte == underscore, previous == underscore { return nil }
            previous = byte
        }
        if previous == underscore { return nil }
        let plain = String(decoding: digits.filter { $0 != underscore }, as: UTF8.self)
        if plain.isEmpty { return radix == 8 && !hasMark(text) ? 0 : nil }
        return UInt64(plain, radix: radix)
    }

    private static func radix(of text: Substring.UTF8View) -> Int {
        guard text.first == UInt8(ascii: "0"), text.count > 1 else { return 10 }
        switch text.dropFirst().first.map({ $0 | 0x20 }) {
        case UInt8(ascii: "x"): return 16
        case UInt8(ascii: "b"): return 2
        default: return 8
        }
    }

    /// Whether the base stands behind the zero: `0o17`.
    private static func hasMark(_ text: Substring.UTF8View) -> Bool {
        text.dropFirst().first.map { "xXoObB".utf8.contains($0) } ?? false
    }
}
