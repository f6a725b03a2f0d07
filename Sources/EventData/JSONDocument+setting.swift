extension JSONDocument {
    /// This document with `value` written at a sjson path (spec/sensor.md §4.5); other text stays as it is.
    ///
    /// Scalars in the way give way to objects or arrays, a document that is `null` as well. A selection that finds
    /// nothing changes nothing.
    package func setting(
        _ path: JSONDestination,
        to value: JSONText
    ) throws(JSONDestinationError) -> JSONDocument {
        do throws(JSONEditProblem) {
            switch path.kind {
            case .unusable(let problem): throw JSONEditProblem(problem: problem)
            case .selection(let selection): return try applying(replacements(selection, value))
            case .parts(let parts): return try applying(edit(parts, value))
            }
        } catch {
            throw JSONDestinationError(path: path.text, problem: error.problem)
        }
    }

    /// Edits that replace the values that a selection finds in this very document.
    private func replacements(_ selection: JSONPath, _ value: JSONText) -> [JSONEdit] {
        let root = JSONPlace(document: self, index: 0, isOriginal: true)
        var budget = JSONBudget()
        guard let found = select(selection.selector, from: root, &budget), !budget.isSpent else { return [] }
        // A selection of the whole document leaves it alone, as in sjson.
        let places = found.isOriginal ? [found.index].filter { $0 > 0 } : found.sources
        return places.map { JSONEdit(range: nodes[$0].range, text: value.bytes) }.sorted {
            $0.range.lowerBound < $1.range.lowerBound
        }
    }

    /// The edit that makes `parts` lead to `value`: a replacement where they exist, an insertion where they end.
    private func edit(_ parts: [JSONDestination.Part], _ value: JSONText) throws(JSONEditProblem) -> JSONEdit {
        let (index, depth) = end(of: parts)
        let node = nodes[index]
        let whole = index..<Int(node.next)
        guard depth < parts.count else {
            return JSONEdit(range: node.range, text: value.bytes, splice: JSONSplice(nodes: whole, depth: depth))
        }
        let part = parts[depth]
        guard node.kind != .array || part.position != nil || part.isAppending else {
            let name = String(decoding: part.name, as: UTF8.self)
            throw JSONEditProblem(problem: "'\(name)' is no position in an array")
        }
        let text = try nested(parts[(depth + 1)...], value.bytes)
        switch node.kind {
        case .object: return insertion(of: text, named: part, into: index, depth)
        case .array: return try insertion(of: text, at: part, into: index, depth)
        default:
            let container = try part.position.map { position throws(JSONEditProblem) in
                array(try nulls(position) + text)
            }
            return JSONEdit(
                range: node.range,
                text: container ?? object(member(part, text)),
                splice: JSONSplice(nodes: whole, depth: depth)
            )
        }
    }

    /// The last value that `parts` lead to, and how many of them.
    private func end(of parts: [JSONDestination.Part]) -> (index: Int, depth: Int) {
        withTape { tape in
            var (index, depth) = (0, 0)
            while depth < parts.count, let child = tape.child(of: index, parts[depth]) {
                (index, depth) = (child, depth + 1)
            }
            return (index, depth)
        }
    }

    /// Adds a member before the closing brace.
    private func insertion(
        of text: [UInt8],
        named part: JSONDestination.Part,
        into object: Int,
        _ depth: Int
    ) -> JSONEdit {
        let added = separator(in: object) + member(part, text)
        let next = Int(nodes[object].next)
        let valueStart = added.count - text.count
        let nameStart = separator(in: object).count
        let splice = JSONSplice(
            nodes: next..<next,
            name: nameStart..<(valueStart - 1),
            valueStart: valueStart,
            depth: depth + 1
        )
        return JSONEdit(range: closing(object), text: added, splice: splice)
    }

    /// Adds an element after the last one, with nulls between them up to its position.
    private func insertion(
        of text: [UInt8],
        at part: JSONDestination.Part,
        into array: Int,
        _ depth: Int
    ) throws(JSONEditProblem) -> JSONEdit {
        let count = withTape { $0.childCount(of: array) }
        let missing = part.position.map { max(0, $0 - count) } ?? 0
        let before = try separator(in: array) + nulls(missing)
        let next = Int(nodes[array].next)
        let splice = JSONSplice(nodes: next..<next, valueStart: before.count, depth: depth + 1)
        return JSONEdit(range: closing(array), text: before + text, splice: missing == 0 ? splice : nil)
    }

    /// The place before a container's closing bracket.
    private func closing(_ container: Int) -> Range<Int> {
        let end = Int(nodes[container].end) - 1
        return end..<end
    }

    /// What stands between a container's last child and a new one.
    private func separator(in container: Int) -> [UInt8] {
        Int(nodes[container].next) == container + 1 ? [] : [UInt8(ascii: ",")]
    }
}

extension JSONTape {
    fileprivate func child(of container: Int, _ part: JSONDestination.Part) -> Int? {
        switch nodes[container].kind {
        case .object:
            part.name.withUnsafeBufferPointer {
                member($0, from: container &+ 1, to: Int(nodes[container].next))
            }
        case .array: part.existingPosition.flatMap { element($0, of: container) }
        default: nil
        }
    }
}

/// `text` in a new container for each of `parts`.
private func nested(
    _ parts: ArraySlice<JSONDestination.Part>,
    _ text: [UInt8]
) throws(JSONEditProblem) -> [UInt8] {
    var text = text
    var padding = 0
    for part in parts.reversed() {
        if part.position != nil || part.isAppending {
            let missing = part.position ?? 0
            text = array(try nulls(missing, besides: padding) + text)
            padding += missing
        } else {
            text = object(member(part, text))
        }
    }
    return text
}

private func member(_ part: JSONDestination.Part, _ text: [UInt8]) -> [UInt8] {
    var member: [UInt8] = []
    member.reserveCapacity(part.name.count + text.count + 4)
    appendJSONString(part.name, to: &member)
    member.append(UInt8(ascii: ":"))
    return member + text
}

private func array(_ content: [UInt8]) -> [UInt8] { [UInt8(ascii: "[")] + content + [UInt8(ascii: "]")] }

private func object(_ content: [UInt8]) -> [UInt8] { [UInt8(ascii: "{")] + content + [UInt8(ascii: "}")] }

/// `null,` so many times; `others` are the elements that the same path creates elsewhere.
private func nulls(_ count: Int, besides others: Int = 0) throws(JSONEditProblem) -> [UInt8] {
    guard count <= JSONDestination.maximumPadding - others else {
        throw JSONEditProblem(
            problem: "more than \(JSONDestination.maximumPadding) elements would be missing before it"
        )
    }
    return Array(repeatElement("null,".utf8, count: count).joined())
}
