import EventData

/// The constraints of the full Workflow CRDs that a submitter meets most often (spec/workflows.md A1.1).
///
/// `spec` is where the WorkflowSpec lies in the object.
func workflowProblems(_ object: JSON, spec path: [String]) -> [FieldProblem] {
    let place = path.joined(separator: ".")
    guard let spec = object.at(path), spec != .null else { return [.required(place)] }
    guard spec.object != nil else { return [.wrongType(place, spec, expected: "object")] }
    return templateProblems(spec, at: place) + parameterProblems(spec, at: place) + numberProblems(spec, at: place)
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

/// Checks every `parameters` list below `value`: a real API server takes strings only, no numbers or booleans.
private func parameterProblems(_ value: JSON, at place: String) -> [FieldProblem] {
    switch value {
    case .object(let object):
        object.members.flatMap { name, child in
            let childPlace = "\(place).\(name)"
            let own = name == "parameters" ? listProblems(child, at: childPlace) : []
            return own + parameterProblems(child, at: childPlace)
        }
    case .array(let elements):
        elements.enumerated().flatMap { parameterProblems($1, at: "\(place)[\($0)]") }
    default: []
    }
}

private func listProblems(_ list: JSON, at place: String) -> [FieldProblem] {
    (list.array ?? []).enumerated().flatMap { index, parameter in
        singleParameterProblems(parameter, at: "\(place)[\(index)]")
    }
}

private func singleParameterProblems(_ parameter: JSON, at place: String) -> [FieldProblem] {
    var problems: [FieldProblem] = []
    for field in ["value", "default"] {
        guard let value = parameter[field], value != .null, value.string == nil else { continue }
        problems.append(.wrongType("\(place).\(field)", value, expected: "string"))
    }
    for (index, choice) in (parameter["enum"]?.array ?? []).enumerated() where choice.string == nil {
        problems.append(.wrongType("\(place).enum[\(index)]", choice, expected: "string"))
    }
    if let name = parameter["name"]?.string, !isParameterName(name) {
        problems.append(.invalid("\(place).name", name, "must be letters, digits, '-' and '_'"))
    }
    return problems
}

private func isParameterName(_ name: String) -> Bool {
    !name.isEmpty && name.utf8.allSatisfy { isWordByte($0) && $0 != 0x2E }
}

private func numberProblems(_ spec: JSON, at place: String) -> [FieldProblem] {
    ["priority", "parallelism", "activeDeadlineSeconds"].compactMap { field in
        guard let value = spec[field], value != .null, value.integer == nil else { return nil }
        return .wrongType("\(place).\(field)", value, expected: "integer")
    }
}
