import EventData

/// What the tags of one place may name.
struct TagAllowance: Sendable {
    var inputs: Set<String>
    /// Steps or tasks that have ended by then.
    var siblings: Set<String> = []
    /// What each of them gives, as `parameters.NAME` and `artifacts.NAME`; none for those of which it is not known here.
    var outputs: [String: Set<String>] = [:]
    /// `steps` or `tasks`; empty where neither can be named.
    var root = ""
    var hasItem = false
}

extension WorkflowValidator {
    /// Rule 9: tags of known roots stand for something.
    mutating func checkTags(_ json: JSON, _ allowance: TagAllowance, _ place: String) {
        var reported: Set<String> = []
        for text in Self.texts(json) where TagText.hasTag(text) {
            for tag in TagText(text).tagNames where !reported.contains(tag) {
                guard let problem = problem(of: tag, allowance) else { continue }
                reported.insert(tag)
                report(place, "failed to resolve {{\(tag)}}; \(problem)")
            }
        }
    }

    /// What the templates of these steps or tasks give, where they are written in this very spec.
    func outputs(of calls: [JSON]) -> [String: Set<String>] {
        if Self.isSet(spec["templateDefaults", "outputs"]) { return [:] }
        return calls.reduce(into: [:]) { all, call in
            let target = TemplateTarget(call)
            let own = target.reference == nil ? target.template.flatMap { spec["templates"]?.named($0) } : nil
            guard let name = call["name"]?.string, let template = target.inline ?? own else { return }
            // Kept with the others where logs are archived.
            all[name] = ["artifacts.main-logs"]
            all[name]?.formUnion(
                ["parameters", "artifacts"].flatMap { kind in
                    (template["outputs", kind]?.array ?? []).map { "\(kind).\($0["name"]?.string ?? "")" }
                }
            )
        }
    }

    private static func texts(_ json: JSON) -> [String] {
        switch json {
        case .string(let text): [text]
        case .array(let elements): elements.flatMap(texts)
        case .object(let object): object.members.flatMap { $0.name == "metrics" ? [] : [$0.name] + texts($0.value) }
        default: []
        }
    }

    private func problem(of tag: String, _ allowance: TagAllowance) -> String? {
        let parts = tag.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        switch parts[0] {
        case "inputs" where parts.count >= 3 && parts[1] == "parameters":
            let name = parts[2...].joined(separator: ".")
            return allowance.inputs.contains(name) ? nil : "the template has no input parameter '\(name)'"
        case "item" where !allowance.hasItem:
            return allowance.root.isEmpty || parts.count > 1 || tag == "item" ? "there is no loop here" : nil
        case "steps", "tasks":
            guard parts.count >= 2, parts[1] != "name" || parts.count > 2 else { return nil }
            guard parts[0] == allowance.root else { return "nothing of '\(parts[0])' can be named here" }
            guard allowance.siblings.contains(parts[1]) else {
                return "'\(parts[1])' has not ended by then, or is not there"
            }
            guard parts.count == 5, parts[2] == "outputs", ["parameters", "artifacts"].contains(parts[3]) else {
                return nil
            }
            guard let outputs = allowance.outputs[parts[1]], !outputs.contains("\(parts[3]).\(parts[4])") else {
                return nil
            }
            return "the template of '\(parts[1])' has no '\(parts[4])' in outputs.\(parts[3])"
        case "workflow": return problem(ofGlobal: parts)
        default: return nil
        }
    }

    private func problem(ofGlobal parts: [String]) -> String? {
        guard parts.count >= 2 else { return nil }
        if parts[1] == "parameters", parts.count > 2 {
            let name = parts[2...].joined(separator: ".")
            return name == "json" || parameters.contains(name) ? nil : "the workflow has no parameter '\(name)'"
        }
        return Self.globals.contains(parts[1]) ? nil : "workflow has no '\(parts[1])'"
    }

    private static let globals: Set<String> = [
        "name", "namespace", "uid", "mainEntrypoint", "serviceAccountName", "priority", "creationTimestamp",
        "scheduledTime", "parameters", "labels", "annotations", "outputs", "status", "duration", "failures",
    ]
}
