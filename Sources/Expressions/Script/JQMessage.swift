/// What libjq says about a program that does not compile, in plain words and at its place.
struct JQMessage {
    private let statement: String
    /// In the text that libjq got, counted from 1; nil when the message names none.
    private let line: Int?
    /// The spaces that libjq prints behind the line to show where: bytes from the line's start.
    private let shownText: [UInt8]

    private static let place = Array(" at <top-level>, line ".utf8)
    private static let prefix = "jq: error: "
    private static let doubt = " (Unix shell quoting issues?)"

    init(_ message: [UInt8]) {
        let start = message.indices.first { message[$0...].starts(with: Self.place) }
        let said = String(decoding: message[..<(start ?? message.endIndex)], as: UTF8.self)
        var statement = said.hasPrefix(Self.prefix) ? String(said.dropFirst(Self.prefix.count)) : said
        if statement.hasSuffix(Self.doubt) { statement.removeLast(Self.doubt.count) }
        self.statement = statement
        let rest = start.map { message[($0 + Self.place.count)...] } ?? []
        line = Int(String(decoding: rest.prefix { $0 != UInt8(ascii: ":") }, as: UTF8.self))
        shownText = Array(rest.drop { $0 != UInt8(ascii: "\n") }.dropFirst())
    }

    /// The error, with its place in the program as the user wrote it.
    func error(in rewriting: JQRewriting, preludeBytes: Int) -> ExpressionError {
        let offset = offset(in: rewriting, preludeBytes)
        let isAtEnd = statement.contains("unexpected $end")
        let place = isAtEnd ? rewriting.end : offset.map { rewriting.place(inRewritten: $0) }
        let (problem, fix) = words(about: offset.flatMap { rewriting.character(inRewritten: $0) })
        return ExpressionError(line: place?.line, column: place?.column, problem: problem, fix: fix)
    }

    /// Where the message points to in the rewritten text.
    private func offset(in rewriting: JQRewriting, _ preludeBytes: Int) -> Int? {
        guard let line, line > 0 else { return nil }
        let lines = rewriting.rewritten.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        guard line <= lines.count else { return nil }
        let text = lines[line - 1]
        let shownBytes = text.count + (line == 1 ? preludeBytes : 0)
        let column = shownText.count - shownBytes - (line == 1 ? preludeBytes : 0)
        return text.startIndex + min(max(column, 0), text.count)
    }

    private func words(about character: Character?) -> (problem: String, fix: String) {
        if let name = statement.droppingSuffix(" is not defined") { return Self.undefined(name) }
        if let details = statement.droppingPrefix("syntax error, ") { return Self.syntax(details, character) }
        if statement == "memory exhausted" || statement.hasPrefix("function compiled to") {
            return ("the program is nested too deeply or too long", "write a simpler program")
        }
        if statement.hasPrefix("Division by zero") {
            return ("a number is divided by zero", "divide by something else")
        }
        if statement.hasPrefix("Invalid escape") {
            return ("a text holds an escape that there is not", #"write \\ for a backslash that is meant itself"#)
        }
        return (statement, "correct the program; 'jq' with it in a file shows the same message")
    }

    private static func undefined(_ name: String) -> (String, String) {
        if let label = name.droppingPrefix("$*label-") {
            return ("there is no label \(label) to break out of", "write label $\(label) | before it")
        }
        if name.hasPrefix("$") {
            return ("the variable \(name) is not defined", "bind it before it is used: … as \(name) | …")
        }
        let parts = name.split(separator: "/")
        let function = String(parts.first ?? "")
        let count = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
        let arguments = count == 0 ? "without arguments" : count == 1 ? "with one argument" : "with \(count) arguments"
        let nearest = Suggestion.nearest(to: function, among: JQFunctions.names)
        let fix =
            if let nearest, nearest == function {
                "give \(function) the number of arguments it takes, with ; between them"
            } else if let nearest {
                "write \(nearest)"
            } else {
                "write the name of one of jq's functions, or define it: def \(function): …;"
            }
        return ("there is no function \(function) \(arguments)", fix)
    }

    private static func syntax(_ details: String, _ character: Character?) -> (String, String) {
        let parts = details.droppingPrefix("unexpected ") ?? details
        let pieces = parts.split(separator: ", expecting ", maxSplits: 1).map(String.init)
        let token = pieces.first ?? ""
        // A sign that was put in may be what is met; the user knows only the one that stands there.
        let isSign = token.hasPrefix("'") || token == "INVALID_CHARACTER"
        let met = isSign ? character.map { "'\($0)'" } ?? "this character" : tokenName(token)
        let wanted = pieces.count > 1 ? pieces[1].split(separator: " or ").map { tokenName(String($0)) } : []
        let problem = met == "the end" ? "the program ends too early" : "\(met) does not belong here"
        let fix =
            wanted.isEmpty || wanted == ["the end"]
            ? "check what stands before it: an operator, a bracket or a quotation mark is missing or one too many"
            : "write \(wanted.joined(separator: " or ")) here, or correct what stands before it"
        return (problem, fix)
    }

    /// A token of libjq's grammar by a name that its users know.
    private static func tokenName(_ token: String) -> String {
        switch token {
        case "$end": "the end"
        case "IDENT": "a name"
        case "FIELD": "a field such as .name"
        case "LITERAL": "a number"
        case "FORMAT": "a format such as @json"
        case "QQSTRING_START", "QQSTRING_END": "a quotation mark"
        case "QQSTRING_TEXT": "a text"
        case "QQSTRING_INTERP_START": #"\("#
        case "QQSTRING_INTERP_END": ")"
        default: token.hasPrefix("'") ? token : "'\(token)'"
        }
    }
}

extension String {
    fileprivate func droppingPrefix(_ prefix: String) -> String? {
        hasPrefix(prefix) ? String(dropFirst(prefix.count)) : nil
    }

    fileprivate func droppingSuffix(_ suffix: String) -> String? {
        hasSuffix(suffix) ? String(dropLast(suffix.count)) : nil
    }
}
