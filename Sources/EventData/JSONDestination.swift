/// A sjson path, parsed once (spec/sensor.md §4.5).
package struct JSONDestination: Sendable, Hashable {
    package let text: String

    /// Every text but the empty one is a destination; whether it fits is known when a value is set.
    package init(_ text: String) { self.text = text }
}

/// Why a value could not be set.
package struct JSONDestinationError: Error, Sendable, Hashable, CustomStringConvertible {
    package let path: String
    package let problem: String

    package init(path: String, problem: String) {
        self.path = path
        self.problem = problem
    }

    package var description: String { "cannot set '\(path)': \(problem)" }
}
