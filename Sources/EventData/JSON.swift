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

/// An object's members in order; names are unique, a later one replaces an earlier one in place.
package struct JSONObject: Sendable, Hashable {
    package private(set) var members: [(name: String, value: JSON)] = []

    package init() {}

    package init(_ members: [(name: String, value: JSON)]) {
        for member in members { self[member.name] = member.value }
    }

    package subscript(name: String) -> JSON? {
        get { members.first { $0.name == name }?.value }
        set {
            let index = members.firstIndex { $0.name == name }
            switch (index, newValue) {
            case (let index?, let value?): members[index].value = value
            case (let index?, nil): members.remove(at: index)
            case (nil, let value?): members.append((name, value))
            case (nil, nil): break
            }
        }
    }

    package static func == (left: JSONObject, right: JSONObject) -> Bool {
        left.members.count == right.members.count && left.members.allSatisfy { right[$0.name] == $0.value }
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(members.count)
        for member in members.sorted(by: { $0.name < $1.name }) {
            hasher.combine(member.name)
            hasher.combine(member.value)
        }
    }
}
