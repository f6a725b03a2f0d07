/// Compiles the constant patterns of one expression, which share the memory and thereby the time that one may take.
struct FieldPatterns {
    private var rest = RegularExpression.maximumProgramBytes
    /// Whether a pattern was refused; then its like are left to the evaluation.
    private var hasFailed = false

    /// Every pattern is given so much: a usual one needs a thousandth.
    private static let leastBytes = RegularExpression.maximumProgramBytes / 100

    /// The pattern, which must be one.
    mutating func compiled(_ text: String) throws(ExpressionError) -> FieldPattern {
        let expression = try RegularExpression(text, programBytes: max(rest, Self.leastBytes))
        rest -= expression.programBytes
        return FieldPattern(expression: expression)
    }

    /// The pattern, where it is one and no other was refused before.
    mutating func compiledIfPossible(_ text: String) -> FieldPattern? {
        guard !hasFailed, let pattern = try? compiled(text) else {
            hasFailed = true
            return nil
        }
        return pattern
    }
}
