extension Sprig {
    static let conversion: [GoFunction] = numbers + texts

    private static let numbers: [GoFunction] = [
        GoFunction("atoi", .string) { arguments, _ in .int(clampedInteger(arguments.string(0), radix: 10) ?? 0) },
        GoFunction("int", .any) { arguments, _ in .int(Int(arguments[0].castInteger)) },
        GoFunction("int64", .any) { arguments, _ in .int64(arguments[0].castInteger) },
        GoFunction("float64", .any) { arguments, _ in .float(arguments[0].castFloat) },
        GoFunction("toDecimal", .any) { arguments, _ in
            switch arguments[0] {
            case .list, .map: .int64(0)
            default: .int64(Int64(arguments[0].text, radix: 8) ?? 0)
            }
        },
    ]

    private static let texts: [GoFunction] = [
        GoFunction("toString", .any) { arguments, evaluation throws(EvaluationError) in
            let text = arguments[0].sprigText
            try evaluation.take(text.utf8.count)
            return .string(text)
        },
        GoFunction("toStrings", .any) { arguments, evaluation throws(EvaluationError) in
            .strings(try arguments[0].sprigTexts(evaluation))
        },
        GoFunction("quote", rest: .any) { arguments, evaluation throws(EvaluationError) in
            let texts = try evaluation.texts(of: arguments.values) { goQuoted($0.sprigText) }
            return .string(texts.joined(separator: " "))
        },
        GoFunction("squote", rest: .any) { arguments, evaluation throws(EvaluationError) in
            .string(try evaluation.texts(of: arguments.values) { "'\($0.text)'" }.joined(separator: " "))
        },
        GoFunction("cat", rest: .any) { arguments, evaluation throws(EvaluationError) in
            .string(try evaluation.texts(of: arguments.values, \.text).joined(separator: " "))
        },
    ]

    /// As Go's Atoi reads it; beyond 64 bits the nearest number there is.
    private static func clampedInteger(_ text: String, radix: Int) -> Int? {
        if let number = Int(text, radix: radix) { return number }
        let digits = text.utf8.drop { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "+") }
        let isNumber = digits.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        guard isNumber, !digits.isEmpty, text.utf8.count - digits.count <= 1 else { return nil }
        return text.utf8.first == UInt8(ascii: "-") ? Int.min : Int.max
    }
}
