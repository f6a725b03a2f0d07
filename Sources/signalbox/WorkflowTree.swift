import EventData

/// A Workflow's nodes as a tree for people, as `argo get` shows them (spec/workflows.md D16.3).
struct WorkflowTree {
    private let nodes: [String: JSON]
    /// Places in the order of a walk along the children, for nodes of the same parent.
    private let order: [String: Int]
    private let root: String
    private let now: Timestamp
    private let style: TerminalStyle

    init(_ workflow: JSON, now: Timestamp, style: TerminalStyle) {
        self.now = now
        self.style = style
        root = workflow.at("metadata", "name")?.string ?? ""
        let members = workflow.at("status", "nodes")?.object?.members ?? []
        nodes = Dictionary(members.map { ($0.name, $0.value) }) { $1 }
        var order: [String: Int] = [:]
        var waiting = [root]
        while let id = waiting.first {
            waiting.removeFirst()
            guard order[id] == nil, let node = nodes[id] else { continue }
            order[id] = order.count
            waiting += (node["children"]?.array ?? []).compactMap(\.string)
        }
        self.order = order
    }

    /// Rows of `STEP TEMPLATE PODNAME DURATION MESSAGE`.
    var rows: [[String]] {
        var rows: [[String]] = []
        if nodes[root] != nil { add(root, lead: "", branch: "", to: &rows) }
        // The workflow's own hooks are part of no template; its exit handler is the last.
        let hooks = nodes.values.map { (name: text($0, "name"), id: text($0, "id")) }
            .filter { $0.name.hasPrefix("\(root).hooks.") && text(nodes[$0.id] ?? .null, "boundaryID").isEmpty }
        let exit = nodes.values.filter { text($0, "name") == "\(root).onExit" }.map { text($0, "id") }
        for id in hooks.sorted(by: { $0 < $1 }).map(\.id) + exit { add(id, lead: "", branch: "", to: &rows) }
        return rows
    }

    private func add(_ id: String, lead: String, branch: String, to rows: inout [[String]]) {
        guard let node = nodes[id] else { return }
        let parts = parts(of: node)
        // A retry with one attempt is that attempt.
        let shown = text(node, "type") == "Retry" && parts.count == 1 ? nodes[parts[0]] ?? node : node
        let isPod = ["Pod"].contains(text(shown, "type"))
        rows.append([
            "\(lead)\(branch)\(mark(shown)) \(name(node))", template(shown), isPod ? pod(shown) : "", duration(shown),
            text(shown, "message"),
        ])
        let children = shown["id"] == node["id"] ? parts : self.parts(of: shown)
        let deeper = lead + (branch.isEmpty ? " " : branch == "└─" ? "  " : "│ ")
        for (index, child) in children.enumerated() {
            add(child, lead: deeper, branch: index == children.count - 1 ? "└─" : "├─", to: &rows)
        }
    }

    /// What is drawn below a node.
    private func parts(of node: JSON) -> [String] {
        let id = text(node, "id")
        let found: [String]
        switch text(node, "type") {
        case "Steps", "DAG":
            found = nodes.values.filter { text($0, "boundaryID") == id && isDrawn($0) && owner(of: $0) == nil }
                .map { text($0, "id") }
        case "Retry", "TaskGroup", "Pod":
            found = (node["children"]?.array ?? []).compactMap(\.string).filter { child in
                nodes[child].map { isPart($0, of: node) && isDrawn($0) } ?? false
            }
        default: found = []
        }
        return found.sorted { (order[$0] ?? .max, $0) < (order[$1] ?? .max, $1) }
    }

    /// Whether a child is an attempt, an item or a container of a node, and not what comes after it or its hook.
    private func isPart(_ child: JSON, of node: JSON) -> Bool {
        let name = text(child, "name")
        if text(node, "type") == "Pod" { return text(child, "type") == "Container" }
        return name.hasPrefix(text(node, "name") + "(") && name.hasSuffix(")")
    }

    private func isDrawn(_ node: JSON) -> Bool {
        text(node, "type") != "StepGroup" && text(node, "phase") != "Omitted"
    }

    /// The loop or retry that a node is one part of.
    private func owner(of node: JSON) -> JSON? {
        let name = text(node, "name")
        guard name.hasSuffix(")"), let bracket = name.lastIndex(of: "(") else { return nil }
        let start = name[..<bracket]
        return nodes.values.first {
            text($0, "name") == start && ["Retry", "TaskGroup"].contains(text($0, "type"))
        }
    }

    private func mark(_ node: JSON) -> String {
        let phase = text(node, "phase")
        if text(node, "type") == "Suspend", phase == "Running" { return style.paint("ǁ", .cyan) }
        return style.mark(of: phase)
    }

    private func name(_ node: JSON) -> String {
        let name = text(node, "displayName")
        return name.isEmpty ? text(node, "name") : name
    }

    private func template(_ node: JSON) -> String {
        if let reference = node["templateRef"] {
            return "\(text(reference, "name"))/\(text(reference, "template"))"
        }
        return text(node, "templateName")
    }

    private func pod(_ node: JSON) -> String {
        let (name, id) = (text(node, "name"), text(node, "id"))
        guard name != root, let dash = id.lastIndex(of: "-") else { return root }
        let template = node.at("templateRef", "template")?.string ?? text(node, "templateName")
        return template.isEmpty ? id : String("\(root)-\(template)".prefix(242)) + id[dash...]
    }

    private func duration(_ node: JSON) -> String {
        guard let start = node["startedAt"]?.string.flatMap({ Timestamp(rfc3339: $0) }) else { return "" }
        let end = node["finishedAt"]?.string.flatMap { Timestamp(rfc3339: $0) }
        return age(since: start, now: end ?? now)
    }

    private func text(_ node: JSON, _ field: String) -> String { node[field]?.string ?? "" }
}
