import Expressions

/// An endpoint's path with its variables: `/github`, `/a/{id}`, `/a/{id:[0-9]+}` (spec/eventsources.md §3.1).
///
/// The whole path must match; a trailing slash counts.
package struct PathTemplate: Sendable, Hashable {
    package let text: String
    /// The text without the variables' names, so that `/a/{x}` and `/a/{y}` are seen to be the same.
    package let key: String
    /// nil for a path without variables, which is compared as it is.
    private let expression: RegularExpression?

    package init(parsing text: String) throws(PathTemplateError) {
        guard text.hasPrefix("/") else {
            throw PathTemplateError(problem: "must start with '/'", fix: "write endpoint: /\(text)")
        }
        self.text = text
        let pieces = try PathTemplate.pieces(of: text)
        var pattern = "^"
        var key = ""
        for piece in pieces {
            switch piece {
            case .literal(let literal):
                pattern += PathTemplate.quoted(literal)
                key += literal
            case .variable(let expression):
                pattern += "(?:\(expression ?? "[^/]+"))"
                key += expression.map { "{:\($0)}" } ?? "{}"
            }
        }
        self.key = key
        guard pieces.contains(where: { if case .variable = $0 { true } else { false } }) else {
            expression = nil
            return
        }
        do {
            expression = try RegularExpression(pattern + "$")
        } catch {
            throw PathTemplateError(
                problem: "has a variable whose expression cannot be read: \(error)",
                fix: "write {name} or {name:expression} with an RE2 expression"
            )
        }
    }

    package var isExact: Bool { expression == nil }

    package func matches(_ path: String) -> Bool { expression?.matches(path) ?? (path == text) }

    package static func == (left: PathTemplate, right: PathTemplate) -> Bool { left.text == right.text }

    package func hash(into hasher: inout Hasher) { hasher.combine(text) }

    private enum Piece {
        case literal(String)
        /// The expression after the colon; nil stands for one segment.
        case variable(String?)
    }

    private static func pieces(of text: String) throws(PathTemplateError) -> [Piece] {
        var pieces: [Piece] = []
        var current = ""
        var depth = 0
        for character in text {
            switch character {
            case "{":
                depth += 1
                if depth > 1 { current.append(character) } else { take(&current, as: Piece.literal, into: &pieces) }
            case "}":
                depth -= 1
                guard depth >= 0 else { throw .unbalanced }
                if depth > 0 { current.append(character) } else { pieces.append(variable(current)); current = "" }
            default: current.append(character)
            }
        }
        guard depth == 0 else { throw .unbalanced }
        take(&current, as: Piece.literal, into: &pieces)
        return pieces
    }

    private static func take(_ text: inout String, as piece: (String) -> Piece, into pieces: inout [Piece]) {
        if !text.isEmpty { pieces.append(piece(text)) }
        text = ""
    }

    private static func variable(_ text: String) -> Piece {
        guard let colon = text.firstIndex(of: ":") else { return .variable(nil) }
        return .variable(String(text[text.index(after: colon)...]))
    }

    private static func quoted(_ literal: String) -> String {
        var quoted = ""
        for character in literal {
            if "\\.+*?()|[]{}^$".contains(character) { quoted.append("\\") }
            quoted.append(character)
        }
        return quoted
    }
}

/// Why a text is no path template; `problem` continues a sentence that starts with the field's name.
package struct PathTemplateError: Error, Sendable, Hashable {
    package let problem: String
    package let fix: String

    static let unbalanced = PathTemplateError(
        problem: "has braces that do not pair up",
        fix: "write variables as {name} or {name:expression}"
    )
}
