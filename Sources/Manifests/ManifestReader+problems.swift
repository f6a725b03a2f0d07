package import Expressions

extension ManifestReader {
    /// Marks fields as known but without effect here (they configure pods, for example).
    package func ignore(_ names: String...) { used.names.formUnion(names) }

    /// Reports each of the fields that is present as `not supported yet: NAME`.
    package func notSupportedYet(_ names: String...) {
        for name in names where has(name) { notSupportedYet(name, as: name) }
    }

    /// Reports a feature that will come: an error at the field, named as users know it (`filters.exprs`).
    package func notSupportedYet(_ field: String, as name: String, fix: String? = nil) {
        let problem = "not supported yet: \(name)"
        add(.error, rule: .own, at: keyPlace(of: field), problem, fix: fix ?? "remove '\(field)' for now")
    }

    /// An error at the field (or at the mapping when the field is absent).
    ///
    /// `problem` continues the sentence that starts with the field's name: "must start with '/'".
    package func invalid(_ name: String, _ problem: String, fix: String, rule: Diagnostic.Rule = .reference) {
        used.names.insert(name)
        add(.error, rule: rule, at: place(of: name), "'\(name)' \(problem)", fix: fix)
    }

    /// A text of one of the small languages that cannot be used, at the place of the mistake inside it.
    package func invalid(
        _ name: String,
        _ error: ExpressionError,
        severity: Diagnostic.Severity = .error,
        rule: Diagnostic.Rule = .own
    ) {
        used.names.insert(name)
        let place = anything(name).map { $0.place(of: error) } ?? place(of: name)
        add(severity, rule: rule, at: place, "\(name): \(error.problem)", fix: error.fix)
    }

    /// A warning at the field; `problem` continues the sentence that starts with the field's name.
    package func warn(_ name: String, _ problem: String, fix: String) {
        used.names.insert(name)
        add(.warning, at: place(of: name), "'\(name)' \(problem)", fix: fix)
    }

    /// A required field that is not there.
    package func missing(_ name: String, fix: String? = nil) {
        used.names.insert(name)
        let suffix = path.isEmpty ? "" : " in \(path)"
        add(.error, at: place(of: name), "'\(name)' is missing\(suffix)", fix: fix ?? "add \(name): and its value")
    }

    /// Reports every field that was not read as unknown, with the nearest known name.
    package func finish() {
        guard case .mapping(let members) = node.content else { return }
        let known = used.names.sorted()
        let suffix = path.isEmpty ? "" : " in \(path)"
        let unknown = members.lazy.filter { !used.names.contains($0.name) }
        for (index, member) in unknown.enumerated() {
            let fix = index < Self.maximumSuggestions ? fix(forUnknown: member.name, among: known) : "remove it"
            let severity: Diagnostic.Severity = problems.isLenient ? .warning : .error
            add(severity, rule: .own, at: member.namePlace, "unknown field '\(member.name)'\(suffix)", fix: fix)
        }
    }

    /// How many unknown fields of a mapping are compared with the known ones, which takes time for each: whoever has so many
    /// has not misspelt them.
    private static let maximumSuggestions = 100

    private func fix(forUnknown name: String, among known: [String]) -> String {
        if let meant = Suggestion.nearest(to: name, among: known) { return "did you mean '\(meant)'?" }
        return known.isEmpty ? "remove it" : "remove it; known fields are: \(known.joined(separator: ", "))"
    }

    /// Where the field's value stands; the mapping's own place when absent.
    package func place(of name: String) -> Place {
        guard case .mapping(let members) = node.content else { return node.place }
        guard let member = members.first(where: { $0.name == name }) else { return node.place }
        // An empty value has no place worth pointing at.
        return member.value.isNull ? member.namePlace : member.value.place
    }

    /// Where the field's name stands; the mapping's own place when absent.
    package func keyPlace(of name: String) -> Place {
        guard case .mapping(let members) = node.content else { return node.place }
        return members.first { $0.name == name }?.namePlace ?? node.place
    }

    /// "'url' is a list, must be text".
    func wrongType(_ name: String, _ node: ManifestNode, wanted: String, fix: String) {
        add(.error, at: node.place, "'\(name)' is \(node.typeName), must be \(wanted)", fix: fix)
    }
}
