/// A value inside a document, looked at without copying it.
package struct JSONElement: Sendable {
    package let document: JSONDocument
    /// Tape index.
    private let index: Int

    /// The whole document.
    package init(_ document: JSONDocument) { self.init(document, at: 0) }

    init(_ document: JSONDocument, at index: Int) {
        self.document = document
        self.index = index
    }

    package enum Kind: Sendable, Hashable { case object, array, string, number, bool, null }

    package var kind: Kind {
        switch document.nodes[index].kind {
        case .object: .object
        case .array: .array
        case .string: .string
        case .number: .number
        case .true, .false: .bool
        case .null: .null
        }
    }

    /// The text of a string; an unpaired surrogate becomes U+FFFD.
    package var string: String { document.string(at: index) }

    /// The nearest double of a number; infinite when the text is beyond its range.
    package var number: Double { goFloat(source) }

    package var bool: Bool { document.nodes[index].kind == .true }

    /// The text of the value as it stands in the document.
    package var source: ArraySlice<UInt8> { document.bytes[document.nodes[index].range] }

    package var elements: [JSONElement] {
        var elements: [JSONElement] = []
        elements.reserveCapacity(elementCount)
        for child in document.children(of: index) { elements.append(JSONElement(document, at: child)) }
        return elements
    }

    package var elementCount: Int { document.withTape { $0.childCount(of: index) } }

    /// Names and values of an object in the order of the text; of members with one name the last one counts.
    package var members: [(name: String, value: JSONElement)] {
        guard kind == .object else { return [] }
        var members: [(name: String, value: JSONElement)] = []
        members.reserveCapacity(elementCount / 2)
        let isDistinct = document.withTape { $0.hasDistinctNames(in: index) }
        var places: [JSONName: Int] = [:]
        for member in document.members(of: index) {
            let name = document.string(at: member.name)
            let value = JSONElement(document, at: member.value)
            if !isDistinct {
                if let place = places[JSONName(name)] {
                    members[place].value = value
                    continue
                }
                places[JSONName(name)] = members.count
            }
            members.append((name, value))
        }
        return members
    }

    /// The last member of that name; nil when there is none.
    package func member(_ name: String) -> JSONElement? {
        guard kind == .object else { return nil }
        var name = name
        let found = name.withUTF8 { name in document.withTape { $0.lastMember(name, of: index) } }
        return found.map { JSONElement(document, at: $0) }
    }
}
