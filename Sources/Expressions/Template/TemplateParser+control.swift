extension TemplateParser {
    /// What stands in braces; the opening ones have been read.
    mutating func action(startingAt offset: Int) throws(ExpressionError) -> TemplateItem {
        let token = try takeWord()
        guard case .keyword(let keyword) = token.kind else {
            giveBack(token)
            return .node(.action(try pipeline(.action, until: .rightDelimiter)))
        }
        switch keyword {
        case .if, .with, .range: return .node(try branch(keyword, startingAt: offset))
        case .else: return try alternative()
        case .end:
            try expectEnd(of: "{{end}}")
            return .end
        case .break, .continue: return .node(try jump(keyword, at: token.range.lowerBound))
        case .define:
            try definition(startingAt: offset)
            return .nothing
        case .template: return .node(try call(at: token.range.lowerBound))
        case .block: return .node(try overridable(startingAt: offset))
        case .nil, .true, .false:
            giveBack(token)
            return .node(.action(try pipeline(.action, until: .rightDelimiter)))
        }
    }

    private mutating func branch(
        _ keyword: TemplateKeyword,
        startingAt offset: Int
    ) throws(ExpressionError) -> TemplateNode {
        try inOwnScope { parser throws(ExpressionError) in
            let pipeline = try parser.pipeline(.block(keyword), until: .rightDelimiter)
            parser.countRange(keyword == .range ? 1 : 0)
            let (body, last) = try parser.block(startingAt: offset)
            parser.countRange(keyword == .range ? -1 : 0)
            var alternative: [TemplateNode] = []
            if case .alternative = last { alternative = try parser.rest(of: keyword, startingAt: offset) }
            let branch = TemplateBranch(pipeline: pipeline, body: body, alternative: alternative)
            switch keyword {
            case .if: return .condition(branch)
            case .with: return .with(branch)
            default: return .range(branch)
            }
        }
    }

    /// What follows an `else` up to the end of the block.
    private mutating func rest(
        of keyword: TemplateKeyword,
        startingAt offset: Int
    ) throws(ExpressionError) -> [TemplateNode] {
        let token = try peekToken()
        if case .keyword(let next) = token.kind {
            guard next == keyword else {
                throw source.error(
                    at: token.range.lowerBound,
                    "'else \(next.rawValue)' does not continue '\(keyword.rawValue)'",
                    fix: "write {{else}}{{\(next.rawValue) …}} … {{end}}{{end}}"
                )
            }
            _ = try takeToken()
            // The chain's one end closes all of its parts.
            try enter(at: token.range.lowerBound)
            defer { leave() }
            return [try branch(keyword, startingAt: token.range.lowerBound)]
        }
        let (nodes, last) = try block(startingAt: offset)
        if case .end = last { return nodes }
        throw source.error(at: offset, "this block has two {{else}}", fix: "remove one, or write {{else if …}}")
    }

    private mutating func alternative() throws(ExpressionError) -> TemplateItem {
        let next = try peekWord()
        if next.kind == .keyword(.if) || next.kind == .keyword(.with) { return .alternative }
        try expectEnd(of: "{{else}}")
        return .alternative
    }

    private mutating func jump(_ keyword: TemplateKeyword, at offset: Int) throws(ExpressionError) -> TemplateNode {
        try expectEnd(of: "{{\(keyword.rawValue)}}")
        guard openRanges > 0 else {
            throw source.error(
                at: offset,
                "'\(keyword.rawValue)' stands outside of a loop",
                fix: "remove it, or put it between {{range …}} and {{end}}"
            )
        }
        return keyword == .break ? .leave : .skip
    }
}

extension TemplateParser {
    private mutating func definition(startingAt offset: Int) throws(ExpressionError) {
        guard isAtTopLevel else {
            throw source.error(
                at: offset,
                "a {{define}} stands inside another block",
                fix: "move it to the beginning of the template"
            )
        }
        let name = try templateName()
        try expectEnd(of: "{{define \"name\"}}")
        try define(name, try bodyOfTemplate(startingAt: offset), at: offset)
    }

    private mutating func bodyOfTemplate(startingAt offset: Int) throws(ExpressionError) -> [TemplateNode] {
        try separately { parser throws(ExpressionError) in
            let (nodes, last) = try parser.block(startingAt: offset)
            if case .end = last { return nodes }
            throw parser.source.error(at: offset, "a template has no {{else}}", fix: "remove the {{else}}")
        }
    }

    private mutating func call(at offset: Int) throws(ExpressionError) -> TemplateNode {
        let name = try templateName()
        let next = try takeWord()
        if next.kind == .rightDelimiter { return .call(name: name, nil, offset: offset) }
        giveBack(next)
        return .call(name: name, try pipeline(.call, until: .rightDelimiter), offset: offset)
    }

    /// A template that is defined and used in one place.
    private mutating func overridable(startingAt offset: Int) throws(ExpressionError) -> TemplateNode {
        let name = try templateName()
        let pipeline = try pipeline(.call, until: .rightDelimiter)
        try define(name, try bodyOfTemplate(startingAt: offset), at: offset)
        return .call(name: name, pipeline, offset: offset)
    }

    private mutating func templateName() throws(ExpressionError) -> String {
        let token = try takeWord()
        switch token.kind {
        case .string, .rawString: return try unquoted(token)
        default: throw unexpected(token, fix: "write the template's name in quotation marks")
        }
    }

    private mutating func expectEnd(of action: String) throws(ExpressionError) {
        let token = try takeWord()
        guard token.kind == .rightDelimiter else { throw unexpected(token, fix: "write \(action) with nothing else") }
    }

    /// A token that cannot stand where it does.
    func unexpected(_ token: TemplateToken, fix: String) -> ExpressionError {
        let found =
            switch token.kind {
            case .rightDelimiter: "the action ends too early"
            case .end: "the template ends too early"
            default: "'\(source.text(token.range))' has no place here"
            }
        return source.error(at: token.range.lowerBound, found, fix: fix)
    }
}
