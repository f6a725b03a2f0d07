import EventData
import Expressions

/// A condition in expr-lang over what a leaf met.
struct LeafCondition {
    private let text: String

    private let now: Timestamp

    init(_ text: String, at now: Timestamp) {
        self.text = text
        self.now = now
    }

    /// - Throws: `error` when it cannot be read or gives something else than true or false.
    func holds(_ values: JSON) throws(LeafProblem) -> Bool {
        do {
            let expression = try FilterExpression(parsing: text, functions: [:])
            return try expression.evaluate(JSONDocument(parsing: values.bytes), in: Evaluation(now: now, seed: []))
        } catch { throw .error("'\(text)' cannot be evaluated: \(error)") }
    }
}
