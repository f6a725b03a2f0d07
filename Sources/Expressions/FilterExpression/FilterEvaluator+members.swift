extension FilterEvaluator {
    /// What `?.` gives: nil as soon as something before it is nil, whatever follows in the chain.
    mutating func value(ofChain id: FilterTree.ID) throws(EvaluationError) -> GoValue {
        let depth = brokenChains
        let value = try value(of: id)
        guard brokenChains > depth else { return value }
        brokenChains = depth
        return .null
    }

    /// The value before a member; nil when `?.` ends the chain here.
    private mutating func base(
        _ base: FilterTree.ID,
        isOptional: Bool
    ) throws(EvaluationError) -> GoValue? {
        let chains = brokenChains
        let value = try value(of: base)
        if brokenChains > chains { return nil }
        guard isOptional, isNil(value) else { return value }
        brokenChains += 1
        return nil
    }

    mutating func memberValue(
        _ base: FilterTree.ID,
        _ property: FilterTree.ID,
        at id: FilterTree.ID
    ) throws(EvaluationError) -> GoValue {
        guard case .member(_, _, let isOptional) = tree[id] else { return .null }
        if case .environment = tree[base], case .string(let name) = tree[property] { return variables.value(name) }
        guard let value = try self.base(base, isOptional: isOptional) else { return .null }
        return try fetch(try self.value(of: property), from: value, at: id)
    }

    func fetch(_ key: GoValue, from value: GoValue, at id: FilterTree.ID) throws(EvaluationError) -> GoValue {
        switch value {
        case .list(let list):
            let place = try place(of: key, among: list.count, at: id)
            return list.elements[place]
        case .string(let text):
            let place = try place(of: key, among: text.utf8.count, at: id)
            return .integer(Int64(text.utf8[text.utf8.index(text.utf8.startIndex, offsetBy: place)]), .uint8)
        case .map(let map):
            if keyedMaps.isKeyed(map) {
                return map[try keyedMaps.key(for: key)] ?? keyedMaps.absent(in: map)
            }
            if case .null = key { return map[""] ?? .null }
            return map[try string(key, for: "a map's key", at: id)] ?? .null
        case .object(let object):
            if case .string(let name) = key, let member = object.member(name) { return member }
        default: break
        }
        throw failure("\(filterTypeName(of: value)) has no member '\(key.text.prefix(40))'", at: id)
    }

    /// A place in a list, negative ones counted from its end.
    private func place(of key: GoValue, among count: Int, at id: FilterTree.ID) throws(EvaluationError) -> Int {
        let index = try index(key, at: id)
        let place = index < 0 ? count + index : index
        guard place >= 0, place < count else {
            throw failure("there is no element \(index), only \(count) are there", at: id)
        }
        return place
    }

    /// A number used as a place or a bound; its fraction is cut off.
    func index(_ value: GoValue, at id: FilterTree.ID) throws(EvaluationError) -> Int {
        switch value {
        case .integer(let number, let type) where type.isPlain: return Int(number)
        case .float(let number): return Int(goInt64(number))
        default: throw failure("a whole number is needed, and this is \(filterTypeName(of: value))", at: id)
        }
    }

    mutating func sliceValue(
        _ base: FilterTree.ID,
        _ from: FilterTree.ID?,
        _ to: FilterTree.ID?,
        at id: FilterTree.ID
    ) throws(EvaluationError) -> GoValue {
        let value = try value(of: base)
        let count: Int
        switch value {
        case .list(let list): count = list.count
        case .string(let text): count = text.utf8.count
        default: throw failure("\(filterTypeName(of: value)) cannot be sliced", at: id)
        }
        var end = count
        if let to { end = try index(try self.value(of: to), at: to) }
        var start = 0
        if let from { start = try index(try self.value(of: from), at: from) }
        end = min(max(end < 0 ? count &+ end : end, 0), count)
        start = min(max(start < 0 ? count &+ start : start, 0), end)
        try evaluation.take(end - start)
        switch value {
        case .list(let list): return .list(GoList(Array(list.elements[start..<end]), of: list.element))
        case .string(let text): return .string(String(decoding: Array(text.utf8)[start..<end], as: UTF8.self))
        default: return .null
        }
    }
}

extension FilterEvaluator {
    mutating func callValue(
        _ callee: FilterTree.ID,
        _ ids: [FilterTree.ID],
        at id: FilterTree.ID
    ) throws(EvaluationError) -> GoValue {
        let arguments = try values(of: ids)
        guard case .member(let base, let property, let isOptional) = tree[callee] else {
            return try call(try value(of: callee), arguments, at: id)
        }
        guard let value = try self.base(base, isOptional: isOptional) else { return .null }
        let key = try self.value(of: property)
        switch value {
        case .time, .object, .integer(_, .duration), .integer(_, .month), .integer(_, .weekday):
            guard let result = try method(key.text, of: value, arguments, at: id) else {
                throw failure("\(filterTypeName(of: value)) has no method '\(key.text.prefix(40))'", at: id)
            }
            return result
        default: return try call(try fetch(key, from: value, at: callee), arguments, at: id)
        }
    }

    private func method(
        _ name: String,
        of value: GoValue,
        _ arguments: [GoValue],
        at id: FilterTree.ID
    ) throws(EvaluationError) -> GoValue? {
        do {
            return try goMethod(name, of: value, arguments)
        } catch {
            throw failure(error.problem, at: id)
        }
    }

    private func call(_ callee: GoValue, _ arguments: [GoValue], at id: FilterTree.ID) throws(EvaluationError)
        -> GoValue
    {
        guard case .function(let function) = callee else {
            throw failure("\(filterTypeName(of: callee)) cannot be called", at: id)
        }
        return try call(function, arguments, at: id)
    }

    func call(
        _ function: GoFunction,
        _ arguments: [GoValue],
        at id: FilterTree.ID
    ) throws(EvaluationError) -> GoValue {
        for (index, argument) in arguments.enumerated() {
            let parameter = index < function.parameters.count ? function.parameters[index] : function.rest
            try check(argument, for: parameter ?? .any, of: function, at: id)
        }
        do {
            return try function.call(arguments, in: evaluation)
        } catch {
            throw failure(error.problem, at: id)
        }
    }

    /// Here, other than in templates, nil is no list and no map for a function.
    private func check(
        _ argument: GoValue,
        for parameter: GoFunction.Parameter,
        of function: GoFunction,
        at id: FilterTree.ID
    ) throws(EvaluationError) {
        switch argument {
        case .null where parameter != .any: throw failure("\(function.name) cannot take nil", at: id)
        case .map(let map) where keyedMaps.isKeyed(map):
            throw failure("\(function.name) cannot take a map whose keys are not texts", at: id)
        default: break
        }
    }
}
