/// What is wrong with the text of a field expression, and what to write instead.
struct FieldProblem {
    private let source: FieldSource

    init(_ source: FieldSource) { self.source = source }

    private func error(_ token: FieldToken, _ problem: String, _ fix: String) -> ExpressionError {
        source.error(at: token.range.lowerBound, problem, fix: fix)
    }

    private func written(_ token: FieldToken) -> String { source.text(token.range) }

    // MARK: Reading

    func neverClosed(_ start: Int) -> ExpressionError {
        if source.scalars[start] == "[" {
            return source.error(at: start, "this '[' is never closed", fix: "add ']' after the name")
        }
        return source.error(
            at: start,
            "this string is never closed",
            fix: "add the closing quotation mark; either kind ends a string, so write \\' or \\\" inside one"
        )
    }

    func danglingBackslash(_ position: Int) -> ExpressionError {
        source.error(at: position, "nothing comes after this backslash", fix: "remove it, or write what it is for")
    }

    func badNumber(_ range: Range<Int>) -> ExpressionError {
        source.error(
            at: range.lowerBound,
            "'\(source.text(range).trimmed)' is not a number",
            fix: "write digits with at most one point, such as 2.5, or 0x and hexadecimal digits"
        )
    }

    func field(_ name: String, _ range: Range<Int>) -> ExpressionError {
        source.error(
            at: range.lowerBound,
            "'\(name)' would read a field of a struct, which no event has",
            fix: "give the path of the value under fields and write its name; [\(name)] is a name with dots in it"
        )
    }

    func unknownSymbol(_ text: String, at start: Int) -> ExpressionError {
        func error(_ fix: String) -> ExpressionError {
            source.error(at: start, "'\(text.isEmpty ? "]" : text)' is not an operator", fix: fix)
        }
        switch text {
        case "=", "===": return error("write == to compare")
        case "!==", "<>", "=!": return error("write !=")
        case "=>": return error("write >=")
        case "=<": return error("write <=")
        case "~=": return error("write =~ to match a regular expression")
        case "!!", "--", "~~":
            return error("put the inner one in parentheses, such as \(text.prefix(1))(\(text.suffix(1))x)")
        case "!", "~": return error("a value may have only one sign before it; use parentheses for a second")
        case "": return error("remove it, or open it with '['")
        case ";": return error("remove it")
        default: break
        }
        if text.hasPrefix("_") {
            return error("names start with a letter; write any other in brackets, such as [_name]")
        }
        if let symbol = FieldOperator.longest(startOf: text) {
            let rest = text.dropFirst(symbol.rawValue.count)
            if FieldPrefix(rawValue: String(rest)) != nil || rest == "." {
                return error("put a space between \(symbol.rawValue) and \(rest)")
            }
        }
        return error("write one of the operators, a name, or [any name] in brackets")
    }

    // MARK: Grammar

    func unbalanced(_ token: FieldToken) -> ExpressionError {
        if case .open = token.kind { return error(token, "this '(' is never closed", "add a ')'") }
        return error(token, "this ')' was never opened", "remove it")
    }

    func ignored(from position: Int) -> ExpressionError {
        source.error(at: position, "everything from here on is ignored", fix: "write && or || before it, or remove it")
    }

    func endsEarly(after last: FieldToken?) -> ExpressionError {
        guard let last else {
            return ExpressionError(
                problem: "the expression is empty",
                fix: "write a condition over the names under fields, such as a == \"b\""
            )
        }
        return error(last, "a value is missing after '\(written(last))'", "write one, or remove '\(written(last))'")
    }

    func unexpected(_ token: FieldToken, after previous: FieldToken?) -> ExpressionError {
        let text = written(token)
        guard let previous, FieldTokenClass.endings.contains(previous.tokenClass) else {
            return misplaced(token, text, after: previous)
        }
        switch (previous.kind, token.kind) {
        case (.variable(let name), .open):
            let fix = "compare the value itself; for functions use filter.expression of the event source or a script"
            return error(token, "there are no functions here, so '\(name)' is none", fix)
        case (_, .variable(let name)) where ["and", "or", "not"].contains(name.lowercased()):
            let symbol = ["and": "&&", "or": "||"][name.lowercased()] ?? "! before the whole condition, in parentheses"
            return error(token, "'\(name)' is not an operator", "write \(symbol)")
        case (.number, .variable(let name)) where previous.range.upperBound == token.range.lowerBound:
            let isExponent = name.lowercased().hasPrefix("e")
            let fix =
                isExponent
                ? "write the number without an exponent" : "write the name in brackets: [\(written(previous))\(text)]"
            return error(token, "'\(name)' cannot follow a number", fix)
        case (.time, .binary):
            return error(token, "'\(text)' cannot follow a date", "write the date as a number of seconds since 1970")
        default: return error(token, "an operator is missing before '\(text)'", "write && or || between the two")
        }
    }

    /// A token where a value has to come.
    private func misplaced(_ token: FieldToken, _ text: String, after previous: FieldToken?) -> ExpressionError {
        switch token.kind {
        case .time:
            return error(token, "a date cannot stand here", "write it as a number of seconds since 1970")
        case .string:
            return error(token, "a string cannot stand after '\(previous.map(written) ?? "")'", "remove either")
        default: return error(token, "a value is missing before '\(text)'", "write one, or remove '\(text)'")
        }
    }
}

extension FieldOperator {
    /// The longest operator that `text` starts with.
    fileprivate static func longest(startOf text: String) -> FieldOperator? {
        (1...2).reversed().lazy.compactMap { FieldOperator(rawValue: String(text.prefix($0))) }.first
    }
}

extension String {
    fileprivate var trimmed: Substring {
        var text = Substring(self)
        while text.last?.isWhitespace == true { text.removeLast() }
        return text
    }
}
