/// A JSON value as a tree that is built, inspected and changed by our own code.
///
/// Numbers keep their text (`1.50`, `1e3`, 64-bit integers) and objects keep the order of their members.
/// Event payloads are not held in this form: they stay bytes, read through `JSONDocument`.
package enum JSON: Sendable, Hashable {
    case null
    case bool(Bool)
    case number(JSONNumber)
    case string(String)
    case array([JSON])
    case object(JSONObject)
}

/// A number as its JSON text, exactly as received.
package struct JSONNumber: Sendable, Hashable {
    /// Valid JSON number text.
    package let text: String

    package init(_ value: Int) { text = String(value) }

    /// - Parameter text: must be a number in JSON's grammar; the parser is the one to check it.
    package init(validated text: String) { self.text = text }

    /// The nearest double; infinite when the text is beyond its range.
    package var double: Double { Double(text) ?? .nan }

    /// The value when the text is a whole number that fits, written without fraction or exponent.
    package var integer: Int? { Int(text) }
}
