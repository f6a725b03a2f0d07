import EventData

/// A JSONPath as the function `jsonpath` reads it: `$.a[0]`, `$..name`, `$.list[?(@.price > 10)].title`.
///
/// What leads to one value gives that value; what can lead to several gives a list.
struct JSONPathQuery: Sendable {
    /// Bytes a path may have.
    static let maximumBytes = 4_096
    /// Steps a path may have, and filters that may stand in each other: applying calls itself for each.
    static let maximumSteps = 60
    static let maximumNesting = 5

    indirect enum Step: Sendable {
        /// The whole document, in place of what a filter looks at.
        case root
        /// What a filter looks at.
        case current
        case member(String)
        /// `.length`, unless there is a member of that name.
        case length
        case index(Int)
        case wildcard
        case descent
        case union([Choice])
        case range(from: Bound?, to: Bound?, step: Bound?)
        case filter(JSONPathScript)
        case script(JSONPathScript)
    }

    enum Choice: Sendable {
        case member(String)
        case index(Int)
        case script(JSONPathScript)
    }

    enum Bound: Sendable {
        case number(Int)
        case script(JSONPathScript)
    }

    let steps: [Step]

    init(_ text: String) throws(EvaluationError) { try self.init(text, nesting: 0) }

    init(_ text: String, nesting: Int) throws(EvaluationError) {
        guard text.utf8.count <= Self.maximumBytes else {
            throw EvaluationError("the path is longer than \(Self.maximumBytes) bytes")
        }
        guard nesting <= Self.maximumNesting else { throw EvaluationError("the path's filters are nested too deep") }
        var parser = JSONPathParser(text, nesting: nesting)
        steps = try parser.steps()
    }

    /// What the path leads to in a JSON text.
    ///
    /// - Throws: when the text is not JSON, or the path leads nowhere.
    func result(inText text: String, _ evaluation: Evaluation) throws(EvaluationError) -> GoValue {
        let root = try FilterEvaluator.parsed(text, evaluation)
        return try JSONPathWalk(root: root, evaluation: evaluation).result(of: steps[...], on: root)
    }
}
