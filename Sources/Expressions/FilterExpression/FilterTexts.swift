import EventData

/// The functions on texts; they count bytes, as Go does.
enum FilterTexts {
    /// Copies that `repeat` makes at most.
    private static let maximumCopies = 1_000_000

    static func text(_ value: GoValue) throws(EvaluationError) -> String {
        guard case .string(let text) = value else {
            throw EvaluationError("a text is needed, and this is \(filterTypeName(of: value))")
        }
        return text
    }

    static func apply(
        _ builtin: FilterBuiltin,
        _ arguments: [GoValue],
        _ evaluation: Evaluation
    ) throws(EvaluationError) -> GoValue {
        if builtin == .join { return .string(try joined(arguments, evaluation)) }
        let text = try text(arguments[0])
        try evaluation.take(text.utf8.count)
        switch builtin {
        case .upper: return .string(mapped(text) { $0.properties.uppercaseMapping })
        case .lower: return .string(mapped(text) { $0 == "\u{130}" ? "i" : $0.properties.lowercaseMapping })
        case .toBase64: return .string(base64(Array(text.utf8)))
        case .fromBase64: return .string(try decoded(text))
        case .trim: return .string(trimmed(text, of: try arguments.dropFirst().first.map(Self.text)))
        case .repeat: return .string(try repeated(text, try count(arguments[1]), evaluation))
        default: break
        }
        let other = try arguments.count > 1 ? Self.text(arguments[1]) : " "
        switch builtin {
        case .trimPrefix: return .string(text.utf8.starts(with: other.utf8) ? suffix(of: text, from: other) : text)
        case .trimSuffix: return .string(endsWith(text, other) ? prefix(of: text, before: other) : text)
        case .hasPrefix: return .bool(text.utf8.starts(with: other.utf8))
        case .hasSuffix: return .bool(endsWith(text, other))
        case .indexOf: return .int(firstIndex(of: other, in: text) ?? -1)
        case .lastIndexOf: return .int(lastIndex(of: other, in: text) ?? -1)
        case .replace:
            let limit = arguments.count > 3 ? try count(arguments[3]) : -1
            let change = Replacement(old: other, new: try Self.text(arguments[2]), limit: limit)
            return .string(try replaced(text, change, evaluation))
        default:
            let limit = arguments.count > 2 ? try count(arguments[2]) : -1
            return try split(text, by: other, limit, keepsSeparator: builtin == .splitAfter)
        }
    }

    private static func count(_ value: GoValue) throws(EvaluationError) -> Int {
        switch value {
        case .integer(let number, let type) where type.isPlain: return Int(number)
        case .float(let number): return Int(goInt64(number))
        default: throw EvaluationError("a whole number is needed, and this is \(filterTypeName(of: value))")
        }
    }

    private static func repeated(
        _ text: String,
        _ count: Int,
        _ evaluation: Evaluation
    ) throws(EvaluationError) -> String {
        guard (0...maximumCopies).contains(count) else { throw EvaluationError("\(count) copies cannot be made") }
        let bytes = count * text.utf8.count
        guard bytes <= Evaluation.maximumResultBytes else {
            throw EvaluationError("the text is longer than \(Evaluation.maximumResultBytes) bytes")
        }
        try evaluation.take(bytes)
        return String(repeating: text, count: count)
    }

    private static func joined(_ arguments: [GoValue], _ evaluation: Evaluation) throws(EvaluationError) -> String {
        guard case .list(let list) = arguments[0] else {
            throw EvaluationError("a list of texts is needed, and this is \(filterTypeName(of: arguments[0]))")
        }
        let glue = arguments.count > 1 ? try text(arguments[1]) : ""
        var texts: [String] = []
        for element in list.elements {
            let text = try text(element)
            try evaluation.take(text.utf8.count + glue.utf8.count + 1)
            texts.append(text)
        }
        return texts.joined(separator: glue)
    }

    private static func decoded(_ text: String) throws(EvaluationError) -> String {
        // Go passes over line ends.
        let characters = text.utf8.filter { $0 != 0x0A && $0 != 0x0D }
        guard let bytes = decodedBase64(characters) else { throw EvaluationError("the text is not base64") }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Each character by itself, as Go does: what would become several characters stays, or takes its title form.
    private static func mapped(_ text: String, _ mapping: (Unicode.Scalar) -> String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            let mapped = mapping(scalar).unicodeScalars
            if mapped.count == 1 {
                result.append(contentsOf: mapped)
            } else {
                let title = scalar.properties.titlecaseMapping.unicodeScalars
                result.append(title.count == 1 ? title.first ?? scalar : scalar)
            }
        }
        return String(result)
    }

    private static func trimmed(_ text: String, of characters: String?) -> String {
        let set = characters.map { Set($0.unicodeScalars) }
        let isTrimmed = { (scalar: Unicode.Scalar) in set?.contains(scalar) ?? scalar.properties.isWhitespace }
        var rest = Substring(text).unicodeScalars
        while let first = rest.first, isTrimmed(first) { rest.removeFirst() }
        while let last = rest.last, isTrimmed(last) { rest.removeLast() }
        return String(rest)
    }
}
