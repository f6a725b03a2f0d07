import EventData

/// The functions that stand beside the payload's members and hide members of the same name.
enum FilterExtras {
    static let functions: [String: GoFunction] = [
        "asInt": GoFunction("asInt", .any) { arguments, _ throws(EvaluationError) in
            .int(try FilterNumbers.int(arguments[0]))
        },
        "asFloat": GoFunction("asFloat", .any) { arguments, _ throws(EvaluationError) in
            .float(try FilterNumbers.float(arguments[0]))
        },
        "toJson": GoFunction("toJson", .any) { arguments, evaluation throws(EvaluationError) in
            // What has no JSON form becomes an empty text here, as in Argo Events.
            try evaluation.take(allOf: arguments[0])
            return .string((try? GoJSONEncoding().text(of: arguments[0])) ?? "")
        },
        "jsonpath": GoFunction("jsonpath", .string, .string) { arguments, evaluation throws(EvaluationError) in
            let query = try JSONPathQuery(arguments.string(1))
            return try query.result(inText: arguments.string(0), evaluation)
        },
    ]
}
