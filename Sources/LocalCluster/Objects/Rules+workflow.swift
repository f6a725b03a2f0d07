import EventData

/// The constraints of the full Workflow CRDs that a submitter meets most often (spec/workflows.md A1.1).
///
/// `spec` is where the WorkflowSpec lies in the object.
func workflowProblems(_ object: JSON, spec path: [String]) -> [FieldProblem] {
    let place = path.joined(separator: ".")
    guard let spec = object.at(path), spec != .null else { return [.required(place)] }
    guard spec.object != nil else { return [.wrongType(place, spec, expected: "object")] }
    return templateProblems(spec, at: place)
        + parameters(below: spec, at: place).flatMap(parameterProblems) + numberProblems(spec, at: place)
}

/// The fields for which the full Workflow CRDs have a list of texts, and of which nobody else would tell.
func workflowChoiceProblems(_ object: JSON, spec path: [String]) -> [FieldProblem] {
    guard let text = object.at(path + ["shutdown"])?.string, !shutdowns.contains(text) else { return [] }
    return [.unsupported((path + ["shutdown"]).joined(separator: "."), text, supported: shutdowns)]
}

private let shutdowns = ["", "Stop", "Terminate"]

/// What is taken here, as by Argo itself, and refused by an API server that has Argo's full definitions.
func workflowWarnings(_ object: JSON, spec path: [String]) -> [String] {
    parameters(below: object.at(path) ?? .null, at: path.joined(separator: ".")).flatMap { place, parameter in
        ["value", "default"].compactMap { field in
            guard let value = parameter[field], value != .null, value.string == nil else { return nil }
            return "\(place).\(field) is no string; write one, for API servers that have Argo's full definitions"
        }
    }
}

/// Most templates of one workflow.
private let mostTemplates = 200
private let longestTemplateName = 128

private func templateProblems(_ spec: JSON, at place: String) -> [FieldProblem] {
    guard let templates = spec["templates"], templates != .null else { return [] }
    guard let list = templates.array else { return [.wrongType("\(place).templates", templates, expected: "array")] }
    var problems: [FieldProblem] = []
    if list.count > mostTemplates {
        problems.append(.unusable("\(place).templates", "must have at most \(mostTemplates) items"))
    }
    for (index, template) in list.enumerated() {
        guard let name = template["name"]?.string, !isTemplateName(name) else { continue }
        let rule = "must be at most \(longestTemplateName) letters, digits and '-', not starting with '-'"
        problems.append(.invalid("\(place).templates[\(index)].name", name, rule))
    }
    return problems
}

private func isTemplateName(_ name: String) -> Bool {
    guard let first = name.utf8.first, name.utf8.count <= longestTemplateName else { return false }
    return isAlphanumeric(first) && name.utf8.allSatisfy { isAlphanumeric($0) || $0 == 0x2D }
}

/// The entries of every `parameters` list below `value`.
private func parameters(below value: JSON, at place: String) -> [(place: String, parameter: JSON)] {
    switch value {
    case .object(let object):
        object.members.flatMap { name, child in
            let childPlace = "\(place).\(name)"
            let own = name == "parameters" ? child.array ?? [] : []
            return own.enumerated().map { ("\(childPlace)[\($0)]", $1) } + parameters(below: child, at: childPlace)
        }
    case .array(let elements):
        elements.enumerated().flatMap { parameters(below: $1, at: "\(place)[\($0)]") }
    default: []
    }
}

/// Numbers and booleans are taken for their texts.
private func parameterProblems(at place: String, _ parameter: JSON) -> [FieldProblem] {
    var problems: [FieldProblem] = []
    for field in ["value", "default"] {
        guard let value = parameter[field], value != .null, !isScalar(value) else { continue }
        problems.append(.wrongType("\(place).\(field)", value, expected: "string"))
    }
    for (index, choice) in (parameter["enum"]?.array ?? []).enumerated() where !isScalar(choice) {
        problems.append(.wrongType("\(place).enum[\(index)]", choice, expected: "string"))
    }
    if let name = parameter["name"]?.string, !isParameterName(name) {
        problems.append(.invalid("\(place).name", name, "must be letters, digits, '-' and '_'"))
    }
    return problems
}

private func isScalar(_ value: JSON) -> Bool {
    switch value {
    case .string, .number, .bool: true
    default: false
    }
}

private func isParameterName(_ name: String) -> Bool {
    !name.isEmpty && name.utf8.allSatisfy { isWordByte($0) && $0 != 0x2E }
}

private func numberProblems(_ spec: JSON, at place: String) -> [FieldProblem] {
    ["priority", "parallelism", "activeDeadlineSeconds"].compactMap { field in
        guard let value = spec[field], value != .null else { return nil }
        guard let number = value.integer else { return .wrongType("\(place).\(field)", value, expected: "integer") }
        guard field == "parallelism", number < 1 else { return nil }
        return .invalid("\(place).\(field)", "\(number)", "must be 1 or more: nothing would ever run")
    }
}
