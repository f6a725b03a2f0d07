/// Why evaluating failed, for one event: the text of the language was fine, what it met was not.
package struct EvaluationError: Error, Sendable, Hashable, CustomStringConvertible {
    package let problem: String

    package init(_ problem: String) { self.problem = problem }

    package var description: String { problem }
}
