extension Sprig {
    /// Patterns that are constants are compiled once, by `GoFunction.prepared(for:)`.
    ///
    /// A pattern that cannot be read is an error of the evaluation; only `regexMatch` answers false instead.
    static let regex: [GoFunction] =
        matching + finding + replacing + [.text("regexQuoteMeta") { RegularExpression.quoted($0) }]

    private typealias Work =
        @Sendable (RegularExpression, GoArguments, Evaluation) throws(EvaluationError) -> GoValue

    private static let matching: [GoFunction] = [
        function("mustRegexMatch", [], match),
        GoFunction("regexMatch", .string, .string) { arguments, evaluation throws(EvaluationError) in
            try evaluation.take(stepsOfCompiling)
            guard let expression = try? RegularExpression(arguments.string(0)) else { return .bool(false) }
            try evaluation.take(expression.size)
            return try match(expression, arguments, evaluation)
        }
        .preparing { constants, room throws(ExpressionError) in try prepared(constants, &room, match) },
    ]

    private static let finding: [GoFunction] =
        both("Find") { expression, arguments, evaluation throws(EvaluationError) in
            .string(try RegularExpressionSearch(expression, in: arguments.string(1), evaluation).first())
        }
        + both("FindAll", .int) { expression, arguments, evaluation throws(EvaluationError) in
            let search = RegularExpressionSearch(expression, in: arguments.string(1), evaluation)
            let found = try search.all(limit: arguments.integer(2)).map { GoValue.string(search.text($0)) }
            return .list(GoList(found, of: .string, isNil: true))
        }
        + both("Split", .int) { expression, arguments, evaluation throws(EvaluationError) in
            let search = RegularExpressionSearch(expression, in: arguments.string(1), evaluation)
            guard let pieces = try search.split(limit: arguments.integer(2)) else {
                return .list(GoList([], of: .string, isNil: true))
            }
            return .strings(pieces)
        }

    private static let replacing: [GoFunction] =
        both("ReplaceAll", .string) { expression, arguments, evaluation throws(EvaluationError) in
            let search = RegularExpressionSearch(expression, in: arguments.string(1), evaluation)
            return .string(try search.replaced(with: arguments.string(2), literally: false))
        }
        + both("ReplaceAllLiteral", .string) { expression, arguments, evaluation throws(EvaluationError) in
            let search = RegularExpressionSearch(expression, in: arguments.string(1), evaluation)
            return .string(try search.replaced(with: arguments.string(2), literally: true))
        }
}

extension Sprig {
    private static let match: Work = { expression, arguments, evaluation throws(EvaluationError) in
        try evaluation.take(arguments.string(1).utf8.count / RegularExpressionSearch.bytesOfOneStep)
        return .bool(try expression.matches(arguments.string(1), in: evaluation))
    }

    /// What compiling costs before its result, which costs its size, is known: refusing a pattern can take a while.
    private static let stepsOfCompiling = 5_000

    /// A function and its twin whose name begins with `must`.
    private static func both(
        _ name: String,
        _ further: GoFunction.Parameter...,
        work: @escaping Work
    ) -> [GoFunction] {
        ["regex" + name, "mustRegex" + name].map { function($0, further, work) }
    }

    /// A function of a pattern, a text and `further` parameters.
    private static func function(
        _ name: String,
        _ further: [GoFunction.Parameter],
        _ work: @escaping Work
    ) -> GoFunction {
        GoFunction(name, taking: [.string, .string] + further) { arguments, evaluation throws(EvaluationError) in
            try work(try compiled(arguments.string(0), evaluation), arguments, evaluation)
        }
        .preparing { constants, room throws(ExpressionError) in try prepared(constants, &room, work) }
    }

    private static func prepared(
        _ constants: GoConstants,
        _ room: inout PatternRoom,
        _ work: @escaping Work
    ) throws(ExpressionError) -> GoFunction.Body? {
        guard let pattern = constants[0], let expression = try room.compiled(pattern) else { return nil }
        return { arguments, evaluation throws(EvaluationError) in try work(expression, arguments, evaluation) }
    }

    private static func compiled(
        _ pattern: String,
        _ evaluation: Evaluation
    ) throws(EvaluationError) -> RegularExpression {
        try evaluation.take(stepsOfCompiling)
        let expression: RegularExpression
        do { expression = try RegularExpression(pattern) } catch { throw EvaluationError(error.problem) }
        try evaluation.take(expression.size)
        return expression
    }
}
