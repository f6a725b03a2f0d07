import EventData

extension WorkflowRun {
    func id(of nodeName: String) -> String { NodeNames.id(ofNode: nodeName, in: name) }

    /// Makes the node that is requested, or sets what there is of it going.
    @discardableResult mutating func create(
        _ request: NodeRequest,
        _ type: NodeType,
        _ phase: NodePhase,
        inputs: JSON? = nil,
        message: String = "",
        isWaiting: Bool = false
    ) -> String {
        let id = id(of: request.name)
        if let known = nodes[id] {
            nodes.change(id) {
                $0.phase = phase
                $0.message = message
                $0.awaitedLock = nil
            }
            if known.awaitedLock != nil, let node = nodes[id] { countActive(node, by: 1) }
            return id
        }
        let boundary = request.boundary.flatMap { nodes[$0]?.name }
        let display = NodeNames.display(request.name, inside: boundary)
        var node = RunNode(id: id, name: request.name, displayName: display, type: type, phase: phase)
        node.message = message
        node.boundaryID = request.boundary
        node.container = request.container ?? request.boundary
        node.origin = NodeOrigin(request)
        node.startedAt = turn.now
        node.finishedAt = phase.isFulfilled ? turn.now : nil
        node.inputs = inputs
        node.memoization = request.memoization
        node.isHook = request.isHook
        node.isAttempt = request.isAttempt
        nodes.add(node)
        for parent in request.parents { nodes.link(id, below: parent) }
        if type.countsInProgress { nodes.count(NodeProgress(done: 0, total: 1), of: id) }
        if !isWaiting { countActive(node, by: 1) }
        return id
    }

    /// Ends a node, and gives back what it held.
    mutating func end(_ id: String, _ phase: NodePhase, message: String) {
        guard let node = nodes[id], !node.isFulfilled else { return }
        countActive(node, by: -1)
        nodes.change(id) {
            $0.phase = phase
            $0.message = message
            $0.finishedAt = $0.finishedAt ?? turn.now
            $0.awaitedLock = nil
        }
        turn.hasFreed = true
        turn.agenda.noteEnd(in: node.boundaryID)
        release(id)
        publishOutputs(of: id)
        if phase == .succeeded { remember(id) }
        guard node.type.countsInProgress, phase == .succeeded else { return }
        nodes.count(NodeProgress(done: max(1, node.progress.total), total: max(1, node.progress.total)), of: id)
    }

    /// Where what comes after a node is attached (spec/workflows.md D16.3).
    func outbound(of id: String) -> [String] {
        guard let node = nodes[id] else { return [] }
        switch node.type {
        case .pod, .skipped, .suspend, .http, .plugin, .container: return [id]
        case .retry:
            let attempts = node.children.filter { nodes[$0]?.isAttempt ?? false }
            return attempts.last.map { outbound(of: $0) } ?? [id]
        case .taskGroup, .stepGroup: return outbound(ofChildren: node)
        case .steps, .dag:
            let ends = node.outboundNodes
            return ends.isEmpty ? [id] : ends
        }
    }

    mutating func setOutbound(_ ends: [String], of id: String) { nodes.change(id) { $0.outboundNodes = ends } }

    /// The ends of a group's parts, or the group itself when it has none.
    func outbound(ofChildren node: RunNode) -> [String] {
        let parts = node.children.filter { nodes[$0]?.container == node.id && nodes[$0]?.isHook == false }
        return parts.isEmpty ? [node.id] : parts.flatMap { outbound(of: $0) }
    }

    /// Whether anything that is part of a node can still end by itself.
    func hasActive(_ id: String) -> Bool {
        var open = [id]
        while let next = open.popLast() {
            guard let node = nodes[next], !node.isFulfilled else { continue }
            if node.type.isLeaf || node.type == .suspend { return true }
            open += parts(of: next)
        }
        return false
    }

    /// What a node is made of.
    func parts(of id: String) -> [String] {
        guard let node = nodes[id] else { return [] }
        if node.type.contains { return node.children.filter { nodes[$0]?.container == id } }
        return nodes.all.filter { $0.container == id }.map(\.id)
    }

    /// Whether a child of a Steps or DAG node has failed, tolerated or not.
    func hasFailedChild(_ boundary: String) -> Bool {
        nodes.all.contains { $0.boundaryID == boundary && $0.phase.isBad && !$0.isHook }
    }
}
