/// Cuts a field expression into tokens, with all the habits of the reference's reader.
struct FieldLexer {
    let source: FieldSource
    private var position = 0
    private var previous: FieldTokenClass?

    init(_ source: FieldSource) { self.source = source }

    private var scalars: [Unicode.Scalar] { source.scalars }

    mutating func next() throws(ExpressionError) -> FieldToken? {
        while position < scalars.count, scalars[position].properties.isWhitespace { position += 1 }
        guard position < scalars.count else { return nil }
        let start = position
        let kind = try nextKind()
        let token = FieldToken(kind: kind, range: start..<position)
        previous = token.tokenClass
        return token
    }

    private mutating func nextKind() throws(ExpressionError) -> FieldToken.Kind {
        let first = scalars[position]
        if Self.isNumeric(first) { return .number(try number()) }
        if first.isGoLetter { return try word() }
        switch first {
        case ",":
            position += 1
            return .binary(.separate)
        case "(":
            position += 1
            return .open
        case ")":
            position += 1
            return .close
        case "[": return .variable(try enclosed { $0 == "]" })
        case "'", "\"":
            let text = try enclosed(by: Self.isQuote)
            return FieldDate(text).map { .time(Double($0.seconds)) } ?? .string(text)
        default: return try symbol()
        }
    }

    /// Digits and points, or `0x` and hexadecimal digits.
    private mutating func number() throws(ExpressionError) -> Double {
        let start = position
        if scalars[position] == "0", position + 2 < scalars.count, scalars[position + 1] == "x" {
            position += 2
            let digits = try run(while: Self.isHexadecimal)
            let isPlain = digits.unicodeScalars.allSatisfy { $0.isASCII && Self.isHexadecimal($0) }
            if isPlain, let value = UInt64(digits, radix: 16) { return Double(value) }
        } else {
            let digits = try run(while: Self.isNumeric)
            if let value = Double(goText: digits) { return value }
        }
        throw FieldProblem(source).badNumber(start..<max(position, start + 1))
    }

    private mutating func word() throws(ExpressionError) -> FieldToken.Kind {
        let start = position
        let name = try run { $0.isGoLetter || Self.isNumeric($0) || $0 == "_" }
        if name.unicodeScalars.contains(".") {
            let fields = name.unicodeScalars.split(separator: ".", omittingEmptySubsequences: false).dropFirst()
            // Fields that Go exports have no small letter in front; others are refused before any event comes.
            let isReadable = fields.allSatisfy { field in
                field.first.map { $0.properties.uppercaseMapping.unicodeScalars.elementsEqual([$0]) } ?? true
            }
            guard isReadable, fields.last?.isEmpty == false else {
                throw FieldProblem(source).field(name, start..<position)
            }
            return .accessor(name)
        }
        switch name {
        case "true": return .bool(true)
        case "false": return .bool(false)
        case "in", "IN": return .binary(.isIn)
        default: return .variable(name)
        }
    }

    /// Whatever is neither letter nor digit nor bracket nor quote runs together.
    private mutating func symbol() throws(ExpressionError) -> FieldToken.Kind {
        let start = position
        let text = try run {
            !($0.isGoLetter || $0.isGoDigit || Self.isQuote($0) || "()[]".unicodeScalars.contains($0))
        }
        if FieldTokenClass.allowed(after: previous).contains(.prefix), let prefix = FieldPrefix(rawValue: text) {
            return .prefix(prefix)
        }
        // The comma is read alone, and `in` is a word.
        if let symbol = FieldOperator(rawValue: text), symbol != .separate, symbol != .isIn { return .binary(symbol) }
        throw FieldProblem(source).unknownSymbol(text, at: start)
    }

    /// Characters as long as they fit: a backslash makes any fit, blanks before them are skipped, one after them ends.
    private mutating func run(while fits: (Unicode.Scalar) -> Bool) throws(ExpressionError) -> String {
        var text = String.UnicodeScalarView()
        while position < scalars.count {
            let scalar = scalars[position]
            if scalar == "\\" {
                text.append(try escaped())
            } else if scalar.properties.isWhitespace {
                guard text.isEmpty else { break }
                position += 1
            } else {
                guard fits(scalar) else { break }
                text.append(scalar)
                position += 1
            }
        }
        return String(text)
    }

    /// The text up to a closing character, which is taken as well.
    private mutating func enclosed(by isEnd: (Unicode.Scalar) -> Bool) throws(ExpressionError) -> String {
        let start = position
        position += 1
        var text = String.UnicodeScalarView()
        while position < scalars.count {
            let scalar = scalars[position]
            if scalar == "\\" {
                text.append(try escaped())
                continue
            }
            position += 1
            if isEnd(scalar) { return String(text) }
            text.append(scalar)
        }
        throw FieldProblem(source).neverClosed(start)
    }

    /// The character after a backslash, which stands for itself.
    private mutating func escaped() throws(ExpressionError) -> Unicode.Scalar {
        guard position + 1 < scalars.count else { throw FieldProblem(source).danglingBackslash(position) }
        position += 2
        return scalars[position - 1]
    }

    private static func isNumeric(_ scalar: Unicode.Scalar) -> Bool { scalar.isGoDigit || scalar == "." }

    private static func isHexadecimal(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "a"..."f", "A"..."F": true
        default: scalar.isGoDigit
        }
    }

    private static func isQuote(_ scalar: Unicode.Scalar) -> Bool { scalar == "'" || scalar == "\"" }
}
