extension FilterTexts {
    static func firstIndex(of part: String, in text: String) -> Int? {
        ByteSearch(for: part.utf8).first(in: Array(text.utf8))
    }

    static func lastIndex(of part: String, in text: String) -> Int? {
        let fromEnd = ByteSearch(for: part.utf8.reversed()).first(in: text.utf8.reversed())
        return fromEnd.map { text.utf8.count - $0 - part.utf8.count }
    }

    static func endsWith(_ text: String, _ part: String) -> Bool {
        text.utf8.reversed().starts(with: part.utf8.reversed())
    }

    static func suffix(of text: String, from part: String) -> String {
        String(decoding: Array(text.utf8.dropFirst(part.utf8.count)), as: UTF8.self)
    }

    static func prefix(of text: String, before part: String) -> String {
        String(decoding: Array(text.utf8.dropLast(part.utf8.count)), as: UTF8.self)
    }

    /// At most `limit` parts; all of them when it is negative, none when it is zero.
    static func split(
        _ text: String,
        by separator: String,
        _ limit: Int,
        keepsSeparator: Bool
    ) throws(EvaluationError) -> GoValue {
        guard limit != 0 else { return .strings([]) }
        let maximum = limit < 0 ? Int.max : limit
        guard min(text.utf8.count, maximum) < FilterEvaluator.maximumElements else {
            throw EvaluationError("the text may have more than \(FilterEvaluator.maximumElements) parts")
        }
        guard !separator.isEmpty else { return .strings(characters(of: text, maximum)) }
        let (bytes, mark) = (Array(text.utf8), ByteSearch(for: separator.utf8))
        var parts: [String] = []
        var start = 0
        while parts.count < maximum - 1, let end = mark.first(in: bytes, from: start) {
            let next = end + mark.count
            parts.append(String(decoding: bytes[start..<(keepsSeparator ? next : end)], as: UTF8.self))
            start = next
        }
        parts.append(String(decoding: bytes[start...], as: UTF8.self))
        return .strings(parts)
    }

    private static func characters(of text: String, _ maximum: Int) -> [String] {
        let scalars = Array(text.unicodeScalars)
        guard scalars.count > maximum else { return scalars.map { String($0) } }
        var rest = String.UnicodeScalarView()
        rest.append(contentsOf: scalars[(maximum - 1)...])
        return scalars.prefix(maximum - 1).map { String($0) } + [String(rest)]
    }

    struct Replacement {
        let old: String
        let new: String
        /// How often at most; negative for always.
        let limit: Int
    }

    static func replaced(
        _ text: String,
        _ replacement: Replacement,
        _ evaluation: Evaluation
    ) throws(EvaluationError) -> String {
        let (bytes, mark, new) = (Array(text.utf8), ByteSearch(for: replacement.old.utf8), Array(replacement.new.utf8))
        let starts = mark.count == 0 ? characterStarts(of: bytes) : []
        var result: [UInt8] = []
        var start = 0
        var count = 0
        while replacement.limit < 0 || count < replacement.limit {
            // An empty text is found before each character and at the end.
            let emptyPlace = count < starts.count ? starts[count] : nil
            guard let found = mark.count == 0 ? emptyPlace : mark.first(in: bytes, from: start) else { break }
            try evaluation.take(new.count + 1)
            guard result.count + new.count <= Evaluation.maximumResultBytes else {
                throw EvaluationError("the text is longer than \(Evaluation.maximumResultBytes) bytes")
            }
            result += bytes[start..<found] + new
            start = found + mark.count
            count += 1
        }
        return String(decoding: result + bytes[start...], as: UTF8.self)
    }

    private static func characterStarts(of bytes: [UInt8]) -> [Int] {
        bytes.indices.filter { bytes[$0] & 0xC0 != 0x80 } + [bytes.count]
    }

    /// Compact JSON spread over lines as Go's MarshalIndent does, with two spaces for each level.
    static func indented(_ compact: String) throws(EvaluationError) -> String {
        var result: [UInt8] = []
        var depth = 0
        var isInText = false
        var previous: UInt8 = 0
        func breakLine() { result += [0x0A] + Array(repeating: 0x20, count: depth * 2) }
        for byte in compact.utf8 {
            if isInText {
                isInText = !(byte == UInt8(ascii: "\"") && previous != UInt8(ascii: "\\"))
                result.append(byte)
                // A backslash that is escaped itself escapes nothing.
                previous = previous == UInt8(ascii: "\\") && byte == UInt8(ascii: "\\") ? 0 : byte
                continue
            }
            switch byte {
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                if opens(previous) { breakLine() }
                depth += 1
                result.append(byte)
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                depth -= 1
                if !opens(previous) { breakLine() }
                result.append(byte)
            case UInt8(ascii: ","):
                result.append(byte)
                breakLine()
            case UInt8(ascii: ":"): result += [byte, 0x20]
            default:
                if opens(previous) { breakLine() }
                isInText = byte == UInt8(ascii: "\"")
                result.append(byte)
            }
            previous = isInText ? 0 : byte
            guard result.count <= Evaluation.maximumResultBytes else {
                throw EvaluationError("the text is longer than \(Evaluation.maximumResultBytes) bytes")
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    private static func opens(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[") }
}
