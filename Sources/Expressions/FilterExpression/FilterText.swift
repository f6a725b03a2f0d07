/// The text of a filter expression, in the characters the language counts in.
struct FilterText: Sendable {
    /// Bytes an expression may have; hundreds of comparisons fit.
    static let maximumBytes = 16_384

    let scalars: [Unicode.Scalar]

    init(_ text: String) throws(ExpressionError) {
        guard text.utf8.count <= Self.maximumBytes else {
            throw ExpressionError(
                problem: "the expression is longer than \(Self.maximumBytes) bytes",
                fix: "split the event into several, each with its own filter"
            )
        }
        scalars = Array(text.unicodeScalars)
    }

    /// A refusal that points at the character at `offset`; the line is told when there are several.
    func refusal(_ problem: String, at offset: Int, fix: String) -> ExpressionError {
        let place = place(of: offset)
        let isOneLine = !scalars.contains("\n")
        return ExpressionError(
            line: isOneLine ? nil : place.line,
            column: place.column,
            problem: problem,
            fix: fix
        )
    }

    /// Line and column of a character, both counted from 1.
    func place(of offset: Int) -> (line: Int, column: Int) {
        let before = scalars.prefix(offset)
        let lines = before.split(separator: "\n", omittingEmptySubsequences: false)
        var last = String.UnicodeScalarView()
        last.append(contentsOf: lines.last ?? [])
        return (max(1, lines.count), String(last).count + 1)
    }
}
