extension JSONDocument {
    /// The whole text as a tree; of members with one name the last one counts.
    package var tree: JSON { tree(at: 0) }

    /// Recursion is bounded by `maximumDepth`.
    func tree(at index: Int) -> JSON {
        let node = nodes[index]
        switch node.kind {
        case .null: return .null
        case .true: return .bool(true)
        case .false: return .bool(false)
        case .number: return .number(JSONNumber(validated: String(decoding: bytes[node.range], as: UTF8.self)))
        case .string: return .string(string(at: index))
        case .array: return .array(children(of: index).map(tree(at:)))
        case .object:
            return .object(
                JSONObject(members(of: index).map { (name: string(at: $0.name), value: tree(at: $0.value)) })
            )
        }
    }

    /// A string's content; an unpaired surrogate becomes U+FFFD.
    func string(at index: Int) -> String {
        let node = nodes[index]
        guard node.isEscaped else {
            return bytes.withUnsafeBufferPointer { bytes in
                let content = bytes[(Int(node.start) + 1)..<(Int(node.end) - 1)]
                return String(decoding: UnsafeBufferPointer(rebasing: content), as: UTF8.self)
            }
        }
        let source = bytes[node.range].dropFirst().dropLast()
        return String(decoding: unescapedContent(source, pairing: .ifValid), as: UTF8.self)
    }
}
