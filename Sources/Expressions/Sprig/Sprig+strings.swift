import EventData

extension Sprig {
    static let strings = casing + trimming + searching + cutting + laying + splitting

    private static let casing: [GoFunction] = [
        .text("upper") { $0.mapScalars(\.goUppercase) },
        .text("lower") { $0.mapScalars(\.goLowercase) },
        .text("title", LetterCase.title),
        .text("untitle", LetterCase.uncapitalized),
        .text("swapcase", LetterCase.swapped),
        .text("camelcase", WordCase.pascal),
        .text("snakecase") { WordCase.lower($0, connector: "_") },
        .text("kebabcase") { WordCase.lower($0, connector: "-") },
        .text("initials", LetterCase.initials),
    ]

    private static let trimming: [GoFunction] = [
        .text("trim") { $0.trimmed(\.isGoSpace) },
        .text("nospace", LetterCase.withoutSpaces),
        GoFunction("trimAll", .string, .string, body: trimAll),
        GoFunction("trimall", .string, .string, body: trimAll),
        GoFunction("trimPrefix", .string, .string) { arguments, _ in
            let (prefix, text) = (arguments.string(0).utf8, arguments.string(1))
            return .string(text.utf8.starts(with: prefix) ? goString(Array(text.utf8.dropFirst(prefix.count))) : text)
        },
        GoFunction("trimSuffix", .string, .string) { arguments, _ in
            let (suffix, text) = (arguments.string(0), arguments.string(1))
            return .string(
                text.hasBytes(atEnd: suffix) ? goString(Array(text.utf8.dropLast(suffix.utf8.count))) : text
            )
        },
    ]

    private static let searching: [GoFunction] = [
        GoFunction("contains", .string, .string) { arguments, evaluation throws(EvaluationError) in
            let (piece, text) = (arguments.string(0), arguments.string(1))
            try evaluation.take((piece.utf8.count + text.utf8.count) / 8)
            return .bool(TextSearch(piece).isFound(in: Array(text.utf8)))
        },
        GoFunction("hasPrefix", .string, .string) { arguments, _ in
            .bool(arguments.string(1).utf8.starts(with: arguments.string(0).utf8))
        },
        GoFunction("hasSuffix", .string, .string) { arguments, _ in
            .bool(arguments.string(1).hasBytes(atEnd: arguments.string(0)))
        },
        GoFunction("plural", .string, .string, .int) { arguments, _ in
            arguments[arguments.integer(2) == 1 ? 0 : 1]
        },
        GoFunction("replace", .string, .string, .string, body: replace),
        GoFunction("hello") { _, _ in .string("Hello!") },
    ]

    private static let cutting: [GoFunction] = [
        GoFunction("trunc", .int, .string, body: truncate),
        GoFunction("substr", .int, .int, .string, body: substring),
        GoFunction("abbrev", .int, .string) { arguments, _ in
            .string(Abbreviation(offset: 0, width: arguments.integer(0)).text(of: arguments.string(1)))
        },
        GoFunction("abbrevboth", .int, .int, .string) { arguments, _ in
            let abbreviation = Abbreviation(offset: arguments.integer(0), width: arguments.integer(1))
            return .string(abbreviation.text(of: arguments.string(2)))
        },
    ]

    private static let laying: [GoFunction] = [
        GoFunction("repeat", .int, .string) { arguments, evaluation throws(EvaluationError) in
            let (count, text) = (arguments.integer(0), arguments.string(1))
            guard count >= 0 else { throw EvaluationError("strings: negative Repeat count") }
            try evaluation.take(count, times: text.utf8.count)
            return .string(text.isEmpty ? "" : String(repeating: text, count: count))
        },
        GoFunction("indent", .int, .string) { arguments, evaluation throws(EvaluationError) in
            .string(try indented(arguments, evaluation))
        },
        GoFunction("nindent", .int, .string) { arguments, evaluation throws(EvaluationError) in
            .string("\n" + (try indented(arguments, evaluation)))
        },
        GoFunction("wrap", .int, .string) { arguments, evaluation throws(EvaluationError) in
            let wrapping = WordWrapping(width: arguments.integer(0), lineEnd: "", breaksWords: false)
            return .string(try wrapping.text(of: arguments.string(1), evaluation))
        },
        GoFunction("wrapWith", .int, .string, .string) { arguments, evaluation throws(EvaluationError) in
            let lineEnd = arguments.string(1)
            let wrapping = WordWrapping(width: arguments.integer(0), lineEnd: lineEnd, breaksWords: true)
            return .string(try wrapping.text(of: arguments.string(2), evaluation))
        },
    ]

