import EventData

/// Reads one mapping of a manifest, field by field.
///
/// Reading never throws: a problem is added to `problems` with its place and fix, and a harmless value is returned, so
/// that one pass reports everything. What was made from a manifest counts only if `problems` holds no error.
/// Each field is named once, where it is read; `finish()` reports the fields nobody read as unknown.
/// A field that is there but null counts as absent, as in Kubernetes.
package struct ManifestReader {
    package let node: ManifestNode
    /// How the mapping is called in messages: `spec.webhook.example`.
    package let path: String
    package let problems: ManifestProblems
    let used: UsedFields
    /// Whether Argo Events checks nothing of what is read here, so that every problem breaks a rule of ours.
    private let isUnchecked: Bool

    package init(_ node: ManifestNode, path: String, problems: ManifestProblems) {
        self.init(node, path: path, problems: problems, isUnchecked: false)
    }

    private init(_ node: ManifestNode, path: String, problems: ManifestProblems, isUnchecked: Bool) {
        self.node = node
        self.path = path
        self.problems = problems
        self.isUnchecked = isUnchecked
        used = UsedFields()
        if case .mapping = node.content { return }
        if node.isNull { return }
        let subject = path.isEmpty ? "the document" : "'\(path)'"
        problems.add(
            Diagnostic(
                at: node.place,
                problem: "\(subject) is \(node.typeName), must be a mapping",
                fix: "write fields as 'name: value', one on each line"
            )
        )
    }

    private init(unchecked reader: ManifestReader) {
        node = reader.node
        path = reader.path
        problems = reader.problems
        used = reader.used
        isUnchecked = true
    }

    /// The same mapping, for reading fields of which Argo Events checks nothing (spec/sensor.md §1.11).
    var unchecked: ManifestReader { ManifestReader(unchecked: self) }

    /// A reader of what lies in this mapping.
    private func inner(_ node: ManifestNode, path: String) -> ManifestReader {
        ManifestReader(node, path: path, problems: problems, isUnchecked: isUnchecked)
    }

    func add(
        _ severity: Diagnostic.Severity,
        rule: Diagnostic.Rule? = nil,
        at place: Place,
        _ problem: String,
        fix: String
    ) {
        let rule = isUnchecked ? .own : rule
        problems.add(Diagnostic(severity, rule: rule, at: place, problem: problem, fix: fix))
    }

    /// The member, null or not.
    func member(_ name: String) -> ManifestNode.Member? {
        used.names.insert(name)
        guard case .mapping(let members) = node.content else { return nil }
        return members.first { $0.name == name }
    }

    /// The field's node; nil when absent or null.
    func value(_ name: String) -> ManifestNode? {
        guard let value = member(name)?.value, !value.isNull else { return nil }
        return value
    }

    /// How a field of this mapping is called in messages.
    func path(of name: String) -> String { path.isEmpty ? name : "\(path).\(name)" }

    // MARK: Structures

    /// A list of texts; empty when absent.
    package func strings(_ name: String) -> [String] {
        items(name, of: "texts").compactMap { item in
            if case .scalar(.string(let text), _) = item.node.content { return text }
            wrongType(item.label, item.node, wanted: "text", fix: quoteFix(for: item.node, prefix: "- "))
            return nil
        }
    }

    /// A mapping of text to text, in order; empty when absent.
    package func stringMap(_ name: String) -> [(name: String, value: String)] {
        guard let value = value(name) else { return [] }
        guard case .mapping(let members) = value.content else {
            wrongType(name, value, wanted: "a mapping", fix: "write fields as 'name: value', one on each line")
            return []
        }
        return members.compactMap { member in
            if case .scalar(.string(let text), _) = member.value.content { return (member.name, text) }
            let fix = quoteFix(for: member.value, prefix: "\(member.name): ")
            wrongType("\(name).\(member.name)", member.value, wanted: "text", fix: fix)
            return nil
        }
    }

    /// nil when the field is absent, or no mapping (which is an error).
    package func mapping(_ name: String) -> ManifestReader? {
        guard let value = value(name) else { return nil }
        guard case .mapping = value.content else {
            wrongType(name, value, wanted: "a mapping", fix: "write fields as 'name: value', one on each line")
            return nil
        }
        return inner(value, path: path(of: name))
    }

    /// nil when the field is absent; an empty list when it is there and empty.
    package func mappings(_ name: String) -> [ManifestReader]? {
        guard value(name) != nil else { return nil }
        return items(name, of: "mappings").compactMap { item in
            guard case .mapping = item.node.content else {
                wrongType(item.label, item.node, wanted: "a mapping", fix: "write fields as 'name: value'")
                return nil
            }
            return inner(item.node, path: "\(path.isEmpty ? "" : path + ".")\(item.label)")
        }
    }

    /// Every named mapping below a field, in order, such as the events below `spec.webhook`.
    package func namedMappings(_ name: String) -> [(name: String, place: Place, node: ManifestNode)] {
        guard let value = value(name) else { return [] }
        guard case .mapping(let members) = value.content else {
            wrongType(name, value, wanted: "a mapping of names", fix: "write 'name:' and the fields below it")
            return []
        }
        return members.map { ($0.name, $0.namePlace, $0.value) }
    }

    /// The raw node, for what is passed on as it is.
    package func anything(_ name: String) -> ManifestNode? { value(name) }

    /// `{name, key}`; nil when absent, or when a part is missing (which is an error).
    package func secret(_ name: String) -> SecretSelector? {
        guard let reader = mapping(name) else { return nil }
        let selector = SecretSelector(name: reader.string("name"), key: reader.string("key"))
        reader.ignore("optional")
        reader.finish()
        return selector.name.isEmpty || selector.key.isEmpty ? nil : selector
    }

    /// Whether the field is there and not null; it counts as read.
    package func has(_ name: String) -> Bool { value(name) != nil }

    private func items(_ name: String, of wanted: String) -> [(label: String, node: ManifestNode)] {
        guard let value = value(name) else { return [] }
        guard case .sequence(let items) = value.content else {
            wrongType(name, value, wanted: "a list of \(wanted)", fix: "start each item with '- '")
            return []
        }
        return items.enumerated().map { ("\(name)[\($0.offset)]", $0.element) }
    }
}

/// The fields of one mapping that were read.
final class UsedFields {
    var names: Set<String> = []
}
