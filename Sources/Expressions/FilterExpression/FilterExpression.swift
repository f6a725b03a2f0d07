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
        try FilterVerdict(text: text, tree: tree).check()
        self.text = text
        self.tree = tree
        self.functions = functions
        scope = FilterScope(of: tree)
    }

    /// Whether an event with this payload passes.
    ///
    /// - Throws: when a value does not fit what is done with it, or the result is neither true nor false.
    package func evaluate(_ payload: JSONDocument, in evaluation: Evaluation) throws(EvaluationError) -> Bool {
        let variables = try FilterVariables(of: payload, in: scope, functions: functions)
        var evaluator = FilterEvaluator(text: text, tree: tree, variables: variables, evaluation: evaluation)
        let result = try evaluator.value(of: tree.root)
        guard case .bool(let passes) = result else {
            throw EvaluationError("the expression gives \(filterTypeName(of: result)), not true or false")
        }
        return passes
    }
}

/// Refuses an expression whose result is certainly neither true nor false.
///
/// The types of the checker do not tell: where one side of `?:` is known, they take the other one for the same.
private struct FilterVerdict {
    let text: FilterText
    let tree: FilterTree

    func check() throws(ExpressionError) {
        guard let node = neverDecides(tree.root) else { return }
        throw text.refusal(
            "the result is \(tree.types[node] == .any ? "a value" : tree.types[node].described), not true or false",
            at: tree.offsets[node],
            fix: "compare it with something, such as body.action == \"opened\""
        )
    }

    /// The node that makes the result something else; nil when it may be true or false.
    private func neverDecides(_ id: FilterTree.ID) -> FilterTree.ID? {
        switch tree[id] {
        case .null, .integer, .float, .string, .list, .map, .environment: return id
        case .sign(.minus, _), .slice: return id
        case .declaration(_, _, let body): return neverDecides(body)
        case .conditional(_, let yes, let no): return neverDecides(yes).flatMap { _ in neverDecides(no) }
        case .binary(let operation, _, _):
            switch operation {
            case .add, .subtract, .multiply, .divide, .modulo, .power, .range: return id
            default: return nil
            }
        case .builtin(let builtin, _): return Self.neverDecide.contains(builtin) ? id : nil
        case .predicate(let predicate):
            switch predicate.name {
            case .filter, .map, .count, .findIndex, .findLastIndex, .groupBy: return id
            default: return nil
            }
        default: return nil
        }
    }

    /// What gives neither a truth value nor an element of a list.
    private static let neverDecide: Set<FilterBuiltin> = [
        .len, .type, .abs, .ceil, .floor, .round, .int, .float, .string, .trim, .trimPrefix, .trimSuffix, .upper,
        .lower, .split, .splitAfter, .replace, .repeat, .join, .indexOf, .lastIndexOf, .sum, .mean, .median, .toJSON,
        .toBase64, .fromBase64, .now, .duration, .date, .keys, .values, .toPairs, .fromPairs, .sort, .sortBy, .take,
    ]
}
