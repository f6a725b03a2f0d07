import EventData

/// Computes a checked tree for one event.
struct FilterEvaluator {
    /// Elements that lists, maps and ranges may hold together: the budget of the reference's machine.
    static let maximumElements = 1_000_000

    let text: FilterText
    let tree: FilterTree
    let variables: FilterVariables
    let evaluation: Evaluation
    private var locals: [GoValue]
    /// The lists that predicates go through, innermost last.
    var scopes: [FilterLoop] = []
    var keyedMaps = FilterKeyedMaps()
    /// How many chains of members a `?.` has just ended, that their ends have not come to yet.
    var brokenChains = 0
    private var elements = 0

    init(text: FilterText, tree: FilterTree, variables: FilterVariables, evaluation: Evaluation) {
        self.text = text
        self.tree = tree
        self.variables = variables
        self.evaluation = evaluation
        locals = Array(repeating: .null, count: tree.slots)
    }

    mutating func value(of id: FilterTree.ID) throws(EvaluationError) -> GoValue {
        try evaluation.take(1)
        switch tree[id] {
        case .null: return .null
        case .bool(let flag): return .bool(flag)
        case .integer(let number): return .int(number)
        case .float(let number): return .float(number)
        case .string(let text): return .string(text)
        case .variable(let name): return variables.value(name)
        case .environment: return variables.all
        case .local(let slot): return locals[slot]
        case .pointer(let pointer): return try value(of: pointer, at: id)
        case .sign(let sign, let operand): return try value(of: sign, operand, at: id)
        case .binary: return try chainValue(id)
        case .chain(let inner): return try value(ofChain: inner)
        case .member(let base, let property, _): return try memberValue(base, property, at: id)
        case .slice(let base, let from, let to): return try sliceValue(base, from, to, at: id)
        case .call(let callee, let arguments): return try callValue(callee, arguments, at: id)
        case .builtin(let builtin, let arguments): return try value(of: builtin, arguments, at: id)
        case .native(let function, let arguments): return try call(function, try values(of: arguments), at: id)
        case .path(let document, let query): return try value(of: query, in: document, at: id)
        case .date(let date, let layout, let zone): return try time(date, layout, in: zone, at: id)
        case .predicate(let predicate): return try value(of: predicate, at: id)
        case .declaration(let slot, let value, let body):
            locals[slot] = try self.value(of: value)
            return try self.value(of: body)
        case .conditional(let condition, let yes, let no):
            return try value(of: try truth(of: condition) ? yes : no)
        case .list(let elements, let isConstant): return try listValue(elements, isConstant: isConstant)
        case .map(let pairs): return try mapValue(pairs)
        case .inTexts(let operand, let texts): return try isText(operand, among: texts, at: id)
        case .inRange(let operand, let lower, let upper): return try isNumber(operand, from: lower, to: upper, at: id)
        case .matches(let operand, let pattern):
            let text = try string(try value(of: operand), for: "matches", at: id)
            try evaluation.take(text.utf8.count)
            return .bool(try pattern.matches(text, in: evaluation))
        }
    }

    mutating func values(of ids: [FilterTree.ID]) throws(EvaluationError) -> [GoValue] {
        var values: [GoValue] = []
        for id in ids { values.append(try value(of: id)) }
        return values
    }

    /// A value that decides; what is neither true nor false is an error.
    mutating func truth(of id: FilterTree.ID) throws(EvaluationError) -> Bool {
        try truth(try value(of: id), at: id)
    }

    func truth(_ value: GoValue, at id: FilterTree.ID) throws(EvaluationError) -> Bool {
        guard case .bool(let flag) = value else {
            throw failure("true or false is needed, and this is \(filterTypeName(of: value))", at: id)
        }
        return flag
    }

    func string(_ value: GoValue, for user: String, at id: FilterTree.ID) throws(EvaluationError) -> String {
        guard case .string(let text) = value else {
            throw failure("'\(user)' needs a text, and this is \(filterTypeName(of: value))", at: id)
        }
        return text
    }

