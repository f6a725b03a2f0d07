extension FilterParser {
    mutating func callOrName(_ token: FilterToken) throws(ExpressionError) -> FilterTree.ID {
        guard current.isSymbol("(") else { return try name(token) }
        if let predicate = FilterPredicate(rawValue: token.value) {
            advance()
            let list = try expression(0)
            try expect(",")
            return try finish(predicate, over: list, at: token.offset)
        }
        return try call(token, first: [])
    }

    /// What follows `|`: a call that is given `first` as its first argument.
    mutating func pipe(_ first: FilterTree.ID) throws(ExpressionError) -> FilterTree.ID {
        let token = current
        guard token.kind == .name else { throw unexpected(token, instead: "a name") }
        advance()
        if let predicate = FilterPredicate(rawValue: token.value) {
            try expect("(")
            return try postfix(try finish(predicate, over: first, at: token.offset))
        }
        guard current.isSymbol("(") else { throw unexpected(current, instead: "(") }
        return try postfix(try call(token, first: [first]))
    }

    mutating func arguments() throws(ExpressionError) -> [FilterTree.ID] {
        try expect("(")
        var arguments: [FilterTree.ID] = []
        while !current.isSymbol(")") {
            if !arguments.isEmpty { try expect(",") }
            arguments.append(try expression(0))
        }
        try expect(")")
        return arguments
    }

    private mutating func call(_ token: FilterToken, first: [FilterTree.ID]) throws(ExpressionError) -> FilterTree.ID {
        if let builtin = FilterBuiltin(rawValue: token.value) {
            return try add(.builtin(builtin, first + (try arguments())), at: token.offset)
        }
        let callee = try name(token)
        return try add(.call(callee, first + (try arguments())), at: token.offset)
    }

    private mutating func name(_ token: FilterToken) throws(ExpressionError) -> FilterTree.ID {
        if let known = names.last(where: { $0.name == token.value }) {
            return try add(.local(known.slot), at: token.offset)
        }
        return try add(token.value == "$env" ? .environment : .variable(token.value), at: token.offset)
    }

    /// The predicate's closure, and where `reduce` starts.
    private mutating func finish(
        _ name: FilterPredicate,
        over list: FilterTree.ID,
        at offset: Int
    ) throws(ExpressionError) -> FilterTree.ID {
        let body = try closure()
        var initial: FilterTree.ID?
        if name == .reduce, skip(",") { initial = try expression(0) }
        try expect(")")
        return try add(.predicate(.init(name: name, list: list, body: body, initial: initial)), at: offset)
    }

    private mutating func closure() throws(ExpressionError) -> FilterTree.ID {
        let isBraced = skip("{")
        predicates += 1
        let body = try expression(0)
        predicates -= 1
        if isBraced { try expect("}") }
        return body
    }
}
