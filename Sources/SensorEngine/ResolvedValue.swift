package import EventData

/// What a parameter's source came to (spec/sensor.md §4.2).
package struct ResolvedValue: Sendable, Equatable {
    package enum Content: Sendable, Equatable {
        /// A default, a template's output or the whole event: always text.
        case text(String)
        /// A value found by key.
        case found(JSONMatch)
    }

    package let content: Content
    package let origin: ValueOrigin

    package init(_ content: Content, from origin: ValueOrigin) {
        self.content = content
        self.origin = origin
    }

    package var text: String { content.text }

    /// The JSON to write: a string of the text, or with `raw` the value as the JSON it was found as.
    package func json(raw: Bool) -> JSONText { content.json(raw: raw) }
}

extension ResolvedValue.Content {
    /// How the value is rendered as text (spec/sensor.md §4.3): unlike a path's text, null reads `null`.
    var text: String {
        switch self {
        case .text(let text): text
        case .found(let match): match.kind == .null ? "null" : match.text
        }
    }

    func json(raw: Bool) -> JSONText {
        guard raw, case .found(let match) = self else { return JSONText(string: text) }
        switch match.kind {
        case .string: return JSONText(string: match.text)
        case .number: return Self.plainNumber(match)
        case .true, .false, .null, .json: return match.raw
        }
    }

    /// `1e3` becomes `1000`; a number too large for a double has no plain form and stays as it is.
    private static func plainNumber(_ match: JSONMatch) -> JSONText {
        let text = match.text
        return text.utf8.last?.isDigit == true ? JSONText(validated: Array(text.utf8)) : match.raw
    }
}

extension UInt8 {
    fileprivate var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
}