    /// An error that says where in the expression it happened.
    func failure(_ problem: String, at id: FilterTree.ID) -> EvaluationError {
        let place = text.place(of: tree.offsets[id])
        return EvaluationError("\(problem) (at \(place.line):\(place.column))")
    }

    /// Takes room for elements of a list or map that is made.
    mutating func take(elements count: Int, at id: FilterTree.ID) throws(EvaluationError) {
        guard count < Self.maximumElements - elements else {
            throw failure("lists, maps and ranges hold more than \(Self.maximumElements) elements", at: id)
        }
        elements += count
        try evaluation.take(count)
    }
}

extension FilterEvaluator {
    private mutating func listValue(_ ids: [FilterTree.ID], isConstant: Bool) throws(EvaluationError) -> GoValue {
        let values = try values(of: ids)
        // The reference makes a list of literals once, when it compiles.
        if !isConstant, let first = ids.first { try take(elements: values.count, at: first) }
        return .list(GoList(values))
    }

    private mutating func mapValue(
        _ pairs: [(key: FilterTree.ID, value: FilterTree.ID)]
    ) throws(EvaluationError) -> GoValue {
        if let first = pairs.first { try take(elements: pairs.count, at: first.key) }
        var entries: [(key: String, value: GoValue)] = []
        for pair in pairs {
            let key = try string(try value(of: pair.key), for: "a key", at: pair.key)
            entries.append((key, try value(of: pair.value)))
        }
        // The reference takes them from the last to the first, so that of one key the first value stays.
        var members: [JSONName: GoValue] = [:]
        for entry in entries.reversed() { members[JSONName(entry.key)] = entry.value }
        return .map(GoMap(members))
    }

    private mutating func value(
        of sign: FilterSign,
        _ operand: FilterTree.ID,
        at id: FilterTree.ID
    ) throws(EvaluationError) -> GoValue {
        let value = try value(of: operand)
        switch (sign, value) {
        case (.not, _): return .bool(!(try truth(value, at: id)))
        case (.plus, _): return value
        case (.minus, .float(let number)): return .float(-number)
        case (.minus, .integer(let number, let type)) where type.isPlain: return .integer(0 &- number, type)
        default: throw failure("a sign needs a number, and this is \(filterTypeName(of: value))", at: id)
        }
    }

    private func value(of pointer: FilterTree.Pointer, at id: FilterTree.ID) throws(EvaluationError) -> GoValue {
        guard let loop = scopes.last else { throw failure("there is no list here", at: id) }
        switch pointer {
        case .index: return .int(loop.index)
        case .accumulator: return loop.accumulator
        case .element:
            guard let element = loop.element else { throw failure("a map has no elements", at: id) }
            return element
        }
    }

    private mutating func value(
        of query: JSONPathQuery,
        in document: FilterTree.ID,
        at id: FilterTree.ID
    ) throws(EvaluationError) -> GoValue {
        let text = try string(try value(of: document), for: "jsonpath", at: id)
        return try query.result(inText: text, evaluation)
    }
}

extension FilterEvaluator {
    private mutating func time(
        _ date: FilterTree.ID,
        _ layout: GoLayout,
        in zone: GoTime.Zone,
        at id: FilterTree.ID
    ) throws(EvaluationError) -> GoValue {
        let text = try string(try value(of: date), for: "date", at: id)
        do {
            return .time(try GoTime(parsing: text, layout: layout, in: zone))
        } catch {
            throw failure(error.problem, at: id)
        }
    }
}

extension GoInteger {
    /// Whether it is a number for arithmetic; a duration or a month is not.
    var isPlain: Bool {
        switch self {
        case .duration, .month, .weekday: false
        default: true
        }
    }
}

/// What messages call the type of a value.
func filterTypeName(of value: GoValue) -> String {
    switch value {
    case .null: "nil"
    case .bool: "true or false"
    case .float: "a number"
    case .string: "a text"
    case .list: "a list"
    case .map: "a map"
    case .function: "a function"
    case .integer(_, let type): type.isPlain ? "a whole number" : value.typeName
    case .time, .object: value.typeName
    }
}
