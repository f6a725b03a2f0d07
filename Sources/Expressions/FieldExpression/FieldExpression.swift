/// An expression over fields of an event, as `exprs` filters have it: Argo Events' govaluate (spec/sensor.md §2.6).
///
/// A filter passes only if the result is exactly `.bool(true)`.
package struct FieldExpression: Sendable {
    /// Bytes an expression may have, so that reading it stays cheap; no real one has a thousand.
    package static let maximumLength = 16_384
    /// Parentheses that may be open at once: reading and evaluating call themselves a few times for each.
    package static let maximumDepth = 100

    /// The names it reads, each once, in order of first use.
    package let variables: [String]
    /// What is worth a warning: Argo Events ignores what follows `(a == 1)` in `(a == 1) (b == 2)`.
    package let warning: ExpressionError?

    private let root: FieldNode

    /// Checks `text` and prepares everything that does not depend on an event, constant regular expressions included.
    package init(parsing text: String) throws(ExpressionError) {
        let source = try FieldSource(text)
        var parser = FieldParser(tokens: try FieldGrammar.checkedTokens(of: source), source: source)
        root = try parser.whole()
        variables = parser.variables
        warning = parser.ignoredPosition.map { FieldProblem(source).ignored(from: $0) }
    }

    /// The result for values found by name; `lookup` answers nil for a name that has none.
    ///
    /// - Throws: when operands have types that do not go together, or a name without a value is reached.
    package func evaluate(_ lookup: (_ name: String) -> GoValue?) throws(EvaluationError) -> GoValue {
        try evaluate(variables.map(lookup))
    }

    /// The result for values in the order of `variables`; nil, or a list that is too short, for a name without a value.
    package func evaluate(_ values: [GoValue?]) throws(EvaluationError) -> GoValue {
        var evaluation = FieldEvaluation(names: variables, values: values)
        return try evaluation.value(of: root)
    }
}
