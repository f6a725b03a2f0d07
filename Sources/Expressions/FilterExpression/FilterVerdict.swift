/// Refuses an expression that the reference's compiler takes, but that no event can pass.
///
/// Its result is certainly neither true nor false, or what it always computes calls a function that does not exist. The
/// types of the checker do not tell: where one side of `?:` is known, they take the other one for the same.
struct FilterVerdict {
    let text: FilterText
    let tree: FilterTree
    let functions: [String: GoFunction]

    func check() throws(ExpressionError) {
        try checkCalls()
        guard let node = neverDecides(tree.root) else { return }
        throw text.refusal(
            "the result is \(tree.types[node] == .any ? "a value" : tree.types[node].described), not true or false",
            at: tree.offsets[node],
            fix: "compare it with something, such as body.action == \"opened\""
        )
    }

    /// Looks at what is always called, for an expression whose result may be anything.
    func checkCalls() throws(ExpressionError) { try checkCalls(tree.root) }

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

extension FilterVerdict {
    /// Looks at the calls that are made whatever the event holds; what `and`, `?:` or `?.` may pass over is not looked at.
    private func checkCalls(_ id: FilterTree.ID) throws(ExpressionError) {
        if let refusal = refusal(ofCall: id) { throw refusal }
        for operand in alwaysComputed(tree[id]) { try checkCalls(operand) }
    }

    private func alwaysComputed(_ node: FilterTree.Node) -> [FilterTree.ID] {
        switch node {
        case .binary: chainOperands(node)
        case .conditional(let condition, _, _): [condition]
        case .member(let base, _, _): [base]
        case .predicate(let predicate): [predicate.list]
        case .call(let callee, let arguments):
            if case .member(let base, _, _) = tree[callee] { arguments + [base] } else { arguments }
        default: FilterTree.operands(of: node)
        }
    }

    /// The operands of a chain of operators, walked without recursion.
    private func chainOperands(_ node: FilterTree.Node) -> [FilterTree.ID] {
        var operands: [FilterTree.ID] = []
        var node = node
        while case .binary(let operation, let left, let right) = node {
            switch operation {
            case .and, .or, .coalesce: break
            default: operands.append(right)
            }
            node = tree[left]
            if case .binary = node { continue }
            operands.append(left)
        }
        return operands
    }

    private func refusal(ofCall id: FilterTree.ID) -> ExpressionError? {
        if let refusal = refusal(ofConstantIn: id) { return refusal }
        guard case .call(let callee, _) = tree[id] else { return nil }
        switch tree[callee] {
        case .variable(let name) where FilterExtras.functions[name] == nil:
            let known = FilterNames.functions + Array(FilterExtras.functions.keys)
            let meant =
                functions[name].map { "sprig.\($0.name)" } ?? Suggestion.nearest(to: name, among: known.sorted())
            return text.refusal("no function is called '\(name)'", at: tree.offsets[id], fix: Self.fix(meant))
        case .member(let base, let property, _):
            guard case .variable("sprig") = tree[base], case .string(let name) = tree[property] else { return nil }
            let meant = Suggestion.nearest(to: name, among: functions.keys.sorted())
            return text.refusal("sprig has no function '\(name)'", at: tree.offsets[id], fix: Self.fix(meant))
        default: return nil
        }
    }

    /// A constant path or pattern that is none: the call fails for every event, or `sprig.regexMatch` is always false.
    private func refusal(ofConstantIn id: FilterTree.ID) -> ExpressionError? {
        switch tree[id] {
        case .native(let function, let arguments) where function.name == "jsonpath" && arguments.count == 2:
            guard case .string(let path) = tree[arguments[1]] else { return nil }
            do throws(EvaluationError) {
                _ = try JSONPathQuery(path)
                return nil
            } catch {
                return text.refusal(error.problem, at: tree.offsets[arguments[1]], fix: "write a path such as $.a.b[0]")
            }
        case .native(let function, let arguments):
            guard let first = arguments.first else { return nil }
            do throws(ExpressionError) {
                var room = PatternRoom()
                _ = try function.prepared(for: tree.constants(arguments), in: &room)
                return nil
            } catch {
                return text.refusal(error.problem, at: tree.offsets[first], fix: error.fix)
            }
        default: return nil
        }
    }

    private static func fix(_ meant: String?) -> String {
        meant.map { "did you mean '\($0)'?" } ?? "call a function of the expression language, or sprig.NAME"
    }
}
