import EventData
import Expressions

extension WorkflowRun {
    /// A template's inputs with their values (spec/workflows.md D2); nil when it declares none.
    func inputs(of template: RunTemplate, _ arguments: JSON?, _ scope: TagScope) throws(RunProblem) -> JSON? {
        guard let declared = template.json["inputs"], declared != [:], declared != .null else { return nil }
        var result: JSON = [:]
        if let list = declared["parameters"]?.array, !list.isEmpty {
            var bound: [JSON] = []
            for parameter in list {
                let argument = arguments?["parameters"]?.named(parameter["name"]?.string ?? "")
                bound.append(try input(parameter, argument, scope))
            }
            result["parameters"] = .array(bound)
        }
        guard let list = declared["artifacts"]?.array, !list.isEmpty else { return result }
        var inner = scope
        inner.inputs = result
        var bound: [JSON] = []
        for artifact in list {
            let argument = arguments?["artifacts"]?.named(artifact["name"]?.string ?? "")
            if let artifact = try inputArtifact(artifact, argument, inner) { bound.append(artifact) }
        }
        result["artifacts"] = .array(bound)
        return result
    }

    private func input(_ declared: JSON, _ argument: JSON?, _ scope: TagScope) throws(RunProblem) -> JSON {
        let name = declared["name"]?.string ?? ""
        var result = declared
        if let argument {
            if let value = argument["value"]?.scalarText {
                result["valueFrom"] = nil
                result["value"] = .string(value)
                return result
            }
            result["value"] = nil
            result["valueFrom"] = argument["valueFrom"]
        } else if let text = (declared["value"] ?? declared["default"])?.scalarText {
            result["value"] = .string(try filled(text, scope))
            return result
        }
        guard let source = result["valueFrom"], let value = try value(from: source, scope) else {
            throw RunProblem("inputs.parameters.\(name) was not supplied")
        }
        result["valueFrom"] = nil
        result["value"] = .string(value)
        return result
    }

    /// The value of a `valueFrom` that needs no runner; nil when there is neither that nor a default.
    func value(from source: JSON, _ scope: TagScope) throws(RunProblem) -> String? {
        let fallback = source["default"]?.scalarText
        do throws(RunProblem) {
            if let reference = source["configMapKeyRef"] { return try configMapValue(reference, scope) }
            if let text = source["parameter"]?.string { return try filled(text, scope, isStrict: true) }
            if let text = source["expression"]?.string { return try expressionText(text, scope) }
        } catch {
            if let fallback { return fallback }
            throw error
        }
        return fallback
    }

    private func expressionText(_ text: String, _ scope: TagScope) throws(RunProblem) -> String {
        do throws(EvaluationError) {
            let value = try expressionValue(text, scope)
            if case .null = value { throw EvaluationError("it gives nothing") }
            return try plainText(value)
        } catch { throw RunProblem("failed to evaluate expression '\(text)': \(error.problem)") }
    }

    private func configMapValue(_ reference: JSON, _ scope: TagScope) throws(RunProblem) -> String {
        let name = try filled(reference["name"]?.string ?? "", scope)
        let key = try filled(reference["key"]?.string ?? "", scope)
        guard let map = turn.view.configMaps["\(namespace)/\(name)"] else {
            throw RunProblem("ConfigMap '\(name)' not found")
        }
        guard map.at("metadata", "labels", "workflows.argoproj.io/configmap-type")?.string == "Parameter" else {
            throw RunProblem("ConfigMap '\(name)' needs the label workflows.argoproj.io/configmap-type: Parameter")
        }
        guard let value = map["data"]?[key]?.scalarText else {
            throw RunProblem("ConfigMap '\(name)' does not have the key '\(key)'")
        }
        return value
    }

    /// An input artifact with its place; nil for an optional one that there is not.
    private func inputArtifact(_ declared: JSON, _ argument: JSON?, _ scope: TagScope) throws(RunProblem) -> JSON? {
        let declared = try filled(declared, scope)
        var result = declared
        if let argument {
            result = argument
            for name in ["globalName", "from", "fromExpression", "optional"] { result[name] = nil }
            for name in ["name", "path", "mode", "recurseMode", "optional"] { result[name] = declared[name] }
        }
        if ArtifactPlaces.hasPlace(result) { return result }
        if declared["optional"]?.bool ?? false || argument?["optional"]?.bool ?? false { return nil }
        throw RunProblem("inputs.artifacts.\(declared["name"]?.string ?? "") was not supplied")
    }
}

/// Where artifacts can be (spec/workflows.md A2).
enum ArtifactPlaces {
    /// Members of an artifact that say something else than where it is.
    private static let others: Set<String> = [
        "name", "path", "mode", "recurseMode", "optional", "globalName", "archive", "archiveLogs", "artifactGC",
        "deleted", "from", "fromExpression", "subPath",
    ]

    /// Whether it says where it is, in whatever store.
    static func hasPlace(_ artifact: JSON) -> Bool {
        artifact.object?.members.contains { !others.contains($0.name) && $0.value != .null } ?? false
    }
}
