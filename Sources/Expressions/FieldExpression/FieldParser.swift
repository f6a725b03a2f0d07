/// Makes a tree of tokens whose neighbours were checked.
struct FieldParser {
    private let tokens: [FieldToken]
    private let source: FieldSource
    private var position = 0
    /// Parentheses that are open.
    private var depth = 0
    /// Numbers of the variables by the bytes of their names: two spellings of one accented letter are two names.
    private var slots: [[UInt8]: Int] = [:]

    private var patterns = FieldPatterns()

    private(set) var variables: [String] = []
    /// Where the first character stands that no node was made of.
    private(set) var ignoredPosition: Int?

    init(tokens: [FieldToken], source: FieldSource) {
        self.tokens = tokens
        self.source = source
    }

    /// What comes after a complete expression is ignored, as the reference does.
    mutating func whole() throws(ExpressionError) -> FieldNode {
        let node = try chain(0)
        if position < tokens.count { ignore(tokens[position]) }
        return node
    }

    private mutating func ignore(_ token: FieldToken) {
        ignoredPosition = min(ignoredPosition ?? .max, token.range.lowerBound)
    }

    /// Operands of tighter levels with operators of this one between them.
    private mutating func chain(_ level: Int) throws(ExpressionError) -> FieldNode {
        guard level <= FieldOperator.tightestLevel else { return try value() }
        let first = try chain(level + 1)
        var links: [FieldLink] = []
        while let symbol = takeOperator(level) {
            let right = try chain(level + 1)
            links.append(link(symbol, right))
        }
        if links.isEmpty { return first }
        return level == 0 ? .list([first] + links.map(\.right)) : .chain(first, links)
    }

    private mutating func takeOperator(_ level: Int) -> FieldOperator? {
        guard position < tokens.count, case .binary(let symbol) = tokens[position].kind, symbol.level == level else {
            return nil
        }
        position += 1
        return symbol
    }

    /// A constant pattern in parentheses is compiled here; one that cannot be is an error only when it is reached.
    private mutating func link(_ symbol: FieldOperator, _ right: FieldNode) -> FieldLink {
        guard symbol.isMatch, case .string(let text) = right, let pattern = patterns.compiledIfPossible(text) else {
            return FieldLink(symbol: symbol, right: right)
        }
        return FieldLink(symbol: symbol, right: .pattern(pattern))
    }

    private mutating func value() throws(ExpressionError) -> FieldNode {
        guard position < tokens.count else { throw FieldProblem(source).endsEarly(after: tokens.last) }
        let token = tokens[position]
        position += 1
        switch token.kind {
        case .number(let number), .time(let number): return .number(number)
        case .bool(let flag): return .bool(flag)
        case .string(let text): return .string(text)
        case .pattern(let pattern): return .pattern(pattern)
        case .variable(let name): return .variable(slot(of: name))
        case .prefix(let symbol): return .prefixed(symbol, try value())
        case .open: return try clause(token)
        case .close:
            // `(a ==)` compares with nothing, which is nil.
            position -= 1
            return .null
        case .accessor(let name):
            try skipArguments()
            return .accessor(name)
        case .binary: throw FieldProblem(source).unexpected(token, after: position > 1 ? tokens[position - 2] : nil)
        }
    }

    /// What is in parentheses; the reference takes any token for the closing one, once it cannot read on.
    private mutating func clause(_ open: FieldToken) throws(ExpressionError) -> FieldNode {
        let node = try nested(open)
        if position < tokens.count {
            if case .close = tokens[position].kind {} else { ignore(tokens[position]) }
            position += 1
        }
        return node
    }

    /// Arguments of a method reach to the end of the expression they start; no method is ever called.
    private mutating func skipArguments() throws(ExpressionError) {
        guard position < tokens.count, case .open = tokens[position].kind else { return }
        _ = try nested(tokens[position])
    }

    private mutating func nested(_ open: FieldToken) throws(ExpressionError) -> FieldNode {
        depth += 1
        defer { depth -= 1 }
        guard depth <= FieldExpression.maximumDepth else {
            throw source.error(
                at: open.range.lowerBound,
                "more than \(FieldExpression.maximumDepth) parentheses are open here",
                fix: "split the expression into several entries of exprs"
            )
        }
        return try chain(0)
    }

    private mutating func slot(of name: String) -> Int {
        let key = Array(name.utf8)
        if let slot = slots[key] { return slot }
        slots[key] = variables.count
        variables.append(name)
        return variables.count - 1
    }
}
