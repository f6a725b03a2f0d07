extension JSONDocument {
    /// The whole text as a tree; of members with one name the last one counts.
    package var tree: JSON { withTape { $0.tree(at: 0, sorted: false) } }

    /// The same with the members of every object in the order of their names' bytes.
    package var sortedTree: JSON { withTape { $0.tree(at: 0, sorted: true) } }

    /// A string's content; an unpaired surrogate becomes U+FFFD.
    func string(at index: Int) -> String { withTape { $0.string(at: index) } }
}

extension JSONTape {
    /// Recursion is bounded by `JSONDocument.maximumDepth`.
    fileprivate func tree(at index: Int, sorted: Bool) -> JSON {
        let node = nodes[index]
        switch node.kind {
        case .null: return .null
        case .true: return .bool(true)
        case .false: return .bool(false)
        case .number: return .number(JSONNumber(validated: text(node.range)))
        case .string: return .string(string(at: index))
        case .array: return .array(elements(of: index, sorted: sorted))
        case .object: return .object(object(at: index, sorted: sorted))
        }
    }

    private func elements(of array: Int, sorted: Bool) -> [JSON] {
        var elements: [JSON] = []
        elements.reserveCapacity(childCount(of: array))
        var index = array &+ 1
        while index < Int(nodes[array].next) {
            elements.append(tree(at: index, sorted: sorted))
            index = Int(nodes[index].next)
        }
        return elements
    }

    private func object(at index: Int, sorted: Bool) -> JSONObject {
        let isDistinct = hasDistinctNames(in: index)
        // Distinct names are plain as well, so that the order of their bytes on the tape is that of their contents.
        if sorted, isDistinct, !hasOrderedNames(in: index) {
            let members = names(of: index).sorted(by: precedes).map { member(at: $0, sorted: true) }
            return JSONObject(unique: members)
        }
        var members: [(name: String, value: JSON)] = []
        members.reserveCapacity(childCount(of: index) / 2)
        var name = index &+ 1
        while name < Int(nodes[index].next) {
            members.append(member(at: name, sorted: sorted))
            name = Int(nodes[name &+ 1].next)
        }
        if isDistinct { return JSONObject(unique: members) }
        let object = JSONObject(members)
        return sorted ? object.sortedByName { $0 } : object
    }

    @inline(__always)
    private func member(at name: Int, sorted: Bool) -> (name: String, value: JSON) {
        (string(at: name), tree(at: name &+ 1, sorted: sorted))
    }

    private func names(of object: Int) -> [Int] {
        var names: [Int] = []
        names.reserveCapacity(childCount(of: object) / 2)
        var name = object &+ 1
        while name < Int(nodes[object].next) {
            names.append(name)
            name = Int(nodes[name &+ 1].next)
        }
        return names
    }

    /// Whether an object's names are in the order of their sources, and no two are the same.
    func hasOrderedNames(in object: Int) -> Bool {
        let end = Int(nodes[object].next)
        var name = object &+ 1
        while name < end {
            let next = Int(nodes[name &+ 1].next)
            guard next >= end || precedes(name, next) else { return false }
            name = next
        }
        return true
    }

    /// Whether the source of a name comes before that of another one.
    private func precedes(_ left: Int, _ right: Int) -> Bool {
        bytes[content(left)].lexicographicallyPrecedes(bytes[content(right)])
    }

    /// The range between a string's quotes.
    private func content(_ index: Int) -> Range<Int> { (Int(nodes[index].start) &+ 1)..<(Int(nodes[index].end) &- 1) }

    fileprivate func string(at index: Int) -> String {
        guard nodes[index].isEscaped else { return text(content(index)) }
        let source = Array(bytes[content(index)])
        return String(decoding: unescapedContent(source[...], pairing: .ifValid), as: UTF8.self)
    }

    private func text(_ range: Range<Int>) -> String {
        String(decoding: UnsafeBufferPointer(rebasing: bytes[range]), as: UTF8.self)
    }
}
