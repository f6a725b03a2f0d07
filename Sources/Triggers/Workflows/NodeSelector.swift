import EventData

/// Chooses nodes of a Workflow: `displayName=approve,phase!=Failed` (spec/workflows.md A6).
struct NodeSelector: Sendable, Equatable {
    private struct Requirement: Sendable, Equatable {
        let field: String
        let value: String
        let isEqual: Bool
    }

    private let requirements: [Requirement]

    init(_ text: String) throws(ArgoArguments.Problem) {
        var requirements: [Requirement] = []
        for part in text.split(separator: ",") {
            guard let equals = part.firstIndex(of: "=") else {
                let fix = "write FIELD=VALUE or FIELD!=VALUE, with commas between several"
                throw ArgoArguments.Problem(problem: "'\(part)' selects no nodes", fix: fix)
            }
            let isEqual = !part[..<equals].hasSuffix("!")
            let field = isEqual ? part[..<equals] : part[..<equals].dropLast()
            var value = part[part.index(after: equals)...]
            if isEqual, value.hasPrefix("=") { value.removeFirst() }
            requirements.append(Requirement(field: String(field), value: String(value), isEqual: isEqual))
        }
        self.requirements = requirements
    }

    func matches(_ node: WorkflowNode) -> Bool {
        requirements.allSatisfy { (value(of: $0.field, in: node) == $0.value) == $0.isEqual }
    }

    /// Empty for a field that a node does not have.
    private func value(of field: String, in node: WorkflowNode) -> String {
        switch field {
        case "displayName", "phase", "name", "id": return node.json.text(field)
        case "templateName": return node.templateName
        case "templateRef.name": return node.json["templateRef"]?.text("name") ?? ""
        case "templateRef.template": return node.json["templateRef"]?.text("template") ?? ""
        default:
            let prefix = "inputs.parameters."
            guard field.hasPrefix(prefix), field.hasSuffix(".value") else { return "" }
            let name = field.dropFirst(prefix.count).dropLast(".value".count)
            let parameters = node.json.at("inputs", "parameters")?.array ?? []
            return parameters.first { $0.text("name") == name }?.text("value") ?? ""
        }
    }
}
