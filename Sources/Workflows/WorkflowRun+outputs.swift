import EventData

extension WorkflowRun {
    /// What a Steps or DAG template gives (spec/workflows.md D8); nil when it declares nothing.
    func outputs(of template: RunTemplate, _ scope: TagScope) throws(RunProblem) -> JSON? {
        guard let declared = template.json["outputs"] else { return nil }
        var scope = scope
        scope.seesWorkflow = false
        var result: JSON = [:]
        var parameters: [JSON] = []
        for parameter in declared["parameters"]?.array ?? [] {
            var parameter = try filledName(parameter, scope)
            if let value = parameter["value"]?.scalarText {
                parameter["value"] = .string(try filled(value, scope, isStrict: true))
            } else {
                guard let value = try value(from: parameter["valueFrom"] ?? [:], scope) else {
                    throw RunProblem("outputs.parameters.\(parameter["name"]?.string ?? "") has no value")
                }
                parameter["value"] = .string(value)
            }
            parameters.append(parameter)
        }
        if !parameters.isEmpty { result["parameters"] = .array(parameters) }
        var artifacts: [JSON] = []
        for artifact in declared["artifacts"]?.array ?? [] {
            if let artifact = try outputArtifact(artifact, scope) { artifacts.append(artifact) }
        }
        if !artifacts.isEmpty { result["artifacts"] = .array(artifacts) }
        return result == [:] ? nil : result
    }

    private func filledName(_ parameter: JSON, _ scope: TagScope) throws(RunProblem) -> JSON {
        var result = parameter
        for field in ["name", "globalName"] {
            if let text = parameter[field]?.string { result[field] = .string(try filled(text, scope)) }
        }
        return result
    }

    private func outputArtifact(_ declared: JSON, _ scope: TagScope) throws(RunProblem) -> JSON? {
        let own = try filledName(declared, scope)
        guard var found = try place(of: declared, scope) else {
            if declared["optional"]?.bool ?? false { return nil }
            throw RunProblem("outputs.artifacts.\(own["name"]?.string ?? "") was not found")
        }
        found["path"] = nil
        for field in ["name", "globalName", "optional"] { found[field] = own[field] }
        return found
    }

    /// Puts outputs with a `globalName` among the workflow's own; the last one counts.
    mutating func publishOutputs(of id: String) {
        guard let outputs = nodes[id]?.outputs else { return }
        for kind in ["parameters", "artifacts"] {
            for output in outputs[kind]?.array ?? [] {
                guard let name = output["globalName"]?.string, !name.isEmpty else { continue }
                guard kind == "artifacts" || output["value"] != nil else { continue }
                var shown = output
                shown["name"] = .string(name)
                shown["globalName"] = nil
                shown["valueFrom"] = nil
                publish(shown, name, among: kind)
            }
        }
    }

    private mutating func publish(_ output: JSON, _ name: String, among kind: String) {
        var outputs = status.outputs ?? [:]
        var list = outputs[kind]?.array ?? []
        if let place = list.firstIndex(where: { $0["name"]?.string == name }) {
            list[place] = output
        } else {
            list.append(output)
        }
        outputs[kind] = .array(list)
        status.outputs = outputs
    }

    /// What a leaf gave, with what its template adds: defaults for what is missing, and names among the workflow's own.
    ///
    /// - Returns: the outputs, and what is missing though it must be there.
    func completed(_ outputs: JSON, of node: RunNode) -> (outputs: JSON?, missing: String?) {
        let declared = declaredOutputs(of: node)
        var result = outputs
        var missing: String?
        for kind in ["parameters", "artifacts"] {
            var list = outputs[kind]?.array ?? []
            for output in declared?[kind]?.array ?? [] {
                guard let name = output["name"]?.string else { continue }
                if let place = list.firstIndex(where: { $0["name"]?.string == name }) {
                    if list[place]["globalName"] == nil { list[place]["globalName"] = output["globalName"] }
                    if list[place]["value"] != nil || kind == "artifacts" { continue }
                    list.remove(at: place)
                }
                guard kind == "parameters" else { continue }
                if let fallback = output["valueFrom", "default"]?.scalarText {
                    var kept = output
                    kept["value"] = .string(fallback)
                    list.append(kept)
                } else {
                    missing = missing ?? "outputs.parameters.\(name) has no value"
                }
            }
            result[kind] = list.isEmpty ? nil : .array(list)
        }
        return (result == [:] ? nil : result, missing)
    }

    private func declaredOutputs(of node: RunNode) -> JSON? {
        if let inline = plan?.templates["inline \(node.id)"] { return inline.json["outputs"] }
        let target = TemplateTarget(template: node.origin.templateName, reference: node.origin.templateRef)
        return rawTemplate(target, in: node.origin.scope ?? "local/\(name)")?["outputs"]
    }
}
