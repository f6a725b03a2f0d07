extension Sprig {
    static let types: [GoFunction] = [
        GoFunction("typeOf", .any) { arguments, _ in .string(arguments[0].typeName) },
        GoFunction("kindOf", .any) { arguments, _ in .string(arguments[0].kindName) },
        GoFunction("typeIs", .string, .any) { arguments, _ in
            .bool(arguments.string(0).isSameText(as: arguments[1].typeName))
        },
        GoFunction("typeIsLike", .string, .any) { arguments, _ in
            let (wanted, type) = (arguments.string(0), arguments[1].typeName)
            return .bool(wanted.isSameText(as: type) || ("*" + wanted).isSameText(as: type))
        },
        GoFunction("kindIs", .string, .any) { arguments, _ in
            .bool(arguments.string(0).isSameText(as: arguments[1].kindName))
        },
        GoFunction("deepEqual", .any, .any) { arguments, evaluation throws(EvaluationError) in
            .bool(try evaluation.areEqual(arguments[0], arguments[1]))
        },
    ]
}
