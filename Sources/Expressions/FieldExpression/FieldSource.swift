/// The text of a field expression as characters that are counted one by one, as Go's runes are.
struct FieldSource {
    let scalars: [Unicode.Scalar]

    init(_ text: String) throws(ExpressionError) {
        guard text.utf8.count <= FieldExpression.maximumLength else {
            throw ExpressionError(
                problem: "the expression is longer than \(FieldExpression.maximumLength) bytes",
                fix: "split it into several entries of exprs"
            )
        }
        scalars = Array(text.unicodeScalars)
    }

    /// An error at a place of the text; the line is named only where there are several.
    func error(at position: Int, _ problem: String, fix: String) -> ExpressionError {
        let before = text(0..<min(position, scalars.count))
        let lines = before.split(separator: "\n", omittingEmptySubsequences: false)
        return ExpressionError(
            line: scalars.contains("\n") ? lines.count : nil,
            column: (lines.last?.count ?? 0) + 1,
            problem: problem,
            fix: fix
        )
    }

    func text(_ range: Range<Int>) -> String {
        var text = String.UnicodeScalarView()
        text.append(contentsOf: scalars[range])
        return String(text)
    }
}
