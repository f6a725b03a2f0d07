import EventData

extension PodSpecPatch {
    /// What it has and what is passed over here, by its place; nil for `templates` that are not all known.
    func ignored(for templates: [JSON]?) -> [String] {
        var found: [String] = []
        for member in json.object?.members ?? [] where member.name != Self.deadline {
            guard Self.lists.contains(member.name) else {
                found.append(member.name)
                continue
            }
            for container in member.value.array ?? [] {
                let place = "\(member.name).\(container["name"]?.string ?? "")"
                if let templates, !templates.contains(where: { Self.has(container, in: member.name, of: $0) }) {
                    found.append(place)
                    continue
                }
                let others = container.object?.members.map(\.name).filter { $0 != "name" && !Self.fields.contains($0) }
                found += (others ?? []).map { "\(place).\($0)" }
            }
        }
        return found
    }

    private static func has(_ container: JSON, in list: String, of template: JSON) -> Bool {
        if list == "initContainers" { return template[list]?.named(container["name"]?.string ?? "") != nil }
        let hasMain = ["container", "script"].contains { template[$0].map { $0 != .null } ?? false }
        if hasMain, container["name"] == "main" { return true }
        let others = (template["containerSet", "containers"]?.array ?? []) + (template["sidecars"]?.array ?? [])
        return others.contains { $0["name"] == container["name"] }
    }

    /// The first thing in it that no pod can have; nil when there is none.
    var flaw: String? {
        for list in Self.lists {
            guard let value = json[list], value != .null else { continue }
            guard let containers = value.array else { return "\(list) is no list" }
            for container in containers {
                guard let name = container["name"]?.string else { return "a container of \(list) has no name" }
                if let flaw = Self.flaw(of: container) { return "\(list).\(name).\(flaw)" }
            }
        }
        let directive = json.object?.members.first { $0.name.hasPrefix("$") }?.name
        if let directive { return "\(directive) is not supported here; write the fields themselves" }
        guard let seconds = json[Self.deadline], seconds != .null else { return nil }
        return seconds.wholeNumber == nil || seconds.string != nil ? "\(Self.deadline) is no number" : nil
    }

    private static func flaw(of container: JSON) -> String? {
        for member in container.object?.members ?? [] where member.value != .null {
            let (field, value) = (member.name, member.value)
            switch field {
            case _ where field.hasPrefix("$"): return "\(field) is not supported here; write the fields themselves"
            case "command", "args":
                let words = value.array
                if words == nil || words?.contains(where: { $0.string == nil }) == true {
                    return "\(field) is no list of texts; put each in quotes"
                }
            case "env", "envFrom":
                guard let list = value.array else { return "\(field) is no list" }
                if field == "env", let flaw = flaw(ofVariables: list) { return flaw }
            case "workingDir", "image", "imagePullPolicy":
                if value.string == nil { return "\(field) is no text" }
            default: continue
            }
        }
        return nil
    }

    private static func flaw(ofVariables list: [JSON]) -> String? {
        for variable in list {
            guard let name = variable["name"]?.string else { return "env has a variable without a name" }
            if variable["$patch"] != nil { return "env.\(name).$patch is not supported here; set value or valueFrom" }
            if let value = variable["value"], value != .null, value.string == nil {
                return "env.\(name).value is no text; put it in quotes"
            }
        }
        return nil
    }
}
