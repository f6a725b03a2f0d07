import EventData

/// A field that no reader knows, longer than what is taken for a slip.
let unknownField = String(repeating: "q", count: 65)

extension Schema {
    /// An object with every field that the schema declares, and one in each mapping that nobody knows.
    ///
    /// Of several allowed values it is the last, and of several kinds of trigger each gets a trigger of its own.
    var example: JSON {
        if let last = node["enum"]?.array?.last { return last }
        if isIntegerOrText { return node["minimum"] ?? "10m" }
        switch type {
        case "object": return exampleObject
        case "array": return exampleArray
        case "integer", "number": return node["minimum"] ?? 1
        case "boolean": return true
        default: return "x"
        }
    }

    private var exampleObject: JSON {
        if let values { return ["x": values.example] }
        if properties.isEmpty { return [:] }
        var object = JSONObject(properties.map { ($0.name, $0.schema.example) })
        object[unknownField] = 1
        return .object(object)
    }

    private var exampleArray: JSON {
        guard let items else { return [] }
        guard let template = items.property("template"), template.type == "object" else { return [items.example] }
        let kinds = template.properties.filter { $0.schema.type == "object" }.map(\.name)
        return .array(
            kinds.map { kind in
                var trigger = items.example
                let (template, letter) = (trigger["template"], trigger.at("dlqTrigger", "template"))
                trigger["template"] = Self.alone(kind, of: kinds, in: template)
                trigger["dlqTrigger"]?["template"] = Self.alone(kind, of: kinds, in: letter)
                trigger["template"]?["name"] = .string(kind)
                return trigger
            }
        )
    }

    private static func alone(_ kind: String, of kinds: [String], in template: JSON?) -> JSON? {
        var template = template
        for other in kinds where other != kind { template?[other] = nil }
        return template
    }

    /// The fields of each mapping that declares some, by the name that readers give it; lists by their first item.
    func declaredFields(at path: String) -> [String: Set<String>] {
        var found: [String: Set<String>] = [:]
        if !properties.isEmpty { found[path] = Set(properties.map(\.name)) }
        for (name, inner) in properties {
            found.merge(inner.declaredFields(at: "\(path).\(name)")) { $1 }
        }
        if let items { found.merge(items.declaredFields(at: "\(path)[0]")) { $1 } }
        if let values { found.merge(values.declaredFields(at: "\(path).x")) { $1 } }
        return found
    }
}
