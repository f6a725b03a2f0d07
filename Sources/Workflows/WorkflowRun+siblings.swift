import EventData
import Expressions

/// What a name among steps or tasks leads to.
private enum Sibling {
    case node(RunNode)
    /// All of a loop's nodes in their order, and what the loop as a whole has become.
    case loop([RunNode], status: NodePhase)
}

extension WorkflowRun {
    /// The value of `steps.NAME.…` or `tasks.NAME.…` without the root.
    func sibling(_ path: String, _ scope: SiblingScope) -> TagValue {
        let parts = path.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, let sibling = find(String(parts[0]), scope) else { return .unknown }
        let attribute = String(parts[1])
        switch sibling {
        case .node(let node): return value(of: attribute, node)
        case .loop(let nodes, let status):
            if attribute == "status" { return .text(status.rawValue) }
            return aggregate(attribute, nodes)
        }
    }

    private func find(_ name: String, _ scope: SiblingScope) -> Sibling? {
        guard let nodeName = scope.nodeName(of: name) else { return nil }
        if let node = nodes[id(of: nodeName)] {
            return node.type == .taskGroup ? loop(of: node, named: nodeName) : .node(node)
        }
        // Items of a step's loop hang below its group, `W[i].s(0:x)`.
        guard case .steps = scope.body, let dot = nodeName.lastIndex(of: "."),
            let group = nodes[id(of: String(nodeName[..<dot]))]
        else { return nil }
        guard case .loop(let items, _) = loop(of: group, named: nodeName), !items.isEmpty else { return nil }
        return .loop(items, status: group.phase)
    }

    private func loop(of parent: RunNode, named name: String) -> Sibling {
        let items = parent.children.compactMap { nodes[$0] }.filter { !$0.isHook && $0.name.hasPrefix("\(name)(") }
        let sorted = items.map { (index: Self.index(of: $0.name, after: name), node: $0) }
            .sorted { $0.index < $1.index }.map(\.node)
        return .loop(sorted, status: parent.phase)
    }

    /// The 3 of `name(3:x)`.
    private static func index(of item: String, after name: String) -> Int {
        Int(item.dropFirst(name.count + 1).prefix { $0.isNumber }) ?? 0
    }

    private func value(of attribute: String, _ node: RunNode) -> TagValue {
        switch attribute {
        case "id": return .text(node.id)
        case "status": return .text(node.phase.rawValue)
        case "startedAt": return node.startedAt.map { .text($0.rfc3339Seconds) } ?? .unknown
        case "finishedAt": return node.finishedAt.map { .text($0.rfc3339Seconds) } ?? .unknown
        case "ip": return node.rest["podIP"]?.string.map(TagValue.text) ?? .unknown
        case "hostNodeName": return host(of: node).map(TagValue.text) ?? .unknown
        case "exitCode", "outputs.exitCode":
            return node.outputs?["exitCode"]?.scalarText.map(TagValue.text) ?? absent(node)
        case "outputs.result": return node.outputs?["result"]?.scalarText.map(TagValue.text) ?? absent(node)
        default: break
        }
        guard attribute.hasPrefix("outputs.parameters.") else { return .unknown }
        let name = String(attribute.dropFirst(19))
        if let value = node.outputs?["parameters"]?.named(name)?["value"]?.scalarText { return .text(value) }
        guard absent(node) == .skipped else { return .unknown }
        return declaredDefault(name, node).map(TagValue.text) ?? .skipped
    }

    /// Where its pod ran; of one that was tried again, that of the last attempt.
    private func host(of node: RunNode) -> String? {
        let attempt = node.children.compactMap { nodes[$0] }.last { $0.isAttempt }
        return (node.type == .retry ? attempt : node)?.rest["hostNodeName"]?.string
    }

    private func absent(_ node: RunNode) -> TagValue {
        node.phase == .skipped || node.phase == .omitted ? .skipped : .unknown
    }

    /// The default that a template declares for an output of a node that did not run (spec/workflows.md D3.3).
    private func declaredDefault(_ name: String, _ node: RunNode) -> String? {
        let target = TemplateTarget(template: node.origin.templateName, reference: node.origin.templateRef)
        let template = rawTemplate(target, in: node.origin.scope ?? "local/\(self.name)")
        return template?["outputs", "parameters"]?.named(name)?["valueFrom", "default"]?.scalarText
    }

    /// All that can be named from here, for an expression with that text.
    func addSiblings(
        _ scope: SiblingScope,
        _ names: [String],
        in text: String,
        to tree: inout VariableTree
    ) throws(EvaluationError) {
        tree.touch([scope.root])
        for name in names {
            guard let sibling = find(name, scope) else { continue }
            let path = [scope.root, name]
            switch sibling {
            case .node(let node): add(node, at: path, to: &tree)
            case .loop(let nodes, let status):
                tree.set(path + ["status"], .string(status.rawValue))
                tree.touch(path + ["outputs"])
                for attribute in ["outputs.result", "outputs.parameters"] {
                    switch aggregate(attribute, nodes) {
                    case .text(let text):
                        tree.set(path + attribute.split(separator: ".").map(String.init), .string(text))
                    case .unreadable(let problem)
                    where SiblingMentions.speaks(of: "\(scope.root).\(name).\(attribute)", in: text):
                        throw EvaluationError(problem)
                    default: continue
                    }
                }
            }
        }
    }

    private func add(_ node: RunNode, at path: [String], to tree: inout VariableTree) {
        for attribute in ["id", "status", "startedAt", "finishedAt", "ip", "hostNodeName", "exitCode"] {
            guard case .text(let text) = value(of: attribute, node) else { continue }
            tree.set(path + [attribute], .string(text))
        }
        tree.touch(path + ["outputs", "parameters"])
        tree.touch(path + ["outputs", "artifacts"])
        for attribute in ["result", "exitCode"] {
            guard case .text(let text) = value(of: "outputs.\(attribute)", node) else { continue }
            tree.set(path + ["outputs", attribute], .string(text))
        }
        for parameter in node.outputs?["parameters"]?.array ?? [] {
            guard let name = parameter["name"]?.string, let value = parameter["value"]?.scalarText else { continue }
            tree.set(path + ["outputs", "parameters", name], .string(value))
        }
        addArtifacts(node.outputs, at: path + ["outputs"], to: &tree)
    }

    /// Artifacts as objects, which `fromExpression` may give.
    func addArtifacts(_ parts: JSON?, at path: [String], to tree: inout VariableTree) {
        for artifact in parts?["artifacts"]?.array ?? [] where ArtifactPlaces.hasPlace(artifact) {
            guard let name = artifact["name"]?.string, let document = try? JSONDocument(parsing: artifact.bytes) else {
                continue
            }
            tree.set(path + ["artifacts", name], GoValue(document))
        }
    }
}
