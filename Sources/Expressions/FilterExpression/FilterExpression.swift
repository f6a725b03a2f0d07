package import EventData

/// An event source's `filter.expression`, checked at load (spec/eventsources.md §4.3 and Appendix B).
///
/// What the reference would refuse for every event, it refuses here, once and with the place.
package struct FilterExpression: Sendable {
    private let text: FilterText
    private let tree: FilterTree
    private let functions: [String: GoFunction]
    private let scope: FilterScope

    /// Reads and checks `text`; `functions` are what can be called as `sprig.NAME(…)`.
    package init(parsing text: String, functions: [String: GoFunction]) throws(ExpressionError) {
        let text = try FilterText(text)
        let parsed = try FilterParser.tree(of: text)
        let checked = try FilterChecker.checked(parsed, of: text)
        let tree = try FilterOptimizer.optimized(checked, of: text, functions: functions)
        try FilterVerdict(text: text, tree: tree, functions: functions).check()
        self.text = text
        self.tree = tree
        self.functions = functions
        scope = FilterScope(of: tree)
    }

    /// Whether an event with this payload passes.
    ///
    /// - Throws: when a value does not fit what is done with it, or the result is neither true nor false.
    package func evaluate(_ payload: JSONDocument, in evaluation: Evaluation) throws(EvaluationError) -> Bool {
        defer { evaluation.releaseChangedMaps() }
        let variables = try FilterVariables(of: payload, in: scope, functions: functions)
        var evaluator = FilterEvaluator(text: text, tree: tree, variables: variables, evaluation: evaluation)
        let result = try evaluator.value(of: tree.root)
        guard case .bool(let passes) = result else {
            throw EvaluationError("the expression gives \(filterTypeName(of: result)), not true or false")
        }
        return passes
    }
}
