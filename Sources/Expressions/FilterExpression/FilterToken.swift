/// A word, literal or sign of a filter expression.
struct FilterToken: Sendable {
    enum Kind: Sendable {
        case name, number, text
        /// An operator, a bracket, or a word that is an operator: `and`, `in`, `let`.
        case symbol
        case end
    }

    let kind: Kind
    /// A text literal without quotation marks and escapes, everything else as it is written.
    let value: String
    /// Of its first character.
    let offset: Int

    func isSymbol(_ symbol: String) -> Bool { kind == .symbol && value == symbol }

    /// How a message names it.
    var written: String {
        switch kind {
        case .end: "the end of the expression"
        case .text: "a text"
        default: "'\(value)'"
        }
    }
}

extension Unicode.Scalar {
    /// Whether a name may hold it; only digits may not start one.
    var isPartOfFilterName: Bool { startsFilterName || isGoDigit }

    var startsFilterName: Bool { self == "_" || self == "$" || isGoLetter }
}
