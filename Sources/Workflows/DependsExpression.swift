/// A task's `depends`: words about other tasks with `&&`, `||`, `!` and parentheses (spec/workflows.md D7).
indirect enum DependsExpression: Sendable, Hashable {
    /// A task's result; nil is the task's name alone.
    case result(task: String, DependsResult?)
    case not(DependsExpression)
    case and(DependsExpression, DependsExpression)
    case or(DependsExpression, DependsExpression)

    /// Parentheses and negations that may be open at once.
    private static let maximumDepth = 100

    init(parsing text: String) throws(RunProblem) {
        var reader = DependsReader(text)
        self = try reader.whole()
    }

    /// `dependencies: [a, b]`.
    init?(all names: [String]) {
        guard let first = names.first else { return nil }
        self = names.dropFirst().reduce(.result(task: first, nil)) { .and($0, .result(task: $1, nil)) }
    }

    /// The tasks it speaks of, in order, each once.
    var tasks: [String] {
        var seen: [String] = []
        collect(into: &seen)
        return seen
    }

    private func collect(into seen: inout [String]) {
        switch self {
        case .result(let task, _): if !seen.contains(task) { seen.append(task) }
        case .not(let inner): inner.collect(into: &seen)
        case .and(let left, let right), .or(let left, let right):
            left.collect(into: &seen)
            right.collect(into: &seen)
        }
    }

    /// The words of it with the tasks they are about.
    var words: [(task: String, word: DependsResult?)] {
        switch self {
        case .result(let task, let word): [(task, word)]
        case .not(let inner): inner.words
        case .and(let left, let right), .or(let left, let right): left.words + right.words
        }
    }

    func holds(_ holds: (_ task: String, DependsResult?) -> Bool) -> Bool {
        switch self {
        case .result(let task, let word): holds(task, word)
        case .not(let inner): !inner.holds(holds)
        case .and(let left, let right): left.holds(holds) && right.holds(holds)
        case .or(let left, let right): left.holds(holds) || right.holds(holds)
        }
    }

    private struct DependsReader {
        private var rest: Substring
        private let text: String
        private var depth = 0

        init(_ text: String) {
            self.text = text
            rest = text[...]
        }

        mutating func whole() throws(RunProblem) -> DependsExpression {
            let result = try either()
            skipSpaces()
            guard rest.isEmpty else { throw problem("'\(rest)' is not understood there") }
            return result
        }

        private func problem(_ what: String) -> RunProblem { RunProblem("depends '\(text)': \(what)") }

        private mutating func skipSpaces() { rest = rest.drop { $0.isWhitespace } }

        private mutating func take(_ sign: String) -> Bool {
            skipSpaces()
            guard rest.hasPrefix(sign) else { return false }
            rest = rest.dropFirst(sign.count)
            return true
        }

        private mutating func either() throws(RunProblem) -> DependsExpression {
            var left = try both()
            while take("||") { left = .or(left, try both()) }
            return left
        }

        private mutating func both() throws(RunProblem) -> DependsExpression {
            var left = try operand()
            while take("&&") { left = .and(left, try operand()) }
            return left
        }

        private mutating func operand() throws(RunProblem) -> DependsExpression {
            depth += 1
            defer { depth -= 1 }
            guard depth <= DependsExpression.maximumDepth else { throw problem("too many parentheses are open") }
            if take("!") { return .not(try operand()) }
            if take("(") {
                let inner = try either()
                guard take(")") else { throw problem("a ')' is missing") }
                return inner
            }
            return try word()
        }

        private mutating func word() throws(RunProblem) -> DependsExpression {
            skipSpaces()
            let name = rest.prefix { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }
            guard !name.isEmpty else { throw problem("a task's name is missing") }
            rest = rest.dropFirst(name.count)
            guard rest.first == "." else { return .result(task: String(name), nil) }
            let word = rest.dropFirst().prefix { $0.isLetter }
            rest = rest.dropFirst(word.count + 1)
            guard let result = DependsResult(rawValue: String(word)) else {
                let words = DependsResult.allCases.map(\.rawValue).joined(separator: ", ")
                throw problem("'\(word)' is no result of a task; use one of \(words)")
            }
            return .result(task: String(name), result)
        }
    }
}

/// What `depends` can ask of a task.
enum DependsResult: String, Sendable, CaseIterable {
    case succeeded = "Succeeded"
    case failed = "Failed"
    case errored = "Errored"
    case skipped = "Skipped"
    case omitted = "Omitted"
    case daemoned = "Daemoned"
    case anySucceeded = "AnySucceeded"
    case allFailed = "AllFailed"
}
