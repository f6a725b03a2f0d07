import EventData
import Manifests

extension ResourceDefinition {
    /// Everything wrong with `object`'s identity and metadata, then with its content.
    ///
    /// `existing` is what it takes the place of; nil for a new one.
    func problems(of object: JSON, over existing: JSON? = nil) -> [FieldProblem] {
        let problems = identityProblems(of: object) + metadataProblems(of: object) + validate(object)
        return problems + newProblems(of: object, over: existing).filter { !problems.contains($0) }
    }

    /// What was stored before these rules were there can still be labelled, stopped and brought to its end.
    private func newProblems(of object: JSON, over existing: JSON?) -> [FieldProblem] {
        if let existing, existing["spec"] == object["spec"] { return [] }
        let known = existing.map(validateNew) ?? []
        return typeProblems(of: object, over: existing) + validateNew(object).filter { !known.contains($0) }
    }

    private func typeProblems(of object: JSON, over existing: JSON?) -> [FieldProblem] {
        let wrong = WrongType.all(in: object, kind: kind)
        guard !wrong.isEmpty else { return [] }
        let known = Set(existing.map { WrongType.all(in: $0, kind: kind) } ?? [])
        return wrong.filter { !known.contains($0) }
            .map { .wrongType($0.field, $0.value, expected: $0.expected.name) }
    }

    private func identityProblems(of object: JSON) -> [FieldProblem] {
        var problems: [FieldProblem] = []
        if let given = object["apiVersion"], given.string != apiVersion {
            problems.append(.invalid("apiVersion", given.string ?? given.text, "must be \(apiVersion)"))
        }
        if let given = object["kind"], given.string != kind {
            problems.append(.invalid("kind", given.string ?? given.text, "must be \(kind)"))
        }
        guard let name = object.name, !name.isEmpty else {
            return problems + [.required("metadata.name", "name or generateName is required")]
        }
        if let rule = naming.violation(in: name) { problems.append(.invalid("metadata.name", name, rule)) }
        return problems
    }

    private func metadataProblems(of object: JSON) -> [FieldProblem] {
        var problems: [FieldProblem] = []
        for (key, value) in members(of: object, "labels", &problems) {
            if !isQualifiedName(key) {
                problems.append(.invalid("metadata.labels", key, labelKeyRule))
            }
            if let text = value.string, !isLabelValue(text) {
                problems.append(.invalid("metadata.labels", text, labelValueRule))
            }
        }
        for (key, _) in members(of: object, "annotations", &problems) where !isQualifiedName(key.lowercased()) {
            problems.append(.invalid("metadata.annotations", key, labelKeyRule))
        }
        return problems + ownerProblems(of: object)
    }

    private func ownerProblems(of object: JSON) -> [FieldProblem] {
        let field = "metadata.ownerReferences"
        guard let owners = object.at("metadata", "ownerReferences"), owners != .null else { return [] }
        guard let list = owners.array else { return [.wrongType(field, owners, expected: "array")] }
        return list.enumerated().flatMap { index, owner -> [FieldProblem] in
            guard owner.object != nil else { return [.wrongType("\(field)[\(index)]", owner, expected: "object")] }
            return ["apiVersion", "kind", "name", "uid"].compactMap { member in
                let place = "\(field)[\(index)].\(member)"
                let value = owner[member] ?? .null
                if value == .null || value == "" { return .invalid(place, "", "\(member) must not be empty") }
                return value.string == nil ? .wrongType(place, value, expected: "string") : nil
            }
        }
    }

    /// A map of strings below `metadata`; values of another type become problems.
    private func members(
        of object: JSON,
        _ field: String,
        _ problems: inout [FieldProblem]
    ) -> [(name: String, value: JSON)] {
        guard let map = object.at("metadata", field), map != .null else { return [] }
        guard let members = map.object?.members else {
            problems.append(.wrongType("metadata.\(field)", map, expected: "object"))
            return []
        }
        for (key, value) in members where value.string == nil {
            problems.append(.wrongType("metadata.\(field).\(key)", value, expected: "string"))
        }
        return members
    }
}

extension NamingRule {
    /// The rule that `name` breaks; nil when it is good.
    func violation(in name: String) -> String? {
        switch self {
        case .label:
            let fits = name.utf8.count <= 63 && isNamePart(name[...])
            return fits ? nil : "must be at most 63 lower-case letters, digits and '-', no '-' at either end"
        case .subdomain(let longest):
            let parts = name.split(separator: ".", omittingEmptySubsequences: false)
            let fits = name.utf8.count <= longest && parts.allSatisfy(isNamePart)
            return fits
                ? nil
                : "must be at most \(longest) lower-case letters, digits, '-' and '.', a letter or digit at both ends"
        }
    }
}

/// Lower-case letters, digits and '-', with a letter or digit at both ends.
private func isNamePart(_ part: Substring) -> Bool {
    let bytes = part.utf8
    guard let first = bytes.first, let last = bytes.last, first != 0x2D, last != 0x2D else { return false }
    return bytes.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x7A).contains($0) || $0 == 0x2D }
}

let labelValueRule = "must be at most 63 letters, digits, '-', '_' and '.', a letter or digit at both ends"
let labelKeyRule = "must be a label name of at most 63 characters, with an optional DNS prefix and '/' before it"

func isLabelValue(_ value: String) -> Bool { value.isEmpty || isLabelName(value[...]) }

/// `name` or `prefix/name`.
func isQualifiedName(_ key: String) -> Bool {
    let parts = key.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count <= 2, let name = parts.last, isLabelName(name) else { return false }
    return parts.count == 1 || NamingRule.subdomain(longest: 253).violation(in: String(parts[0])) == nil
}

private func isLabelName(_ name: Substring) -> Bool {
    let bytes = name.utf8
    guard bytes.count <= 63, let first = bytes.first, let last = bytes.last else { return false }
    return isAlphanumeric(first) && isAlphanumeric(last) && bytes.allSatisfy(isWordByte)
}
