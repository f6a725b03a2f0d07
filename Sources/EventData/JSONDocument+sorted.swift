extension JSONDocument {
    /// The same value with the members of every object in the order of their names' bytes.
    ///
    /// A text that is in order already, as most are here, is returned as it is.
    package var sortedByName: JSONText {
        isSortedByName ? JSONText(validated: bytes) : JSONText(tree.sortedByName)
    }

    private var isSortedByName: Bool {
        nodes.indices.allSatisfy { nodes[$0].kind != .object || hasSortedNames(at: $0) }
    }

    /// An escaped name has to be read before it can be compared, so it counts as out of order.
    private func hasSortedNames(at object: Int) -> Bool {
        var previous: Range<Int>?
        for member in members(of: object) {
            let name = nodes[member.name]
            if name.isEscaped { return false }
            let content = name.range.dropFirst().dropLast()
            if let previous, !precedes(previous, content) { return false }
            previous = content
        }
        return true
    }

    private func precedes(_ left: Range<Int>, _ right: Range<Int>) -> Bool {
        for (left, right) in zip(left, right) where bytes[left] != bytes[right] { return bytes[left] < bytes[right] }
        return left.count < right.count
    }
}

extension JSON {
    /// The same value with the members of every object in the order of their names' bytes.
    package var sortedByName: JSON {
        switch self {
        case .object(let object): return .object(object.sortedByName(\.sortedByName))
        case .array(let elements): return .array(elements.map(\.sortedByName))
        default: return self
        }
    }
}
