extension Sprig {
    static let defaults: [GoFunction] = [
        GoFunction("default", .any, rest: .any) { arguments, _ in
            let isGiven = arguments.values.count > 1 && arguments[1].isTrue
            return arguments[isGiven ? 1 : 0]
        },
        GoFunction("empty", .any) { arguments, _ in .bool(!arguments[0].isTrue) },
        GoFunction("coalesce", rest: .any) { arguments, _ in arguments.values.first(where: \.isTrue) ?? .null },
        GoFunction("all", rest: .any) { arguments, _ in .bool(arguments.values.allSatisfy(\.isTrue)) },
        GoFunction("any", rest: .any) { arguments, _ in .bool(arguments.values.contains(where: \.isTrue)) },
        GoFunction("ternary", .any, .any, .bool) { arguments, _ in arguments[arguments.bool(2) ? 0 : 1] },
        GoFunction("fail", .string) { arguments, _ throws(EvaluationError) in
            throw EvaluationError(arguments.string(0))
        },
    ]
}
