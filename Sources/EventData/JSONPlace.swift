/// A value in a document, with what a projection gathered it from.
struct JSONPlace: Sendable {
    let document: JSONDocument
    /// Tape index.
    let index: Int
    /// Whether it lies in the searched document itself, found by members and elements alone.
    var isOriginal = false
    /// Tape indexes in the searched document of the values that a projection or query collected.
    var sources: [Int] = []

    var node: JSONNode { document.nodes[index] }

    /// The source slice; a whole document that is an array or object keeps the space after it, as in gjson.
    var raw: ArraySlice<UInt8> {
        let end = index == 0 && node.isContainer ? document.bytes.count : Int(node.end)
        return document.bytes[Int(node.start)..<end]
    }

    /// The source slice without space around it.
    var value: ArraySlice<UInt8> { document.bytes[node.range] }

    /// The content of a string; empty for other values.
    var string: [UInt8] {
        guard node.kind == .string else { return [] }
        let source = value.dropFirst().dropLast()
        return node.isEscaped ? unescapedContent(source, pairing: .always) : Array(source)
    }

    /// The nearest double of a number; zero for other values.
    var number: Double { node.kind == .number ? goFloat(value) : 0 }

    func at(_ index: Int) -> JSONPlace { JSONPlace(document: document, index: index, isOriginal: isOriginal) }

    /// The elements of an array; none of other values.
    var elements: [JSONPlace] { node.kind == .array ? document.children(of: index).map(at) : [] }

    /// Names and values of an object; none of other values.
    var members: [(name: JSONPlace, value: JSONPlace)] {
        node.kind == .object ? document.members(of: index).map { (at($0.name), at($0.value)) } : []
    }
}

extension JSONPlace {
    /// A text that a modifier or projection built; nil when it is no JSON or too long.
    static func computed(_ text: [UInt8]?, _ budget: inout JSONBudget, sources: [Int] = []) -> JSONPlace? {
        guard let text, text.count <= JSONPath.maximumResultBytes, budget.take(text.count),
            case .success(let document) = Result(catching: { try JSONDocument(parsing: text) })
        else { return nil }
        return JSONPlace(document: document, index: 0, sources: sources)
    }
}
