import EventData

extension FilterEvaluator {
    mutating func value(
        of predicate: FilterTree.Predicate,
        at id: FilterTree.ID
    ) throws(EvaluationError) -> GoValue {
        let list = try value(of: predicate.list)
        guard let loop = FilterLoop(list) else {
            throw failure(
                "\(predicate.name.rawValue) goes through a list, and this is \(filterTypeName(of: list))",
                at: predicate.list
            )
        }
        scopes.append(loop)
        defer { scopes.removeLast() }
        switch predicate.name {
        case .all, .none, .any, .one, .count: return try counted(predicate)
        case .filter: return try filtered(predicate, at: id)
        case .map: return try mapped(predicate, at: id)
        case .find, .findLast, .findIndex, .findLastIndex: return try found(predicate, at: id)
        case .groupBy: return try grouped(predicate, at: id)
        case .reduce: return try reduced(predicate, at: id)
        }
    }

    private var loop: FilterLoop { scopes[scopes.count - 1] }

    private mutating func move(to index: Int) { scopes[scopes.count - 1].index = index }

    /// Computes the predicate for the element at `index`.
    private mutating func result(_ predicate: FilterTree.Predicate, at index: Int) throws(EvaluationError) -> GoValue {
        move(to: index)
        return try value(of: predicate.body)
    }

    private mutating func holds(_ predicate: FilterTree.Predicate, at index: Int) throws(EvaluationError) -> Bool {
        try truth(try result(predicate, at: index), at: predicate.body)
    }

    private mutating func counted(_ predicate: FilterTree.Predicate) throws(EvaluationError) -> GoValue {
        var count = 0
        for index in 0..<loop.count {
            let holds = try holds(predicate, at: index)
            switch predicate.name {
            case .all where !holds: return .bool(false)
            case .none where holds: return .bool(false)
            case .any where holds: return .bool(true)
            default: count += holds ? 1 : 0
            }
        }
        switch predicate.name {
        case .any: return .bool(false)
        case .one: return .bool(count == 1)
        case .count: return .int(count)
        default: return .bool(true)
        }
    }

    /// The element the loop stands at, or what the predicate makes of it.
    private mutating func kept(_ predicate: FilterTree.Predicate, at id: FilterTree.ID) throws(EvaluationError)
        -> GoValue
    {
        if let mapping = predicate.mapping { return try value(of: mapping) }
        guard let element = loop.element else { throw failure("a map has no elements", at: id) }
        return element
    }

    private mutating func filtered(_ predicate: FilterTree.Predicate, at id: FilterTree.ID) throws(EvaluationError)
        -> GoValue
    {
        var elements: [GoValue] = []
        for index in 0..<loop.count where try holds(predicate, at: index) {
            elements.append(try kept(predicate, at: id))
        }
        try take(elements: elements.count, at: id)
        return .list(GoList(elements))
    }

    private mutating func mapped(_ predicate: FilterTree.Predicate, at id: FilterTree.ID) throws(EvaluationError)
        -> GoValue
    {
        var elements: [GoValue] = []
        for index in 0..<loop.count { elements.append(try result(predicate, at: index)) }
        try take(elements: elements.count, at: id)
        return .list(GoList(elements))
    }

    private mutating func found(_ predicate: FilterTree.Predicate, at id: FilterTree.ID) throws(EvaluationError)
        -> GoValue
    {
        let isBackwards = predicate.name == .findLast || predicate.name == .findLastIndex
        let count = loop.count
        for step in 0..<count {
            let index = isBackwards ? count - 1 - step : step
            guard try holds(predicate, at: index) else { continue }
            switch predicate.name {
            case .findIndex, .findLastIndex: return .int(index)
            default: return try kept(predicate, at: id)
            }
        }
        if predicate.failsWhenNone { throw failure("no element is found", at: id) }
        return .null
    }

    private mutating func grouped(_ predicate: FilterTree.Predicate, at id: FilterTree.ID) throws(EvaluationError)
        -> GoValue
    {
        var places: [JSONName: Int] = [:]
        var groups: [(key: GoValue, elements: [GoValue])] = []
        for index in 0..<loop.count {
            let key = try result(predicate, at: index)
            let element = try kept(predicate, at: id)
            let name = JSONName(try keyedMaps.key(for: key))
            if let place = places[name] {
                groups[place].elements.append(element)
            } else {
                places[name] = groups.count
                groups.append((key, [element]))
            }
        }
        return try keyedMaps.make(groups.map { ($0.key, .list(GoList($0.elements))) }, ofLists: true)
    }

    private mutating func reduced(_ predicate: FilterTree.Predicate, at id: FilterTree.ID) throws(EvaluationError)
        -> GoValue
    {
        var start = 0
        if let initial = predicate.initial {
            scopes[scopes.count - 1].accumulator = try value(of: initial)
        } else {
            guard let first = loop.element else {
                throw failure("an empty list needs a value to start from: reduce(list, …, 0)", at: id)
            }
            scopes[scopes.count - 1].accumulator = first
            start = 1
        }
        for index in start..<max(start, loop.count) {
            let result = try result(predicate, at: index)
            scopes[scopes.count - 1].accumulator = result
        }
        return loop.accumulator
    }
}
