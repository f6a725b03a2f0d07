/// Why an invocation cannot be rendered: where in the template, what is wrong and, where it helps, what to write.
package struct RenderError: Error, Sendable, Equatable, CustomStringConvertible {
    package let problem: String

    package init(_ problem: String) { self.problem = problem }

    package var description: String { problem }

    /// The same problem, found at `place`.
    func at(_ place: String) -> RenderError { RenderError("\(place): \(problem)") }
}
