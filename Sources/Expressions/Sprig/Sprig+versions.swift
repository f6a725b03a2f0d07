extension Sprig {
    static let versions: [GoFunction] = [
        GoFunction("semver", .string) { arguments, _ throws(EvaluationError) in
            .object(try SemanticVersion(arguments.string(0)))
        },
        GoFunction("semverCompare", .string, .string) { arguments, evaluation throws(EvaluationError) in
            try evaluation.take(arguments.string(0).utf8.count)
            return try check(arguments, try VersionConstraints(arguments.string(0)), evaluation)
        }
        .preparing { (text: String) throws(ExpressionError) in
            let constraints = try constraints(text)
            return { arguments, evaluation throws(EvaluationError) in try check(arguments, constraints, evaluation) }
        },
    ]

    /// What it costs to hold a version against one condition.
    private static let stepsOfCondition = 4

    private static func constraints(_ text: String) throws(ExpressionError) -> VersionConstraints {
        do {
            return try VersionConstraints(text)
        } catch {
            throw ExpressionError(
                problem: error.problem,
                fix: "write versions to compare with, such as >=1.2.0, <2.0.0"
            )
        }
    }

    private static func check(
        _ arguments: GoArguments,
        _ constraints: VersionConstraints,
        _ evaluation: Evaluation
    ) throws(EvaluationError) -> GoValue {
        try evaluation.take(constraints.count, times: stepsOfCondition)
        return .bool(constraints.allow(try SemanticVersion(arguments.string(1))))
    }
}
