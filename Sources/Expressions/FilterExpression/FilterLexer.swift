/// Cuts a filter expression into tokens.
struct FilterLexer {
    private let text: FilterText
    private var position = 0
    private var tokens: [FilterToken] = []

    /// All tokens of `text`; the last one is `.end`.
    static func tokens(of text: FilterText) throws(ExpressionError) -> [FilterToken] {
        var lexer = FilterLexer(text: text)
        while try lexer.takeToken() {}
        return lexer.tokens
    }

    private init(text: FilterText) { self.text = text }

    private static let words: Set<String> = [
        "not", "in", "or", "and", "matches", "contains", "startsWith", "endsWith", "let",
    ]

    /// Takes a token, a space or a comment; false at the end.
    private mutating func takeToken() throws(ExpressionError) -> Bool {
        let start = position
        guard let first = take() else {
            tokens.append(FilterToken(kind: .end, value: "", offset: start))
            return false
        }
        switch first {
        case _ where first.properties.isWhitespace: break
        case "'", "\"": try takeText(quotedBy: first, from: start)
        case "0"..."9": try takeNumber(from: start)
        case "." where next.map { ("0"..."9").contains($0) } ?? false: try takeNumber(from: start)
        case "/" where next == "/": skipLine()
        case "/" where next == "*": try skipComment(from: start)
        case "#": takePointer(from: start)
        case _ where first.startsFilterName: takeName(from: start)
        default: try takeSign(first, from: start)
        }
        return true
    }

    private var next: Unicode.Scalar? { position < text.scalars.count ? text.scalars[position] : nil }

    private mutating func take() -> Unicode.Scalar? {
        guard let scalar = next else { return nil }
        position += 1
        return scalar
    }

    /// Takes the next character if it is one of `characters`.
    @discardableResult private mutating func take(anyOf characters: String) -> Bool {
        guard let scalar = next, characters.unicodeScalars.contains(scalar) else { return false }
        position += 1
        return true
    }

    private func written(from start: Int) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: text.scalars[start..<position])
        return String(view)
    }

    private mutating func append(_ kind: FilterToken.Kind, from start: Int) {
        tokens.append(FilterToken(kind: kind, value: written(from: start), offset: start))
    }

    private mutating func takeSign(_ first: Unicode.Scalar, from start: Int) throws(ExpressionError) {
        switch first {
        case "|": take(anyOf: "|")
        case "&", "!", "=", "*", "<", ">": take(anyOf: "&=*")
        case "?": take(anyOf: ".?")
        case ".": take(anyOf: ".")
        case "(", ")", "[", "]", "{", "}", ",", ":", ";", "%", "+", "-", "^", "/": break
        default:
            throw text.refusal(
                "'\(first)' has no place in an expression",
                at: start,
                fix: "remove it, or put it in quotation marks if it belongs to a text"
            )
        }
        append(.symbol, from: start)
    }

    private mutating func takeName(from start: Int) {
        while let scalar = next, scalar.isPartOfFilterName { position += 1 }
        append(Self.words.contains(written(from: start)) ? .symbol : .name, from: start)
    }

    /// `#`, and the name that follows without a space.
    private mutating func takePointer(from start: Int) {
        take(anyOf: "#")
        append(.symbol, from: start)
        let name = position
        while let scalar = next, scalar.isPartOfFilterName { position += 1 }
        if position > name { append(.name, from: name) }
    }

    private mutating func skipLine() {
        while let scalar = take(), scalar != "\n" {}
    }

    private mutating func skipComment(from start: Int) throws(ExpressionError) {
        position += 1
        while let scalar = take() {
            if scalar == "*", take(anyOf: "/") { return }
        }
        throw text.refusal("this comment has no end", at: start, fix: "add */")
    }
}

extension FilterLexer {
    private mutating func takeDigits(_ digits: String) { while take(anyOf: digits) {} }

    /// Digits with separators, a base, a fraction, an exponent; whether it is a number is for the parser to say.
    private mutating func takeNumber(from start: Int) throws(ExpressionError) {
        position = start
        var digits = "0123456789_"
        if take(anyOf: "0") {
            if take(anyOf: "xX") {
                digits = "0123456789abcdefABCDEF_"
            } else if take(anyOf: "oO") {
                digits = "01234567_"
            } else if take(anyOf: "bB") {
                digits = "01_"
            }
        }
        takeDigits(digits)
        let whole = position
        if take(anyOf: ".") {
            // Two dots are a range: 1..5.
            if next == "." {
                position = whole
                return append(.number, from: start)
            }
            takeDigits(digits)
        }
        if take(anyOf: "eE") {
            take(anyOf: "+-")
            takeDigits(digits)
        }
        if let scalar = next, scalar.isPartOfFilterName {
            throw text.refusal(
                "'\(written(from: start))\(scalar)' is not a number",
                at: start,
                fix: "write digits, and names so that they start with a letter"
            )
        }
        append(.number, from: start)
    }

    private mutating func takeText(quotedBy mark: Unicode.Scalar, from start: Int) throws(ExpressionError) {
        var content = String.UnicodeScalarView()
        while true {
            guard let scalar = take(), scalar != "\n" else {
                throw text.refusal("this text has no end", at: start, fix: "add the closing \(mark)")
            }
            switch scalar {
            case mark:
                tokens.append(FilterToken(kind: .text, value: String(content), offset: start))
                return
            case "\\": content.append(try takeEscape(mark))
            case "\r":
                // A line feed behind it ends the text unfinished, so it stands alone here.
                content.append("\n")
            default: content.append(scalar)
            }
        }
    }

    private mutating func takeEscape(_ mark: Unicode.Scalar) throws(ExpressionError) -> Unicode.Scalar {
        let start = position - 1
        let letter = take()
        switch letter {
        case "a": return "\u{07}"
        case "b": return "\u{08}"
        case "f": return "\u{0C}"
        case "n": return "\n"
        case "r": return "\r"
        case "t": return "\t"
        case "v": return "\u{0B}"
        case "\\", mark: return letter ?? mark
        case "x": return try takeCode(digits: 2, radix: 16, from: start)
        case "u": return try takeCode(digits: 4, radix: 16, from: start)
        case "U": return try takeCode(digits: 8, radix: 16, from: start)
        case "0", "1", "2", "3":
            position -= 1
            return try takeCode(digits: 3, radix: 8, from: start)
        default: throw wrongEscape(from: start)
        }
    }

    private mutating func takeCode(digits: Int, radix: Int, from start: Int) throws(ExpressionError) -> Unicode.Scalar {
        var code: UInt32 = 0
        for _ in 0..<digits {
            guard let digit = take().flatMap({ Character($0).hexDigitValue }), digit < radix, digit >= 0 else {
                throw wrongEscape(from: start)
            }
            code = code << (radix == 8 ? 3 : 4) | UInt32(digit)
        }
        guard code <= 0x10FFFF else { throw wrongEscape(from: start) }
        // Half of a surrogate pair is no character.
        return Unicode.Scalar(code) ?? "\u{FFFD}"
    }

    private func wrongEscape(from start: Int) -> ExpressionError {
        text.refusal(
            "this escape does not exist",
            at: start,
            fix: "write \\\\ for a backslash; \\n \\t \\x41 \\u00e9 and the quotation mark itself can be escaped"
        )
    }
}
