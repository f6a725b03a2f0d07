extension FilterEvaluator {
    /// A chain of operators, walked from its innermost left operand without recursion.
    mutating func chainValue(_ id: FilterTree.ID) throws(EvaluationError) -> GoValue {
        var chain: [FilterTree.ID] = []
        var node = id
        while case .binary(_, let left, _) = tree[node] {
            chain.append(node)
            node = left
        }
        var value = try self.value(of: node)
        for link in chain.reversed() {
            guard case .binary(let operation, let left, let right) = tree[link] else { continue }
            switch operation {
            case .and: if try truth(value, at: left) { value = try self.value(of: right) }
            case .or: if !(try truth(value, at: left)) { value = try self.value(of: right) }
            case .coalesce: if isNil(value) { value = try self.value(of: right) }
            default: value = try apply(operation, value, try self.value(of: right), at: link)
            }
            try evaluation.take(1)
        }
        return value
    }

    private mutating func apply(
        _ operation: FilterOperator,
        _ left: GoValue,
        _ right: GoValue,
        at id: FilterTree.ID
    ) throws(EvaluationError) -> GoValue {
        switch operation {
        case .equal: return .bool(try isEqual(left, right, at: id))
        case .notEqual: return .bool(!(try isEqual(left, right)))
        case .less, .more, .lessOrEqual, .moreOrEqual: return .bool(try isOrdered(operation, left, right, at: id))
        case .isIn: return .bool(try contains(right, left, at: id))
        case .contains, .startsWith, .endsWith:
            let text = try string(left, for: operation.symbol, at: id)
            let part = try string(right, for: operation.symbol, at: id)
            try evaluation.take(text.utf8.count)
            switch operation {
            case .startsWith: return .bool(text.utf8.starts(with: part.utf8))
            case .endsWith: return .bool(text.utf8.reversed().starts(with: part.utf8.reversed()))
            default: return .bool(FilterTexts.firstIndex(of: part, in: text) != nil)
            }
        case .matches: return .bool(try isMatch(left, right, at: id))
        case .range: return try range(left, right, at: id)
        default: return try calculate(operation, left, right, at: id)
        }
    }

    private func isMatch(_ left: GoValue, _ right: GoValue, at id: FilterTree.ID) throws(EvaluationError) -> Bool {
        let pattern = try string(right, for: "matches", at: id)
        let text = try string(left, for: "matches", at: id)
        // Compiling costs far more per byte than matching does.
        try evaluation.take(text.utf8.count + pattern.utf8.count * 100 + 1_000)
        let expression: RegularExpression
        do { expression = try RegularExpression(pattern) } catch { throw failure(error.problem, at: id) }
        try evaluation.take(expression.size)
        return try expression.matches(text, in: evaluation)
    }

    private mutating func range(_ left: GoValue, _ right: GoValue, at id: FilterTree.ID) throws(EvaluationError)
        -> GoValue
    {
        let (lower, upper) = (try index(left, at: id), try index(right, at: id))
        guard lower <= upper else { return .list(GoList([], of: .int)) }
        let (count, overflow) = upper.subtractingReportingOverflow(lower)
        try take(elements: overflow || count == .max ? .max : count + 1, at: id)
        return .list(GoList((lower...upper).map(GoValue.int), of: .int))
    }

    private func calculate(
        _ operation: FilterOperator,
        _ left: GoValue,
        _ right: GoValue,
        at id: FilterTree.ID
    ) throws(EvaluationError) -> GoValue {
        switch (left, right) {
        case (.integer(let left, let type), .integer(let right, let other)) where type.isPlain && other.isPlain:
            return try calculate(operation, left, right, at: id)
        case (.float, .float), (.float, .integer), (.integer, .float):
            if operation != .modulo, let left = FilterNumbers.double(left), let right = FilterNumbers.double(right) {
                return .float(Self.calculate(operation, left, right))
            }
        case (.string(let left), .string(let right)) where operation == .add:
            try evaluation.take(left.utf8.count + right.utf8.count)
            guard left.utf8.count + right.utf8.count <= Evaluation.maximumResultBytes else {
                throw failure("the text is longer than \(Evaluation.maximumResultBytes) bytes", at: id)
            }
            return .string(left + right)
        default:
            if let result = Self.moved(operation, left, right) { return result }
        }
        throw mismatch(operation, left, right, at: id)
    }

    private func calculate(
        _ operation: FilterOperator,
        _ left: Int64,
        _ right: Int64,
        at id: FilterTree.ID
    ) throws(EvaluationError) -> GoValue {
        switch operation {
        case .add: return .integer(left &+ right, .int)
        case .subtract: return .integer(left &- right, .int)
        case .multiply: return .integer(left &* right, .int)
        case .modulo:
            guard right != 0 else { throw failure("this divides by zero", at: id) }
            return .integer(right == -1 ? 0 : left % right, .int)
        default: return .float(Self.calculate(operation, Double(left), Double(right)))
        }
    }

    private static func calculate(_ operation: FilterOperator, _ left: Double, _ right: Double) -> Double {
        switch operation {
        case .add: left + right
        case .subtract: left - right
        case .multiply: left * right
        case .divide: left / right
        default: goPower(left, right)
        }
    }

    /// What times and durations can be added to or subtracted from.
    private static func moved(_ operation: FilterOperator, _ left: GoValue, _ right: GoValue) -> GoValue? {
        switch (operation, left, right) {
        case (.add, .time(let time), .integer(let length, .duration)),
            (.add, .integer(let length, .duration), .time(let time)):
            .time(time.adding(nanoseconds: length))
        case (.subtract, .time(let time), .integer(let length, .duration)):
            .time(time.adding(nanoseconds: 0 &- length))
        case (.subtract, .time(let later), .time(let earlier)):
            .integer(later.nanoseconds(since: earlier), .duration)
        case (.add, .integer(let left, .duration), .integer(let right, .duration)):
            .integer(left &+ right, .duration)
        case (.subtract, .integer(let left, .duration), .integer(let right, .duration)):
            .integer(left &- right, .duration)
        default: nil
        }
    }

    func isOrdered(
        _ operation: FilterOperator,
        _ left: GoValue,
        _ right: GoValue,
        at id: FilterTree.ID
    ) throws(EvaluationError) -> Bool {
        // Whole numbers are compared as such: floating point cannot tell large neighbours apart.
        switch (left, right) {
        case (.integer(let left, let type), .integer(let right, let other))
        where type.isPlain && other.isPlain || type == .duration && other == .duration:
            return Self.holds(operation, left, right)
        case (.string(let left), .string(let right)):
            try evaluation.take(min(left.utf8.count, right.utf8.count))
            if left.isSameText(as: right) { return Self.holds(operation, 0, 0) }
            return Self.holds(operation, left.utf8.lexicographicallyPrecedes(right.utf8) ? 0 : 1, 0.5)
        case (.time(let left), .time(let right)):
            if left.isSameMoment(as: right) { return Self.holds(operation, 0, 0) }
            return Self.holds(operation, left.isBefore(right) ? 0 : 1, 0.5)
        default:
            guard let first = FilterNumbers.double(left), let second = FilterNumbers.double(right) else {
                throw mismatch(operation, left, right, at: id)
            }
            return Self.holds(operation, first, second)
        }
    }

    private static func holds<Value: Comparable>(_ operation: FilterOperator, _ left: Value, _ right: Value) -> Bool {
        switch operation {
        case .less: left < right
        case .more: left > right
        case .lessOrEqual: left <= right
        default: left >= right
        }
    }

    private func mismatch(
        _ operation: FilterOperator,
        _ left: GoValue,
        _ right: GoValue,
        at id: FilterTree.ID
    ) -> EvaluationError {
        var problem = "'\(operation.symbol)' cannot take \(filterTypeName(of: left)) and \(filterTypeName(of: right))"
        // Most likely it was meant as a part of a name.
        if operation == .subtract, isNil(right) { problem += "; a dash in the name of a member is written as _" }
        return failure(problem, at: id)
    }
}
