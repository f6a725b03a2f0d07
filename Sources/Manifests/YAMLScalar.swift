import EventData

/// What a plain YAML scalar means to Kubernetes (sigs.k8s.io/yaml): YAML 1.1's booleans and octals, no base-60 numbers.
enum YAMLScalar {
    /// nil when the scalar is a number without a JSON form: an infinity or not-a-number.
    static func resolve(_ text: String) -> JSON? {
        if let word = words[text] { return word }
        if notFinite.contains(text) { return nil }
        guard let first = text.utf8.first, isNumberStart(first) else { return .string(text) }
        if isJSONNumber(text.utf8) { return .number(JSONNumber(validated: text)) }
        let plain = text.replacing("_", with: "")
        if first != UInt8(ascii: "."), let integer = integerText(plain) {
            return .number(JSONNumber(validated: integer))
        }
        guard isYAMLFloat(plain.utf8) else { return .string(text) }
        guard let value = Double(plain), value.isFinite else { return nil }
        return .number(JSONNumber(validated: jsonText(of: value)))
    }

    private static let words: [String: JSON] = {
        var words: [String: JSON] = [:]
        for word in ["y", "Y", "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON"] {
            words[word] = .bool(true)
        }
        for word in ["n", "N", "no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF"] {
            words[word] = .bool(false)
        }
        for word in ["", "~", "null", "Null", "NULL"] { words[word] = .null }
        return words
    }()

    private static let notFinite: Set<String> = [
        ".nan", ".NaN", ".NAN", ".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF", "-.inf", "-.Inf", "-.INF",
    ]

    private static func isNumberStart(_ byte: UInt8) -> Bool {
        isDigit(byte) || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
    }

    /// Decimal text of a whole number in Go's notation: a sign, then `0x`, `0o`, `0b` or a leading zero for octal.
    private static func integerText(_ text: String) -> String? {
        var digits = Substring(text)
        var isNegative = false
        if let sign = digits.first, sign == "-" || sign == "+" {
            isNegative = sign == "-"
            digits.removeFirst()
        }
        guard let first = digits.utf8.first, isDigit(first) else { return nil }
        var radix = 10
        if first == UInt8(ascii: "0"), digits.utf8.count > 1 {
            switch digits.dropFirst().first {
            case "x", "X": radix = 16
            case "o", "O": radix = 8
            case "b", "B": radix = 2
            default: radix = 8
            }
            digits = digits.dropFirst(digits.dropFirst().first?.isNumber == true ? 1 : 2)
        }
        guard let next = digits.utf8.first, next != UInt8(ascii: "+"), next != UInt8(ascii: "-") else { return nil }
        guard let magnitude = UInt64(digits, radix: radix) else { return nil }
        if isNegative { return magnitude <= UInt64(Int64.max) + 1 ? (magnitude == 0 ? "0" : "-\(magnitude)") : nil }
        return String(magnitude)
    }

    /// A sign, digits with at most one dot among or around them, and an exponent; only the digits are required.
    private static func isYAMLFloat(_ text: String.UTF8View) -> Bool {
        var rest = text[...]
        if let sign = rest.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") { rest.removeFirst() }
        let whole = dropDigits(&rest)
        if rest.first == UInt8(ascii: ".") {
            rest.removeFirst()
            let fraction = dropDigits(&rest)
            if whole == 0, fraction == 0 { return false }
        } else if whole == 0 {
            return false
        }
        return isExponent(rest)
    }

    /// JSON's own grammar of a number.
    static func isJSONNumber(_ text: String.UTF8View) -> Bool {
        var rest = text[...]
        if rest.first == UInt8(ascii: "-") { rest.removeFirst() }
        let startsWithZero = rest.first == UInt8(ascii: "0")
        let whole = dropDigits(&rest)
        if whole == 0 || (startsWithZero && whole > 1) { return false }
        if rest.first == UInt8(ascii: ".") {
            rest.removeFirst()
            if dropDigits(&rest) == 0 { return false }
        }
        return isExponent(rest)
    }

    /// Nothing, or an exponent and nothing else.
    private static func isExponent(_ text: Substring.UTF8View) -> Bool {
        guard let letter = text.first else { return true }
        guard letter == UInt8(ascii: "e") || letter == UInt8(ascii: "E") else { return false }
        var rest = text.dropFirst()
        if let sign = rest.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") { rest.removeFirst() }
        return dropDigits(&rest) > 0 && rest.isEmpty
    }

    private static func dropDigits(_ text: inout Substring.UTF8View) -> Int {
        let count = text.prefix(while: isDigit).count
        text.removeFirst(count)
        return count
    }

    private static func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }

    private static func jsonText(of value: Double) -> String {
        if let whole = Int64(exactly: value) { return String(whole) }
        return String(value)
    }
}
