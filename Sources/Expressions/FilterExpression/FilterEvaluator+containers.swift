import EventData

extension FilterEvaluator {
    mutating func applyToContainer(
        _ builtin: FilterBuiltin,
        _ arguments: [GoValue]
    ) throws(EvaluationError) -> GoValue {
        switch builtin {
        // What cannot be fetched is nil for these three.
        case .first: return (try? fetch(.int(0), from: arguments[0], at: tree.root)) ?? .null
        case .last: return (try? fetch(.int(-1), from: arguments[0], at: tree.root)) ?? .null
        case .get: return (try? fetch(arguments[1], from: arguments[0], at: tree.root)) ?? .null
        case .take: return try taken(arguments[0], arguments[1])
        case .keys: return .list(GoList(try pairs(of: arguments[0]).map(\.key)))
        case .values: return .list(GoList(try pairs(of: arguments[0]).map(\.value)))
        case .toPairs: return .list(GoList(try pairs(of: arguments[0]).map { .list(GoList([$0.key, $0.value])) }))
        case .fromPairs: return try joined(arguments[0])
        case .sort: return try sorted(arguments[0], by: nil, arguments.dropFirst().first)
        default: return try sorted(arguments[0], by: try FilterTexts.text(arguments[1]), arguments.dropFirst(2).first)
        }
    }

    private func taken(_ value: GoValue, _ limit: GoValue) throws(EvaluationError) -> GoValue {
        guard case .list(let list) = value else { return .list(GoList(try self.list(value))) }
        guard case .integer(let count, let type) = limit, !type.rawValue.hasPrefix("u") else {
            throw EvaluationError("a whole number is needed, and this is \(filterTypeName(of: limit))")
        }
        guard count >= 0 else { throw EvaluationError("\(count) elements cannot be taken") }
        if count > list.count { return value }
        try evaluation.take(Int(count))
        return .list(GoList(Array(list.elements.prefix(Int(count))), of: list.element))
    }

    /// A map's members in the order of their keys; Go's own order is a different one each time.
    private mutating func pairs(of value: GoValue) throws(EvaluationError) -> [(key: GoValue, value: GoValue)] {
        guard case .map(let map) = value else {
            throw EvaluationError("a map is needed, and this is \(filterTypeName(of: value))")
        }
        try evaluation.take(map.count)
        let keys = keyedMaps.keys(of: map)
        return map.sortedNames.map { (keys?[JSONName($0)] ?? .string($0), map[$0] ?? .null) }
    }

    private mutating func joined(_ value: GoValue) throws(EvaluationError) -> GoValue {
        let elements = try list(value)
        try evaluation.take(elements.count)
        var members: [(key: GoValue, value: GoValue)] = []
        for element in elements {
            let pair = try list(element)
            guard pair.count == 2 else { throw EvaluationError("a pair has \(pair.count) elements") }
            members.append((pair[0], pair[1]))
        }
        return try keyedMaps.make(members, ofLists: false)
    }

    private func sorted(_ value: GoValue, by member: String?, _ order: GoValue?) throws(EvaluationError) -> GoValue {
        let elements = try list(value)
        try evaluation.take(elements.count * (elements.count.bitWidth - elements.count.leadingZeroBitCount))
        let isDescending = try order.map(Self.isDescending) ?? false
        let keyed = elements.map { (element: $0, key: Self.sortKey(of: $0, member)) }
        guard keyed.count > 1 else { return .list(GoList(elements)) }
        guard let order = FilterOrder(of: keyed.map(\.key)) else {
            throw EvaluationError("the elements are not all whole numbers, or all numbers, or all texts")
        }
        let sorted = keyed.sorted {
            isDescending ? order.precedes($1.key, $0.key) : order.precedes($0.key, $1.key)
        }
        return .list(GoList(sorted.map(\.element)))
    }

    private static func isDescending(_ order: GoValue) throws(EvaluationError) -> Bool {
        switch try FilterTexts.text(order) {
        case "desc": return true
        case "asc": return false
        default: throw EvaluationError("the order is \"asc\" or \"desc\"")
        }
    }

    /// Of a map its member, of everything else itself.
    private static func sortKey(of element: GoValue, _ member: String?) -> GoValue {
        guard case .map(let map) = element else { return element }
        return map[member ?? ""] ?? .null
    }
}

/// The order of values that are all of one type.
private enum FilterOrder {
    case integers, floats, texts

    /// nil when they are of several types, or of one that has no order.
    init?(of values: [GoValue]) {
        guard let first = values.first, values.allSatisfy({ $0.typeName == first.typeName }) else { return nil }
        switch first {
        case .integer(_, let type) where !type.rawValue.hasPrefix("u"): self = .integers
        case .float: self = .floats
        case .string: self = .texts
        default: return nil
        }
    }

    func precedes(_ left: GoValue, _ right: GoValue) -> Bool {
        switch (left, right) {
        case (.integer(let left, _), .integer(let right, _)): left < right
        case (.float(let left), .float(let right)): left < right
        case (.string(let left), .string(let right)): left.utf8.lexicographicallyPrecedes(right.utf8)
        default: false
        }
    }
}