    private static let splitting: [GoFunction] = [
        GoFunction("split", .string, .string) { arguments, evaluation throws(EvaluationError) in
            try numbered(pieces(of: arguments.string(1), at: arguments.string(0), limit: -1, evaluation))
        },
        GoFunction("splitn", .string, .int, .string) { arguments, evaluation throws(EvaluationError) in
            let limit = arguments.integer(1)
            return try numbered(pieces(of: arguments.string(2), at: arguments.string(0), limit: limit, evaluation))
        },
        GoFunction("splitList", .string, .string) { arguments, evaluation throws(EvaluationError) in
            .strings(try pieces(of: arguments.string(1), at: arguments.string(0), limit: -1, evaluation))
        },
    ]
}

extension Sprig {
    private static func trimAll(_ arguments: GoArguments, _ evaluation: Evaluation) throws(EvaluationError) -> GoValue {
        let characters = Set(arguments.string(0).unicodeScalars)
        try evaluation.take(arguments.string(0).utf8.count + arguments.string(1).utf8.count)
        return .string(arguments.string(1).trimmed { characters.contains($0) })
    }

    private static func replace(_ arguments: GoArguments, _ evaluation: Evaluation) throws(EvaluationError) -> GoValue {
        let replacement = Array(arguments.string(1).utf8)
        let text = Array(arguments.string(2).utf8)
        try evaluation.take(text.count)
        let places = TextSearch(arguments.string(0)).places(in: text)
        try evaluation.take(places.count, times: replacement.count)
        var result: [UInt8] = []
        var position = 0
        for place in places {
            result += text[position..<place.lowerBound] + replacement
            position = place.upperBound
        }
        return .string(goString(result + text[position...]))
    }

    private static func truncate(_ arguments: GoArguments, _: Evaluation) throws(EvaluationError) -> GoValue {
        let (length, text) = (arguments.integer(0), arguments.string(1))
        let size = text.utf8.count
        if length < 0, size &+ length > 0 { return .string(goString(Array(text.utf8.dropFirst(size &+ length)))) }
        if length >= 0, size > length { return .string(goString(Array(text.utf8.prefix(length)))) }
        return .string(text)
    }

    private static func substring(_ arguments: GoArguments, _: Evaluation) throws(EvaluationError) -> GoValue {
        let bytes = Array(arguments.string(2).utf8)
        var (start, end) = (arguments.integer(0), arguments.integer(1))
        if start < 0 { start = 0 } else if end < 0 || end > bytes.count { end = bytes.count }
        guard start <= end, end <= bytes.count else {
            throw EvaluationError("slice bounds out of range [\(start):\(end)] with length \(bytes.count)")
        }
        return .string(goString(Array(bytes[start..<end])))
    }

    private static func indented(_ arguments: GoArguments, _ evaluation: Evaluation) throws(EvaluationError) -> String {
        let (width, text) = (arguments.integer(0), arguments.string(1))
        guard width >= 0 else { throw EvaluationError("strings: negative Repeat count") }
        let lineEnd = UInt8(ascii: "\n")
        try evaluation.take(1 + text.utf8.count { $0 == lineEnd }, times: width)
        try evaluation.take(text.utf8.count)
        let padding = [UInt8](repeating: UInt8(ascii: " "), count: width)
        var result = padding
        for byte in text.utf8 {
            result.append(byte)
            if byte == lineEnd { result += padding }
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// What stands between the separators; the last of `limit` pieces is the whole rest.
    private static func pieces(
        of text: String,
        at separator: String,
        limit: Int,
        _ evaluation: Evaluation
    ) throws(EvaluationError) -> [String] {
        let bytes = Array(text.utf8)
        try evaluation.take(bytes.count)
        guard limit != 0 else { return [] }
        var places = TextSearch(separator).places(in: bytes)
        // An empty separator stands between all characters, but not at the ends.
        if separator.isEmpty { places = places.filter { 0 < $0.lowerBound && $0.lowerBound < bytes.count } }
        if separator.isEmpty, bytes.isEmpty { return [] }
        if limit > 0 { places = Array(places.prefix(limit - 1)) }
        try evaluation.take(places.count, times: stepsOfNewElement)
        let starts = [0] + places.map(\.upperBound)
        let ends = places.map(\.lowerBound) + [bytes.count]
        return zip(starts, ends).map { goString(Array(bytes[$0..<$1])) }
    }

    private static func numbered(_ pieces: [String]) -> GoValue {
        let members = pieces.enumerated().map { (JSONName("_\($0)"), GoValue.string($1)) }
        return .map(GoMap(Dictionary(uniqueKeysWithValues: members), of: .string))
    }
}
