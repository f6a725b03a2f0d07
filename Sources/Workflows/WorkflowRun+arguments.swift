import EventData
import Expressions

extension WorkflowRun {
    /// What a call supplies, with its tags filled in.
    ///
    /// What comes from a step that did not run is left out, so that the template's own default counts.
    func settled(_ arguments: JSON?, _ scope: TagScope) throws(RunProblem) -> JSON? {
        guard let arguments, arguments != [:], arguments != .null else { return nil }
        var result: JSON = [:]
        var parameters: [JSON] = []
        for parameter in arguments["parameters"]?.array ?? [] {
            if let parameter = try settledParameter(parameter, scope) { parameters.append(parameter) }
        }
        if !parameters.isEmpty { result["parameters"] = .array(parameters) }
        var artifacts: [JSON] = []
        for artifact in arguments["artifacts"]?.array ?? [] {
            if let artifact = try settledArtifact(artifact, scope) { artifacts.append(artifact) }
        }
        if !artifacts.isEmpty { result["artifacts"] = .array(artifacts) }
        return result
    }

    private func settledParameter(_ parameter: JSON, _ scope: TagScope) throws(RunProblem) -> JSON? {
        var result = parameter
        result["name"] = .string(try filled(parameter["name"]?.string ?? "", scope))
        if let text = parameter["value"]?.scalarText {
            if let tag = TagText.hasTag(text) ? TagText(text).onlyTag : nil, tagValue(tag, scope) == .skipped {
                return nil
            }
            result["value"] = .string(try filled(text, scope, isStrict: true))
        } else if let source = parameter["valueFrom"], let value = try value(from: source, scope) {
            result["value"] = .string(value)
            result["valueFrom"] = nil
        }
        return result
    }

    private func settledArtifact(_ artifact: JSON, _ scope: TagScope) throws(RunProblem) -> JSON? {
        let own = try filled(artifact, scope)
        guard var found = try place(of: artifact, scope) else { return ArtifactPlaces.hasPlace(own) ? own : nil }
        found["name"] = own["name"]
        found["path"] = nil
        if let path = own["subPath"]?.string, !path.isEmpty {
            let before = found["subPath"]?.string.map { "\($0)/" } ?? ""
            found["subPath"] = .string(before + path)
        }
        return found
    }

    /// The artifact that `from` or `fromExpression` leads to; nil when it leads nowhere, or there is neither.
    func place(of artifact: JSON, _ scope: TagScope) throws(RunProblem) -> JSON? {
        if let from = artifact["from"]?.string, !from.isEmpty { return try artifactNamed(from, scope) }
        guard let text = artifact["fromExpression"]?.string, !text.isEmpty else { return nil }
        let inner = text.hasPrefix("{{") && text.hasSuffix("}}") ? String(text.dropFirst(2).dropLast(2)) : text
        do throws(EvaluationError) {
            let value = try expressionValue(inner.hasPrefix("=") ? String(inner.dropFirst()) : inner, scope)
            if case .null = value { return nil }
            guard case .map = value else { throw EvaluationError("it gives no artifact") }
            return try? JSON(parsing: try GoJSONEncoding(keepsHTML: true).text(of: value))
        } catch { throw RunProblem("failed to evaluate fromExpression '\(text)': \(error.problem)") }
    }

    private func artifactNamed(_ from: String, _ scope: TagScope) throws(RunProblem) -> JSON? {
        guard let written = TagText(from).pieces.first, case .tag(let inner) = written else {
            throw RunProblem("from '\(from)' names no artifact; write {{steps.NAME.outputs.artifacts.NAME}}")
        }
        var name = ""
        for piece in inner { if case .text(let text) = piece { name += text } }
        let filledName =
            inner.count == 1 ? trimmed(name) : trimmed(try filled(from, scope).filter { !"{}".contains($0) })
        let artifact = artifact(filledName, scope)
        return artifact.flatMap { ArtifactPlaces.hasPlace($0) ? $0 : nil }
    }

    private func artifact(_ name: String, _ scope: TagScope) -> JSON? {
        if name.hasPrefix("inputs.artifacts.") {
            return scope.inputs?["artifacts"]?.named(String(name.dropFirst("inputs.artifacts.".count)))
        }
        if name.hasPrefix("workflow.outputs.artifacts.") {
            let wanted = String(name.dropFirst("workflow.outputs.artifacts.".count))
            return status.outputs?["artifacts"]?.named(wanted)
        }
        guard let siblings = scope.siblings, name.hasPrefix("\(siblings.root).") else { return nil }
        let parts = name.split(separator: ".", maxSplits: 4).map(String.init)
        guard parts.count == 5, parts[2] == "outputs", parts[3] == "artifacts" else { return nil }
        let node = siblings.nodeName(of: parts[1]).flatMap { nodes[id(of: $0)] }
        return node?.outputs?["artifacts"]?.named(parts[4])
    }
}
