package import EventData

/// What a WorkflowTemplate says of the parameters that a Workflow may give to it.
package struct TemplateParameters: Sendable {
    /// Names of `spec.arguments.parameters`.
    package let declared: [String]
    /// Those of them that have neither a value nor a default, so that a Workflow has to give one.
    package let required: [String]
    private let uses: ParameterUses
    /// Names that its templates take as inputs; those of the entry template get them from the Workflow's arguments.
    private let inputs: Set<String>
    /// Whether it runs templates of other objects, which may use any parameter.
    private let refersToOthers: Bool

    package init(of template: JSON) {
        let parameters = template.at("spec", "arguments", "parameters")?.array ?? []
        declared = parameters.map { $0.text("name") }
        required = parameters.filter { parameter in
            !["value", "default", "valueFrom"].contains { parameter[$0] != nil && parameter[$0] != .null }
        }.map { $0.text("name") }
        let text = (template["spec"] ?? .null).text
        uses = ParameterUses(in: text)
        inputs = Set(
            (template.at("spec", "templates")?.array ?? []).flatMap { entry in
                (entry.at("inputs", "parameters")?.array ?? []).map { $0.text("name") }
            }
        )
        refersToOthers = text.contains("\"templateRef\"")
    }

    /// Those of the names that neither the template nor the Workflow itself knows: they would have no effect at all.
    package func unknown(among names: [String], in workflow: JSON) -> [String] {
        guard !refersToOthers else { return [] }
        let own = ParameterUses(in: (workflow["spec"] ?? .null).text)
        return names.filter {
            !declared.contains($0) && !inputs.contains($0) && !uses.isUsed($0) && !own.isUsed($0)
        }
    }
}

/// A text in which `workflow.parameters` may stand.
private struct ParameterUses: Sendable {
    let text: String

    init(in text: String) { self.text = text }

    /// Whether it stands there with that name, or in a form that means all of them.
    func isUsed(_ name: String) -> Bool {
        text.ranges(of: "workflow.parameters").contains { range in
            guard text[range.upperBound...].first == "." else { return true }
            let used = text[range.upperBound...].dropFirst().prefix { $0.isLetter || $0.isNumber || "-_".contains($0) }
            return used == name[...] || used == "json"
        }
    }
}

extension JSON {
    /// The names of the parameters that a Workflow gives.
    package var givenParameters: [String] {
        (at("spec", "arguments", "parameters")?.array ?? []).map { $0.text("name") }
    }
}
