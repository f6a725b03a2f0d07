extension TemplateBuiltins {
    static let comparisons = [
        GoFunction("eq", .any, rest: .any) { arguments, _ throws(EvaluationError) in
            guard arguments.values.count > 1 else { throw EvaluationError("missing argument for comparison") }
            for other in arguments.from(1) where try isEqual(arguments[0], other) { return .bool(true) }
            return .bool(false)
        },
        GoFunction("ne", .any, .any) { arguments, _ throws(EvaluationError) in
            .bool(try !isEqual(arguments[0], arguments[1]))
        },
        GoFunction("lt", .any, .any) { arguments, _ throws(EvaluationError) in
            .bool(try isLess(arguments[0], arguments[1]))
        },
        GoFunction("le", .any, .any) { arguments, _ throws(EvaluationError) in
            .bool(try isLessOrEqual(arguments[0], arguments[1]))
        },
        // What is not a number is neither less nor equal, so that Go takes it for greater.
        GoFunction("gt", .any, .any) { arguments, _ throws(EvaluationError) in
            .bool(try !isLessOrEqual(arguments[0], arguments[1]))
        },
        GoFunction("ge", .any, .any) { arguments, _ throws(EvaluationError) in
            .bool(try !isLess(arguments[0], arguments[1]))
        },
    ]

    /// Values of one basic kind are equal when they are the same; nil equals nil, and differs from all else.
    private static func isEqual(_ left: GoValue, _ right: GoValue) throws(EvaluationError) -> Bool {
        switch (left, right) {
        case (.bool(let left), .bool(let right)): left == right
        case (.integer(let left, _), .integer(let right, _)): left == right
        case (.float(let left), .float(let right)): left == right
        case (.string(let left), .string(let right)): left.isSameText(as: right)
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
        case (.string(let left), .string(let right)): left.utf8.lexicographicallyPrecedes(right.utf8)
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
