/// Conversions as Go's spf13/cast makes them, where what cannot be converted is zero.
extension GoValue {
    /// A whole number: fractions are cut off, texts read in the base that their prefix says.
    var castInteger: Int64 {
        switch self {
        case .bool(let flag): flag ? 1 : 0
        case .integer(let number, _): number
        case .float(let number): goInteger(number)
        case .string(let text): text.isEmpty ? 0 : GoIntegerText(withoutFraction(text))?.value ?? 0
        default: 0
        }
    }

    var castFloat: Double {
        switch self {
        case .bool(let flag): flag ? 1 : 0
        case .integer(let number, .uint64), .integer(let number, .uint): Double(UInt64(bitPattern: number))
        case .integer(let number, _): Double(number)
        case .float(let number): number
        case .string(let text): Double(goText: text) ?? 0
        default: 0
        }
    }

    /// The text as sprig's `toString` makes it.
    var sprigText: String {
        if case .list(let list) = self, list.element == .byte { return goString(list.bytes) }
        return text
    }

    /// The elements' texts, without nil; of any other value its own text.
    func sprigTexts(_ evaluation: Evaluation) throws(EvaluationError) -> [String] {
        switch self {
        case .null: return []
        case .list(let list): return try evaluation.texts(of: list.elements, \.sprigText)
        default: return try evaluation.texts(of: [self], \.sprigText)
        }
    }
}

extension Evaluation {
    /// The texts of all values but nil, each paid for before the next is made.
    func texts(
        of values: [GoValue],
        _ text: (GoValue) -> String
    ) throws(EvaluationError) -> [String] {
        var texts: [String] = []
        for value in values {
            if case .null = value { continue }
            texts.append(text(value))
            try take(1 + (texts.last?.utf8.count ?? 0))
        }
        return texts
    }
}

/// As the reference's processors convert: what is beyond 64 bits, and what is no number, becomes the smallest integer.
func goInteger(_ number: Double) -> Int64 { Int64(exactly: number.rounded(.towardZero)) ?? Int64.min }

/// `-3.75` becomes `-3`; a text that is not digits with a point among them stays.
private func withoutFraction(_ text: String) -> String {
    let isDigit = { (byte: UInt8) in (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
    let bytes = Array(text.utf8)
    guard let point = bytes.firstIndex(of: UInt8(ascii: ".")) else { return text }
    var whole = bytes[..<point]
    let hasSign = whole.first == UInt8(ascii: "-") || whole.first == UInt8(ascii: "+")
    let digits = hasSign ? whole.dropFirst() : whole
    guard digits.allSatisfy(isDigit), bytes[(point + 1)...].allSatisfy(isDigit) else { return text }
    if digits.isEmpty { whole.append(UInt8(ascii: "0")) }
    return String(decoding: whole, as: UTF8.self)
}

/// A whole number as Go's ParseInt reads it in base 0: `42`, `-0x2A`, `0b101`, `052`, `1_000`.
struct GoIntegerText {
    let value: Int64

    init?(_ text: String) {
        var rest = text.utf8[...]
        let isNegative = rest.first == UInt8(ascii: "-")
        if isNegative || rest.first == UInt8(ascii: "+") { rest.removeFirst() }
        guard let base = Self.takeBase(&rest), let digits = Self.digits(rest, isAfterPrefix: base != 10) else {
            return nil
        }
        guard let value = Int64((isNegative ? "-" : "") + digits, radix: base) else { return nil }
        self.value = value
    }

    private static func takeBase(_ rest: inout Substring.UTF8View) -> Int? {
        guard let first = rest.first else { return nil }
        guard first == UInt8(ascii: "0"), rest.count > 1 else { return 10 }
        let bases: [UInt8: Int] = [UInt8(ascii: "x"): 16, UInt8(ascii: "o"): 8, UInt8(ascii: "b"): 2]
        if rest.count > 2, let mark = rest.dropFirst().first, let base = bases[mark | 0x20] {
            rest = rest.dropFirst(2)
            return base
        }
        rest.removeFirst()
        return 8
    }

    /// Without underscores; nil when one does not stand between digits.
    private static func digits(_ bytes: Substring.UTF8View, isAfterPrefix: Bool) -> String? {
        let underscore = UInt8(ascii: "_")
        var result: [UInt8] = []
        var isAfterDigit = isAfterPrefix
        for byte in bytes {
            if byte == underscore {
                guard isAfterDigit else { return nil }
                isAfterDigit = false
            } else {
                guard byte != UInt8(ascii: "+"), byte != UInt8(ascii: "-") else { return nil }
                result.append(byte)
                isAfterDigit = true
            }
        }
        return isAfterDigit && !result.isEmpty ? String(decoding: result, as: UTF8.self) : nil
    }
}
