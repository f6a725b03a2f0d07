extension FilterChecker {
    /// The type of a chain of operators, walked from its innermost left operand.
    mutating func chainType(_ id: FilterTree.ID) throws(ExpressionError) -> FilterType {
        var chain: [FilterTree.ID] = []
        var node = id
        while case .binary(_, let left, _) = tree[node] {
            chain.append(node)
            node = left
        }
        var type = try self.type(of: node)
        for link in chain.reversed() {
            guard case .binary(let operation, _, let right) = tree[link] else { continue }
            let rightType = try self.type(of: right)
            type = try self.type(of: operation, Operands(left: type, right: rightType, rightNode: right, node: link))
            tree.types[link] = type
        }
        return type
    }

    private struct Operands {
        let left: FilterType
        let right: FilterType
        let rightNode: FilterTree.ID
        let node: FilterTree.ID

        /// Whether both fit, or one does and the other is not known yet.
        func fit(_ fits: (FilterType) -> Bool) -> Bool {
            (left.isAny || fits(left)) && (right.isAny || fits(right))
        }

        /// Whether one is not known yet and the other is of one of several kinds.
        func mayFit(_ fits: (FilterType) -> Bool) -> Bool {
            (left.isAny || right.isAny) && fit(fits)
        }
    }

    private mutating func type(
        of operation: FilterOperator,
        _ operands: Operands
    ) throws(ExpressionError) -> FilterType {
        let (left, right) = (operands.left, operands.right)
        switch operation {
        case .equal, .notEqual:
            if left.isComparable(with: right) { return .bool }
        case .or, .and:
            if operands.fit({ $0 == .bool }) { return .bool }
        case .less, .more, .lessOrEqual, .moreOrEqual:
            if areOrdered(operands) { return .bool }
        case .add, .subtract, .multiply, .divide, .power, .modulo:
            if let result = Self.arithmetic(operation, operands) { return result }
        case .isIn: return try type(ofIn: operands)
        case .matches:
            try compilePattern(operands)
            if operands.fit({ $0 == .string }) { return .bool }
        case .contains, .startsWith, .endsWith:
            if operands.fit({ $0 == .string }) { return .bool }
        case .range:
            if operands.fit(\.isInteger) { return .list(of: .int) }
        case .coalesce:
            if left == .null { return right }
            return right == .null || right.isAssignable(to: left) ? left : .any
        case .pipe: break
        }
        throw mismatch(operation, operands)
    }

    private func areOrdered(_ operands: Operands) -> Bool {
        let (left, right) = (operands.left, operands.right)
        return (left.isNumber && right.isNumber) || (left == .string && right == .string)
            || (left == .time && right == .time)
            || operands.mayFit { $0.isNumber || $0 == .string || $0 == .time }
    }

    private static func arithmetic(_ operation: FilterOperator, _ operands: Operands) -> FilterType? {
        let (left, right) = (operands.left, operands.right)
        let areNumbers = left.isNumber && right.isNumber
        switch operation {
        case .divide, .power: return operands.fit(\.isNumber) ? .float : nil
        case .modulo:
            if left.isInteger, right.isInteger { return left.combined(with: right) }
            return operands.mayFit(\.isInteger) ? .any : nil
        case .multiply:
            if areNumbers { return left.combined(with: right) }
            return operands.mayFit(\.isNumber) ? .any : nil
        case .subtract:
            if areNumbers { return left.combined(with: right) }
            if left == .time, right == .time { return .duration }
            if left == .time, right == .duration { return .time }
            return operands.mayFit { $0.isNumber || $0 == .time } ? .any : nil
        default:
            if areNumbers { return left.combined(with: right) }
            if left == .string, right == .string { return .string }
            if (left == .time && right == .duration) || (left == .duration && right == .time) { return .time }
            return operands.mayFit { $0.isNumber || $0 == .string || $0 == .time } ? .any : nil
        }
    }

    private func type(ofIn operands: Operands) throws(ExpressionError) -> FilterType {
        let (left, right) = (operands.left, operands.right)
        switch right.kind {
        case .interface: return .bool
        case .structure where left == .string || left.isAny: return .bool
        case .map:
            if left == .null || left.isAny || left == .string || right != .map { return .bool }
            throw refusal(
                "the keys of a map are texts, and this is \(left.described)",
                at: operands.node,
                fix: "look for a text"
            )
        case .list:
            let elements = elements(ofLiteral: operands.rightNode)
            if left.isComparable(with: right.element), elements.map(left.isComparable(with:)) ?? true { return .bool }
            throw refusal(
                "a list of \(Self.plural(elements ?? right.element)) never holds \(left.described)",
                at: operands.node,
                fix: "write elements of the same type as what is looked for"
            )
        case .string where left.isAny: return .bool
        case .string:
            throw refusal("'in' does not search a text", at: operands.node, fix: "write text contains \"part\"")
        default: throw mismatch(.isIn, operands)
        }
    }

    /// A literal pattern is compiled once; the node then is a match with it.
    private mutating func compilePattern(_ operands: Operands) throws(ExpressionError) {
        guard case .string(let pattern) = tree[operands.rightNode] else { return }
        do {
            _ = try RegularExpression(pattern)
        } catch {
            throw refusal(error.problem, at: operands.rightNode, fix: error.fix)
        }
    }

    private static func plural(_ type: FilterType) -> String {
        switch type {
        case .string: "texts"
        case .bool: "truth values"
        default: type.isNumber ? "numbers" : "such values"
        }
    }

    private func mismatch(_ operation: FilterOperator, _ operands: Operands) -> ExpressionError {
        let problem =
            "'\(operation.symbol)' cannot take \(operands.left.described) and \(operands.right.described)"
        return refusal(problem, at: operands.node, fix: Self.fix(for: operation, operands))
    }

    private static func fix(for operation: FilterOperator, _ operands: Operands) -> String {
        let (left, right) = (operands.left, operands.right)
        if left.kind == .function || right.kind == .function {
            return "a function's name hides the payload's member; write get($env, \"name\") for the member"
        }
        switch operation {
        case .less, .more, .lessOrEqual, .moreOrEqual:
            return left == .bool
                ? "comparisons do not chain; write a < b and b < c, and not (a < b)" : "compare values of one type"
        case .equal, .notEqual:
            return left == .bool || right == .bool
                ? "put what 'not' is about in parentheses: not (a == b)"
                : "write both sides as the same type, or convert one: string(x), int(x)"
        case .or, .and: return "compare each side with something, such as a == 1 and b == 2"
        case .add: return "add numbers, or texts; convert with string(x)"
        case .modulo: return "convert to whole numbers with int(x)"
        case .matches, .contains, .startsWith, .endsWith: return "convert to a text with string(x)"
        default: return "use it with values of one type"
        }
    }
}
