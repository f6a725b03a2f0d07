/// One problem of a manifest: where it is, what is wrong, and what to write instead.
package struct Diagnostic: Error, Sendable, Hashable, CustomStringConvertible {
    package enum Severity: String, Sendable, Hashable { case error, warning }

    /// Whose rule is broken.
    package enum Rule: Sendable, Hashable {
        /// Argo Events refuses it as well (spec/sensor.md §1.10), whatever we make of it.
        case reference
        /// Argo Events accepts it: it fails there later, is dropped silently, or only surprises (§1.11).
        case own
    }

    package let severity: Severity
    package let rule: Rule
    package let place: Place
    package let problem: String
    package let fix: String

    /// `rule` is by default the reference's for errors and our own for warnings.
    package init(_ severity: Severity = .error, rule: Rule? = nil, at place: Place, problem: String, fix: String) {
        self.severity = severity
        self.rule = rule ?? (severity == .error ? .reference : .own)
        self.place = place
        self.problem = problem
        self.fix = fix
    }

    /// `ci.yaml:2:7: error: 'port' is 99999`, then `fix: …` on a line of its own.
    package var description: String { "\(place): \(severity.rawValue): \(problem)\nfix: \(fix)" }
}

/// A position in a file; line and column are counted from 1.
package struct Place: Sendable, Hashable, CustomStringConvertible {
    package let file: String
    package let line: Int
    package let column: Int

    package init(file: String, line: Int, column: Int) {
        self.file = file
        self.line = line
        self.column = column
    }

    package var description: String { "\(file):\(line):\(column)" }
}
