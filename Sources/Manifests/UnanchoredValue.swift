/// A value of a string filter, looked at for what it matches beside what it says (spec/sensor.md §2.7).
struct UnanchoredValue {
    private let value: String

    init(_ value: String) { self.value = value }

    /// The text that it means when it is a plain word, perhaps between `^` and `$`; nil for any other pattern.
    var literal: String? {
        let inner = value.drop { $0 == "^" }.reversed().drop { $0 == "$" }.reversed()
        let text = String(inner)
        return text.isEmpty || !Self.isPlain(text) ? nil : text
    }

    /// What it matches without saying so; nil when it is tied to both ends, or too much of a pattern to tell.
    var loose: (problem: String, example: String, whole: String)? {
        let isTied = value.hasPrefix("^") && value.hasSuffix("$") && value.count > 1
        let words = (isTied ? String(value.dropFirst().dropLast()) : value).split(
            separator: "|",
            omittingEmptySubsequences: false
        ).map(String.init)
        guard words.allSatisfy({ !$0.isEmpty && Self.isPlain($0) }), let first = words.first else { return nil }
        if words.count == 1, isTied { return nil }
        let escaped = words.map(Self.escaped).joined(separator: "|")
        let whole = words.count == 1 ? "^\(escaped)$" : "^(\(escaped))$"
        if isTied { return ("'\(value)' ties its first word to the start only", "\(first)-not", whole) }
        return ("'\(value)' matches anywhere in the text", "not-\(first)", whole)
    }

    /// Whether nothing in it asks to be a pattern; a dot alone is taken for a full stop.
    private static func isPlain(_ value: String) -> Bool { !value.contains { "^$*+?()[]{}|\\".contains($0) } }

    /// A plain text as a pattern inside double quotes of YAML.
    static func escaped(_ text: String) -> String { text.replacing(".", with: "[.]") }
}
