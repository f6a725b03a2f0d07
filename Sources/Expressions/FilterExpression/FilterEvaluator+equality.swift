import EventData

extension FilterEvaluator {
    /// nil, and lists that are Go's nil of their type.
    func isNil(_ value: GoValue) -> Bool {
        switch value {
        case .null: true
        case .list(let list): list.isNil
        default: false
        }
    }

    /// `==`, which insists on the types where both sides are known to be texts or whole numbers.
    func isEqual(_ left: GoValue, _ right: GoValue, at id: FilterTree.ID) throws(EvaluationError) -> Bool {
        guard case .binary(_, let leftNode, let rightNode) = tree[id] else { return try isEqual(left, right) }
        switch (tree.types[leftNode].kind, tree.types[rightNode].kind) {
        case (.int, .int):
            guard case .integer(let left, .int) = left, case .integer(let right, .int) = right else {
                throw failure("a whole number is needed on both sides of '=='", at: id)
            }
            return left == right
        case (.string, .string):
            return try string(left, for: "==", at: id).isSameText(as: try string(right, for: "==", at: id))
        default: return try isEqual(left, right)
        }
    }

    /// Numbers are equal whatever their type here, at the outermost level; elements and members are not.
    func isEqual(_ left: GoValue, _ right: GoValue) throws(EvaluationError) -> Bool {
        switch (left, right) {
        case (.integer(let left, let type), .integer(let right, let other)) where type.isPlain && other.isPlain:
            return left == right
        case (.float(let left), .integer(let right, let type)) where type.isPlain: return left == Double(right)
        case (.integer(let left, let type), .float(let right)) where type.isPlain: return Double(left) == right
        case (.time(let left), .time(let right)): return left.isSameMoment(as: right)
        case (_, _) where isNil(left) || isNil(right): return isNil(left) && isNil(right)
        default: return try isSame(left, right, depth: 0)
        }
    }

    /// As reflect.DeepEqual has it, each element a step: lists may share elements, so that comparing costs far more
    /// than making them.
    private func isSame(_ left: GoValue, _ right: GoValue, depth: Int) throws(EvaluationError) -> Bool {
        try evaluation.take(1)
        switch (left, right) {
        case (.list(let left), .list(let right)):
            if left === right { return true }
            guard left.element == right.element, left.isNil == right.isNil, left.count == right.count,
                depth < GoValue.maximumDepth
            else { return false }
            for (first, second) in zip(left.elements, right.elements) {
                guard try isSame(first, second, depth: depth + 1) else { return false }
            }
            return true
        case (.map(let left), .map(let right)):
            if left === right { return true }
            guard left.element == right.element, left.count == right.count, depth < GoValue.maximumDepth,
                keyedMaps.isKeyed(left) == keyedMaps.isKeyed(right)
            else { return false }
            for (name, value) in left.members {
                guard let other = right[name.text], try isSame(value, other, depth: depth + 1) else { return false }
            }
            return true
        case (.string(let left), .string(let right)):
            try evaluation.take(left.utf8.count)
            return left.isSameText(as: right)
        default: return deepEqual(left, right)
        }
    }

    /// `in`.
    func contains(_ container: GoValue, _ needle: GoValue, at id: FilterTree.ID) throws(EvaluationError) -> Bool {
        switch container {
        case .null: return false
        case .list(let list):
            try evaluation.take(list.count)
            for element in list.elements where try isEqual(element, needle) { return true }
            return false
        case .map(let map):
            if let keys = keyedMaps.keys(of: map) {
                return keys[JSONName(try keyedMaps.key(for: needle))] != nil
            }
            if case .null = needle { return map[""] != nil }
            return map[try string(needle, for: "in", at: id)] != nil
        case .time:
            // A time has no member that can be seen, whatever its name.
            _ = try string(needle, for: "in", at: id)
            return false
        default: throw failure("'in' cannot search \(filterTypeName(of: container))", at: id)
        }
    }

    mutating func isText(
        _ operand: FilterTree.ID,
        among texts: Set<[UInt8]>,
        at id: FilterTree.ID
    ) throws(EvaluationError) -> GoValue {
        let needle = try value(of: operand)
        if case .null = needle { return .bool(texts.contains([])) }
        return .bool(texts.contains(Array(try string(needle, for: "in", at: id).utf8)))
    }

    mutating func isNumber(
        _ operand: FilterTree.ID,
        from lower: Int,
        to upper: Int,
        at id: FilterTree.ID
    ) throws(EvaluationError) -> GoValue {
        let number = try value(of: operand)
        guard try isOrdered(.moreOrEqual, number, .int(lower), at: id) else { return .bool(false) }
        return .bool(try isOrdered(.lessOrEqual, number, .int(upper), at: id))
    }
}
