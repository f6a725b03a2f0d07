package import EventData

extension GoValue {
    /// A value of an event: numbers are `float64`, as Go's encoding/json decodes them.
    package init(_ element: JSONElement) {
        switch element.kind {
        case .object: self = .map(GoMap(element))
        case .array: self = .list(GoList(element))
        case .string: self = .string(element.string)
        case .number: self = .float(element.number)
        case .bool: self = .bool(element.bool)
        case .null: self = .null
        }
    }

    /// A whole event's data.
    package init(_ document: JSONDocument) { self.init(JSONElement(document)) }
}

/// Text that Go's encoding/json writes for a value.
package struct GoJSONEncoding {
    /// Whether `<`, `>` and `&` are written as they are.
    package var keepsHTML = false
    /// Bytes of text a value may become; lists can share members, so that text grows where values do not.
    package static let maximumBytes = 8 << 20

    package init(keepsHTML: Bool = false) { self.keepsHTML = keepsHTML }

    /// Compact text: members sorted by name, HTML characters escaped.
    ///
    /// - Throws: for what has no JSON form (functions, infinities) and what becomes too long.
    package func text(of value: GoValue) throws(EvaluationError) -> String {
        var text = ""
        try append(value, to: &text, depth: 0)
        return text
    }

    private func append(_ value: GoValue, to text: inout String, depth: Int) throws(EvaluationError) {
        guard depth < GoValue.maximumDepth, text.utf8.count < Self.maximumBytes else {
            throw EvaluationError("json: the value is too large")
        }
        switch value {
        case .null: text += "null"
        case .bool(let flag): text += flag ? "true" : "false"
        case .integer(let number, _): text += String(number)
        case .float(let number): text += try goJSONNumber(number)
        case .string(let string): text += quoted(string)
        case .list(let list) where list.isNil: text += "null"
        case .list(let list) where list.element == .byte: text += quoted(base64(list.bytes))
        case .list(let list): try append(list.elements, to: &text, depth: depth)
        case .map(let map): try append(map, to: &text, depth: depth)
        case .time(let time): text += quoted(time.formatted(GoTime.rfc3339Nano))
        case .object(let object): text += quoted(object.text)
        case .function: throw EvaluationError("json: unsupported type: func")
        }
    }

    private func append(_ elements: [GoValue], to text: inout String, depth: Int) throws(EvaluationError) {
        text += "["
        for (index, element) in elements.enumerated() {
            if index > 0 { text += "," }
            try append(element, to: &text, depth: depth + 1)
        }
        text += "]"
    }

    private func append(_ map: GoMap, to text: inout String, depth: Int) throws(EvaluationError) {
        text += "{"
        for (index, name) in map.sortedNames.enumerated() {
            if index > 0 { text += "," }
            text += quoted(name) + ":"
            try append(map[name] ?? .null, to: &text, depth: depth + 1)
        }
        text += "}"
    }

    private func quoted(_ string: String) -> String { goJSONString(string, keepsHTML: keepsHTML) }
}

extension GoList {
    /// The bytes of a `[]byte`.
    package var bytes: [UInt8] {
        elements.map { if case .integer(let byte, _) = $0 { UInt8(truncatingIfNeeded: byte) } else { 0 } }
    }
}

/// `text` as Go's encoding/json writes a string: HTML characters (unless kept) and two line separators escaped as well.
package func goJSONString(_ text: String, keepsHTML: Bool = false) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
        switch scalar {
        case "\"": result += "\\\""
        case "\\": result += "\\\\"
        case "\n": result += "\\n"
        case "\r": result += "\\r"
        case "\t": result += "\\t"
        case "\u{08}": result += "\\b"
        case "\u{0C}": result += "\\f"
        case "<", ">", "&":
            if keepsHTML { result.unicodeScalars.append(scalar) } else { result += unicodeEscape(scalar) }
        case "\0"..<" ", "\u{2028}", "\u{2029}": result += unicodeEscape(scalar)
        default: result.unicodeScalars.append(scalar)
        }
    }
    return result + "\""
}

/// `\u00e9` with four digits.
private func unicodeEscape(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16)
    return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
}

/// A number as Go's encoding/json writes it: no exponent between 1e-6 and 1e21.
package func goJSONNumber(_ number: Double) throws(EvaluationError) -> String {
    guard number.isFinite else { throw EvaluationError("json: unsupported value: \(goNumberText(number))") }
    let magnitude = number.magnitude
    let isPlain = magnitude == 0 || (magnitude >= 1e-6 && magnitude < 1e21)
    return isPlain ? GoFloat(number).plain : GoFloat(number).exponential(paddedExponent: false)
}
