/// Finds what cannot work whatever the event holds, as the reference's compiler does for every event.
///
/// It also notes each node's type, which decides some comparisons.
struct FilterChecker {
    let text: FilterText
    var tree: FilterTree
    /// The lists whose elements `#` stands for, innermost last.
    var predicates: [(name: FilterPredicate, element: FilterType)] = []
    /// What is known of the variables beside the payload's members, which can be anything.
    private let known: [String: FilterType]
    /// What `let` named, by slot.
    private var slots: [Int: Local] = [:]

    private struct Local {
        let type: FilterType
        /// What the elements of a literal list are.
        let elements: FilterType?
        /// The function whose name the value is.
        let function: FilterBuiltin?
    }

    static func checked(
        _ tree: FilterTree,
        of text: FilterText,
        knowing known: [String: FilterType] = [:]
    ) throws(ExpressionError) -> FilterTree {
        var checker = FilterChecker(text: text, tree: tree, known: known)
        _ = try checker.type(of: tree.root)
        return checker.tree
    }

    private init(text: FilterText, tree: FilterTree, known: [String: FilterType]) {
        self.text = text
        self.tree = tree
        self.known = known
    }

    mutating func type(of id: FilterTree.ID) throws(ExpressionError) -> FilterType {
        let type = try computedType(of: id)
        tree.types[id] = type
        return type
    }

    private mutating func computedType(of id: FilterTree.ID) throws(ExpressionError) -> FilterType {
        switch tree[id] {
        case .null: return .null
        case .bool, .inTexts, .inRange, .matches: return .bool
        case .integer: return .int
        case .float: return .float
        case .string: return .string
        case .native, .path: return .any
        case .date: return .time
        case .environment: return .map
        case .variable(let name): return FilterNames.isFunction(name) ? .function : known[name] ?? .any
        case .local(let slot): return slots[slot]?.type ?? .any
        case .pointer(let pointer): return try type(of: pointer, at: id)
        case .sign(let sign, let operand): return try type(of: sign, operand, at: id)
        case .binary: return try chainType(id)
        case .chain(let inner): return try type(of: inner)
        case .member(let base, let property, _): return try memberType(base, property, at: id)
        case .slice(let base, let from, let to): return try sliceType(base, [from, to], at: id)
        case .call(let callee, let arguments): return try callType(callee, arguments, at: id)
        case .builtin(let builtin, let arguments): return try type(of: builtin, arguments, at: id)
        case .predicate(let predicate): return try type(of: predicate, at: id)
        case .declaration(let slot, let value, let body): return try declarationType(slot, value, body)
        case .conditional(let condition, let yes, let no): return try conditionalType(condition, yes, no)
        case .list(let elements, _):
            for element in elements { _ = try type(of: element) }
            return .list
        case .map(let pairs):
            for pair in pairs {
                _ = try type(of: pair.key)
                _ = try type(of: pair.value)
            }
            return .map
        }
    }

    func refusal(_ problem: String, at id: FilterTree.ID, fix: String) -> ExpressionError {
        text.refusal(problem, at: tree.offsets[id], fix: fix)
    }

    /// The function that a name stands for; nil for everything else.
    func function(named id: FilterTree.ID) -> FilterBuiltin? {
        switch tree[id] {
        case .variable(let name): return FilterBuiltin(rawValue: name)
        case .local(let slot): return slots[slot]?.function
        case .member(let base, let property, _):
            guard case .environment = tree[base], case .string(let name) = tree[property] else { return nil }
            return FilterBuiltin(rawValue: name)
        default: return nil
        }
    }

    /// What the elements of a list are that is written out and of one kind; nil otherwise.
    func elements(ofLiteral id: FilterTree.ID) -> FilterType? {
        switch tree[id] {
        case .chain(let inner): return elements(ofLiteral: inner)
        case .declaration(_, _, let body): return elements(ofLiteral: body)
        case .local(let slot): return slots[slot]?.elements
        case .list(let elements, _):
            let types = elements.map { tree.types[$0] }
            guard let last = types.last, last != .null, types.allSatisfy({ $0.kind == last.kind }) else { return nil }
            return last
        default: return nil
        }
    }
}

extension FilterChecker {
    private mutating func type(
        of sign: FilterSign,
        _ operand: FilterTree.ID,
        at id: FilterTree.ID
    ) throws(ExpressionError) -> FilterType {
        let type = try type(of: operand)
        switch sign {
        case .not:
            if type == .bool || type.isAny { return .bool }
            throw refusal(
                "'not' needs true or false, and this is \(type.described)",
                at: id,
                fix: "put what is negated in parentheses: not (a == b)"
            )
        case .minus, .plus:
            if type.isNumber || type.isAny { return type }
            throw refusal("a sign needs a number, and this is \(type.described)", at: id, fix: "remove the sign")
        }
    }

    private func type(
        of pointer: FilterTree.Pointer,
        at id: FilterTree.ID
    ) throws(ExpressionError) -> FilterType {
        guard let predicate = predicates.last else { return .any }
        switch pointer {
        case .element: return predicate.element
        case .index where predicate.name.knowsIndex: return .int
        case .accumulator where predicate.name == .reduce: return .any
        case .index: throw refusal("'#index' is not known in \(predicate.name)", at: id, fix: "use it in map or reduce")
        case .accumulator: throw refusal("'#acc' is known in reduce only", at: id, fix: "write reduce(list, #acc + #)")
        }
    }

    private mutating func sliceType(
        _ base: FilterTree.ID,
        _ bounds: [FilterTree.ID?],
        at id: FilterTree.ID
    ) throws(ExpressionError) -> FilterType {
        let type = try type(of: base)
        guard type.isAny || type == .string || type.isList else {
            throw refusal("\(type.described) cannot be sliced", at: id, fix: "slice a list or a text")
        }
        for case let bound? in bounds {
            let bounded = try self.type(of: bound)
            guard bounded.isInteger || bounded.isAny else {
                throw refusal(
                    "a slice's bounds are whole numbers, and this is \(bounded.described)",
                    at: bound,
                    fix: "write list[1:3], or int(x) for a number that is computed"
                )
            }
        }
        return type
    }

    private mutating func declarationType(
        _ slot: Int,
        _ value: FilterTree.ID,
        _ body: FilterTree.ID
    ) throws(ExpressionError) -> FilterType {
        let valueType = try type(of: value)
        slots[slot] = Local(type: valueType, elements: elements(ofLiteral: value), function: function(named: value))
        return try type(of: body)
    }

    private mutating func conditionalType(
        _ condition: FilterTree.ID,
        _ yes: FilterTree.ID,
        _ no: FilterTree.ID
    ) throws(ExpressionError) -> FilterType {
        let decider = try type(of: condition)
        guard decider == .bool || decider.isAny else {
            throw refusal(
                "the condition before '?' is \(decider.described), not true or false",
                at: condition,
                fix: "compare it with something, such as a == b ? c : d"
            )
        }
        let (first, second) = (try type(of: yes), try type(of: no))
        if first == .null { return second }
        if second == .null { return first }
        return first.isAssignable(to: second) ? first : .any
    }
}
