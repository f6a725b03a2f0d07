import EventData

extension Sprig {
    static let json: [GoFunction] = reading + writing

    private static let reading: [GoFunction] = [
        GoFunction("fromJson", .string) { arguments, evaluation throws(EvaluationError) in
            try evaluation.take(arguments.string(0).utf8.count)
            return (try? value(fromJSON: arguments.string(0))) ?? .null
        },
        GoFunction("mustFromJson", .string) { arguments, evaluation throws(EvaluationError) in
            try evaluation.take(arguments.string(0).utf8.count)
            return try value(fromJSON: arguments.string(0))
        },
    ]

    private static func value(fromJSON text: String) throws(EvaluationError) -> GoValue {
        do { return GoValue(try JSONDocument(parsing: text)) } catch { throw EvaluationError("invalid JSON: \(error)") }
    }

    private static let writing: [GoFunction] = [
        GoFunction("toJson", .any) { arguments, evaluation throws(EvaluationError) in
            try paid((try? GoJSONEncoding().text(of: arguments[0])) ?? "", evaluation)
        },
        GoFunction("mustToJson", .any) { arguments, evaluation throws(EvaluationError) in
            try paid(try GoJSONEncoding().text(of: arguments[0]), evaluation)
        },
        GoFunction("toRawJson", .any, body: rawJSON),
        GoFunction("mustToRawJson", .any, body: rawJSON),
        GoFunction("toPrettyJson", .any) { arguments, evaluation throws(EvaluationError) in
            guard let text = try? GoJSONEncoding().text(of: arguments[0]) else { return .string("") }
            return .string(try indented(text, evaluation))
        },
        GoFunction("mustToPrettyJson", .any) { arguments, evaluation throws(EvaluationError) in
            .string(try indented(try GoJSONEncoding().text(of: arguments[0]), evaluation))
        },
    ]

    private static func rawJSON(_ arguments: GoArguments, _ evaluation: Evaluation) throws(EvaluationError) -> GoValue {
        try paid(try GoJSONEncoding(keepsHTML: true).text(of: arguments[0]), evaluation)
    }

    private static func paid(_ text: String, _ evaluation: Evaluation) throws(EvaluationError) -> GoValue {
        try evaluation.take(text.utf8.count)
        return .string(text)
    }

    /// Compact JSON with a line for each element and member, two spaces deeper at each level.
    private static func indented(_ text: String, _ evaluation: Evaluation) throws(EvaluationError) -> String {
        let bytes = Array(text.utf8)
        var result: [UInt8] = []
        var (level, isInString, isEscaped) = (0, false, false)
        try evaluation.take(bytes.count)
        for (index, byte) in bytes.enumerated() {
            if isInString {
                result.append(byte)
                isInString = isEscaped || byte != UInt8(ascii: "\"")
                isEscaped = !isEscaped && byte == UInt8(ascii: "\\")
                continue
            }
            let isEmpty = index > 0 && (bytes[index - 1] == UInt8(ascii: "[") || bytes[index - 1] == UInt8(ascii: "{"))
            switch byte {
            case UInt8(ascii: "["), UInt8(ascii: "{"):
                if isEmpty { try breakLine(&result, level: level, evaluation) }
                result.append(byte)
                level += 1
                continue
            case UInt8(ascii: "]"), UInt8(ascii: "}"):
                level -= 1
                if !isEmpty { try breakLine(&result, level: level, evaluation) }
            default: if isEmpty { try breakLine(&result, level: level, evaluation) }
            }
            result.append(byte)
            isInString = byte == UInt8(ascii: "\"")
            if byte == UInt8(ascii: ":") { result.append(UInt8(ascii: " ")) }
            if byte == UInt8(ascii: ",") { try breakLine(&result, level: level, evaluation) }
        }
        return String(decoding: result, as: UTF8.self)
    }

    private static func breakLine(
        _ bytes: inout [UInt8],
        level: Int,
        _ evaluation: Evaluation
    ) throws(EvaluationError) {
        try evaluation.take(1 + 2 * level)
        bytes.append(0x0A)
        bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: 2 * level))
    }
}
