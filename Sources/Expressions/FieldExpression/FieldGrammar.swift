/// Which tokens may stand where, before anything is made of them.
enum FieldGrammar {
    /// All tokens of an expression that the reference accepts; the constant patterns among them are compiled.
    static func checkedTokens(of source: FieldSource) throws(ExpressionError) -> [FieldToken] {
        let problem = FieldProblem(source)
        var lexer = FieldLexer(source)
        var tokens: [FieldToken] = []
        while let token = try lexer.next() { tokens.append(token) }
        if let unbalanced = unbalanced(tokens) { throw problem.unbalanced(tokens[unbalanced]) }
        var previous: FieldToken?
        for token in tokens {
            guard FieldTokenClass.allowed(after: previous?.tokenClass).contains(token.tokenClass) else {
                throw problem.unexpected(token, after: previous)
            }
            previous = token
        }
        guard let previous, FieldTokenClass.endings.contains(previous.tokenClass) else {
            throw problem.endsEarly(after: previous)
        }
        try compilePatterns(&tokens, source)
        return tokens
    }

    /// The parenthesis to blame when not as many are closed as opened; the reference only counts them.
    private static func unbalanced(_ tokens: [FieldToken]) -> Int? {
        var open: [Int] = []
        var extra: [Int] = []
        for (index, token) in tokens.enumerated() {
            switch token.kind {
            case .open: open.append(index)
            case .close: if open.popLast() == nil { extra.append(index) }
            default: break
            }
        }
        guard open.count != extra.count else { return nil }
        return extra.first ?? open.last
    }

    /// A string right after `=~` or `!~` has to be a regular expression, whether the operator is ever reached or not.
    private static func compilePatterns(_ tokens: inout [FieldToken], _ source: FieldSource) throws(ExpressionError) {
        var patterns = FieldPatterns()
        for index in tokens.indices.dropFirst() {
            guard case .binary(let symbol) = tokens[index - 1].kind, symbol.isMatch,
                case .string(let text) = tokens[index].kind
            else { continue }
            do {
                tokens[index].kind = .pattern(try patterns.compiled(text))
            } catch {
                throw source.error(at: tokens[index].range.lowerBound, error.problem, fix: error.fix)
            }
        }
    }
}
