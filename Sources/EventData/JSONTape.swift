/// A document's text and tape as pointers, for walks that step from node to node and keep nothing.
///
/// Every index here is that of a node or the one a node gives as its next, below the end of the container that is
/// walked, and every range is a node's: all lie within the document, as debug builds check.
struct JSONTape {
    let bytes: UnsafeBufferPointer<UInt8>
    let nodes: UnsafeBufferPointer<JSONNode>

    /// Whether the string at `index` is `name`, found out without building it.
    @inline(__always)
    func isString(at index: Int, _ name: UnsafeBufferPointer<UInt8>) -> Bool {
        let node = nodes[index]
        if node.isEscaped { return isEscapedString(node, name) }
        // The length tells nearly every other name apart, and no byte has to be read.
        guard Int(node.end &- node.start) == name.count &+ 2 else { return false }
        let start = Int(node.start) &+ 1
        var offset = 0
        while offset < name.count, bytes[start &+ offset] == name[offset] { offset &+= 1 }
        return offset == name.count
    }

    @inline(never)
    private func isEscapedString(_ node: JSONNode, _ name: UnsafeBufferPointer<UInt8>) -> Bool {
        let content = Array(bytes[node.range]).dropFirst().dropLast()
        return unescapedContent(content, pairing: .always).elementsEqual(name)
    }

    /// The first member's value of that name from the member at `start` on, which lies in a container up to `end`.
    ///
    /// - Returns: the value's index; nil when there is none.
    @inline(__always)
    func member(_ name: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int) -> Int? {
        var index = start
        while index < end {
            // A name is one node.
            let value = index &+ 1
            if isString(at: index, name) { return value }
            index = Int(nodes[value].next)
        }
        return nil
    }

    /// The last member's value of that name; nil when there is none.
    func lastMember(_ name: UnsafeBufferPointer<UInt8>, of object: Int) -> Int? {
        let end = Int(nodes[object].next)
        var found: Int?
        var start = object &+ 1
        while let value = member(name, from: start, to: end) {
            found = value
            start = Int(nodes[value].next)
        }
        return found
    }

    /// The child of an array at `position`, counted from zero; nil beyond its last one.
    @inline(__always)
    func element(_ position: Int, of array: Int) -> Int? {
        let end = Int(nodes[array].next)
        var index = array &+ 1
        var rest = position
        while index < end, rest > 0 {
            index = Int(nodes[index].next)
            rest &-= 1
        }
        return index < end ? index : nil
    }

    /// How many values are directly in a container; in an object, names count as well.
    func childCount(of container: Int) -> Int {
        let end = Int(nodes[container].next)
        var index = container &+ 1
        var count = 0
        while index < end {
            index = Int(nodes[index].next)
            count &+= 1
        }
        return count
    }
}

extension JSONDocument {
    /// Calls `walk` with pointers that are valid until it returns.
    @inline(__always)
    func withTape<Result>(_ walk: (JSONTape) -> Result) -> Result {
        bytes.withUnsafeBufferPointer { bytes in
            nodes.withUnsafeBufferPointer { nodes in walk(JSONTape(bytes: bytes, nodes: nodes)) }
        }
    }
}
