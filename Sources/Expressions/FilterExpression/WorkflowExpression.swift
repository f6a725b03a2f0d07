import EventData

/// An expression of a Workflow: what is in `{{=…}}`, and in `expression` of hooks, retries and outputs
/// (spec/workflows.md D3.1).
///
/// Its variables are whatever the place has; one that the place does not have is a problem of that evaluation.
package struct WorkflowExpression: Sendable {
    /// The names it reads at their roots: `tasks` of `tasks.a.status`.
    package let roots: Set<String>
    private let text: FilterText
    private let tree: FilterTree
    private let functions: [String: GoFunction]

    /// Reads and checks `text`; `functions` are what can be called as `sprig.NAME(…)`.
    package init(parsing text: String, functions: [String: GoFunction] = Sprig.functions) throws(ExpressionError) {
        let source = try FilterText(text)
        let parsed = try FilterParser.tree(of: source)
        let checked = try FilterChecker.checked(parsed, of: source)
        tree = try FilterOptimizer.optimized(checked, of: source, functions: functions)
        try FilterVerdict(text: source, tree: tree, functions: functions).checkCalls()
        self.text = source
        self.functions = functions
        roots = Self.roots(of: parsed)
    }

    private static func roots(of tree: FilterTree) -> Set<String> {
        var roots: Set<String> = []
        for case .variable(let name) in tree.nodes where name != "sprig" {
            if !FilterNames.isFunction(name), FilterExtras.functions[name] == nil { roots.insert(name) }
        }
        return roots
    }

    /// The result for `variables`.
    ///
    /// - Throws: when one of `roots` is not among them, or a value does not fit what is done with it.
    package func value(
        of variables: [String: GoValue],
        in evaluation: Evaluation
    ) throws(EvaluationError) -> GoValue {
        for root in roots.sorted() where variables[root] == nil { throw EvaluationError("unknown name \(root)") }
        defer { evaluation.releaseChangedMaps() }
        let known = FilterVariables(variables, functions: functions)
        var evaluator = FilterEvaluator(text: text, tree: tree, variables: known, evaluation: evaluation)
        return try evaluator.value(of: tree.root)
    }
}
