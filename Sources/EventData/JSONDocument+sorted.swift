extension JSONDocument {
    /// The same value with the members of every object in the order of their names' bytes.
    ///
    /// A text that is in order already, as most are here, is returned as it is.
    package var sortedByName: JSONText {
        withTape { $0.isSortedByName } ? JSONText(validated: bytes) : JSONText(sortedTree)
    }
}

extension JSONTape {
    /// An escaped name has to be read before it can be compared, so it counts as out of order.
    fileprivate var isSortedByName: Bool {
        nodes.indices.allSatisfy { index in
            nodes[index].kind != .object || (hasOrderedNames(in: index) && !hasEscapedName(in: index))
        }
    }

    private func hasEscapedName(in object: Int) -> Bool {
        var name = object &+ 1
        while name < Int(nodes[object].next) {
            if nodes[name].isEscaped { return true }
            name = Int(nodes[name &+ 1].next)
        }
        return false
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
