extension TemplateParser {
    /// Where a pipeline stands.
    enum Context: Equatable {
        case action, call, brackets
        case block(TemplateKeyword)

        /// What such a pipeline looks like.
        var example: String {
            switch self {
            case .action: "write what to print: {{ .Input.name }}"
            case .call: "write {{template \"name\" .}}"
            case .brackets: "write a function with its arguments in the brackets: (len .Input.list)"
            case .block(let keyword): "write {{\(keyword.rawValue) .Input.name}}"
            }
        }
    }

    mutating func pipeline(
        _ context: Context,
        until end: TemplateToken.Kind
    ) throws(ExpressionError) -> TemplatePipeline {
        let (variables, isAssignment) = try declarations(context)
        var commands: [TemplateCommand] = []
        while true {
            let token = try takeWord()
            if token.kind == end {
                guard !commands.isEmpty else { throw unexpected(token, fix: context.example) }
                return TemplatePipeline(variables: variables, isAssignment: isAssignment, commands: commands)
            }
            giveBack(token)
            let piped = commands.count == 1 ? commands[0].constantText : nil
            let command = try command(context, after: piped)
            guard commands.isEmpty || command.first.operand.takesArguments else {
                throw source.error(
                    at: command.first.offset,
                    "a value cannot take what stands before '|'",
                    fix: "put a function behind '|': {{ .Input.name | upper }}"
                )
            }
            commands.append(command)
        }
    }

    /// `$x :=`, `$x =` or, in a `range`, `$key, $value :=`.
    private mutating func declarations(
        _ context: Context
    ) throws(ExpressionError) -> (variables: [TemplateVariable], isAssignment: Bool) {
        var variables: [TemplateVariable] = []
        while true {
            let token = try peekWord()
            guard token.kind == .variable else { return (variables, false) }
            _ = try takeToken()
            let after = try takeToken()
            let next = after.kind == .space ? try takeWord() : after
            switch next.kind {
            case .declaration, .assignment:
                variables.append(try declare(token))
                return (variables, next.kind == .assignment)
            case .comma:
                guard context == .block(.range), variables.isEmpty else {
                    throw source.error(
                        at: next.range.lowerBound,
                        "only a {{range}} has two variables",
                        fix: "declare one at a time: {{ $x := … }}"
                    )
                }
                variables.append(try declare(token))
                try expectVariable()
            default:
                giveBack(next)
                if after.kind == .space { giveBack(after) }
                giveBack(token)
                return (variables, false)
            }
        }
    }

    private mutating func expectVariable() throws(ExpressionError) {
        let token = try peekWord()
        guard token.kind != .variable else { return }
        throw unexpected(token, fix: "write {{range $key, $value := .Input.map}}")
    }

    /// One operand with the arguments behind it, and the `|` that ends it.
    ///
    /// `piped` is the constant text that stands before it, which is its last argument.
    private mutating func command(
        _ context: Context,
        after piped: String?
    ) throws(ExpressionError) -> TemplateCommand {
        var terms: [TemplateTerm] = []
        while true {
            let offset = try peekWord().range.lowerBound
            if let operand = try operand() { terms.append(TemplateTerm(operand: operand, offset: offset)) }
            let token = try takeToken()
            if token.kind == .space, try !isEndOfCommand(peekWord()) { continue }
            let last = token.kind == .space ? try takeWord() : token
            switch last.kind {
            case .rightDelimiter, .rightParenthesis: giveBack(last)
            case .pipe: break
            default: throw unexpectedOperand(last, context)
            }
            guard let first = terms.first else { throw unexpected(last, fix: context.example) }
            let arguments = Array(terms.dropFirst())
            return TemplateCommand(first: prepared(first, for: arguments, piped), arguments: arguments)
        }
    }

    /// With the work done ahead that a function has with constant arguments, such as a pattern or a time zone.
    private mutating func prepared(
        _ term: TemplateTerm,
        for arguments: [TemplateTerm],
        _ piped: String?
    ) -> TemplateTerm {
        let constants = GoConstants(arguments.map(\.constantText) + [piped])
        guard case .function(let function) = term.operand, function.hasPreparation, !constants.isEmpty
        else { return term }
        do throws(ExpressionError) {
            let prepared = try function.prepared(for: constants, in: &patternRoom)
            return TemplateTerm(operand: .function(prepared), offset: term.offset)
        } catch {
            let problem = "\(function.name): \(error.problem)"
            let offset = arguments.first?.offset ?? term.offset
            unusableArgument = unusableArgument ?? source.error(at: offset, problem, fix: error.fix)
            return term
        }
    }

