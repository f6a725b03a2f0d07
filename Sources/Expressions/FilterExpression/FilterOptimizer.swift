/// Rewrites what the reference's optimizer rewrites, where that can be seen in a result, and binds what is constant.
///
/// `true and x` becomes `x`, so that `x` need not be true or false; `filter(…)[0]` stops at the first hit.
struct FilterOptimizer {
    let text: FilterText
    let functions: [String: GoFunction]
    private var tree: FilterTree
    private var patternRoom = PatternRoom()

    static func optimized(
        _ tree: FilterTree,
        of text: FilterText,
        functions: [String: GoFunction]
    ) throws(ExpressionError) -> FilterTree {
        var optimizer = FilterOptimizer(text: text, functions: functions, tree: tree)
        // Operands stand before what is made of them, so one pass in order is enough.
        for id in optimizer.tree.nodes.indices { optimizer.bindTexts(id) }
        for id in optimizer.tree.nodes.indices { try optimizer.fold(id) }
        for id in optimizer.tree.nodes.indices { optimizer.bindRange(id) }
        for id in optimizer.tree.nodes.indices { optimizer.shortenMap(id) }
        for id in optimizer.tree.nodes.indices { optimizer.shortenFind(id) }
        for id in optimizer.tree.nodes.indices { optimizer.bindConstant(id) }
        return optimizer.tree
    }

    private init(text: FilterText, functions: [String: GoFunction], tree: FilterTree) {
        self.text = text
        self.functions = functions
        self.tree = tree
    }

    /// `x in ["a", "b"]`, with literals only.
    private mutating func bindTexts(_ id: FilterTree.ID) {
        guard case .binary(.isIn, let left, let right) = tree[id], case .list(let elements, _) = tree[right],
            !elements.isEmpty
        else { return }
        var texts: Set<[UInt8]> = []
        for element in elements {
            guard case .string(let text) = tree[element] else { return }
            texts.insert(Array(text.utf8))
        }
        tree[id] = .inTexts(left, texts)
    }

    private mutating func fold(_ id: FilterTree.ID) throws(ExpressionError) {
        switch tree[id] {
        case .sign(let sign, let operand): foldSign(id, sign, operand)
        case .binary(let operation, let left, let right):
            if let node = try folded(operation, tree[left], tree[right], at: id) { tree[id] = node }
        case .list(let elements, _):
            let isConstant = !elements.isEmpty && elements.allSatisfy { isScalar($0) }
            tree[id] = .list(elements, isConstant: isConstant)
        case .predicate(var outer) where outer.name == .filter:
            guard case .predicate(let inner) = tree[outer.list], inner.name == .filter else { return }
            outer.body = tree.add(.binary(.and, inner.body, outer.body), at: tree.offsets[id])
            outer.list = inner.list
            tree[id] = .predicate(outer)
        default: break
        }
    }

    private func isScalar(_ id: FilterTree.ID) -> Bool {
        switch tree[id] {
        case .integer, .float, .string, .bool: true
        default: false
        }
    }

    private mutating func foldSign(_ id: FilterTree.ID, _ sign: FilterSign, _ operand: FilterTree.ID) {
        switch (sign, tree[operand]) {
        case (.minus, .integer(let value)): tree[id] = .integer(0 &- value)
        case (.minus, .float(let value)): tree[id] = .float(-value)
        case (.plus, .integer), (.plus, .float): tree[id] = tree[operand]
        case (.not, .bool(let value)): tree[id] = .bool(!value)
        default: break
        }
    }

    private func folded(
        _ operation: FilterOperator,
        _ left: FilterTree.Node,
        _ right: FilterTree.Node,
        at id: FilterTree.ID
    ) throws(ExpressionError) -> FilterTree.Node? {
        switch (operation, left, right) {
        case (.and, .bool(true), _), (.or, .bool(false), _): return right
        case (.and, _, .bool(true)), (.or, _, .bool(false)): return left
        case (.and, .bool(false), _), (.and, _, .bool(false)): return .bool(false)
        case (.or, .bool(true), _), (.or, _, .bool(true)): return .bool(true)
        case (.equal, .bool(let left), .bool(let right)): return .bool(left == right)
        case (.add, .string(let left), .string(let right)): return .string(left + right)
        case (.modulo, .integer, .integer(0)):
            throw text.refusal("this divides by zero", at: tree.offsets[id], fix: "divide by another number")
        case (_, .integer(let left), .integer(let right)): return Self.folded(operation, left, right)
        case (_, .integer(let left), .float(let right)): return Self.folded(operation, Double(left), right)
        case (_, .float(let left), .integer(let right)): return Self.folded(operation, left, Double(right))
        case (_, .float(let left), .float(let right)): return Self.folded(operation, left, right)
        default: return nil
        }
    }

