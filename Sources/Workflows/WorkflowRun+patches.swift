import EventData

extension WorkflowRun {
    /// A template with the patches of the workflow and its own on it, in that order, with their tags filled in.
    func patched(_ template: JSON, own: JSON?, _ scope: TagScope) throws(RunProblem) -> JSON {
        var result = template
        for written in [plan?.spec[PodSpecPatches.field], own] {
            guard let text = written?.string, !text.isEmpty else { continue }
            result = try PodSpecPatch(try filled(text, scope)).applied(to: result)
        }
        return result
    }
}

/// The patches that a Workflow has, as they are written.
enum PodSpecPatches {
    static let field = "podSpecPatch"

    /// A template as its patches make it as far as is known without their tags' values; nil where that is nothing.
    static func applied(to template: JSON, in spec: JSON) -> JSON? {
        var result = template
        for owner in [spec, template] {
            guard let text = owner[field]?.string, !text.isEmpty else { continue }
            guard let patch = try? PodSpecPatch(text) else { return nil }
            result = patch.applied(to: result)
        }
        return result
    }

    /// What they have that is passed over on one machine, each by its place.
    static func ignored(in spec: JSON) -> [String] {
        let templates = spec["templates"]?.array ?? []
        let callsOthers = JSON.array(templates).text.contains("\"templateRef\"")
        var found = ignored(of: spec, for: callsOthers ? nil : templates).map { "spec.\(field).\($0)" }
        for template in templates {
            let name = template["name"]?.string ?? ""
            found += ignored(of: template, for: [template]).map { "templates.\(name).\(field).\($0)" }
        }
        return found
    }

    private static func ignored(of owner: JSON, for templates: [JSON]?) -> [String] {
        guard let text = owner[field]?.string, !text.isEmpty else { return [] }
        // A tag may stand for a text of JSON; which fields there are is known all the same.
        let plain = TagText(text).pieces.map { if case .text(let part) = $0 { part } else { "{}" } }.joined()
        let patch = (try? PodSpecPatch(text)) ?? (try? PodSpecPatch(plain))
        return patch?.ignored(for: templates) ?? []
    }
}

extension WorkflowValidator {
    /// A patch without tags is a pod's.
    mutating func checkPatch(_ owner: JSON, _ place: String) {
        guard let written = owner[PodSpecPatches.field], written != .null else { return }
        guard let text = written.string else {
            return report("\(place).\(PodSpecPatches.field)", "it is no text; write the patch as JSON or YAML behind |")
        }
        guard !text.isEmpty, !TagText.hasTag(text) else { return }
        do throws(RunProblem) { _ = try PodSpecPatch(text) } catch { report(place, error.message) }
    }
}
