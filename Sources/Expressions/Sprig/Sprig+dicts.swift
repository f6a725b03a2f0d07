import EventData

extension Sprig {
    static let dicts: [GoFunction] = members + choosing + combining

    private static let members: [GoFunction] = [
        GoFunction("dict", rest: .any) { arguments, evaluation throws(EvaluationError) in
            var members: [JSONName: GoValue] = [:]
            for index in stride(from: 0, to: arguments.values.count, by: 2) {
                let isLast = index + 1 == arguments.values.count
                let name = arguments[index].sprigText
                try evaluation.take(name.utf8.count)
                members[JSONName(name)] = isLast ? .string("") : arguments[index + 1]
            }
            return .map(GoMap(members))
        },
        GoFunction("get", .map, .string) { arguments, _ in arguments.map(0)[arguments.string(1)] ?? .string("") },
        GoFunction("hasKey", .map, .string) { arguments, _ in .bool(arguments.map(0)[arguments.string(1)] != nil) },
        GoFunction("set", .map, .string, .any) { arguments, evaluation throws(EvaluationError) in
            guard case .map(let map) = arguments[0] else { throw EvaluationError("assignment to entry in nil map") }
            map[arguments.string(1)] = arguments[2]
            evaluation.noteChange(of: map)
            return .map(map)
        },
        GoFunction("unset", .map, .string) { arguments, _ in
            let map = arguments.map(0)
            map[arguments.string(1)] = nil
            return .map(map)
        },
    ]

    private static let choosing: [GoFunction] = [
        GoFunction("keys", rest: .map) { arguments, evaluation throws(EvaluationError) in
            var names: [String] = []
            for index in arguments.values.indices { names += arguments.map(index).sortedNames }
            try evaluation.take(names.count)
            return .strings(names)
        },
        GoFunction("values", .map) { arguments, evaluation throws(EvaluationError) in
            let map = arguments.map(0)
            try evaluation.take(map.count)
            return .list(GoList(map.sortedNames.compactMap { map[$0] }))
        },
        GoFunction("pluck", .string, rest: .map) { arguments, _ in
            let name = arguments.string(0)
            return .list(GoList(arguments.values.indices.dropFirst().compactMap { arguments.map($0)[name] }))
        },
        GoFunction("pick", .map, rest: .string) { arguments, _ in
            let map = arguments.map(0)
            let picked = GoMap()
            for index in arguments.values.indices.dropFirst() {
                if let value = map[arguments.string(index)] { picked[arguments.string(index)] = value }
            }
            return .map(picked)
        },
        GoFunction("omit", .map, rest: .string) { arguments, evaluation throws(EvaluationError) in
            var members = arguments.map(0).members
            try evaluation.take(members.count)
            for index in arguments.values.indices.dropFirst() { members[JSONName(arguments.string(index))] = nil }
            return .map(GoMap(members))
        },
        GoFunction("dig", rest: .any, body: dig),
    ]

    private static let combining: [GoFunction] =
        ["merge", "mustMerge"].map { merging($0, overwrites: false) }
        + ["mergeOverwrite", "mustMergeOverwrite"].map { merging($0, overwrites: true) }
        + GoFunction.value("deepCopy", "mustDeepCopy") { arguments, evaluation throws(EvaluationError) in
            if case .null = arguments[0] { throw EvaluationError("nil cannot be copied") }
            return try evaluation.copy(of: arguments[0])
        }

    private static func merging(_ name: String, overwrites: Bool) -> GoFunction {
        GoFunction(name, .map, rest: .map) { arguments, evaluation throws(EvaluationError) in
            let destination = arguments.map(0)
            let merge = MapMerge(overwrites: overwrites, evaluation: evaluation)
            for index in arguments.values.indices.dropFirst() {
                try merge.merge(arguments.map(index), into: destination)
            }
            return .map(destination)
        }
    }

    /// Names that lead from one map to the next, what to return when one is missing, and the first map.
    private static func dig(_ arguments: GoArguments, _: Evaluation) throws(EvaluationError) -> GoValue {
        let values = arguments.values
        guard values.count >= 3, let last = values.last else {
            throw EvaluationError("dig needs at least three arguments")
        }
        var names: [String] = []
        for value in values.dropLast(2) {
            guard case .string(let name) = value else {
                throw EvaluationError("interface {} is \(value.typeName), not string")
            }
            names.append(name)
        }
        var current = last
        for name in names {
            guard case .map(let map) = current, map.element == .any else {
                throw EvaluationError("interface {} is \(current.typeName), not map[string]interface {}")
            }
            guard let next = map[name] else { return values[values.count - 2] }
            current = next
        }
        return current
    }
}

extension Evaluation {
    /// What one value costs that is copied: a list or map takes some 100 bytes.
    private static let stepsOfCopy = 8

    /// A copy that shares no list or map with `value`.
    func copy(of value: GoValue, depth: Int = 0) throws(EvaluationError) -> GoValue {
        try take(Self.stepsOfCopy)
        guard depth < GoValue.maximumDepth else { throw EvaluationError("the value is nested too deep to copy") }
        switch value {
        case .list(let list):
            var elements: [GoValue] = []
            for element in list.elements { elements.append(try copy(of: element, depth: depth + 1)) }
            return .list(GoList(elements, of: list.element, isNil: list.isNil))
        case .map(let map):
            var members: [JSONName: GoValue] = [:]
            for (name, member) in map.members { members[name] = try copy(of: member, depth: depth + 1) }
            return .map(GoMap(members, of: map.element))
        default: return value
        }
    }
}
