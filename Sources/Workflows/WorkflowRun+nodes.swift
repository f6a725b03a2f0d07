import EventData

extension WorkflowRun {
    func id(of nodeName: String) -> String { NodeNames.id(ofNode: nodeName, in: name) }

    /// Makes the node that is requested.
    @discardableResult mutating func create(
        _ request: NodeRequest,
        _ type: NodeType,
        _ phase: NodePhase,
        template: RunTemplate? = nil,
        inputs: JSON? = nil
    ) -> String {
        let id = id(of: request.name)
        let boundary = request.boundary.flatMap { nodes[$0]?.name }
        let display = NodeNames.display(request.name, inside: boundary)
        var node = RunNode(id: id, name: request.name, displayName: display, type: type, phase: phase)
        node.boundaryID = request.boundary
        node.container = request.container ?? request.boundary
        node.origin = NodeOrigin(
            templateName: request.target.template,
            templateRef: request.target.reference,
            scope: request.scope
        )
        node.startedAt = turn.now
        node.finishedAt = phase.isFulfilled ? turn.now : nil
        node.inputs = inputs
        node.isHook = request.isHook
        node.isAttempt = request.isAttempt
        nodes.add(node)
        for parent in request.parents { nodes.link(id, below: parent) }
        if type.countsInProgress { nodes.count(NodeProgress(done: 0, total: 1), of: id) }
        return id
    }

    /// Ends a node, or makes one that has ended.
    mutating func end(_ id: String, _ phase: NodePhase, message: String) {
        guard let node = nodes[id], !node.isFulfilled else { return }
        nodes.change(id) {
            $0.phase = phase
            $0.message = message
            $0.finishedAt = $0.finishedAt ?? turn.now
        }
        guard node.type.countsInProgress, phase == .succeeded else { return }
        nodes.count(NodeProgress(done: node.progress.total, total: node.progress.total), of: id)
    }
}
