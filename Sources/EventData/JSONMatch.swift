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

    init(_ place: JSONPlace) {
        kind = Kind(place.node.kind)
        raw = JSONText(validated: Array(place.raw))
    }

    /// A value in the document, not the whole document.
    init(_ tape: JSONTape, at index: Int) {
        let node = tape.nodes[index]
        kind = Kind(node.kind)
        raw = JSONText(validated: Array(tape.bytes[node.range]))
    }
}

/// The value as the other types have it, by gjson's rules (spec/sensor.md §2.7).
extension JSONMatch {
    /// The string form: a string's content, a number without exponent, raw text of arrays and objects, null as nothing.
    package var text: String {
        switch kind {
        case .string: String(decoding: content, as: UTF8.self)
        case .number: numberText
        case .true: "true"
        case .false: "false"
        case .null: ""
        case .json: raw.text
        }
    }

    /// A number's value, 1 for true, a string that is a number as a whole; else zero.
    package var number: Double {
        switch kind {
        case .number: goFloat(raw.bytes[...])
        case .string: goFloat(content[...])
        case .true: 1
        case .false, .null, .json: 0
        }
    }

    /// True, a number other than zero, and the strings `1`, `t` and `true` in any case; else false.
    package var bool: Bool {
        switch kind {
        case .true: true
        case .number: number != 0
        case .string: goBool(content) ?? false
        case .false, .null, .json: false
        }
    }

    /// A string's bytes without escapes.
    private var content: [UInt8] {
        let source = raw.bytes.dropFirst().dropLast()
        return source.contains(UInt8(ascii: "\\")) ? unescapedContent(source, pairing: .always) : Array(source)
    }

    /// Whole numbers stay as they are, whatever their size.
    private var numberText: String {
        let digits = raw.bytes.first == UInt8(ascii: "-") ? raw.bytes.dropFirst() : raw.bytes[...]
        return digits.allSatisfy { $0 &- UInt8(ascii: "0") < 10 } ? raw.text : plainDecimal(number)
    }
}

extension JSONMatch.Kind {
    fileprivate init(_ kind: JSONNode.Kind) {
        switch kind {
        case .object, .array: self = .json
        case .string: self = .string
        case .number: self = .number
        case .true: self = .true
        case .false: self = .false
        case .null: self = .null
        }
    }
}
