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
        let bytes = Array(text.utf8)
        let isHexadecimal = bytes.count > 2 && bytes[0] == UInt8(ascii: "0") && bytes[1] | 0x20 == UInt8(ascii: "x")
        let hasPower = bytes.contains(UInt8(ascii: "p")) || bytes.contains(UInt8(ascii: "P"))
        let hasExponent = bytes.contains(UInt8(ascii: "e")) || bytes.contains(UInt8(ascii: "E"))
        let hasFloatLetter = hasPower || hasExponent || bytes.contains(UInt8(ascii: "."))
        isFloat = hasFloatLetter && !(isHexadecimal && !hasPower)
        if let whole = WholeNumber(bytes[...]) {
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

    init?(_ text: ArraySlice<UInt8>) {
        var rest = text
        let isNegative = rest.first == UInt8(ascii: "-")
        let isSigned = isNegative || rest.first == UInt8(ascii: "+")
        if isSigned { rest.removeFirst() }
        guard let magnitude = Self.magnitude(of: rest) else { return nil }
        let value = isNegative ? Int64(exactly: -Int128(magnitude)) : Int64(exactly: magnitude)
        guard value != nil || !isSigned else { return nil }
        integer = value
        float = isNegative ? -Double(magnitude) : Double(magnitude)
    }

    private static func magnitude(of text: ArraySlice<UInt8>) -> UInt64? {
        let (radix, prefix) = base(of: text)
        // Underscores stand between digits; a prefix counts as one.
        var isAfterDigit = prefix > 0
        var magnitude: UInt64 = 0
        for byte in text.dropFirst(prefix) {
            if byte == UInt8(ascii: "_") {
                guard isAfterDigit else { return nil }
                isAfterDigit = false
                continue
            }
            guard let digit = digit(byte), digit < radix else { return nil }
            let (product, overflow) = magnitude.multipliedReportingOverflow(by: radix)
            let (sum, carried) = product.addingReportingOverflow(digit)
            guard !overflow, !carried else { return nil }
            magnitude = sum
            isAfterDigit = true
        }
        // A prefix with a letter needs digits behind it.
        return isAfterDigit && text.count > (prefix == 2 ? 2 : 0) ? magnitude : nil
    }

    /// The base, and how many bytes say so.
    private static func base(of text: ArraySlice<UInt8>) -> (radix: UInt64, prefix: Int) {
        guard text.first == UInt8(ascii: "0"), let second = text.dropFirst().first else { return (10, 0) }
        switch second | 0x20 {
        case UInt8(ascii: "x"): return (16, 2)
        case UInt8(ascii: "o"): return (8, 2)
        case UInt8(ascii: "b"): return (2, 2)
        default: return (8, 1)
        }
    }

    private static func digit(_ byte: UInt8) -> UInt64? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt64(byte - UInt8(ascii: "0"))
        case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt64(byte - UInt8(ascii: "a")) + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt64(byte - UInt8(ascii: "A")) + 10
        default: nil
        }
    }
}
