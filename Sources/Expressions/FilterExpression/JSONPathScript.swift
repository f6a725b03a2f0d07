/// What stands in the parentheses of a JSONPath: `@.price > 10 && @.name == "x"`.
///
/// As in the library that Argo Events uses, values are compared as numbers where both read as such, and as texts
/// otherwise; texts of the document carry quotation marks then, so that "42" is not 42.
struct JSONPathScript: Sendable {
    private indirect enum Node: Sendable {
        case operation(String, Node, Node)
        /// `=~` with a pattern that is written out, compiled once.
        case matches(Node, RegularExpression)
        case path(JSONPathQuery)
        /// A list or a map that is written out, as JSON.
        case json(String)
        case word(String)
    }

    /// From the loosest; an operator's first place divides the text.
    private static let operators = [
        "||", "&&", "==", "!=", "<=", ">=", "<", ">", "=~", "+", "-", "**", "*", "/", "%",
    ]
    /// Operators that may stand in one script: reading and computing call themselves for each.
    private static let maximumOperators = 50

    private let root: Node

    init(_ text: String, nesting: Int) throws(EvaluationError) {
        let text = text.trimmingSpaces
        guard !text.isEmpty else { throw EvaluationError("a filter of the path is empty") }
        var reader = Reader(nesting: nesting)
        root = try reader.node(text, operators: Self.operators[...])
    }

    private struct Reader {
        let nesting: Int
        var count = 0

        mutating func node(_ text: String, operators: ArraySlice<String>) throws(EvaluationError) -> Node {
            var (text, operators) = (text.trimmingSpaces, operators)
            count += 1
            guard count <= JSONPathScript.maximumOperators else {
                throw EvaluationError("a filter of the path has too many operators")
            }
            if text.hasPrefix("("), text.hasSuffix(")") {
                text = String(text.dropFirst().dropLast()).trimmingSpaces
                operators = JSONPathScript.operators[...]
            }
            let bytes = Array(text.utf8)
            for (index, symbol) in zip(operators.indices, operators) {
                guard let place = Self.place(of: Array(symbol.utf8), in: bytes) else { continue }
                let left = String(decoding: bytes[..<place], as: UTF8.self).trimmingSpaces
                let right = String(decoding: bytes[(place + symbol.utf8.count)...], as: UTF8.self).trimmingSpaces
                guard !left.isEmpty, !right.isEmpty else { continue }
                let second = try node(right, operators: operators[index...])
                let first = try node(left, operators: operators[index...])
                if symbol == "=~", let pattern = Self.pattern(second) { return .matches(first, pattern) }
                return .operation(symbol, first, second)
            }
            return try operand(text)
        }

        /// nil for what is computed, and for what is no pattern, which fails when it is reached.
        private static func pattern(_ node: Node) -> RegularExpression? {
            guard case .word(let word) = node, word != "null", word != "nil" else { return nil }
            return try? RegularExpression(JSONPathScript.trimmedPattern(JSONPathScript.compared(.string(word))))
        }

        private func operand(_ text: String) throws(EvaluationError) -> Node {
            let bytes = Array(text.utf8)
            let isPath = ["@", "$"].contains { Self.place(of: Array($0.utf8), in: bytes) != nil }
            if isPath { return .path(try JSONPathQuery(text, nesting: nesting)) }
            let isList = text.hasPrefix("[") && text.hasSuffix("]")
            return isList || (text.hasPrefix("{") && text.hasSuffix("}")) ? .json(text) : .word(text)
        }

        /// Where a symbol first stands outside of quotation marks and brackets.
        private static func place(of symbol: [UInt8], in text: [UInt8]) -> Int? {
            var quote: UInt8?
            var depth = 0
            for (index, byte) in text.enumerated() {
                if let mark = quote {
                    if byte == mark { quote = nil }
                    continue
                }
                switch byte {
                case UInt8(ascii: "'"), UInt8(ascii: "\""): if depth == 0 { quote = byte }
                case UInt8(ascii: "("), UInt8(ascii: "["): depth += 1
                case UInt8(ascii: ")"), UInt8(ascii: "]"): depth -= 1
                default: break
                }
                guard quote == nil, depth == 0 else { continue }
                if text[index...].starts(with: symbol) { return index }
            }
            return nil
        }
    }
}

