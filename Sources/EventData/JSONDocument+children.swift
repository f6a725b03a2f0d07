extension JSONDocument {
    /// Tape indexes of an array's elements.
    func children(of container: Int) -> JSONChildren {
        JSONChildren(nodes: nodes, index: container + 1, end: Int(nodes[container].next))
    }

    /// Tape indexes of an object's names and values.
    func members(of container: Int) -> JSONMembers { JSONMembers(children: children(of: container)) }

    /// Whether the string at `index` is `name`, found out without building it.
    func isString(at index: Int, _ name: [UInt8]) -> Bool {
        let node = nodes[index]
        // Without escapes the length tells nearly every other name apart, and no byte has to be read.
        guard node.isEscaped || Int(node.end - node.start) == name.count + 2 else { return false }
        let content = bytes[node.range].dropFirst().dropLast()
        return node.isEscaped ? unescapedContent(content, pairing: .always) == name : content.elementsEqual(name)
    }
}

/// The values directly in a container; in an object, names and values by turns.
struct JSONChildren: Sequence, IteratorProtocol {
    fileprivate let nodes: [JSONNode]
    fileprivate var index: Int
    fileprivate let end: Int

    mutating func next() -> Int? {
        guard index < end else { return nil }
        defer { index = Int(nodes[index].next) }
        return index
    }
}

struct JSONMembers: Sequence, IteratorProtocol {
    fileprivate var children: JSONChildren

    mutating func next() -> (name: Int, value: Int)? {
        guard let name = children.next(), let value = children.next() else { return nil }
        return (name, value)
    }
}
