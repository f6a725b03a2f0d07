/// A piece of a template's text.
struct TemplateToken {
    enum Kind: Hashable {
        /// What stands outside of actions, trimmed where a marker says so.
        case text
        case leftDelimiter, rightDelimiter
        case space, pipe, comma, leftParenthesis, rightParenthesis
        /// `:=` and `=`.
        case declaration, assignment
        case dot
        /// `.name`.
        case field
        /// `$name`, or `$` alone.
        case variable
        case identifier, keyword(TemplateKeyword)
        case number, character, string, rawString
        /// A sign without a meaning.
        case sign
        case end
    }

    let kind: Kind
    /// Bytes of the template's text.
    let range: Range<Int>
}

/// The words that templates keep for themselves.
enum TemplateKeyword: String {
    case block, define, template
    case `if`, `else`, end, range, with
    case `break`, `continue`
    case `nil`, `true`, `false`
}

/// A template's text, and where in it a byte stands.
struct TemplateSource: Sendable {
    let bytes: [UInt8]

    init(_ text: String) { bytes = Array(text.utf8) }

    func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

    /// Whether `text` stands at `offset`.
    func has(_ text: StaticString, at offset: Int) -> Bool {
        let count = text.utf8CodeUnitCount
        guard offset + count <= bytes.count else { return false }
        var index = 0
        while index < count, bytes[offset + index] == text.utf8Start[index] { index += 1 }
        return index == count
    }

    /// Counted from 1; the line is nil in a text of one line.
    func place(of offset: Int) -> (line: Int?, column: Int) {
        let newline = UInt8(ascii: "\n")
        let before = bytes[..<min(offset, bytes.count)]
        let start = before.lastIndex(of: newline).map { $0 + 1 } ?? 0
        let column = String(decoding: before[start...], as: UTF8.self).count + 1
        guard bytes.contains(newline) else { return (nil, column) }
        return (before.reduce(1) { $0 + ($1 == newline ? 1 : 0) }, column)
    }

    func error(at offset: Int, _ problem: String, fix: String) -> ExpressionError {
        let place = place(of: offset)
        return ExpressionError(line: place.line, column: place.column, problem: problem, fix: fix)
    }
}
