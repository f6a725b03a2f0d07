/// A Workflow, or a template of one, as a manifest has it: which templates there are and who calls them.
struct WrittenWorkflow {
    /// A template and the places that call it.
    struct Template {
        /// As calls name it; one that is written inside a call has the name of its place.
        let name: String
        let node: ManifestNode
        /// Whether it is where the Workflow begins or ends.
        let isEntry: Bool
        var calls: [Call] = []
    }

    /// A step or task.
    struct Call {
        let caller: String
        let node: ManifestNode
    }

    private(set) var templates: [Template] = []
    /// `spec.arguments.parameters`.
    let arguments: [ManifestNode]
    /// Positions of arguments that somebody writes before it is submitted, such as a trigger's parameters.
    let written: Set<Int>
    /// Whether its arguments are its own: with a template, each use has others.
    let hasOwnArguments: Bool

    /// nil for a document of another kind.
    init?(_ document: ManifestNode, written: Set<Int> = []) {
        guard let kind = document["kind"]?.scalarText else { return nil }
        let spec: ManifestNode?
        switch kind {
        case "Workflow", "WorkflowTemplate", "ClusterWorkflowTemplate": spec = document["spec"]
        case "CronWorkflow": spec = document["spec"]?["workflowSpec"]
        default: return nil
        }
        guard let spec else { return nil }
        hasOwnArguments = kind == "Workflow" || kind == "CronWorkflow"
        arguments = spec["arguments"]?["parameters"]?.items ?? []
        self.written = written
        let entries = ["entrypoint", "onExit"].compactMap { spec[$0]?.scalarText }
        for node in spec["templates"]?.items ?? [] {
            let name = node["name"]?.scalarText ?? ""
            add(Template(name: name, node: node, isEntry: entries.contains(name)))
        }
        for template in templates {
            for call in Self.calls(in: template.node) { add(Call(caller: template.name, node: call)) }
        }
    }

    private mutating func add(_ template: Template) {
        templates.append(template)
        for call in Self.calls(in: template.node) {
            guard let inline = call["inline"] else { continue }
            let name = "\(template.name).\(call["name"]?.scalarText ?? "")"
            add(Template(name: name, node: inline, isEntry: false, calls: [Call(caller: template.name, node: call)]))
        }
    }

    private mutating func add(_ call: Call) {
        guard let name = call.node["template"]?.scalarText,
            let place = templates.firstIndex(where: { $0.name == name })
        else { return }
        templates[place].calls.append(call)
    }

    /// Every step and task of a template.
    private static func calls(in template: ManifestNode) -> [ManifestNode] {
        (template["steps"]?.items ?? []).flatMap { $0.items.isEmpty ? [$0] : $0.items }
            + (template["dag"]?["tasks"]?.items ?? [])
    }
}
