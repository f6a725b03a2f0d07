import EventData
import Expressions

// A missing required field, a wrong type and a value out of range are errors.
extension ManifestReader {
    /// Text that must be there and not be empty.
    package func string(_ name: String) -> String {
        guard let node = value(name) else {
            missing(name)
            return ""
        }
        let text = text(name, node) ?? ""
        if text.isEmpty, case .scalar(.string, _) = node.content {
            invalid(name, "is empty", fix: "write \(name): and its value")
        }
        return text
    }

    /// Text as written, which may be empty; nil when absent.
    package func optionalString(_ name: String) -> String? {
        guard let node = value(name) else { return nil }
        return text(name, node)
    }

    /// One of `allowed`; anything else is an error that names them.
    package func choice(_ name: String, of allowed: [String], default value: String) -> String {
        guard let text = optionalString(name) else { return value }
        if allowed.contains(text) { return text }
        let named = allowed.filter { !$0.isEmpty }
        if let meant = Suggestion.nearest(to: text, among: named) {
            invalid(name, "is '\(text)'", fix: "did you mean '\(meant)'?")
        } else {
            let wanted = named.count == 1 ? named[0] : "one of: \(named.joined(separator: ", "))"
            invalid(name, "is '\(text)'", fix: "use \(wanted)")
        }
        return value
    }

    package func bool(_ name: String, default value: Bool) -> Bool {
        guard let node = self.value(name) else { return value }
        if case .scalar(.bool(let value), _) = node.content { return value }
        let fix: String
        if case .scalar(.string(let text), _) = node.content, text == "true" || text == "false" {
            fix = "write \(name): \(text) without quotes"
        } else {
            fix = "write \(name): true or \(name): false"
        }
        wrongType(name, node, wanted: "true or false", fix: fix)
        return value
    }

    /// A YAML integer, or a string holding one when `orText` (Argo writes `port: "12000"`).
    ///
    /// Without a default the field is required.
    package func integer(_ name: String, in range: ClosedRange<Int>, default value: Int?, orText: Bool = false) -> Int {
        let fallback = value ?? range.lowerBound
        guard let node = self.value(name) else {
            if value == nil { missing(name) }
            return fallback
        }
        guard let (text, number) = wholeNumber(name, node, orText: orText) else { return fallback }
        guard let number, range.contains(number) else {
            let fix =
                range.upperBound == .max
                ? "use a whole number from \(range.lowerBound) up" : "use a whole number \(describe(range))"
            invalid(name, "is \(text)", fix: fix)
            return fallback
        }
        return number
    }

    /// A Go duration; a plain number counts nanoseconds.
    ///
    /// Without a default the field is required.
    package func duration(_ name: String, default value: Duration?) -> Duration {
        if value == nil, self.value(name) == nil { missing(name) }
        return optionalDuration(name) ?? value ?? .zero
    }

    package func optionalDuration(_ name: String) -> Duration? {
        guard let node = value(name) else { return nil }
        let fix = "write a number with its unit, such as 90s, 1.5h or 500ms"
        switch node.content {
        case .scalar(.number(let number), _):
            if let nanoseconds = wholeValue(of: number) { return .nanoseconds(nanoseconds) }
            invalid(name, "is \(number.text), which is no whole number of nanoseconds", fix: fix)
        case .scalar(.string(let text), _):
            if let duration = Duration(goText: text) { return duration }
            invalid(name, "is '\(text)', which is no duration", fix: fix)
        default:
            wrongType(name, node, wanted: "a duration", fix: fix)
        }
        return nil
    }

    /// A number of any size; nil when absent.
    package func optionalNumber(_ name: String) -> Double? {
        guard let node = value(name) else { return nil }
        if case .scalar(.number(let number), _) = node.content { return number.double }
        let fix: String
        if case .scalar(.string(let text), _) = node.content, Double(text) != nil {
            fix = "write \(name): \(text) without quotes"
        } else {
            fix = "write \(name): and a number"
        }
        wrongType(name, node, wanted: "a number", fix: fix)
        return nil
    }

    // MARK: Conversions

    private func text(_ name: String, _ node: ManifestNode) -> String? {
        if case .scalar(.string(let text), _) = node.content { return text }
        wrongType(name, node, wanted: "text", fix: quoteFix(for: node, prefix: "\(name): "))
        return nil
    }

    /// How to write a scalar as text: in quotes.
    func quoteFix(for node: ManifestNode, prefix: String) -> String {
        guard case .scalar(_, let text) = node.content else { return "write \(prefix)and the text" }
        return "put it in quotes: \(prefix)\"\(text)\""
    }

    /// The text for messages and the value, nil when it is too large; nil when it is no number at all.
    private func wholeNumber(_ name: String, _ node: ManifestNode, orText: Bool) -> (text: String, value: Int?)? {
        switch node.content {
        case .scalar(.number(let number), _):
            return (number.text, wholeValue(of: number))
        case .scalar(.string(let text), _) where orText:
            return ("'\(text)'", Int(text))
        case .scalar(.string(let text), _) where Int(text) != nil:
            wrongType(name, node, wanted: "a whole number", fix: "write \(name): \(text) without quotes")
        default:
            wrongType(name, node, wanted: "a whole number", fix: "write \(name): and a whole number")
        }
        return nil
    }

    /// `1e3` and `2.0` are whole too.
    private func wholeValue(of number: JSONNumber) -> Int? { number.integer ?? Int(exactly: number.double) }

    private func describe(_ range: ClosedRange<Int>) -> String {
        range.lowerBound == .min ? "up to \(range.upperBound)" : "from \(range.lowerBound) to \(range.upperBound)"
    }
}
