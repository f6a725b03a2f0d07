/// Reads a JSONPath.
struct JSONPathParser {
    private let characters: [Character]
    private var position = 0
    private let nesting: Int

    init(_ text: String, nesting: Int) {
        characters = Array(text.trimmingSpaces)
        self.nesting = nesting
    }

    mutating func steps() throws(EvaluationError) -> [JSONPathQuery.Step] {
        guard let first = next, first == "$" || first == "@" else {
            throw EvaluationError("a path starts with $, such as $.name")
        }
        var steps: [JSONPathQuery.Step] = [first == "$" ? .root : .current]
        position += 1
        while let character = next {
            guard steps.count < JSONPathQuery.maximumSteps else { throw EvaluationError("the path has too many steps") }
            switch character {
            case "[": steps.append(try subscripted())
            case "." where steps.count > 0: try appendDotted(to: &steps)
            default: throw unexpected(character)
            }
        }
        return steps
    }

    private var next: Character? { position < characters.count ? characters[position] : nil }

    private func unexpected(_ character: Character) -> EvaluationError {
        EvaluationError("'\(character)' at \(position + 1) is not possible in a path")
    }

    private mutating func appendDotted(to steps: inout [JSONPathQuery.Step]) throws(EvaluationError) {
        position += 1
        if next == "." {
            position += 1
            steps.append(.descent)
            // A third dot belongs to the name that follows.
            if next == "." { position += 1 }
        }
        guard next != "[" else { return }
        let start = position
        while let character = next, character != ".", character != "[" { position += 1 }
        let name = String(characters[start..<position]).trimmingSpaces
        switch name {
        case "": throw EvaluationError("the path ends with a dot, or has two brackets for a name")
        case "*": steps.append(.wildcard)
        case "$": steps.append(.root)
        case "@": steps.append(.current)
        case "length": steps.append(.length)
        default: steps.append(.member(name))
        }
    }

    /// What stands in square brackets; brackets and quotations inside it are passed over.
    private mutating func subscripted() throws(EvaluationError) -> JSONPathQuery.Step {
        let start = position + 1
        var depth = 0
        var quote: Character?
        while let character = next {
            position += 1
            if let mark = quote {
                if character == "\\" { position += 1 } else if character == mark { quote = nil }
                continue
            }
            switch character {
            case "'", "\"": quote = character
            case "[": depth += 1
            case "]": depth -= 1
            default: break
            }
            if depth == 0 { return try step(String(characters[start..<position - 1]).trimmingSpaces) }
        }
        throw EvaluationError("a bracket of the path is not closed")
    }

    private func step(_ content: String) throws(EvaluationError) -> JSONPathQuery.Step {
        if content == "*" { return .wildcard }
        if content.hasPrefix("?") {
            guard content.hasPrefix("?("), content.hasSuffix(")") else {
                throw EvaluationError("a filter is written [?(…)]")
            }
            return .filter(try JSONPathScript(String(content.dropFirst(2).dropLast()), nesting: nesting + 1))
        }
        let commas = Self.split(content, by: ",")
        if commas.count > 1 {
            var choices: [JSONPathQuery.Choice] = []
            for part in commas { choices.append(try choice(part)) }
            return .union(choices)
        }
        let bounds = Self.split(content, by: ":")
        if bounds.count > 1 { return try range(bounds) }
        switch try choice(content) {
        case .member(let name): return .member(name)
        case .index(let index): return .index(index)
        case .script(let script): return .script(script)
        }
    }

    private func choice(_ text: String) throws(EvaluationError) -> JSONPathQuery.Choice {
        if let index = Int(text) { return .index(index) }
        if let script = try script(text) { return .script(script) }
        guard let mark = text.first, mark == "'" || mark == "\"", text.count > 1, text.last == mark else {
            throw EvaluationError("'\(text.prefix(40))' is no number and no name in quotation marks")
        }
        return .member(Self.unescaped(text.dropFirst().dropLast()))
    }

    private func range(_ parts: [String]) throws(EvaluationError) -> JSONPathQuery.Step {
        guard parts.count <= 3 else { throw EvaluationError("a range has a start, an end and a step at most") }
        var bounds: [JSONPathQuery.Bound?] = []
        for part in parts {
            if part.isEmpty {
                bounds.append(nil)
            } else if let number = Int(part) {
                bounds.append(.number(number))
            } else if let script = try script(part) {
                bounds.append(.script(script))
            } else {
                throw EvaluationError("'\(part.prefix(40))' is no number")
            }
        }
        return .range(from: bounds[0], to: bounds[1], step: bounds.count > 2 ? bounds[2] : nil)
    }

    private func script(_ text: String) throws(EvaluationError) -> JSONPathScript? {
        guard text.hasPrefix("("), text.hasSuffix(")"), text.count > 2 else { return nil }
        return try JSONPathScript(String(text.dropFirst().dropLast()), nesting: nesting + 1)
    }

    private static func unescaped(_ text: Substring) -> String {
        var result = ""
        var isEscaped = false
        for character in text {
            isEscaped = character == "\\" && !isEscaped
            if !isEscaped { result.append(character) }
        }
        return result
    }

    /// Parts between separators that stand in no quotation and no bracket.
    private static func split(_ text: String, by separator: Character) -> [String] {
        var parts = [""]
        var depth = 0
        var quote: Character?
        var isEscaped = false
        for character in text {
            if quote == nil, depth == 0, character == separator {
                parts.append("")
                continue
            }
            parts[parts.count - 1].append(character)
            if isEscaped {
                isEscaped = false
            } else if let mark = quote {
                if character == "\\" { isEscaped = true } else if character == mark { quote = nil }
            } else if character == "'" || character == "\"" {
                quote = character
            } else if character == "(" || character == "[" {
                depth += 1
            } else if character == ")" || character == "]" {
                depth -= 1
            }
        }
        return parts.map(\.trimmingSpaces)
    }
}

extension String {
    var trimmingSpaces: String {
        var rest = self[...]
        while rest.first?.isWhitespace == true { rest.removeFirst() }
        while rest.last?.isWhitespace == true { rest.removeLast() }
        return String(rest)
    }
}
