/// What Argo Events makes of a condition's text before it looks up the names among the dependencies.
///
/// There (spec/sensor.md §3.1) the text passes through two languages: `expr` puts the real names in, and govaluate
/// reads the result. This accepts what both accept, except for leftovers of `expr` that nobody writes here
/// (`a + "&&" + b`, `upper(a)`).
package struct ConditionTranslation {
    /// Names and operators without spaces.
    package private(set) var expression = ""
    /// The names used, each with the column of its first use.
    package private(set) var uses: [(name: String, column: Int?)] = []
    private(set) var root = ConditionNode.all([])

    private let names: ConditionNames
    private var tokens: [ConditionToken] = []
    private var position = 0

    package init(of text: String?, dependencies: [String]) throws(ExpressionError) {
        names = ConditionNames(dependencies)
        if let text, !text.isEmpty {
            tokens = try ConditionToken.tokens(of: text)
            root = try readWhole()
        } else {
            root = try join(dependencies)
        }
    }

    /// The default joins all dependencies in the order of the sensor, their names taken as they are, without `expr`.
    private mutating func join(_ dependencies: [String]) throws(ExpressionError) -> ConditionNode {
        guard !dependencies.isEmpty else {
            throw ExpressionError(problem: "there is no dependency to wait for", fix: "add one under spec.dependencies")
        }
        var parts: [ConditionNode] = []
        for name in dependencies { parts.append(try leaf(name, column: nil)) }
        expression = dependencies.joined(separator: "&&")
        return .all(parts)
    }

    private mutating func readWhole() throws(ExpressionError) -> ConditionNode {
        if let node = try readLone() { return node }
        let node = try readAny(depth: 0)
        guard let extra = current else { return node }
        throw ConditionProblem.unexpected(extra, afterOperand: true)
    }

    /// The forms that are only possible as the whole text: `true`, `false` and `[name]`.
    private mutating func readLone() throws(ExpressionError) -> ConditionNode? {
        if tokens.count == 1, case .name(let word) = tokens[0].kind, word == "true" || word == "false" {
            expression = word
            return .literal(word == "true")
        }
        guard tokens.count == 3, tokens[0].kind == .symbol("["), tokens[2].kind == .symbol("]") else { return nil }
        let name = try readName(tokens[1])
        expression = "[\(name)]"
        return use(name, column: tokens[1].column)
    }

    private mutating func readAny(depth: Int) throws(ExpressionError) -> ConditionNode {
        var parts = [try readAll(depth: depth)]
        while take(.or) { parts.append(try readAll(depth: depth)) }
        return parts.count == 1 ? parts[0] : .any(parts)
    }

    private mutating func readAll(depth: Int) throws(ExpressionError) -> ConditionNode {
        var parts = [try readOperand(depth: depth)]
        while take(.and) { parts.append(try readOperand(depth: depth)) }
        return parts.count == 1 ? parts[0] : .all(parts)
    }

    private mutating func readOperand(depth: Int) throws(ExpressionError) -> ConditionNode {
        guard let token = current else { throw ConditionProblem.endsEarly(after: tokens.last) }
        guard take(.open) else {
            let name = try readName(token)
            position += 1
            expression += name
            return try leaf(name, column: token.column)
        }
        guard depth < Condition.maximumDepth else {
            throw ExpressionError(
                column: token.column,
                problem: "more than \(Condition.maximumDepth) parentheses are open",
                fix: "remove parentheses that change nothing"
            )
        }
        let node = try readAny(depth: depth + 1)
        if take(.close) { return node }
        if let extra = current { throw ConditionProblem.unexpected(extra, afterOperand: true) }
        throw ExpressionError(column: token.column, problem: "this '(' is never closed", fix: "add a ')'")
    }

    /// The name a token stands for: a reference by its alias, a quoted name as Argo's rewriting leaves it.
    private func readName(_ token: ConditionToken) throws(ExpressionError) -> String {
        switch token.kind {
        case .name(let word): return try names.resolve(word, column: token.column)
        case .quoted(let text): return ConditionNames.withUnderscores(text)
        default: throw ConditionProblem.unexpected(token, afterOperand: false)
        }
    }

    /// What govaluate makes of a name.
    private mutating func leaf(_ name: String, column: Int?) throws(ExpressionError) -> ConditionNode {
        if name == "true" || name == "false" { return .literal(name == "true") }
        try ConditionNames.checkReadable(name, column: column)
        return use(name, column: column)
    }

    private mutating func use(_ name: String, column: Int?) -> ConditionNode {
        if let index = uses.firstIndex(where: { $0.name == name }) { return .dependency(index) }
        uses.append((name, column))
        return .dependency(uses.count - 1)
    }

    private var current: ConditionToken? { position < tokens.count ? tokens[position] : nil }

    private mutating func take(_ kind: ConditionToken.Kind) -> Bool {
        guard let token = current, token.kind == kind else { return false }
        position += 1
        expression += token.kind.written
        return true
    }
}
