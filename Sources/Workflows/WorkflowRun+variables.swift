import EventData
import Expressions

extension WorkflowRun {
    /// What a simple tag stands for.
    func tagValue(_ name: String, _ scope: TagScope) -> TagValue {
        if let local = scope.locals[name] { return .text(local) }
        if name.hasPrefix("workflow.") { return global(String(name.dropFirst(9))).map(TagValue.text) ?? .unknown }
        if name == "item" { return scope.item.map { .text($0.scalarText ?? $0.text) } ?? .unknown }
        if name.hasPrefix("item.") {
            let member = scope.item?[String(name.dropFirst(5))]
            return member.map { .text($0.scalarText ?? $0.text) } ?? .unknown
        }
        if name.hasPrefix("inputs.") { return input(String(name.dropFirst(7)), scope) }
        guard let siblings = scope.siblings, name.hasPrefix("\(siblings.root).") else { return .unknown }
        if let own = scope.ownName, name == "\(siblings.root).name" { return .text(own) }
        return sibling(String(name.dropFirst(6)), siblings)
    }

    private func input(_ name: String, _ scope: TagScope) -> TagValue {
        if name == "parameters" { return .text(plainParameters(scope.inputs?["parameters"]).text) }
        guard name.hasPrefix("parameters.") else { return .unknown }
        let parameter = scope.inputs?["parameters"]?.named(String(name.dropFirst(11)))
        return parameter?["value"]?.scalarText.map(TagValue.text) ?? .unknown
    }

    /// A list of `{name, value}`, as `inputs.parameters` and `workflow.parameters` show it.
    private func plainParameters(_ list: JSON?) -> JSON {
        .array(list?.array?.map { ["name": $0["name"] ?? "", "value": $0["value"] ?? ""] } ?? [])
    }

    /// The roots of an expression with all that is below them and that its text may speak of.
    func variables(
        _ roots: Set<String>,
        in text: String,
        _ scope: TagScope
    ) throws(EvaluationError) -> [String: GoValue] {
        var tree = VariableTree()
        for (name, value) in scope.locals { tree.set(name, .string(value)) }
        if roots.contains("workflow") {
            if scope.seesWorkflow { addGlobals(to: &tree) }
            addGlobalOutputs(to: &tree)
        }
        for parameter in scope.inputs?["parameters"]?.array ?? [] {
            guard let name = parameter["name"]?.string, let value = parameter["value"]?.scalarText else { continue }
            tree.set(["inputs", "parameters", name], .string(value))
        }
        if scope.inputs != nil { tree.touch(["inputs", "parameters"]) }
        addArtifacts(scope.inputs, at: ["inputs"], to: &tree)
        if let item = scope.item { tree.set(["item"], goItem(item)) }
        if let siblings = scope.siblings, roots.contains(siblings.root) {
            let name = "\(siblings.root).name"
            if let own = scope.ownName, scope.locals[name] == nil, text.contains(name) { tree.set(name, .string(own)) }
            let names = SiblingMentions.names(in: text, root: siblings.root)
            try addSiblings(siblings, names?.sorted() ?? siblings.names, in: text, to: &tree)
        }
        return tree.values
    }

    private func goItem(_ item: JSON) -> GoValue {
        guard case .object(let object) = item else { return .string(item.scalarText ?? item.text) }
        let members = object.members.map { (JSONName($0.name), GoValue.string($0.value.scalarText ?? $0.value.text)) }
        return .map(GoMap(Dictionary(members) { _, last in last }))
    }

    private func addGlobals(to tree: inout VariableTree) {
        for name in globalNames { if let value = global(name) { tree.set("workflow.\(name)", .string(value)) } }
        for name in ["parameters", "labels", "annotations"] {
            tree.touch(["workflow", name])
            for (key, value) in globalMap(name) { tree.set(["workflow", name, key], .string(value)) }
        }
    }

    private func addGlobalOutputs(to tree: inout VariableTree) {
        tree.touch(["workflow", "outputs", "parameters"])
        addArtifacts(status.outputs, at: ["workflow", "outputs"], to: &tree)
        for parameter in status.outputs?["parameters"]?.array ?? [] {
            guard let name = parameter["name"]?.string, let value = parameter["value"]?.scalarText else { continue }
            tree.set(["workflow", "outputs", "parameters", name], .string(value))
        }
    }
}

/// Values by paths of names, that become maps in maps.
struct VariableTree {
    private final class Branch {
        var value: GoValue?
        var below: [String: Branch] = [:]

        /// What has something below it is a map, whatever else it was.
        var goValue: GoValue {
            guard below.isEmpty, let value else {
                return .map(GoMap(Dictionary(uniqueKeysWithValues: below.map { (JSONName($0.key), $0.value.goValue) })))
            }
            return value
        }
    }

    private let root = Branch()

    mutating func set(_ name: String, _ value: GoValue) { set(name.split(separator: ".").map(String.init), value) }

    mutating func set(_ path: [String], _ value: GoValue) { branch(path).value = value }

    /// Makes sure that there is at least an empty map.
    mutating func touch(_ path: [String]) { _ = branch(path) }

    private func branch(_ path: [String]) -> Branch {
        path.reduce(root) { branch, name in
            if let next = branch.below[name] { return next }
            let next = Branch()
            branch.below[name] = next
            return next
        }
    }

    var values: [String: GoValue] { root.below.mapValues(\.goValue) }
}
