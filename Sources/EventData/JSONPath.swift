/// A gjson path, parsed once (spec/sensor.md §2.11).
package struct JSONPath: Sendable, Hashable {
    /// The path as the user wrote it.
    package let text: String

    /// Every text is a path; one that can never match anything finds nothing, as in gjson.
    package init(_ text: String) { self.text = text }
}

/// What a path found.
package struct JSONMatch: Sendable, Hashable {
    package enum Kind: Sendable, Hashable { case string, number, `true`, `false`, null, json }

    package let kind: Kind
    /// The exact source slice, or the text built by a projection or modifier.
    package let raw: JSONText

    package init(kind: Kind, raw: JSONText) {
        self.kind = kind
        self.raw = raw
    }

    /// The string form of gjson: a string's content, a number without exponent, raw text of objects (spec §2.7).
    package var text: String { "" }
}

/// A piece of valid JSON text.
package struct JSONText: Sendable, Hashable {
    package let bytes: [UInt8]

    /// - Parameter bytes: must be one valid JSON value.
    package init(validated bytes: [UInt8]) { self.bytes = bytes }

    /// `value` as a JSON string, quoted and escaped.
    package init(string value: String) { bytes = [] }

    package var text: String { String(decoding: bytes, as: UTF8.self) }
}

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
