/// A trigger's condition over dependency names, checked at load (spec/sensor.md §3.1–3.2).
package struct Condition: Sendable, Hashable {
    /// The dependency expression: names and operators without spaces, `dep-1||dep_1a`.
    package let expression: String
    /// The dependencies it mentions, in order of first use.
    package let dependencies: [String]
    /// Whether events must be held for a join: the expression contains `&` (spec §3.3).
    package let isJoin: Bool

    /// Parses `text` against the sensor's dependency names; nil or an empty text joins all of them with `&&`.
    package init(parsing text: String?, dependencies names: [String]) throws(ExpressionError) {
        throw ExpressionError(column: 1, problem: "not parsed", fix: "")
    }

    /// Whether it holds when exactly `present` have an event.
    package func isSatisfied(by present: Set<String>) -> Bool { false }
}

/// Why a text of one of the small languages is refused.
package struct ExpressionError: Error, Sendable, Hashable, CustomStringConvertible {
    /// Counted from 1, in characters of the text; nil when the whole text is meant.
    package let column: Int?
    package let problem: String
    /// What to write instead.
    package let fix: String

    package init(column: Int? = nil, problem: String, fix: String) {
        self.column = column
        self.problem = problem
        self.fix = fix
    }

    package var description: String { problem }
}