    private func isEndOfCommand(_ token: TemplateToken) -> Bool {
        token.kind == .rightDelimiter || token.kind == .rightParenthesis || token.kind == .pipe
    }

    private func unexpectedOperand(_ token: TemplateToken, _ context: Context) -> ExpressionError {
        switch token.kind {
        case .dot, .field, .variable, .identifier, .number, .string, .rawString, .leftParenthesis, .character:
            unexpected(token, fix: "put a space before it, or remove it")
        case .keyword: unexpected(token, fix: "begin an action of its own with it: {{…}}")
        case .comma: unexpected(token, fix: "separate arguments by spaces")
        case .sign, .assignment:
            unexpected(token, fix: "use a function: eq, ne, lt, le, gt, ge, and, or, not, add, sub, mul, div")
        default: unexpected(token, fix: context.example)
        }
    }
}

extension TemplateParser {
    /// A term with the members read from it; nil when something else comes next.
    private mutating func operand() throws(ExpressionError) -> TemplateOperand? {
        let start = try peekWord()
        guard let term = try term() else { return nil }
        var names: [String] = []
        while try peekToken().kind == .field { names.append(fieldName(try takeToken())) }
        guard !names.isEmpty else { return term }
        switch term {
        case .field(let others): return .field(others + names)
        case .variable(let variable, let others): return .variable(variable, others + names)
        case .function, .junction, .pipeline, .chain:
            return .chain(TemplateTerm(operand: term, offset: start.range.lowerBound), names)
        case .dot, .null, .bool, .number, .text:
            throw source.error(
                at: start.range.lowerBound,
                "'\(source.text(start.range))' has no members",
                fix: "separate arguments by spaces"
            )
        }
    }

    private func fieldName(_ token: TemplateToken) -> String {
        source.text(token.range.lowerBound + 1..<token.range.upperBound)
    }

    private mutating func term() throws(ExpressionError) -> TemplateOperand? {
        let token = try takeWord()
        switch token.kind {
        case .identifier: return try function(token)
        case .dot: return .dot
        case .keyword(.nil): return .null
        case .keyword(.true): return .bool(true)
        case .keyword(.false): return .bool(false)
        case .variable: return .variable(try variable(token), [])
        case .field: return .field([fieldName(token)])
        case .number: return .number(try number(token))
        case .character: return .number(try character(token))
        case .string, .rawString: return .text(try unquoted(token))
        case .leftParenthesis:
            try enter(at: token.range.lowerBound)
            defer { leave() }
            return .pipeline(try pipeline(.brackets, until: .rightParenthesis))
        default:
            giveBack(token)
            return nil
        }
    }

    private mutating func function(_ token: TemplateToken) throws(ExpressionError) -> TemplateOperand {
        let name = source.text(token.range)
        usedFunctions.insert(name)
        if let function = functions[name] { return .function(function) }
        if name == "and" || name == "or" { return .junction(isAnd: name == "and") }
        if let function = TemplateBuiltins.functions[name] { return .function(function) }
        if let refusal = Template.refusedFunctions[name] {
            throw source.error(at: token.range.lowerBound, "'\(name)' \(refusal.problem)", fix: refusal.fix)
        }
        let known = (Array(functions.keys) + TemplateBuiltins.functions.keys + ["and", "or"]).sorted()
        let near = Suggestion.nearest(to: name, among: known)
        throw source.error(
            at: token.range.lowerBound,
            "there is no function '\(name)'",
            fix: near.map { "did you mean '\($0)'?" } ?? "members of the event are read by .Input.\(name)"
        )
    }
}

extension TemplateOperand {
    /// Whether it may stand behind a `|`; constants and the dot are values whatever comes before.
    fileprivate var takesArguments: Bool {
        switch self {
        case .dot, .null, .bool, .number, .text: false
        default: true
        }
    }
}
