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
