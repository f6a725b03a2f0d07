import EventData

/// One thing wrong with an object, at a field's path.
struct FieldProblem: Sendable, Hashable, CustomStringConvertible {
    let reason: String
    let field: String
    let problem: String

    var description: String { "\(field): \(problem)" }

    /// One entry of a Status's `details.causes`.
    var cause: JSON { ["reason": .string(reason), "message": .string(problem), "field": .string(field)] }

    static func required(_ field: String, _ hint: String = "") -> FieldProblem {
        let problem = hint.isEmpty ? "Required value" : "Required value: \(hint)"
        return FieldProblem(reason: "FieldValueRequired", field: field, problem: problem)
    }

    static func invalid(_ field: String, _ value: String, _ rule: String) -> FieldProblem {
        FieldProblem(reason: "FieldValueInvalid", field: field, problem: "Invalid value: \"\(value)\": \(rule)")
    }

    /// For values that must not be repeated, such as a Secret's.
    static func unusable(_ field: String, _ rule: String) -> FieldProblem {
        FieldProblem(reason: "FieldValueInvalid", field: field, problem: "Invalid value: \(rule)")
    }

    static func unsupported(_ field: String, _ value: String, supported: [String]) -> FieldProblem {
        let choices = supported.map { "\"\($0)\"" }.joined(separator: ", ")
        let problem = "Unsupported value: \"\(value)\": supported values: \(choices)"
        return FieldProblem(reason: "FieldValueNotSupported", field: field, problem: problem)
    }

    static func tooLong(_ field: String, limit: Int) -> FieldProblem {
        FieldProblem(
            reason: "FieldValueTooLong",
            field: field,
            problem: "Too long: may not be more than \(limit) bytes"
        )
    }

    static func wrongType(_ field: String, _ value: JSON, expected: String) -> FieldProblem {
        FieldProblem(
            reason: "FieldValueTypeInvalid",
            field: field,
            problem: "Invalid value: \"\(value.typeName)\": must be of type \(expected): \"\(value.typeName)\""
        )
    }
}

extension JSON {
    /// The type's name in messages.
    var typeName: String {
        switch self {
        case .null: "null"
        case .bool: "boolean"
        case .number(let number): number.integer == nil ? "number" : "integer"
        case .string: "string"
        case .array: "array"
        case .object: "object"
        }
    }
}
