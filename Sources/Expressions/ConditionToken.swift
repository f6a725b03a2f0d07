/// A word or sign of a condition's text.
struct ConditionToken {
    enum Kind: Hashable {
        case name(String)
        /// The text between two quotation marks, which has no special meaning.
        case quoted(String)
        case and, or, open, close
        /// A character that has no place in a condition; brackets count among them, but for one case.
        case symbol(Unicode.Scalar)

        /// As it stands in a dependency expression.
        var written: String {
            switch self {
            case .name(let text), .quoted(let text): text
            case .and: "&&"
            case .or: "||"
            case .open: "("
            case .close: ")"
            case .symbol(let character): String(character)
            }
        }
    }

    let kind: Kind
    /// Counted from 1, in characters.
    let column: Int

    /// All tokens of `text`; texts that are too long or hold an unfinished quotation are refused.
    static func tokens(of text: String) throws(ExpressionError) -> [ConditionToken] {
        guard text.utf8.count <= Condition.maximumLength else {
            throw ExpressionError(
                problem: "the condition is longer than \(Condition.maximumLength) bytes",
                fix: "split the trigger into several"
            )
        }
        var reader = ConditionReader(text)
        var tokens: [ConditionToken] = []
        while let token = try reader.next() { tokens.append(token) }
        return tokens
    }
}

/// Cuts a condition's text into tokens.
private struct ConditionReader {
    private let characters: [Character]
    private var position = 0

    init(_ text: String) { characters = Array(text) }

    mutating func next() throws(ExpressionError) -> ConditionToken? {
        while position < characters.count, characters[position].isWhitespace { position += 1 }
        guard position < characters.count else { return nil }
        let column = position + 1
        return ConditionToken(kind: try nextKind(column: column), column: column)
    }

    private mutating func nextKind(column: Int) throws(ExpressionError) -> ConditionToken.Kind {
        let first = characters[position]
        if Self.isPartOfName(first) { return .name(takeWord()) }
        position += 1
        switch first {
        case "(": return .open
        case ")": return .close
        case "&" where takeSame(as: first): return .and
        case "|" where takeSame(as: first): return .or
        case "\"", "'": return .quoted(try takeQuoted(by: first, column: column))
        default: return .symbol(first.unicodeScalars.first ?? "?")
        }
    }

    private mutating func takeWord() -> String {
        let start = position
        while position < characters.count, Self.isPartOfName(characters[position]) { position += 1 }
        return String(characters[start..<position])
    }

    private mutating func takeSame(as character: Character) -> Bool {
        guard position < characters.count, characters[position] == character else { return false }
        position += 1
        return true
    }

    /// Operators, parentheses and escapes inside a quotation do not survive Argo's rewriting.
    private mutating func takeQuoted(by mark: Character, column: Int) throws(ExpressionError) -> String {
        let start = position
        while position < characters.count, characters[position] != mark { position += 1 }
        guard position < characters.count else {
            throw ExpressionError(column: column, problem: "this quotation has no end", fix: "add the closing \(mark)")
        }
        let text = String(characters[start..<position])
        position += 1
        guard text.contains(where: { "()&|\\".contains($0) }) else { return text }
        throw ExpressionError(
            column: column,
            problem: "a quotation may hold a dependency's name, not an expression",
            fix: "write the names and operators without quotation marks"
        )
    }

    private static func isPartOfName(_ character: Character) -> Bool {
        character == "-" || character.unicodeScalars.allSatisfy(isPartOfIdentifier)
    }

    private static func isPartOfIdentifier(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "_" || scalar == "$" || scalar.isGoLetter || scalar.isGoDigit
    }
}

extension Unicode.Scalar {
    /// A letter as Go's `unicode.IsLetter` counts them.
    var isGoLetter: Bool {
        switch properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: true
        default: false
        }
    }

    /// A decimal digit of any script, as Go's `unicode.IsDigit` counts them.
    var isGoDigit: Bool { properties.generalCategory == .decimalNumber }
}
