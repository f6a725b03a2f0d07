extension TemplateLexer {
    /// A name, number, quotation or sign inside an action.
    mutating func word() throws(ExpressionError) -> TemplateToken {
        let start = position
        let byte = bytes[start]
        switch byte {
        case UInt8(ascii: "\""): return try quotation("\"", .string, name: "text")
        case UInt8(ascii: "'"): return try quotation("'", .character, name: "character")
        case UInt8(ascii: "`"): return try rawQuotation()
        case UInt8(ascii: "$"): return try named(.variable)
        case UInt8(ascii: ".") where !isDigit(at: start + 1):
            return try named(.field)
        case UInt8(ascii: "."), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
            return try number()
        default: break
        }
        if wordCharacter(at: start) != nil { return try named(.identifier) }
        guard byte > 0x20, byte < 0x7F else {
            throw source.error(at: start, "this character has no meaning in an action", fix: "remove it, or quote it")
        }
        position += 1
        return TemplateToken(kind: .sign, range: start..<position)
    }

    /// A word, or what `.` and `$` begin.
    private mutating func named(_ kind: TemplateToken.Kind) throws(ExpressionError) -> TemplateToken {
        let start = position
        if kind != .identifier { position += 1 }
        while let width = wordCharacter(at: position) { position += width }
        guard isAtTerminator else {
            throw source.error(
                at: position,
                "the word '\(source.text(start..<position))' goes on with a character that cannot be part of it",
                fix: "put a space after the word; a member with such a name is read by (index .map \"the-name\")"
            )
        }
        let range = start..<position
        if kind == .field, range.count == 1 { return TemplateToken(kind: .dot, range: range) }
        guard kind == .identifier, let keyword = TemplateKeyword(rawValue: source.text(range)) else {
            return TemplateToken(kind: kind, range: range)
        }
        return TemplateToken(kind: .keyword(keyword), range: range)
    }

    /// Bytes of the letter, digit or underscore at `offset`; nil when something else stands there.
    private func wordCharacter(at offset: Int) -> Int? {
        guard offset < bytes.count else { return nil }
        let byte = bytes[offset]
        guard byte >= 0x80 else {
            let isWord = byte == UInt8(ascii: "_") || isDigit(at: offset) || isLetter(byte)
            return isWord ? 1 : nil
        }
        let width = byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
        let text = String(decoding: bytes[offset...].prefix(width), as: UTF8.self)
        guard let scalar = text.unicodeScalars.first, scalar.isGoLetter || scalar.isGoDigit else { return nil }
        return width
    }

    private func isLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }

    private func isDigit(at offset: Int) -> Bool {
        offset < bytes.count && (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[offset])
    }

    private var isAtTerminator: Bool {
        guard position < bytes.count else { return true }
        switch bytes[position] {
        case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: "|"), UInt8(ascii: ":"), UInt8(ascii: "("),
            UInt8(ascii: ")"):
            return true
        case let byte: return Self.isSpace(byte) || source.has("}}", at: position)
        }
    }
}

extension TemplateLexer {
    private mutating func quotation(
        _ mark: Unicode.Scalar,
        _ kind: TemplateToken.Kind,
        name: String
    ) throws(ExpressionError) -> TemplateToken {
        let start = position
        position += 1
        while position < bytes.count, bytes[position] != UInt8(ascii: "\n") {
            let byte = bytes[position]
            position += 1
            if byte == UInt8(ascii: mark) { return TemplateToken(kind: kind, range: start..<position) }
            guard byte == UInt8(ascii: "\\"), position < bytes.count else { continue }
            if bytes[position] != UInt8(ascii: "\n") { position += 1 }
        }
        throw source.error(
            at: start,
            "this \(name) in quotation marks has no end",
            fix: "add the closing \(mark) on the same line"
        )
    }

    private mutating func rawQuotation() throws(ExpressionError) -> TemplateToken {
        let start = position
        guard let end = bytes[(start + 1)...].firstIndex(of: UInt8(ascii: "`")) else {
            throw source.error(at: start, "this text in backquotes has no end", fix: "add the closing `")
        }
        position = end + 1
        return TemplateToken(kind: .rawString, range: start..<position)
    }

    /// All that might be a number; whether it is one is decided when it is read.
    private mutating func number() throws(ExpressionError) -> TemplateToken {
        let start = position
        acceptSign()
        let radix = acceptPrefix()
        acceptDigits(radix)
        if accept(".", ".") { acceptDigits(radix) }
        if radix == 10 ? accept("e", "E") : radix == 16 && accept("p", "P") {
            acceptSign()
            acceptDigits(10)
        }
        try refuseMore(from: start)
        return TemplateToken(kind: .number, range: start..<position)
    }

    /// `0x`, `0o` or `0b`, and the base that it stands for.
    private mutating func acceptPrefix() -> Int {
        guard accept("0", "0") else { return 10 }
        if accept("x", "X") { return 16 }
        if accept("o", "O") { return 8 }
        return accept("b", "B") ? 2 : 10
    }

    private mutating func acceptSign() { _ = accept("+", "-") }

    /// Takes digits of a base, and the underscores between them.
    private mutating func acceptDigits(_ radix: Int) {
        while position < bytes.count {
            let byte = bytes[position]
            let isDigit =
                byte == UInt8(ascii: "_")
                || (byte >= UInt8(ascii: "0") && byte < UInt8(ascii: "0") + UInt8(min(radix, 10)))
                || (radix == 16 && byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "f"))
            guard isDigit else { return }
            position += 1
        }
    }

    private mutating func refuseMore(from start: Int) throws(ExpressionError) {
        if source.has("i", at: position) {
            throw source.error(
                at: start,
                "imaginary numbers are of no use here",
                fix: "write a number without i"
            )
        }
        let isSign = position == start + 1 && !isDigit(at: start)
        if isSign || source.has("+", at: position) || source.has("-", at: position) {
            throw source.error(
                at: start,
                "templates have no arithmetic signs",
                fix: "use a function: add 1 2, sub 3 1"
            )
        }
        guard let width = wordCharacter(at: position) else { return }
        throw source.error(
            at: start,
            "'\(source.text(start..<position + width))' is not a number",
            fix: "write digits, such as 12, 0x1f or 2.5e3; a text stands in quotation marks"
        )
    }

    /// Takes one of two characters.
    private mutating func accept(_ one: Unicode.Scalar, _ other: Unicode.Scalar) -> Bool {
        guard position < bytes.count else { return false }
        guard bytes[position] == UInt8(ascii: one) || bytes[position] == UInt8(ascii: other) else { return false }
        position += 1
        return true
    }
}
