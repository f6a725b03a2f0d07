/// Reads a template's text into its tree.
struct TemplateParser {
    /// Blocks and brackets that may be open at once: reading and rendering call themselves once for each.
    static let maximumDepth = 100
    /// Variables that may be in sight at once: each use looks through them.
    static let maximumVariables = 200

    let source: TemplateSource
    let functions: [String: GoFunction]
    private var lexer: TemplateLexer
    /// Tokens that were looked at and given back; the last one comes next.
    private var returned: [TemplateToken] = []
    /// Templates that the text defines, by name.
    private(set) var definitions: [String: [TemplateNode]] = [:]
    var usedFunctions: Set<String> = []
    var patternRoom = PatternRoom()
    /// See `Template`.
    var unusableArgument: ExpressionError?
    /// Numbers of all variable names; `$` is the first.
    private var variableNumbers = ["$": 0]
    /// The variables that may be used here, in the order of their declaration.
    private(set) var scope = [TemplateVariable.root]
    /// How many `range` blocks are open, which `break` and `continue` ask for.
    private(set) var openRanges = 0
    private var depth = 0

    init(_ source: TemplateSource, functions: [String: GoFunction]) {
        self.source = source
        self.functions = functions
        lexer = TemplateLexer(source)
    }

    /// All of the text; `definitions` then holds it under `name`.
    mutating func parse(as name: String) throws(ExpressionError) {
        var nodes: [TemplateNode] = []
        while true {
            let (token, item) = try item()
            switch item {
            case .node(let node): nodes.append(node)
            case .nothing: break
            case .endOfText: return try define(name, nodes, at: 0)
            case .end, .alternative:
                let word = if case .end = item { "end" } else { "else" }
                throw source.error(
                    at: token.range.lowerBound,
                    "this {{\(word)}} belongs to nothing",
                    fix: "remove it, or add the {{if}}, {{with}} or {{range}} that it belongs to"
                )
            }
        }
    }

    /// Keeps a template; of two with one name, one has to be empty.
    mutating func define(_ name: String, _ nodes: [TemplateNode], at offset: Int) throws(ExpressionError) {
        if let existing = definitions[name], !existing.isBlank {
            guard !nodes.isBlank else { return }
            throw source.error(at: offset, "the template \"\(name)\" is defined twice", fix: "give one another name")
        }
        definitions[name] = nodes
    }
}

/// What was read between two others.
enum TemplateItem {
    case node(TemplateNode)
    /// A definition, which leaves nothing where it stands.
    case nothing
    case end
    /// `else`; the keyword after it, when it is `if` or `with`, has not been taken yet.
    case alternative
    case endOfText
}

extension TemplateParser {
    /// Everything up to an `end` or `else`, which is returned as well.
    mutating func block(startingAt offset: Int) throws(ExpressionError) -> ([TemplateNode], TemplateItem) {
        try enter(at: offset)
        defer { depth -= 1 }
        var nodes: [TemplateNode] = []
        while true {
            let (_, item) = try item()
            switch item {
            case .node(let node): nodes.append(node)
            case .nothing: break
            case .end, .alternative: return (nodes, item)
            case .endOfText:
                throw source.error(at: offset, "this block has no end", fix: "add {{end}} where it ends")
            }
        }
    }

    mutating func enter(at offset: Int) throws(ExpressionError) {
        guard depth < Self.maximumDepth else {
            throw source.error(
                at: offset,
                "more than \(Self.maximumDepth) blocks and brackets are open at once",
                fix: "split the template with {{define}}, or keep values in variables"
            )
        }
        depth += 1
    }

    mutating func leave() { depth -= 1 }

    var isAtTopLevel: Bool { depth == 0 }

    private mutating func item() throws(ExpressionError) -> (TemplateToken, TemplateItem) {
        let token = try takeToken()
        switch token.kind {
        case .text: return (token, .node(.text(source.text(token.range))))
        case .end: return (token, .endOfText)
        default: return (token, try action(startingAt: token.range.lowerBound))
        }
    }

    /// Reads what the block's own scope declares, and forgets it afterwards.
    mutating func inOwnScope<Result>(
        _ body: (inout TemplateParser) throws(ExpressionError) -> Result
    ) throws(ExpressionError) -> Result {
        let count = scope.count
        defer { scope.removeLast(scope.count - count) }
        return try body(&self)
    }

    /// Reads a template of its own, which sees no variables from outside.
    mutating func separately<Result>(
        _ body: (inout TemplateParser) throws(ExpressionError) -> Result
    ) throws(ExpressionError) -> Result {
        let outer = (scope, openRanges)
        (scope, openRanges) = ([.root], 0)
        defer { (scope, openRanges) = outer }
        return try body(&self)
    }

    mutating func countRange(_ change: Int) { openRanges += change }
}

// MARK: Tokens and variables

extension TemplateParser {
    mutating func takeToken() throws(ExpressionError) -> TemplateToken {
        if let token = returned.popLast() { return token }
        return try lexer.next()
    }

    mutating func giveBack(_ token: TemplateToken) { returned.append(token) }

    mutating func takeWord() throws(ExpressionError) -> TemplateToken {
        var token = try takeToken()
        while token.kind == .space { token = try takeToken() }
        return token
    }

    mutating func peekToken() throws(ExpressionError) -> TemplateToken {
        let token = try takeToken()
        giveBack(token)
        return token
    }

    /// The next token that is no space; spaces before it are gone.
    mutating func peekWord() throws(ExpressionError) -> TemplateToken {
        let token = try takeWord()
        giveBack(token)
        return token
    }

    mutating func declare(_ token: TemplateToken) throws(ExpressionError) -> TemplateVariable {
        guard scope.count < Self.maximumVariables else {
            throw source.error(
                at: token.range.lowerBound,
                "more than \(Self.maximumVariables) variables are declared in one place",
                fix: "set one again with = instead of declaring another"
            )
        }
        let name = source.text(token.range)
        let number = variableNumbers[name] ?? variableNumbers.count
        variableNumbers[name] = number
        scope.append(TemplateVariable(number: number))
        return TemplateVariable(number: number)
    }

    mutating func variable(_ token: TemplateToken) throws(ExpressionError) -> TemplateVariable {
        let name = source.text(token.range)
        if let number = variableNumbers[name], scope.contains(TemplateVariable(number: number)) {
            return TemplateVariable(number: number)
        }
        let declared = variableNumbers.keys.filter { $0 != "$" }.sorted()
        let near = Suggestion.nearest(to: name, among: declared)
        let fix =
            declared.contains(name)
            ? "declare it before the block that it was declared in, and set it there with ="
            : near.map { "did you mean \($0)?" } ?? "declare it before: {{ \(name) := … }}"
        throw source.error(at: token.range.lowerBound, "the variable \(name) is not declared here", fix: fix)
    }
}

extension [TemplateNode] {
    /// Whether it would print nothing but spaces.
    var isBlank: Bool {
        allSatisfy { if case .text(let text) = $0 { text.allSatisfy(\.isWhitespace) } else { false } }
    }
}
