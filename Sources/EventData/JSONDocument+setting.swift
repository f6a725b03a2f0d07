extension JSONDocument {
    /// This document with `value` written at a sjson path (spec/sensor.md §4.5); other text stays as it is.
    ///
    /// Scalars in the way give way to objects or arrays, a document that is `null` as well. A selection that finds
    /// nothing changes nothing.
    package func setting(
        _ path: JSONDestination,
        to value: JSONText
    ) throws(JSONDestinationError) -> JSONDocument {
        let edits: [JSONEdit]
        switch path.kind {
        case .unusable(let problem): throw JSONDestinationError(path: path.text, problem: problem)
        case .selection(let selection): edits = replacements(selection, value)
        case .parts(let parts):
            do { edits = [try edit(parts, value)] } catch {
                throw JSONDestinationError(path: path.text, problem: error.problem)
            }
        }
        if edits.isEmpty { return self }
        do { return try JSONDocument(parsing: applying(edits)) } catch {
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
        var index = 0
        var rest = parts[...]
        while let part = rest.first, let child = child(of: index, part) {
            index = child
            rest.removeFirst()
        }
        let node = nodes[index]
        guard let part = rest.first else { return JSONEdit(range: node.range, text: value.bytes) }
        switch node.kind {
        case .object: return insertion(into: node, text: try built(rest, value, inArray: false))
        case .array: return try insertion(into: index, part, rest, value)
        default:
            let padding = part.position.map { ($0, true) } ?? (0, false)
            let text = try built(rest, value, inArray: padding.1)
            let content = padding.1 ? try nulls(padding.0) + text : text
            return JSONEdit(range: node.range, text: padding.1 ? array(content) : object(content))
        }
    }

    private func child(of container: Int, _ part: JSONDestination.Part) -> Int? {
        switch nodes[container].kind {
        case .object:
            return members(of: container).first { isString(at: $0.name, part.name) }?.value
        case .array:
            // Here a forced name still finds an element, as in sjson.
            let named = JSONDestination.Part(name: part.name, isForcedName: false)
            guard !part.name.isEmpty, let position = named.position else { return nil }
            var elements = children(of: container).dropFirst(position).makeIterator()
            return elements.next()
        default: return nil
        }
    }

    /// Adds `text` before the closing bracket.
    private func insertion(into node: JSONNode, text: [UInt8]) -> JSONEdit {
        let end = Int(node.end) - 1
        let isEmpty = bytes[(Int(node.start) + 1)..<end].allSatisfy { $0 <= 0x20 }
        return JSONEdit(range: end..<end, text: (isEmpty ? [] : [UInt8(ascii: ",")]) + text)
    }

    /// Adds an element after the last one, with nulls between them up to its position.
    private func insertion(
        into array: Int,
        _ part: JSONDestination.Part,
        _ rest: ArraySlice<JSONDestination.Part>,
        _ value: JSONText
    ) throws(JSONEditProblem) -> JSONEdit {
        guard part.position != nil || part.isAppending else {
            let name = String(decoding: part.name, as: UTF8.self)
            throw JSONEditProblem(problem: "'\(name)' is no position in an array")
        }
        let count = children(of: array).reduce(0) { count, _ in count + 1 }
        let missing = part.position.map { max(0, $0 - count) } ?? 0
        return insertion(into: nodes[array], text: try nulls(missing) + built(rest, value, inArray: true))
    }

    private func applying(_ edits: [JSONEdit]) -> [UInt8] {
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count + edits.reduce(0) { $0 + $1.text.count })
        var end = 0
        for edit in edits {
            text += bytes[end..<edit.range.lowerBound]
            text += edit.text
            end = edit.range.upperBound
        }
        return text + bytes[end...]
    }
}

/// A range of a document's bytes and what takes its place.
private struct JSONEdit {
    let range: Range<Int>
    let text: [UInt8]
}

private struct JSONEditProblem: Error {
    let problem: String
}

/// What stands for `parts` in a new container: for each but the first its own array or object.
private func built(
    _ parts: ArraySlice<JSONDestination.Part>,
    _ value: JSONText,
    inArray: Bool
) throws(JSONEditProblem) -> [UInt8] {
    var text = value.bytes
    var padding = 0
    for part in parts.dropFirst().reversed() {
        if part.position != nil || part.isAppending {
            let missing = part.position ?? 0
            text = array(try nulls(missing, besides: padding) + text)
            padding += missing
        } else {
            text = object(member(part, text))
        }
    }
    guard let first = parts.first, !inArray else { return text }
    return member(first, text)
}

private func member(_ part: JSONDestination.Part, _ text: [UInt8]) -> [UInt8] {
    var member: [UInt8] = []
    appendJSONString(part.name, to: &member)
    return member + [UInt8(ascii: ":")] + text
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
