import EventData

/// A structural schema of Kubernetes: what an API server makes of an object (OpenAPI v3 with `x-kubernetes-…`).
///
/// Rules in CEL are not evaluated here.
struct Schema: Sendable {
    let node: JSON

    init(_ node: JSON) { self.node = node }

    var type: String? { node["type"]?.string }
    var keepsUnknown: Bool { node["x-kubernetes-preserve-unknown-fields"]?.bool ?? false }
    var isIntegerOrText: Bool { node["x-kubernetes-int-or-string"]?.bool ?? false }
    var properties: [(name: String, schema: Schema)] {
        (node["properties"]?.object?.members ?? []).map { ($0.name, Schema($0.value)) }
    }
    var required: [String] { (node["required"]?.array ?? []).compactMap(\.string) }
    var items: Schema? { node["items"].map(Schema.init) }
    /// Of every member of a map.
    var values: Schema? { node["additionalProperties"].map(Schema.init) }
    var rules: [JSON] { node["x-kubernetes-validations"]?.array ?? [] }

    func property(_ name: String) -> Schema? { node["properties"]?[name].map(Schema.init) }

    // MARK: Validation

    /// Everything that an API server says against the object, and every field that it would drop.
    func problems(of object: JSON) -> [String] { problems(of: object, at: "") }

    private func problems(of value: JSON, at path: String) -> [String] {
        if let problem = typeProblem(value) { return ["\(path): \(problem)"] }
        let own = (scalarProblems(value) + sizeProblems(value)).map { "\(path): \($0)" }
        return own + members(value, path) + elements(value, path)
    }

    private func typeProblem(_ value: JSON) -> String? {
        if isIntegerOrText { return value.string != nil || isWhole(value) ? nil : "must be a whole number or text" }
        let isRight =
            switch type {
            case "object": value.object != nil
            case "array": value.array != nil
            case "string": value.string != nil
            case "boolean": value.bool != nil
            case "integer": isWhole(value)
            case "number": number(value) != nil
            default: true
            }
        return isRight ? nil : "must be of type \(type ?? "")"
    }

    private func scalarProblems(_ value: JSON) -> [String] {
        var problems: [String] = []
        if let allowed = node["enum"]?.array, !allowed.contains(value) {
            problems.append("must be one of \(JSON.array(allowed).text)")
        }
        if let pattern = node["pattern"]?.string, let text = value.string, (try? Regex(pattern))?.matches(text) != true
        {
            problems.append("must match \(pattern)")
        }
        if let number = number(value) {
            if let least = node["minimum"].flatMap(number(_:)), number < least { problems.append("is too small") }
            if let most = node["maximum"].flatMap(number(_:)), number > most { problems.append("is too large") }
        }
        return problems
    }

    private func sizeProblems(_ value: JSON) -> [String] {
        let size: (count: Int, unit: String)? =
            switch value {
            case .string(let text): (text.unicodeScalars.count, "Length")
            case .array(let elements): (elements.count, "Items")
            case .object(let object): (object.members.count { $0.value != .null }, "Properties")
            default: nil
            }
        guard let size else { return [] }
        var problems: [String] = []
        if let least = node["min\(size.unit)"]?.integer, size.count < least {
            problems.append("has less than \(least)")
        }
        if let most = node["max\(size.unit)"]?.integer, size.count > most { problems.append("has more than \(most)") }
        return problems
    }

    /// A null member counts as absent: an API server drops it before it looks.
    private func members(_ value: JSON, _ path: String) -> [String] {
        guard case .object(let object) = value, path != ".metadata" else { return [] }
        let present = object.members.filter { $0.value != .null }
        let missing = required.filter { name in !present.contains { $0.name == name } }
        return missing.map { "\(path): '\($0)' is required" }
            + present.flatMap { member in
                let place = "\(path).\(member.name)"
                if let schema = property(member.name) ?? values { return schema.problems(of: member.value, at: place) }
                return keepsUnknown ? [] : ["\(place): would be pruned"]
            }
    }

    private func elements(_ value: JSON, _ path: String) -> [String] {
        guard case .array(let elements) = value, let items else { return [] }
        let each = elements.enumerated().flatMap { items.problems(of: $0.element, at: "\(path)[\($0.offset)]") }
        guard node["x-kubernetes-list-type"]?.string == "map" else { return each }
        let names = (node["x-kubernetes-list-map-keys"]?.array ?? []).compactMap(\.string)
        let keys = elements.map { element in names.map { element[$0] ?? .null } }
        return Set(keys).count == keys.count
            ? each : each + ["\(path): two have the same \(names.joined(separator: ", "))"]
    }

    private func number(_ value: JSON) -> Double? {
        guard case .number(let number) = value else { return nil }
        return number.double
    }

    private func isWhole(_ value: JSON) -> Bool { number(value).map { Int(exactly: $0) != nil } ?? false }
}

extension Regex {
    fileprivate func matches(_ text: String) -> Bool { (try? firstMatch(in: text)) != nil }
}
