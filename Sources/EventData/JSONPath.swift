/// A gjson path, parsed once (spec/sensor.md §2.11).
package struct JSONPath: Sendable, Hashable {
    /// The path as the user wrote it.
    package let text: String

    /// Every text is a path; one that can never match anything finds nothing, as in gjson.
    package init(_ text: String) { self.text = text }
}