extension JSONPathScript {
    /// The value for `current`.
    func result(on current: GoValue, in walk: JSONPathWalk) throws(EvaluationError) -> GoValue {
        guard case .word(let word) = root else { return try value(of: root, on: current, in: walk) }
        switch word {
        case "null", "nil": return .null
        default:
            if let number = Double(goText: word) { return .float(number) }
            return Bool(goText: word).map(GoValue.bool) ?? .string(word)
        }
    }

    /// Whether a filter takes an element with this result.
    static func isTrue(_ value: GoValue) -> Bool {
        if case .string(let text) = value { return !unquoted(text).isEmpty }
        return value.isTrue
    }

    static func unquoted(_ text: String) -> String {
        guard text.count > 1, let mark = text.first, mark == "'" || mark == "\"", text.last == mark else { return text }
        return String(text.dropFirst().dropLast())
    }

    private func value(of node: Node, on current: GoValue, in walk: JSONPathWalk) throws(EvaluationError) -> GoValue {
        try walk.evaluation.take(1)
        switch node {
        case .word("null"), .word("nil"): return .null
        case .word(let word): return .string(word)
        case .json(let text): return (try? FilterEvaluator.parsed(text, walk.evaluation)) ?? .string(text)
        case .path(let query):
            let found = try walk.result(of: query.steps[...], on: current)
            if case .string(let text) = found { return .string(text.hasPrefix("'") ? text : "'\(text)'") }
            return found
        case .matches(let operand, let pattern):
            return .bool(pattern.matches(Self.compared(try value(of: operand, on: current, in: walk))))
        case .operation(let symbol, let left, let right):
            let first = try value(of: left, on: current, in: walk)
            return try Self.apply(symbol, first, try value(of: right, on: current, in: walk), walk.evaluation)
        }
    }

    private static func apply(
        _ symbol: String,
        _ left: GoValue,
        _ right: GoValue,
        _ evaluation: Evaluation
    ) throws(EvaluationError) -> GoValue {
        switch symbol {
        case "||":
            let (left, right) = (try truth(left), try truth(right))
            return .bool(left || right)
        case "&&":
            let (left, right) = (try truth(left), try truth(right))
            return .bool(left && right)
        case "==": return .bool(isEqual(left, right))
        case "!=": return .bool(!isEqual(left, right))
        case "=~":
            let pattern = trimmedPattern(compared(right))
            // Compiling costs far more per byte than matching does.
            try evaluation.take(pattern.utf8.count * 100 + 1_000)
            guard let expression = try? RegularExpression(pattern) else {
                throw EvaluationError("no regular expression")
            }
            try evaluation.take(expression.size)
            return .bool(try expression.matches(compared(left), in: evaluation))
        case "%":
            guard let left = Int(text(left)), let right = Int(text(right)), right != 0 else {
                throw EvaluationError("% needs whole numbers")
            }
            return .float(right == -1 ? 0 : Double(left % right))
        default:
            guard let left = number(left), let right = number(right) else {
                throw EvaluationError("a number is needed")
            }
            return calculate(symbol, left, right)
        }
    }

    private static func calculate(_ symbol: String, _ left: Double, _ right: Double) -> GoValue {
        switch symbol {
        case "<": .bool(left < right)
        case "<=": .bool(left <= right)
        case ">": .bool(left > right)
        case ">=": .bool(left >= right)
        case "+": .float(left + right)
        case "-": .float(left - right)
        case "*": .float(left * right)
        case "/": .float(left / right)
        default: .float(goPower(left, right))
        }
    }

    private static func isEqual(_ left: GoValue, _ right: GoValue) -> Bool {
        if let left = number(left), let right = number(right) { return left == right }
        return compared(left).isSameText(as: compared(right))
    }

    private static func text(_ value: GoValue) -> String { value.text }

    private static func number(_ value: GoValue) -> Double? { Double(goText: text(value)) }

    private static func truth(_ value: GoValue) throws(EvaluationError) -> Bool {
        if case .null = value { return false }
        guard let truth = Bool(goText: text(value)) else { throw EvaluationError("true or false is needed") }
        return truth
    }

    /// A text with its quotation marks made the same.
    private static func compared(_ value: GoValue) -> String {
        let text = text(value)
        return text.hasPrefix("\"") && text.hasSuffix("\"") && text.count > 1 ? "'\(unquoted(text))'" : text
    }

    private static func trimmedPattern(_ text: String) -> String {
        guard text.hasPrefix("/"), let end = text.lastIndex(of: "/"), end > text.startIndex else { return text }
        return String(text[text.index(after: text.startIndex)..<end])
    }
}
