import EventData

extension FilterEvaluator {
    mutating func value(
        of builtin: FilterBuiltin,
        _ ids: [FilterTree.ID],
        at id: FilterTree.ID
    ) throws(EvaluationError) -> GoValue {
        let arguments = try values(of: ids)
        do {
            return try apply(builtin, arguments)
        } catch {
            throw failure("\(builtin.rawValue): \(error.problem)", at: id)
        }
    }

    private mutating func apply(_ builtin: FilterBuiltin, _ arguments: [GoValue]) throws(EvaluationError) -> GoValue {
        switch builtin {
        case .len: return .int(try length(of: arguments[0]))
        case .type: return .string(Self.typeName(of: arguments[0]))
        case .string: return .string(try shown(arguments[0]))
        case .abs, .ceil, .floor, .round, .int, .float: return try FilterNumbers.apply(builtin, arguments[0])
        case .max, .min: return try extreme(builtin, arguments)
        case .sum, .mean, .median:
            let values = try list(arguments[0])
            try evaluation.take(values.count)
            return try FilterNumbers.summary(builtin, values)
        case .toJSON: return .string(try json(arguments[0]))
        case .fromJSON: return try Self.parsed(try FilterTexts.text(arguments[0]), evaluation)
        case .now, .duration, .date: return try FilterTimes.apply(builtin, arguments, evaluation)
        case .first, .last, .get, .take, .keys, .values, .toPairs, .fromPairs, .sort, .sortBy:
            return try applyToContainer(builtin, arguments)
        default: return try FilterTexts.apply(builtin, arguments, evaluation)
        }
    }

    private func length(of value: GoValue) throws(EvaluationError) -> Int {
        switch value {
        case .list(let list): return list.count
        case .map(let map): return map.count
        case .string(let text): return text.utf8.count
        default: throw EvaluationError("\(filterTypeName(of: value)) has no length")
        }
    }

    private static func typeName(of value: GoValue) -> String {
        switch value {
        case .null: "nil"
        case .bool: "bool"
        case .float: "float"
        case .string: "string"
        case .list: "array"
        case .map: "map"
        case .function: "func"
        case .integer(_, .duration), .integer(_, .month), .integer(_, .weekday), .time: value.typeName
        case .integer(_, let type): type.rawValue.hasPrefix("u") ? "uint" : "int"
        case .object(let object): object.typeName.filter { $0 != "*" }
        }
    }

    private func shown(_ value: GoValue) throws(EvaluationError) -> String {
        var shown = value
        if case .map(let map) = value, let keys = keyedMaps.keys(of: map) {
            var members: [JSONName: GoValue] = [:]
            for (key, real) in keys { members[JSONName(real.text)] = map[key.text] }
            shown = .map(GoMap(members))
        }
        try evaluation.take(allOf: shown)
        return shown.text
    }

    private func json(_ value: GoValue) throws(EvaluationError) -> String {
        if case .map(let map) = value, keyedMaps.isKeyed(map) {
            throw EvaluationError("a map whose keys are not texts has no JSON form")
        }
        try evaluation.take(allOf: value)
        return try FilterTexts.indented(try GoJSONEncoding().text(of: value))
    }

    static func parsed(_ text: String, _ evaluation: Evaluation) throws(EvaluationError) -> GoValue {
        try evaluation.take(text.utf8.count)
        do {
            return GoValue(try JSONDocument(parsing: text))
        } catch {
            throw EvaluationError("the text is not JSON")
        }
    }

    /// The largest or smallest; a single value is returned as it is, a list as well.
    private func extreme(_ builtin: FilterBuiltin, _ arguments: [GoValue]) throws(EvaluationError) -> GoValue {
        var extreme: GoValue?
        for argument in arguments {
            guard let current = extreme, !isNil(current) else {
                extreme = argument
                continue
            }
            let operation: FilterOperator = builtin == .max ? .less : .more
            if try isOrdered(operation, current, argument, at: tree.root) { extreme = argument }
        }
        return extreme ?? .null
    }

    func list(_ value: GoValue) throws(EvaluationError) -> [GoValue] {
        guard case .list(let list) = value else {
            throw EvaluationError("a list is needed, and this is \(filterTypeName(of: value))")
        }
        return list.elements
    }
}
