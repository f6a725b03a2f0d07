extension FilterParser {
    mutating func operand() throws(ExpressionError) -> FilterTree.ID {
        let token = current
        if let sign = FilterSign(token) {
            advance()
            let operand = try expression(sign.precedence)
            return try postfix(try add(.sign(sign, operand), at: token.offset))
        }
        if skip("(") {
            let inner = try expression(0)
            try expect(")")
            return try postfix(inner)
        }
        if token.isSymbol("#") || token.isSymbol(".") { return try pointer() }
        return try literal()
    }

    /// `#`, `#index`, `#acc`, and `.field`, which stands for `#.field`.
    private mutating func pointer() throws(ExpressionError) -> FilterTree.ID {
        let token = current
        guard predicates > 0 else {
            throw text.refusal(
                "\(token.written) stands for the element of a list, and there is none here",
                at: token.offset,
                fix: "write it inside a predicate: any(list, {.name == \"x\"}); for the payload write body.name"
            )
        }
        var pointer = FilterTree.Pointer.element
        if skip("#"), current.kind == .name {
            switch current.value {
            case "index": pointer = .index
            case "acc": pointer = .accumulator
            default:
                throw text.refusal(
                    "'#\(current.value)' is not known",
                    at: token.offset,
                    fix: "write # for the element, #index in map and reduce, #acc in reduce"
                )
            }
            advance()
        }
        return try postfix(try add(.pointer(pointer), at: token.offset))
    }

    private mutating func literal() throws(ExpressionError) -> FilterTree.ID {
        let token = current
        switch token.kind {
        case .name:
            advance()
            switch token.value {
            case "true": return try add(.bool(true), at: token.offset)
            case "false": return try add(.bool(false), at: token.offset)
            case "nil": return try add(.null, at: token.offset)
            default: return try postfix(try callOrName(token))
            }
        case .number:
            advance()
            return try add(try number(token), at: token.offset)
        case .text:
            advance()
            return try add(.string(token.value), at: token.offset)
        case .symbol where token.value == "[": return try postfix(try list())
        case .symbol where token.value == "{": return try postfix(try map())
        default: throw unexpected(token)
        }
    }

    private func number(_ token: FilterToken) throws(ExpressionError) -> FilterTree.Node {
        let digits = token.value.filter { $0 != "_" }
        let lowered = digits.lowercased()
        let radixes = ["0x": 16, "0b": 2, "0o": 8]
        if let radix = radixes[String(lowered.prefix(2))] {
            if let value = Int(lowered.dropFirst(2), radix: radix) { return .integer(value) }
        } else if lowered.contains(where: { $0 == "." || $0 == "e" }) {
            if let value = Double(goText: digits) { return .float(value) }
        } else if let value = Int(digits) {
            return .integer(value)
        }
        throw text.refusal(
            "'\(token.value)' is not a number, or too large for one",
            at: token.offset,
            fix: "write a number such as 42, 1_000, 1.5 or 1e6"
        )
    }

    private mutating func list() throws(ExpressionError) -> FilterTree.ID {
        let start = current.offset
        try expect("[")
        var elements: [FilterTree.ID] = []
        while !current.isSymbol("]") {
            if !elements.isEmpty {
                try expect(",")
                if current.isSymbol("]") { break }
            }
            elements.append(try expression(0))
        }
        try expect("]")
        return try add(.list(elements, isConstant: false), at: start)
    }

    private mutating func map() throws(ExpressionError) -> FilterTree.ID {
        let start = current.offset
        try expect("{")
        var pairs: [(key: FilterTree.ID, value: FilterTree.ID)] = []
        while !current.isSymbol("}") {
            if !pairs.isEmpty {
                try expect(",")
                if current.isSymbol("}") { break }
            }
            let key = try mapKey()
            try expect(":")
            pairs.append((key, try expression(0)))
        }
        try expect("}")
        return try add(.map(pairs), at: start)
    }

    private mutating func mapKey() throws(ExpressionError) -> FilterTree.ID {
        let token = current
        switch token.kind {
        case .name, .number, .text:
            advance()
            return try add(.string(token.value), at: token.offset)
        case .symbol where token.value == "(": return try expression(0)
        default:
            throw text.refusal(
                "\(token.written) cannot be a key",
                at: token.offset,
                fix: "write a name, a number, a text, or an expression in parentheses"
            )
        }
    }
}

extension FilterParser {
    /// Members, indexes and slices after an operand.
    mutating func postfix(_ base: FilterTree.ID) throws(ExpressionError) -> FilterTree.ID {
        var base = base
        while true {
            let token = current
            if token.isSymbol(".") || token.isSymbol("?.") {
                advance()
                base = try member(of: base, isOptional: token.value == "?.")
            } else if skip("[") {
                base = try subscripted(base, at: token.offset)
            } else {
                return base
            }
        }
    }

    private mutating func member(of base: FilterTree.ID, isOptional: Bool) throws(ExpressionError) -> FilterTree.ID {
        let token = current
        let isWord = token.kind == .symbol && token.value.unicodeScalars.first?.startsFilterName == true
        guard token.kind == .name || isWord else { throw unexpected(token, instead: "a name") }
        advance()
        var base = base
        var isChained = isOptional
        if case .chain(let inner) = tree[base] {
            base = inner
            isChained = true
        }
        let name = try add(.string(token.value), at: token.offset)
        var node = try add(.member(base, property: name, isOptional: isOptional), at: token.offset)
        if current.isSymbol("(") { node = try add(.call(node, try arguments()), at: token.offset) }
        return isChained ? try add(.chain(node), at: token.offset) : node
    }

    private mutating func subscripted(_ base: FilterTree.ID, at offset: Int) throws(ExpressionError) -> FilterTree.ID {
        let from = current.isSymbol(":") ? nil : try expression(0)
        guard skip(":") else {
            try expect("]")
            return try add(.member(base, property: from ?? base, isOptional: false), at: offset)
        }
        let to = current.isSymbol("]") ? nil : try expression(0)
        try expect("]")
        return try add(.slice(base, from: from, to: to), at: offset)
    }
}
