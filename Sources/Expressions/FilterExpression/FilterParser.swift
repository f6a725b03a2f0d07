/// Reads tokens into a tree, by the precedence of the operators.
struct FilterParser {
    /// Brackets, signs and operators to the right that may be open at once: reading calls itself for each.
    static let maximumNesting = 50

    let text: FilterText
    private let tokens: [FilterToken]
    private var index = 0
    private var nesting = 0
    /// How many predicates are being read; `#` means something in them only.
    var predicates = 0
    /// The names that `let` gave, innermost last.
    var names: [(name: String, slot: Int)] = []
    var tree = FilterTree()

    static func tree(of text: FilterText) throws(ExpressionError) -> FilterTree {
        var parser = FilterParser(text: text, tokens: try FilterLexer.tokens(of: text))
        guard parser.current.kind != .end else {
            throw ExpressionError(
                problem: "the expression is empty, which no event passes",
                fix: "write a condition, or remove the filter to let every event pass"
            )
        }
        parser.tree.root = try parser.expression(0)
        guard parser.current.kind == .end else { throw parser.unexpected(parser.current) }
        return parser.tree
    }

    private init(text: FilterText, tokens: [FilterToken]) {
        self.text = text
        self.tokens = tokens
    }

    var current: FilterToken { tokens[index] }

    mutating func advance() { if index < tokens.count - 1 { index += 1 } }

    mutating func skip(_ symbol: String) -> Bool {
        guard current.isSymbol(symbol) else { return false }
        advance()
        return true
    }

    mutating func expect(_ symbol: String) throws(ExpressionError) {
        guard skip(symbol) else { throw unexpected(current, instead: symbol) }
    }

    mutating func add(_ node: FilterTree.Node, at offset: Int) throws(ExpressionError) -> FilterTree.ID {
        let id = tree.add(node, at: offset)
        guard !tree.isTooDeep(id) else { throw tooDeep(at: offset) }
        return id
    }

    /// An expression of operators that bind at least as tight as `precedence`.
    mutating func expression(_ precedence: Int) throws(ExpressionError) -> FilterTree.ID {
        nesting += 1
        defer { nesting -= 1 }
        guard nesting <= Self.maximumNesting else { throw tooDeep(at: current.offset) }
        if precedence == 0, current.isSymbol("let") { return try declaration() }
        var left = try operand()
        var previous: FilterOperator?
        while current.kind == .symbol {
            let negation = current.isSymbol("not") ? current.offset : nil
            // The reference takes `not` away here even if the operator after it belongs to an outer operand.
            if negation != nil { advance() }
            let sign = current
            guard sign.kind == .symbol, let operation = FilterOperator(symbol: sign.value),
                operation.precedence >= precedence
            else { break }
            advance()
            if operation == .pipe {
                left = try pipe(left)
            } else {
                if previous == .coalesce, operation != .coalesce { throw mixed(sign) }
                let right = try expression(operation.rightPrecedence)
                left = try add(.binary(operation, left, right), at: sign.offset)
                if let negation { left = try add(.sign(.not, left), at: negation) }
            }
            previous = operation
        }
        return precedence == 0 ? try conditional(left) : left
    }

    private mutating func conditional(_ condition: FilterTree.ID) throws(ExpressionError) -> FilterTree.ID {
        var condition = condition
        while current.isSymbol("?") {
            let offset = current.offset
            advance()
            var yes = condition
            if !skip(":") {
                yes = try expression(0)
                try expect(":")
            }
            let no = try expression(0)
            condition = try add(.conditional(condition, yes, no), at: offset)
        }
        return condition
    }

    private mutating func declaration() throws(ExpressionError) -> FilterTree.ID {
        advance()
        let token = current
        guard token.kind == .name else { throw unexpected(token, instead: "a name") }
        advance()
        try expect("=")
        let value = try expression(0)
        try expect(";")
        try checkNew(token)
        let slot = tree.slots
        tree.slots += 1
        names.append((token.value, slot))
        let body = try expression(0)
        names.removeLast()
        return try add(.declaration(slot: slot, value: value, body: body), at: token.offset)
    }

    private func checkNew(_ token: FilterToken) throws(ExpressionError) {
        let isTaken = names.contains { $0.name == token.value }
        guard isTaken || FilterNames.isFunction(token.value) else { return }
        throw text.refusal(
            isTaken ? "'\(token.value)' has a value already" : "'\(token.value)' is the name of a function",
            at: token.offset,
            fix: "choose another name"
        )
    }
}

extension FilterParser {
    func unexpected(_ token: FilterToken, instead wanted: String? = nil) -> ExpressionError {
        if let fix = Self.slips[token.value], token.kind == .symbol || token.kind == .name {
            return text.refusal("\(token.written) is not possible here", at: token.offset, fix: fix)
        }
        let fix = wanted.map { "write \($0 == "a name" ? $0 : "'\($0)'") here" }
        return text.refusal(
            token.kind == .end ? "the expression ends too early" : "\(token.written) is not possible here",
            at: token.offset,
            fix: fix
                ?? (token.kind == .end ? "add what is missing" : "remove it, or write the operator that is missing")
        )
    }

    private static let slips = [
        "=": "write == to compare",
        "&": "write and, or &&",
        "!==": "write !=",
        "if": "write condition ? a : b",
        "then": "write condition ? a : b",
        "AND": "write and",
        "OR": "write or",
        "NOT": "write not",
    ]

    private func mixed(_ sign: FilterToken) -> ExpressionError {
        text.refusal(
            "'\(sign.value)' cannot follow ?? without parentheses",
            at: sign.offset,
            fix: "put the part with ?? in parentheses: (a ?? b) \(sign.value) c"
        )
    }

    private func tooDeep(at offset: Int) -> ExpressionError {
        text.refusal(
            "the expression is nested too deep",
            at: offset,
            fix: "remove parentheses that change nothing, or name parts of it with let"
        )
    }
}
