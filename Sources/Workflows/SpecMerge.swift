import EventData

/// A Workflow's spec over that of the template it refers to (spec/workflows.md A5).
enum SpecMerge {
    /// By which member the entries of a list are told apart; other lists are replaced as a whole.
    private static let keys: [String: String] = [
        "templates": "name", "parameters": "name", "artifacts": "name", "volumes": "name", "tolerations": "key",
        "hostAliases": "ip", "imagePullSecrets": "name",
    ]
    /// Objects of which each entry is taken whole.
    private static let wholes: Set<String> = ["hooks", "labelsFrom"]

    static func merged(_ upper: JSON, over template: JSON) -> JSON {
        var lower = template
        lower["suspend"] = nil
        var result = merged(upper, over: lower, field: "")
        result["workflowTemplateRef"] = upper["workflowTemplateRef"]
        return result
    }

    private static func merged(_ upper: JSON, over lower: JSON, field: String) -> JSON {
        switch (upper, lower) {
        case (.object(let top), .object(let bottom)):
            var result = bottom
            for member in top.members {
                let isWhole = wholes.contains(field)
                let below = bottom[member.name]
                result[member.name] =
                    below.map { isWhole ? member.value : merged(member.value, over: $0, field: member.name) }
                    ?? member.value
            }
            return .object(result)
        case (.array(let top), .array(let bottom)):
            guard let key = keys[field] else { return upper }
            return .array(merged(top, over: bottom, key: key, field: field))
        default: return upper
        }
    }

    private static func merged(_ top: [JSON], over bottom: [JSON], key: String, field: String) -> [JSON] {
        var result = bottom
        for entry in top {
            guard let name = entry[key]?.string,
                let place = result.firstIndex(where: { $0[key]?.string == name })
            else {
                result.append(entry)
                continue
            }
            result[place] = merged(entry, over: result[place], of: field)
        }
        return result
    }

    private static func merged(_ entry: JSON, over below: JSON, of field: String) -> JSON {
        switch field {
        case "parameters":
            let decides = ["value", "default", "valueFrom"].contains { entry[$0] != nil }
            return decides ? entry : merged(entry, over: below, field: "")
        case "artifacts":
            let isElsewhere = Set(place(entry)) != Set(place(below)) && !place(entry).isEmpty
            return isElsewhere ? entry : merged(entry, over: below, field: "")
        default: return merged(entry, over: below, field: "")
        }
    }

    /// The names of the stores that an artifact is in.
    private static func place(_ artifact: JSON) -> [String] {
        let stores = ["s3", "gcs", "azure", "oss", "hdfs", "git", "http", "artifactory", "raw", "plugin"]
        return stores.filter { artifact[$0] != nil }
    }
}
