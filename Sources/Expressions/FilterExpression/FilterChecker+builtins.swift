extension FilterChecker {
    mutating func type(
        of builtin: FilterBuiltin,
        _ arguments: [FilterTree.ID],
        at id: FilterTree.ID
    ) throws(ExpressionError) -> FilterType {
        if let overloads = FilterSignature.overloads[builtin] {
            return try type(of: builtin, overloads, arguments, at: id)
        }
        if builtin == .get { return try typeOfGet(arguments, at: id) }
        let counts = FilterSignature.argumentCounts(of: builtin)
        guard counts.contains(arguments.count) else { throw wrongCount(builtin, arguments.count, counts, at: id) }
        var types: [FilterType] = []
        for argument in arguments { types.append(try type(of: argument)) }
        if let wrong = FilterSignature.firstMisfit(of: builtin, types) {
            throw refusal(
                "\(builtin.rawValue) cannot take \(types[wrong].described)",
                at: arguments[wrong],
                fix: FilterSignature.fix(for: builtin)
            )
        }
        return FilterSignature.result(of: builtin, types)
    }

    private mutating func type(
        of builtin: FilterBuiltin,
        _ overloads: [FilterSignature],
        _ arguments: [FilterTree.ID],
        at id: FilterTree.ID
    ) throws(ExpressionError) -> FilterType {
        var problem: Mismatch?
        for overload in overloads {
            guard let mismatch = try mismatch(of: arguments, with: overload.parameters) else { return overload.result }
            // Of several reasons the one about a value helps more than the one about their number.
            if problem?.node == nil { problem = mismatch }
        }
        let counts = Set(overloads.map(\.parameters.count))
        throw refusal(
            "\(builtin.rawValue): \(problem?.text ?? "the arguments do not fit")",
            at: problem?.node ?? id,
            fix: problem?.node == nil
                ? "give \(FilterSignature.list(counts)) arguments" : "convert it, for example with string(x)"
        )
    }

    private mutating func typeOfGet(
        _ arguments: [FilterTree.ID],
        at id: FilterTree.ID
    ) throws(ExpressionError) -> FilterType {
        guard arguments.count == 2 else { throw wrongCount(.get, arguments.count, 2...2, at: id) }
        if case .environment = tree[arguments[0]] { return .any }
        let type = try type(of: arguments[0])
        if type.isAny { return .any }
        let key = try self.type(of: arguments[1])
        let fits =
            switch type.kind {
            case .list: key.isInteger || key.isAny
            case .map: key != .null && (key.isAny || key == .string || type != .map)
            default: false
            }
        guard fits else {
            throw refusal(
                "get cannot read \(type.described) by \(key.described)",
                at: arguments[0],
                fix: "give a map and a text, or a list and a whole number"
            )
        }
        return type.element
    }

    private func wrongCount(
        _ builtin: FilterBuiltin,
        _ count: Int,
        _ counts: ClosedRange<Int>,
        at id: FilterTree.ID
    ) -> ExpressionError {
        refusal(
            "\(builtin.rawValue) is given \(count) arguments",
            at: id,
            fix: counts.upperBound == Int.max
                ? "give at least \(counts.lowerBound)" : "give \(FilterSignature.list(Set(counts)))"
        )
    }

    mutating func type(
        of predicate: FilterTree.Predicate,
        at id: FilterTree.ID
    ) throws(ExpressionError) -> FilterType {
        let list = try type(of: predicate.list)
        guard list.isList || list.isAny else {
            throw refusal(
                "\(predicate.name.rawValue) goes through a list, and this is \(list.described)",
                at: predicate.list,
                fix: "give a list"
            )
        }
        predicates.append((predicate.name, list.element))
        let body = try type(of: predicate.body)
        predicates.removeLast()
        guard body != .null else {
            throw refusal("this is always nil", at: predicate.body, fix: "write what to compute for each element")
        }
        guard !predicate.name.decides || body == .bool || body.isAny else {
            throw refusal(
                "\(predicate.name.rawValue) needs true or false for each element, and this is \(body.described)",
                at: predicate.body,
                fix: "compare with something, such as {# > 1} or {.name == \"x\"}"
            )
        }
        if let initial = predicate.initial { _ = try type(of: initial) }
        switch predicate.name {
        case .all, .none, .any, .one: return .bool
        case .filter: return .list(of: list.element)
        case .map: return .list(of: body)
        case .count, .findIndex, .findLastIndex: return .int
        case .find, .findLast: return list.element
        case .groupBy: return .keyed(to: .list)
        case .reduce: return body
        }
    }
}
