extension TemplateBuiltins {
    static let comparisons = [
        GoFunction("eq", .any, rest: .any) { arguments, evaluation throws(EvaluationError) in
            try evaluation.take(cost(of: arguments))
            guard arguments.values.count > 1 else { throw EvaluationError("missing argument for comparison") }
            for other in arguments.from(1) where try isEqual(arguments[0], other) { return .bool(true) }
            return .bool(false)
        },
        comparison("ne") { left, right throws(EvaluationError) in try !isEqual(left, right) },
        comparison("lt", isLess),
        comparison("le", isLessOrEqual),
        // What is not a number is neither less nor equal, so that Go takes it for greater.
        comparison("gt") { left, right throws(EvaluationError) in try !isLessOrEqual(left, right) },
        comparison("ge") { left, right throws(EvaluationError) in try !isLess(left, right) },
    ]

    private static func comparison(
        _ name: String,
        _ holds: @escaping @Sendable (GoValue, GoValue) throws(EvaluationError) -> Bool
    ) -> GoFunction {
        GoFunction(name, .any, .any) { arguments, evaluation throws(EvaluationError) in
            try evaluation.take(cost(of: arguments))
            return .bool(try holds(arguments[0], arguments[1]))
        }
    }

    /// The steps that comparing takes: as many as the texts are long.
    private static func cost(of arguments: GoArguments) -> Int {
        arguments.values.reduce(0) { count, value in
            if case .string(let text) = value { count + text.utf8.count / comparedBytesPerStep } else { count }
        }
    }

    /// Comparing is much quicker than the other things that a step stands for.
    private static let comparedBytesPerStep = 8

    /// Values of one basic kind are equal when they are the same; nil equals nil, and differs from all else.
    private static func isEqual(_ left: GoValue, _ right: GoValue) throws(EvaluationError) -> Bool {
        switch (left, right) {
        case (.bool(let left), .bool(let right)): left == right
        case (.integer(let left, _), .integer(let right, _)): left == right
        case (.float(let left), .float(let right)): left == right
        case (.string(let left), .string(let right)):
            left.utf8.count == right.utf8.count && left.isSameText(as: right)
        case (.time, .time), (.object, .object): deepEqual(left, right)
        case (.null, .null): true
        case (.null, _), (_, .null): false
        default: throw incomparable(left, right)
        }
    }

    private static func isLess(_ left: GoValue, _ right: GoValue) throws(EvaluationError) -> Bool {
        switch (left, right) {
        case (.integer(let left, _), .integer(let right, _)): left < right
        case (.float(let left), .float(let right)): left < right
        case (.string(let left), .string(let right)): left.precedesInBytes(right)
        default: throw incomparable(left, right)
        }
    }

    private static func isLessOrEqual(_ left: GoValue, _ right: GoValue) throws(EvaluationError) -> Bool {
        if try isLess(left, right) { return true }
        return try isEqual(left, right)
    }

    private static func incomparable(_ left: GoValue, _ right: GoValue) -> EvaluationError {
        EvaluationError("incompatible types for comparison: \(left.typeName) and \(right.typeName)")
    }
}