    private static func folded(_ operation: FilterOperator, _ left: Int, _ right: Int) -> FilterTree.Node? {
        switch operation {
        case .add: .integer(left &+ right)
        case .subtract: .integer(left &- right)
        case .multiply: .integer(left &* right)
        case .modulo: .integer(right == -1 ? 0 : left % right)
        case .equal: .bool(left == right)
        default: folded(operation, Double(left), Double(right))
        }
    }

    private static func folded(_ operation: FilterOperator, _ left: Double, _ right: Double) -> FilterTree.Node? {
        switch operation {
        case .add: .float(left + right)
        case .subtract: .float(left - right)
        case .multiply: .float(left * right)
        case .divide: .float(left / right)
        case .power: .float(goPower(left, right))
        default: nil
        }
    }
}

extension FilterOptimizer {
    private mutating func bindRange(_ id: FilterTree.ID) {
        guard case .binary(.isIn, let left, let right) = tree[id], tree.types[left].kind == .int,
            case .binary(.range, let from, let to) = tree[right], case .integer(let lower) = tree[from],
            case .integer(let upper) = tree[to]
        else { return }
        tree[id] = .inRange(left, lower, upper)
    }

    /// `map(filter(…), …)` computes only for what it keeps, and there `#index` is the place in the first list.
    private mutating func shortenMap(_ id: FilterTree.ID) {
        guard case .predicate(let outer) = tree[id], outer.name == .map,
            case .predicate(var inner) = tree[outer.list], inner.name == .filter, inner.mapping == nil
        else { return }
        inner.mapping = outer.body
        tree[id] = .predicate(inner)
    }

    /// `filter(…)[0]`, `first(filter(…))` and their like stop where they can.
    private mutating func shortenFind(_ id: FilterTree.ID) {
        switch tree[id] {
        case .member(let base, let property, false):
            guard case .integer(let index) = tree[property], var found = filter(base) else { return }
            guard index == 0 || index == -1 else { return }
            found.name = index == 0 ? .find : .findLast
            found.failsWhenNone = true
            tree[id] = .predicate(found)
        case .builtin(let builtin, let arguments):
            guard arguments.count == 1, var found = filter(arguments[0]) else { return }
            switch builtin {
            case .len:
                found.name = .count
                found.mapping = nil
            case .first: found.name = .find
            case .last: found.name = .findLast
            default: return
            }
            tree[id] = .predicate(found)
        default: break
        }
    }

    private func filter(_ id: FilterTree.ID) -> FilterTree.Predicate? {
        guard case .predicate(let predicate) = tree[id], predicate.name == .filter else { return nil }
        return predicate
    }

    /// Compiles literal patterns, paths and layouts, and looks functions up.
    private mutating func bindConstant(_ id: FilterTree.ID) {
        switch tree[id] {
        case .binary(.matches, let left, let right):
            guard case .string(let pattern) = tree[right], let compiled = try? RegularExpression(pattern) else {
                return
            }
            tree[id] = .matches(left, compiled)
        case .builtin(.date, let arguments): bindDate(id, arguments)
        case .call(let callee, let arguments): bindCall(id, callee, arguments)
        default: break
        }
    }

    private mutating func bindDate(_ id: FilterTree.ID, _ arguments: [FilterTree.ID]) {
        let constants = tree.constants(arguments)
        guard let layout = constants[1] else { return }
        switch arguments.count {
        case 2: tree[id] = .date(arguments[0], GoLayout(layout), .utc)
        case 3:
            // A zone that nobody knows stays an error of each evaluation.
            guard let zone = constants[2].flatMap({ try? GoTime.Zone(named: $0) }) else { return }
            tree[id] = .date(arguments[0], GoLayout(layout), zone)
        default: return
        }
    }

    private mutating func bindCall(_ id: FilterTree.ID, _ callee: FilterTree.ID, _ arguments: [FilterTree.ID]) {
        switch tree[callee] {
        case .variable("jsonpath") where arguments.count == 2:
            guard case .string(let path) = tree[arguments[1]], let query = try? JSONPathQuery(path) else { break }
            tree[id] = .path(arguments[0], query)
            return
        case .member(let base, let property, _):
            guard case .variable("sprig") = tree[base], case .string(let name) = tree[property] else { return }
            if let function = functions[name] { tree[id] = .native(prepared(function, arguments), arguments) }
            return
        default: break
        }
        guard case .variable(let name) = tree[callee], let function = FilterExtras.functions[name] else { return }
        tree[id] = .native(function, arguments)
    }

    /// With the work done ahead that a function has with constant arguments, such as a pattern or a time zone.
    private mutating func prepared(_ function: GoFunction, _ arguments: [FilterTree.ID]) -> GoFunction {
        let constants = tree.constants(arguments)
        guard function.hasPreparation, !constants.isEmpty else { return function }
        // What cannot be prepared is refused by the `FilterVerdict` where it is always computed.
        return (try? function.prepared(for: constants, in: &patternRoom)) ?? function
    }
}
