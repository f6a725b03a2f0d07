extension Sprig {
    static let conversion: [GoFunction] = numbers + texts

    private static let numbers: [GoFunction] = [
        GoFunction("atoi", .string) { arguments, _ in .int(clampedInteger(arguments.string(0), radix: 10) ?? 0) },
        GoFunction("int", .any) { arguments, _ in .int(Int(arguments[0].castInteger)) },
        GoFunction("int64", .any) { arguments, _ in .int64(arguments[0].castInteger) },
        GoFunction("float64", .any) { arguments, _ in .float(arguments[0].castFloat) },
        GoFunction("toDecimal", .any) { arguments, _ in .int64(Int64(arguments[0].text, radix: 8) ?? 0) },
    ]

    private static let texts: [GoFunction] = [
        GoFunction("toString", .any) { arguments, evaluation throws(EvaluationError) in
            try text(arguments[0].sprigText, evaluation)
        },
        GoFunction("toStrings", .any) { arguments, evaluation throws(EvaluationError) in
            let texts = arguments[0].sprigTexts
            try evaluation.take(texts.count)
            return .strings(texts)
        },
        GoFunction("quote", rest: .any) { arguments, evaluation throws(EvaluationError) in
            try text(arguments.presentValues.map { goQuoted($0.sprigText) }.joined(separator: " "), evaluation)
        },
        GoFunction("squote", rest: .any) { arguments, evaluation throws(EvaluationError) in
            try text(arguments.presentValues.map { "'\($0.text)'" }.joined(separator: " "), evaluation)
        },
        GoFunction("cat", rest: .any) { arguments, evaluation throws(EvaluationError) in
            try text(arguments.presentValues.map(\.text).joined(separator: " "), evaluation)
        },
    ]

    private static func text(_ text: String, _ evaluation: Evaluation) throws(EvaluationError) -> GoValue {
        try evaluation.take(text.utf8.count)
        return .string(text)
    }

    /// As Go's Atoi reads it; beyond 64 bits the nearest number there is.
    private static func clampedInteger(_ text: String, radix: Int) -> Int? {
        if let number = Int(text, radix: radix) { return number }
        let digits = text.utf8.drop { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "+") }
        let isNumber = digits.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        guard isNumber, !digits.isEmpty, text.utf8.count - digits.count <= 1 else { return nil }
        return text.utf8.first == UInt8(ascii: "-") ? Int.min : Int.max
    }
}

extension GoArguments {
    /// All arguments that are not nil.
    var presentValues: [GoValue] {
        values.filter { if case .null = $0 { false } else { true } }
    }
}
