/// The names a condition may use, and what is said about the others (spec/sensor.md §3.1–3.2).
struct ConditionNames {
    private let names: [String]
    /// The real name by its form with underscores; of two with the same form, the one listed last.
    private let byAlias: [String: String]

    init(_ names: [String]) {
        self.names = names
        byAlias = Dictionary(names.map { (Self.withUnderscores($0), $0) }, uniquingKeysWith: { _, last in last })
    }

    static func withUnderscores(_ name: String) -> String {
        String(name.map { $0 == "-" ? "_" : $0 })
    }

    /// The dependency an unquoted word refers to.
    func resolve(_ word: String, column: Int?) throws(ExpressionError) -> String {
        if word == "true" || word == "false" {
            throw ExpressionError(
                column: column,
                problem: "'\(word)' cannot be combined with dependencies",
                fix: "remove it"
            )
        }
        if let first = word.unicodeScalars.first, first.isGoDigit {
            throw ExpressionError(
                column: column,
                problem: "'\(word)' starts with a digit, which a name in conditions must not",
                fix: "rename the dependency so that it starts with a letter"
            )
        }
        if Self.reservedWords.contains(word) { throw reserved(word, column: column) }
        guard let name = byAlias[Self.withUnderscores(word)] else { throw unknown(word, column: column) }
        return name
    }

    /// Refuses names that govaluate would not read as one variable.
    static func checkReadable(_ name: String, column: Int?) throws(ExpressionError) {
        let scalars = name.unicodeScalars
        let isReadable =
            scalars.first?.isGoLetter == true
            && scalars.allSatisfy { $0.isGoLetter || $0.isGoDigit || $0 == "_" || $0 == "-" }
            && name != "in" && name != "IN"
        guard !isReadable else { return }
        throw unreadable(name, column: column)
    }

    private static func unreadable(_ name: String, column: Int?) -> ExpressionError {
        ExpressionError(
            column: column,
            problem: "a dependency called '\(name)' cannot be used in conditions",
            fix: "rename it: a letter first, then letters, digits, '-' and '_'; not 'in'"
        )
    }

    func unknown(_ name: String, column: Int?) -> ExpressionError {
        let list = names.isEmpty ? "add it under spec.dependencies" : "write one of: \(names.joined(separator: ", "))"
        let problem = "no dependency is called '\(name)'"
        if names.contains(where: { Self.withUnderscores($0) == name }) {
            return ExpressionError(column: column, problem: problem, fix: "write the name without quotation marks")
        }
        // `a.b` is read as `a` and what follows it, as govaluate does.
        if let unreadable = names.first(where: { $0.hasPrefix(name) && $0.dropFirst(name.count).first == "." }) {
            return ConditionNames.unreadable(unreadable, column: column)
        }
        guard let meant = Suggestion.nearest(to: name, among: names) else {
            return ExpressionError(column: column, problem: problem, fix: list)
        }
        return ExpressionError(column: column, problem: problem, fix: "did you mean '\(meant)'? \(list)")
    }

    private func reserved(_ word: String, column: Int?) -> ExpressionError {
        let problem = "'\(word)' is a word of the expression language, not a name"
        let canBeQuoted = names.contains(word) && word != "in"
        let fix =
            switch word {
            case "and": "write && between names"
            case "or": "write || between names"
            case "not": "a condition cannot ask for an event to be absent; name only what must have arrived"
            default: canBeQuoted ? "put it in quotation marks: \"\(word)\"" : "rename the dependency"
            }
        return ExpressionError(column: column, problem: problem, fix: fix)
    }

    /// Operators, keywords and functions of the `expr` language; as bare words they never mean a dependency.
    private static let reservedWords = Set(
        """
        in not and or matches contains startsWith endsWith let nil $env
        all none any one filter map find findIndex findLast findLastIndex count groupBy reduce len type abs ceil
        floor round int float string trim trimPrefix trimSuffix upper lower split splitAfter replace repeat join
        indexOf lastIndexOf hasPrefix hasSuffix max min sum mean median toJSON fromJSON toBase64 fromBase64 now
        duration date first last get take keys values toPairs fromPairs sort sortBy
        """.split(whereSeparator: \.isWhitespace).map(String.init)
    )
}

/// What is wrong with a token that stands where it must not.
enum ConditionProblem {
    static func endsEarly(after last: ConditionToken?) -> ExpressionError {
        guard let last else {
            return ExpressionError(
                problem: "the condition is blank",
                fix: "name at least one dependency, or remove conditions to wait for all of them"
            )
        }
        return ExpressionError(
            column: last.column,
            problem: "a name is missing after '\(last.kind.written)'",
            fix: "write a dependency's name after it, or remove it"
        )
    }

    static func unexpected(_ token: ConditionToken, afterOperand: Bool) -> ExpressionError {
        let written = token.kind.written
        func error(_ problem: String, _ fix: String) -> ExpressionError {
            ExpressionError(column: token.column, problem: problem, fix: fix)
        }
        switch token.kind {
        case .symbol("&"): return error("'&' stands alone", "write &&")
        case .symbol("|"): return error("'|' stands alone", "write ||")
        case .symbol("!"):
            return error("a condition cannot ask for an event to be absent", "name only what must have arrived")
        case .symbol: return error("'\(written)' has no meaning here", "use names, &&, || and parentheses only")
        case .name("and"), .name("or"):
            return error("'\(written)' is not an operator of conditions", "write \(written == "and" ? "&&" : "||")")
        case .close where afterOperand: return error("this ')' was never opened", "remove it")
        case .close, .and, .or:
            return error("a name is missing before '\(written)'", "write a dependency's name before it")
        case .name, .quoted, .open:
            return error("an operator is missing before '\(written)'", "write && or || between the two")
        }
    }
}
