import EventData

/// What an API server demands of a schema before it takes a CustomResourceDefinition.
///
/// Each finding reads `place: what is wrong`.
struct SchemaShape {
    private static let keywords: Set<String> = [
        "type", "description", "properties", "required", "additionalProperties", "items", "enum", "pattern",
        "minLength", "maxLength", "minimum", "maximum", "minItems", "maxItems", "minProperties", "maxProperties",
        "format", "x-kubernetes-preserve-unknown-fields", "x-kubernetes-int-or-string", "x-kubernetes-list-type",
        "x-kubernetes-list-map-keys", "x-kubernetes-validations",
    ]

    static func findings(in schema: Schema) -> [String] { findings(in: schema, at: "", isBounded: true) }

    /// Rules in CEL need a limit of every list and map above, which `isBounded` says there is.
    private static func findings(in schema: Schema, at path: String, isBounded: Bool) -> [String] {
        let own = keywords(of: schema) + types(of: schema) + lists(of: schema)
        let rules = schema.rules.flatMap { findings(in: $0, of: schema) }
        let unbounded = schema.rules.isEmpty || isBounded ? [] : ["a rule below a list or map without a limit"]
        let here = (own + rules + unbounded).map { "\(path): \($0)" }
        return here
            + schema.properties.flatMap { name, inner in
                let place = "\(path).\(name)"
                let isNamed = inner.node["description"]?.string?.isEmpty == false || place == ".metadata"
                return (isNamed ? [] : ["\(place): has no description"])
                    + findings(in: inner, at: place, isBounded: isBounded)
            }
            + (schema.items.map {
                let hasLimit = isBounded && schema.node["maxItems"] != nil
                return findings(in: $0, at: "\(path)[]", isBounded: hasLimit)
            } ?? [])
            + (schema.values.map {
                let hasLimit = isBounded && schema.node["maxProperties"] != nil
                return findings(in: $0, at: "\(path).*", isBounded: hasLimit)
            } ?? [])
    }

    private static func keywords(of schema: Schema) -> [String] {
        (schema.node.object?.members ?? []).map(\.name).filter { !keywords.contains($0) }.map {
            "unknown keyword \($0)"
        }
    }

    private static func types(of schema: Schema) -> [String] {
        var findings: [String] = []
        if schema.isIntegerOrText, schema.type != nil { findings.append("int-or-string with a type") }
        if schema.type == nil, !schema.isIntegerOrText, !schema.keepsUnknown { findings.append("no type") }
        if !schema.properties.isEmpty, schema.values != nil { findings.append("properties and additionalProperties") }
        if !schema.properties.isEmpty, schema.type != "object" { findings.append("properties of no object") }
        let undeclared = schema.required.filter { schema.property($0) == nil }
        return findings + undeclared.map { "requires '\($0)', which it does not declare" }
    }

    private static func lists(of schema: Schema) -> [String] {
        if schema.type == "array", schema.items == nil { return ["a list without items"] }
        guard schema.node["x-kubernetes-list-type"]?.string == "map" else { return [] }
        let keys = (schema.node["x-kubernetes-list-map-keys"]?.array ?? []).compactMap(\.string)
        let isComplete = !keys.isEmpty && keys.allSatisfy { schema.items?.required.contains($0) == true }
        return isComplete ? [] : ["the keys of the list are not required in its items"]
    }

    // MARK: Rules in CEL

    private static func findings(in rule: JSON, of schema: Schema) -> [String] {
        guard let text = rule["rule"]?.string, rule["message"]?.string?.isEmpty == false else {
            return ["a rule without text or message"]
        }
        let loops = text.contains(".all(") || text.contains(".exists(") || text.contains(".exists_one(")
        return fields(in: text).compactMap { names in
            guard let found = names.reduce(Optional(schema), { $0?.property($1) }) else {
                return "a rule reads self.\(names.joined(separator: ".")), which is not declared"
            }
            if found.type == nil, !found.isIntegerOrText { return "a rule reads \(names), which has no type" }
            let isLooped = loops && found.type == "array"
            return isLooped && found.node["maxItems"] == nil ? "a rule loops over \(names), which has no limit" : nil
        }
    }

    /// What the text reads of `self`, without the methods that are called on it.
    private static func fields(in text: String) -> [[String]] {
        text.matches(of: #/self((?:\.[A-Za-z0-9_]+)+)(\()?/#).map { match in
            let names = match.1.split(separator: ".").map(String.init)
            return match.2 == nil ? names : names.dropLast()
        }
    }
}
