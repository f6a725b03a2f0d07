/// Why a text of one of the small languages is refused.
package struct ExpressionError: Error, Sendable, Hashable, CustomStringConvertible {
    /// Counted from 1; nil in a text of one line, or when the whole text is meant.
    package let line: Int?
    /// Counted from 1, in characters of the line; nil when the whole text or line is meant.
    package let column: Int?
    package let problem: String
    /// What to write instead.
    package let fix: String

    package init(line: Int? = nil, column: Int? = nil, problem: String, fix: String) {
        self.line = line
        self.column = column
        self.problem = problem
        self.fix = fix
    }

    package var description: String { problem }
}
