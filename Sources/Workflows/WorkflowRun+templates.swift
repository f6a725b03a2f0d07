import EventData

/// A template as it is found, and in which scope its own names are looked up.
private struct FoundTemplate {
    let json: JSON
    let name: String?
    let scope: String
}

extension WorkflowRun {
    /// The template that a node runs, read once.
    mutating func template(of request: NodeRequest) throws(RunProblem) -> RunTemplate {
        let found = try find(request.target, in: request.scope)
        let key = found.name.map { "\(found.scope)/\($0)" } ?? "inline \(id(of: request.name))"
        if let known = plan?.templates[key] { return known }
        if !found.scope.hasPrefix("local/"), let name = found.name { store(found.json, "\(found.scope)/\(name)") }
        let spec = plan?.spec ?? [:]
        if found.name == nil || !found.scope.hasPrefix("local/") {
            // What was not there when the workflow began.
            var finder = UnsupportedFeatures(settings: settings, spec: spec)
            finder.look(atTemplate: found.json, found.name ?? "inline", of: nil)
            if let refusal = finder.found.first { throw RunProblem(refusal) }
        }
        let template = try RunTemplate(found.json, name: found.name, scope: found.scope, spec: spec)
        plan?.templates[key] = template
        return template
    }

    private mutating func store(_ template: JSON, _ key: String) {
        guard stored.templates[key] == nil else { return }
        stored.templates[key] = template
        stored.isChanged = true
    }

    /// A template as written; nil when it is not to be found.
    func rawTemplate(_ target: TemplateTarget, in scope: String) -> JSON? { try? find(target, in: scope).json }

    private func find(_ target: TemplateTarget, in scope: String) throws(RunProblem) -> FoundTemplate {
        if let inline = target.inline { return FoundTemplate(json: inline, name: nil, scope: scope) }
        guard let reference = target.reference else {
            let name = target.template ?? ""
            return FoundTemplate(json: try named(name, in: scope), name: name, scope: scope)
        }
        let (object, name) = (reference["name"]?.string ?? "", reference["template"]?.string ?? "")
        let isCluster = reference["clusterScope"]?.bool ?? false
        let other = "\(isCluster ? "cluster" : "namespaced")/\(object)"
        return FoundTemplate(json: try named(name, in: other), name: name, scope: other)
    }

    private func named(_ name: String, in scope: String) throws(RunProblem) -> JSON {
        if scope.hasPrefix("local/") {
            if let json = plan?.own[name] { return json }
            throw RunProblem("template '\(name)' not found in the workflow; add it to spec.templates")
        }
        if let kept = stored.templates["\(scope)/\(name)"] { return kept }
        let object = String(scope.drop { $0 != "/" }.dropFirst())
        let isCluster = scope.hasPrefix("cluster/")
        let found =
            isCluster
            ? turn.view.clusterWorkflowTemplates[object] : turn.view.workflowTemplates["\(namespace)/\(object)"]
        guard let found else {
            throw RunProblem(
                "\(isCluster ? "ClusterWorkflowTemplate" : "WorkflowTemplate") '\(object)' not found; apply it first"
            )
        }
        guard let json = found["spec", "templates"]?.named(name) else {
            throw RunProblem("template '\(name)' not found in '\(object)'")
        }
        return json
    }
}
