import EventData

extension WrongType {
    /// Those of a document, each at its own place in the file; none for kinds of others.
    package static func diagnostics(in document: ManifestNode) -> [Diagnostic] {
        diagnostics(in: document) { _ in true }
    }

    /// Those whose path, in the form of a trigger's `dest`, is judged.
    package static func diagnostics(in document: ManifestNode, where isJudged: (String) -> Bool) -> [Diagnostic] {
        guard document["apiVersion"]?.json.string?.hasPrefix("argoproj.io/") == true,
            let kind = document["kind"]?.json.string
        else { return [] }
        return all(in: document.json, kind: kind).filter { isJudged($0.path.destination) }.map {
            $0.diagnostic(in: document)
        }
    }

    private func diagnostic(in document: ManifestNode) -> Diagnostic {
        let node = document.reached(by: path)
        return Diagnostic(
            rule: .own,
            at: node.place,
            problem: "'\(field)' is \(node.typeName), must be \(expected.words)",
            fix: fix(for: node)
        )
    }

    private func fix(for node: ManifestNode) -> String {
        switch (expected, node.content) {
        case (.string, .scalar(_, let text)): "put it in quotes: \(label)\"\(text)\""
        case (.bool, .scalar(.string(let text), _)) where ["true", "false"].contains(text):
            "write \(text) without quotes"
        case (.bool, _): "write true or false"
        case (.integer, .scalar(.string(let text), _)) where Int(text) != nil: "write \(text) without quotes"
        case (.integer, _): "write a whole number"
        case (.list(.string), .scalar(_, let text)): "write a list: \(label)[\(JSON.string(text).text)]"
        default: advice
        }
    }

    /// `when: `; nothing for an item of a list.
    private var label: String {
        guard case .member(let name)? = path.last else { return "" }
        return "\(name): "
    }

    /// Names the fields of a mapping that has few.
    private var advice: String {
        guard case .object(let shape) = expected else { return "write \(expected.words)" }
        let names = shape.fields.filter { $0.value != .anything }.keys.sorted()
        guard names.count <= Self.mostNames else { return "write \(expected.words)" }
        return "write a mapping with \(names.joined(separator: ", "))"
    }

    private static let mostNames = 6
}

extension ManifestNode {
    /// As far as there is something.
    func reached(by path: some Sequence<WrongType.Step>) -> ManifestNode {
        path.reduce(self) { node, step in
            switch (step, node.content) {
            case (.member(let name), _): node[name] ?? node
            case (.item(let index), .sequence(let items)): items[index]
            default: node
            }
        }
    }
}
