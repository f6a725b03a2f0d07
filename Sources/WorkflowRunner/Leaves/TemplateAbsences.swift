import EventData
import Kubernetes
package import Workflows

extension LeafRunner {
    /// What templates ask for and is not here, in words with its place: what would fail for certain when its step starts.
    ///
    /// Whatever a tag, another step or the cluster's own troubles have a say in is left to the step. So is what this very
    /// machine lacks where it is not certain that the template runs: Workflows that never come to it end well.
    package func absences(of templates: [ReachedTemplate]) async -> [ReachedTemplate: [String]] {
        var found: [ReachedTemplate: [String]] = [:]
        for template in templates {
            var absences = TemplateAbsences(template, programs: programs)
            absences.look()
            if template.isCertain, let hindrance, let field = LeafContainers.all(of: template.json).first?.field {
                absences.add(field, hindrance)
            }
            if let block = template.json["resource"],
                let missing = await ResourceTarget.absence(of: block, in: tools.cluster)
            {
                absences.add("resource", missing)
            }
            if !absences.found.isEmpty { found[template] = absences.found }
        }
        return found
    }
}

/// Goes through one template and collects what it asks for and is not here.
private struct TemplateAbsences {
    private let place: String
    private let template: JSON
    private let isCertain: Bool
    /// nil where containers run from their images.
    private let programs: AbsentPrograms?
    private(set) var found: [String] = []

    init(_ template: ReachedTemplate, programs: AbsentPrograms?) {
        (place, self.template, self.programs) = (template.place, template.json, programs)
        isCertain = template.isCertain
    }

    mutating func add(_ field: String, _ problem: String) { found.append("\(place).\(field): \(problem)") }

    mutating func look() {
        for (field, container) in LeafContainers.all(of: template) {
            lookAtMounts(container, field)
            lookAtVariables(container, field)
            if let problem = programs?.missingCommand(of: container) { add("\(field).command", problem) }
            if isCertain, let problem = programs?.absence(of: container, in: template) {
                add("\(field).command", problem)
            }
        }
        lookAtMounts(template["containerSet"] ?? .null, "containerSet")
        lookAtOutputs()
        if template.at("resource", "manifestFrom").map({ $0 != .null }) == true {
            add("resource.manifestFrom", "it is not supported here; write the manifest itself")
        }
        if template.at("http", "insecureSkipVerify")?.bool == true {
            add("http.insecureSkipVerify", "it is not supported here; leave it out")
        }
    }

    private mutating func lookAtMounts(_ container: JSON, _ field: String) {
        for mount in container.list("volumeMounts") where ReachedTemplate.isSettled(mount.text("mountPath")) {
            do throws(LeafProblem) {
                _ = try LeafVolumes.place(mount.text("mountPath"), of: mount.text("name"))
            } catch { add("\(field).volumeMounts", error.message) }
        }
    }

    /// What need not be there may never have to be stored.
    private mutating func lookAtOutputs() {
        guard !LeafContainers.all(of: template).isEmpty else { return }
        for artifact in (template["outputs"] ?? .null).list("artifacts") where artifact["optional"]?.bool != true {
            guard let store = LeafOutputs.unsupportedStore(of: artifact) else { continue }
            let advice = "leave the place out, or write s3 with a key alone"
            add("outputs.artifacts.\(artifact.text("name"))", "storing to \(store) is not supported here; \(advice)")
        }
    }

    private mutating func lookAtVariables(_ container: JSON, _ field: String) {
        for variable in container.list("env") {
            if let kind = LeafEnvironment.unsupportedSource(of: variable) {
                add("\(field).env.\(variable.text("name"))", "valueFrom.\(kind) is not supported here; write the value")
            }
            if let path = variable.at("valueFrom", "fieldRef", "fieldPath")?.string, ReachedTemplate.isSettled(path),
                !LeafEnvironment.isKnown(field: path)
            {
                let problem = "the field \(path) is not known here; write the value"
                add("\(field).env.\(variable.text("name"))", problem)
            }
        }
    }
}

/// The containers of a template, each with its field.
enum LeafContainers {
    static func all(of template: JSON) -> [(field: String, container: JSON)] {
        let set = template["containerSet"] ?? .null
        let main = ["container", "script"].compactMap { field in template[field].map { (field, $0) } }
            .filter { $0.1.object != nil }
        let others = set.list("containers").map { ("containerSet.\($0.text("name"))", $0) }
        let beginnings = main.isEmpty && others.isEmpty ? [] : template.list("initContainers")
        return beginnings.map { ("initContainers.\($0.text("name"))", $0) } + main + others
    }
}
