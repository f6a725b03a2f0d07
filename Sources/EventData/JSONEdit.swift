/// A range of a document's bytes and what takes its place.
struct JSONEdit {
    let range: Range<Int>
    let text: [UInt8]
    /// What that does to the tape; nil where only a new scan tells.
    var splice: JSONSplice?
}

/// Nodes of a document and what of an edit's text takes their place: one value, with its name where it is a member.
struct JSONSplice {
    let nodes: Range<Int>
    /// Where the name lies in the text.
    var name: Range<Int>?
    /// Where the value begins in the text, at whose end it ends.
    var valueStart = 0
    /// Brackets that are open around the value.
    let depth: Int
}

struct JSONEditProblem: Error {
    let problem: String
}

extension JSONDocument {
    /// This document after one edit: where possible, only the new value is scanned and the tape is moved apart.
    func applying(_ edit: JSONEdit) throws(JSONEditProblem) -> JSONDocument {
        if let splice = edit.splice, let nodes = spliced(edit, splice) {
            return JSONDocument(bytes: text(after: [edit]), nodes: nodes)
        }
        return try applying([edit])
    }

    /// This document after edits in the order of the text.
    func applying(_ edits: [JSONEdit]) throws(JSONEditProblem) -> JSONDocument {
        if edits.isEmpty { return self }
        do { return try JSONDocument(parsing: text(after: edits)) } catch {
            throw JSONEditProblem(problem: error.problem)
        }
    }

    private func text(after edits: [JSONEdit]) -> [UInt8] {
        var text: [UInt8] = []
        text.reserveCapacity(edits.reduce(bytes.count) { $0 + $1.text.count })
        var end = 0
        for edit in edits {
            text += bytes[end..<edit.range.lowerBound]
            text += edit.text
            end = edit.range.upperBound
        }
        text += bytes[end...]
        return text
    }

    /// The tape after an edit.
    ///
    /// - Returns: nil when the value alone is no JSON text: then the whole decides, and has the right complaint.
    private func spliced(_ edit: JSONEdit, _ splice: JSONSplice) -> [JSONNode]? {
        let value = edit.text.withUnsafeBufferPointer { text in
            try? JSONScanner.tape(
                of: UnsafeBufferPointer(rebasing: text[splice.valueStart...]),
                depthLimit: Self.maximumDepth - splice.depth
            )
        }
        let addedBytes = edit.text.count - edit.range.count
        guard let value, bytes.count + addedBytes <= Self.maximumBytes else { return nil }
        let before = splice.nodes.lowerBound
        let name = splice.name.map { edit.node(ofName: $0, at: before) }
        let first = name == nil ? before : before + 1
        let addedNodes = first + value.count - splice.nodes.upperBound
        return Array(unsafeUninitializedCapacity: nodes.count + addedNodes) { tape, count in
            count = nodes.count + addedNodes
            for index in 0..<before {
                // Of what begins before the edit, the containers around it end after it.
                let isAround = Int(nodes[index].end) > edit.range.lowerBound
                tape[index] = isAround ? nodes[index].grown(bytes: addedBytes, nodes: addedNodes) : nodes[index]
            }
            if let name { tape[before] = name }
            let start = edit.range.lowerBound + splice.valueStart
            for index in value.indices { tape[first + index] = value[index].moved(bytes: start, nodes: first) }
            for index in splice.nodes.upperBound..<nodes.count {
                tape[index + addedNodes] = nodes[index].moved(bytes: addedBytes, nodes: addedNodes)
            }
        }
    }
}

extension JSONEdit {
    fileprivate func node(ofName name: Range<Int>, at index: Int) -> JSONNode {
        JSONNode(
            kind: .string,
            from: range.lowerBound + name.lowerBound,
            to: range.lowerBound + name.upperBound,
            next: index + 1,
            isEscaped: text[name].contains(UInt8(ascii: "\\"))
        )
    }
}
