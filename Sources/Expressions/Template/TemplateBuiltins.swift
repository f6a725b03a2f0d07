/// The functions that the template language has by itself; `and` and `or` are part of the evaluator.
enum TemplateBuiltins {
    static let functions: [String: GoFunction] = Dictionary(
        uniqueKeysWithValues: (values + comparisons + texts).map { ($0.name, $0) }
    )

    private static let values = [
        GoFunction("not", .any) { arguments, _ throws(EvaluationError) in .bool(!arguments[0].isTrue) },
        GoFunction("len", .any) { arguments, _ throws(EvaluationError) in .int(try length(of: arguments[0])) },
        GoFunction("index", .any, rest: .any) { arguments, _ throws(EvaluationError) in
            try element(of: arguments[0], at: arguments.from(1))
        },
        GoFunction("slice", .any, rest: .any) { arguments, evaluation throws(EvaluationError) in
            try slice(of: arguments[0], at: arguments.from(1), in: evaluation)
        },
        GoFunction("call", .any, rest: .any) { arguments, evaluation throws(EvaluationError) in
            guard case .function(let function) = arguments[0] else {
                throw EvaluationError("a value of type \(arguments[0].typeName) is no function")
            }
            return try function.call(arguments.from(1), in: evaluation)
        },
    ]

    private static let texts = [
        GoFunction("print", rest: .any) { arguments, evaluation throws(EvaluationError) in
            .string(try goPrinted(arguments.values, in: evaluation))
        },
        GoFunction("println", rest: .any) { arguments, evaluation throws(EvaluationError) in
            .string(try goPrintedLine(arguments.values, in: evaluation))
        },
        GoFunction("printf", .string, rest: .any) { arguments, evaluation throws(EvaluationError) in
            .string(try goSprintf(arguments.string(0), arguments.from(1), in: evaluation))
        },
        GoFunction("html", rest: .any) { arguments, evaluation throws(EvaluationError) in
            .string(try GoEscaping.html(text(of: arguments.values, in: evaluation)))
        },
        GoFunction("js", rest: .any) { arguments, evaluation throws(EvaluationError) in
            .string(try GoEscaping.script(text(of: arguments.values, in: evaluation)))
        },
        GoFunction("urlquery", rest: .any) { arguments, evaluation throws(EvaluationError) in
            .string(try GoEscaping.query(text(of: arguments.values, in: evaluation)))
        },
    ]

    /// What is to be escaped; nil reads as it would print.
    private static func text(
        of values: [GoValue],
        in evaluation: Evaluation
    ) throws(EvaluationError) -> String {
        try goPrinted(values.map(printable), in: evaluation)
    }

    private static func printable(_ value: GoValue) -> GoValue {
        if case .null = value { .string("<no value>") } else { value }
    }

    private static func length(of value: GoValue) throws(EvaluationError) -> Int {
        switch value {
        case .string(let text): text.utf8.count
        case .list(let list): list.count
        case .map(let map): map.count
        default: throw EvaluationError("a value of type \(value.typeName) has no length")
        }
    }
}

// MARK: Elements

extension TemplateBuiltins {
    /// `index x 1 "a"` is x[1]["a"]; a member that a map does not have is nil.
    private static func element(of value: GoValue, at indices: [GoValue]) throws(EvaluationError) -> GoValue {
        if case .null = value { throw EvaluationError("nil has no elements") }
        var value = value
        for index in indices {
            switch value {
            case .list(let list):
                let place = try place(index, in: list.count)
                guard place < list.count else { throw EvaluationError("index out of range: \(place)") }
                value = list.elements[place]
            case .string(let text):
                let place = try place(index, in: text.utf8.count)
                guard place < text.utf8.count else { throw EvaluationError("index out of range: \(place)") }
                value = .integer(Int64(text.utf8[text.utf8.index(text.startIndex, offsetBy: place)]), .uint8)
            case .map(let map):
                guard case .string(let name) = index else {
                    throw EvaluationError("a map's members have texts as names, not \(index.typeName)")
                }
                value = map[name] ?? .null
            default: throw EvaluationError("a value of type \(value.typeName) has no elements")
            }
        }
        return value
    }

    /// `slice x 1 3` is x[1:3]; texts count in bytes.
    private static func slice(
        of value: GoValue,
        at indices: [GoValue],
        in evaluation: Evaluation
    ) throws(EvaluationError) -> GoValue {
        let count: Int
        switch value {
        case .list(let list): count = list.count
        case .string(let text): count = text.utf8.count
        default: throw EvaluationError("a value of type \(value.typeName) cannot be cut")
        }
        var isText = false
        if case .string = value { isText = true }
        guard indices.count <= (isText ? 2 : 3) else { throw EvaluationError("too many slice indexes") }
        var places: [Int] = []
        for index in indices { places.append(try place(index, in: count)) }
        let start = places.first ?? 0
        let end = places.count > 1 ? places[1] : count
        guard start <= end, end <= places.last ?? end || places.count < 3 else {
            throw EvaluationError("invalid slice index: \(start) > \(end)")
        }
        try evaluation.take(end - start)
        switch value {
        case .list(let list): return .list(GoList(Array(list.elements[start..<end]), of: list.element))
        case .string(let text):
            let first = text.utf8.index(text.startIndex, offsetBy: start)
            return .string(goString(Array(text.utf8[first...].prefix(end - start))))
        default: return value
        }
    }

    private static func place(_ index: GoValue, in count: Int) throws(EvaluationError) -> Int {
        guard case .integer(let number, _) = index else {
            throw EvaluationError("a list's elements have whole numbers as indices, not \(index.typeName)")
        }
        guard number >= 0, number <= count else { throw EvaluationError("index out of range: \(number)") }
        return Int(number)
    }
}
