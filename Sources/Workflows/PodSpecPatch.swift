import EventData
import Manifests

/// What a `podSpecPatch` changes of the pod of a template (spec/workflows.md A2), as far as there is a pod here.
///
/// Members replace those of the container of that name, `env` by the names of its variables; null takes one away.
struct PodSpecPatch: Sendable {
    /// What a container is run with here; other fields of a pod mean nothing on one machine.
    static let fields = ["command", "args", "env", "envFrom", "workingDir", "image", "imagePullPolicy"]
    static let lists = ["containers", "initContainers"]
    static let deadline = "activeDeadlineSeconds"

    let json: JSON

    init(_ text: String) throws(RunProblem) {
        let problems = ManifestProblems()
        let documents = manifestDocuments(of: ManifestText(file: "podSpecPatch", text: text), problems: problems)
        if let problem = problems.diagnostics.first(where: { $0.severity == .error })?.problem {
            throw Self.problem(text, problem)
        }
        guard documents.count == 1, let json = documents.first?.json, json.object != nil else {
            throw Self.problem(text, "it is no object; write containers: [{name: main, …}]")
        }
        self.json = json
        if let flaw { throw Self.problem(text, flaw) }
    }

    private static func problem(_ text: String, _ problem: String) -> RunProblem {
        RunProblem("invalid podSpecPatch '\(text.prefix(200))': \(problem)")
    }

    /// A template with the patch on it; one without a pod stays as it is.
    func applied(to template: JSON) -> JSON {
        guard RunTemplate.kind(of: template).map(Self.podKinds.contains) ?? false else { return template }
        var result = template
        if let seconds = json[Self.deadline] { result[Self.deadline] = seconds == .null ? nil : seconds }
        for patch in json["containers"]?.array ?? [] where patch["name"] == "main" {
            if let container = result["container"] { result["container"] = Self.merged(container, patch) }
            if let script = result["script"] { result["script"] = Self.merged(script: script, patch) }
        }
        if let containers = template["containerSet", "containers"]?.array {
            var set = template["containerSet"] ?? [:]
            set["containers"] = .array(containers.map { merged($0, from: "containers") })
            result["containerSet"] = set
        }
        for (field, list) in [("initContainers", "initContainers"), ("sidecars", "containers")] {
            guard let containers = template[field]?.array else { continue }
            result[field] = .array(containers.map { merged($0, from: list) })
        }
        return result
    }

    private static let podKinds = ["container", "script", "containerSet", "resource"]

    private func merged(_ container: JSON, from list: String) -> JSON {
        let patches = json[list]?.array?.filter { $0["name"] == container["name"] } ?? []
        return patches.reduce(container) { Self.merged($0, $1) }
    }

    private static func merged(_ container: JSON, _ patch: JSON) -> JSON {
        var result = container
        for field in fields {
            switch patch[field] {
            case nil: continue
            case .null: result[field] = nil
            case .some(let value):
                result[field] = field == "env" ? merged(variables: container[field], value) : value
            }
        }
        return result
    }

    /// The file of a script is the last of its arguments, and goes when others are given.
    private static func merged(script: JSON, _ patch: JSON) -> JSON {
        var result = merged(script, patch)
        guard let arguments = patch["args"] else { return result }
        if let words = arguments.array, words.last == .string(scriptFile) {
            result["args"] = .array(words.dropLast())
        } else {
            result["source"] = ""
        }
        return result
    }

    private static let scriptFile = "/argo/staging/script"

    private static func merged(variables: JSON?, _ patches: JSON) -> JSON {
        var result = variables?.array ?? []
        for patch in patches.array ?? [] {
            guard let place = result.firstIndex(where: { $0["name"] == patch["name"] }) else {
                result.append(patch)
                continue
            }
            for member in patch.object?.members ?? [] {
                result[place][member.name] = member.value == .null ? nil : member.value
            }
        }
        return .array(result)
    }
}
