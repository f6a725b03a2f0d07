/// What Lua says about a script it refuses: `<string>:3: 'then' expected near 'return'`.
struct LuaProblem {
    private let line: Int?
    private let text: String
    /// What the message ends with, when it names a piece of the script.
    private let token: String?

    init(message: String) {
        let parts = message.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0] == "<string>", let line = Int(parts[1]) else {
            line = nil
            text = message
            token = nil
            return
        }
        self.line = line
        text = String(parts[2].drop { $0 == " " })
        token = Self.quotedEnd(of: text)
    }

    /// The refusal with its place: the column is known when the token stands in the line once.
    func error(in script: String) -> ExpressionError {
        ExpressionError(
            line: line,
            column: line.flatMap { column(onLine: $0, of: script) },
            problem: line == nil ? "the script cannot be used: \(text)" : "not a Lua script: \(text)",
            fix: fix
        )
    }

    private static func quotedEnd(of text: String) -> String? {
        guard let near = text.ranges(of: " near '").last, text.hasSuffix("'") else { return nil }
        return String(text[near.upperBound...].dropLast())
    }

    private func column(onLine number: Int, of script: String) -> Int? {
        // A message counts lines as Lua does: a carriage return ends one as well.
        let lines = script.split(omittingEmptySubsequences: false) { $0.isNewline }
        guard let token, !token.isEmpty, lines.indices.contains(number - 1) else { return nil }
        let places = lines[number - 1].ranges(of: token)
        guard let place = places.first, places.count == 1 else { return nil }
        return lines[number - 1].distance(from: lines[number - 1].startIndex, to: place.lowerBound) + 1
    }

    private var fix: String {
        if line == nil { return "make the script simpler, in plain Lua 5.1 text" }
        if let name = Self.expected(in: text) { return "write \(name) there" }
        if text.contains("unfinished string") { return "close the string on the line it begins on" }
        if text.contains("<eof>") { return "complete the script: something that was begun is not closed" }
        if token == "::" || text.contains("'=' expected") {
            return "write Lua 5.1, which knows no labels and no 'goto'"
        }
        if text.contains("'!'") || token == "=" { return "write ~= for 'not equal', == for 'equal', 'not' to negate" }
        return "write Lua 5.1"
    }

    /// `'then'` from `'then' expected near 'return'`.
    private static func expected(in text: String) -> String? {
        guard let end = text.ranges(of: " expected").first?.lowerBound, text.hasPrefix("'") else { return nil }
        let name = text[..<end]
        return name == "'='" || name.contains(" ") ? nil : String(name)
    }
}
