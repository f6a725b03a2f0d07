import EventData

extension WorkflowRun {
    /// Takes up what a leaf is said to have done; news of what is over are ignored.
    mutating func take(_ news: LeafNews) {
        guard let node = nodes[news.nodeID], node.type.isLeaf, !node.isFulfilled else { return }
        switch news.kind {
        case .started:
            guard node.phase == .pending else { return }
            setRunning(node.id)
            setHost(of: node)
            if node.type == .pod { status.setCondition("PodRunning", true) }
        case .waiting(let reason):
            guard node.phase == .pending, node.message != reason else { return }
            nodes.change(node.id) { $0.message = reason }
        case .progress(let done, let total):
            guard done >= 0, total >= done, total <= NodeProgress.most else { return }
            nodes.count(NodeProgress(done: done, total: total), of: node.id)
        case .containerStarted(let name, let moment):
            guard let container = containers(of: node)[name], container.phase == .pending else { return }
            setRunning(container.id)
            nodes.change(container.id) { $0.startedAt = moment }
        case .containerFinished(let name, let result):
            guard let container = containers(of: node)[name] else { return }
            take(result, ofContainer: container)
        case .finished(let result):
            let isLost = terminating.remove(node.id) != nil
            // Of what a deleted pod leaves no status tells.
            if !isLost { turn.heard.insert(node.id) }
            take(isLost ? Self.ofLostPod(at: result.finishedAt) : result, of: node)
        }
    }

    private mutating func setRunning(_ id: String) {
        nodes.change(id) {
            $0.phase = .running
            $0.message = ""
        }
    }

    /// Says where the pod of a node is.
    private mutating func setHost(of node: RunNode) {
        guard node.type == .pod else { return }
        nodes.change(node.id) { $0.rest["hostNodeName"] = .string(PodContainers.host) }
    }

    /// The nodes of a `containerSet`'s containers, by their names.
    private func containers(of node: RunNode) -> [String: RunNode] {
        let parts = node.children.compactMap { nodes[$0] }.filter { $0.type == .container && $0.boundaryID == node.id }
        return Dictionary(parts.map { (String($0.name.dropFirst(node.name.count + 1)), $0) }) { first, _ in first }
    }

    private mutating func take(_ result: LeafResult, ofContainer node: RunNode) {
        guard !node.isFulfilled else { return }
        nodes.change(node.id) {
            $0.outputs = result.outputs == [:] ? nil : result.outputs
            $0.finishedAt = result.finishedAt
        }
        end(node.id, NodePhase(rawValue: result.verdict.rawValue) ?? .error, message: result.message)
    }

    private mutating func take(_ result: LeafResult, of node: RunNode) {
        stopping.remove(node.id)
        if result.verdict != .error { setHost(of: node) }
        let (outputs, missing) = completed(result.outputs, of: node)
        var phase = NodePhase(rawValue: result.verdict.rawValue) ?? .error
        var message = result.message
        if phase == .succeeded, let missing { (phase, message) = (.error, missing) }
        if phase.isBad, let shutdown, halt(isExit(node)) != nil {
            (phase, message) = (.failed, "workflow shutdown with strategy:  \(shutdown)")
        }
        nodes.change(node.id) {
            $0.outputs = outputs
            $0.finishedAt = result.finishedAt
        }
        for (name, container) in containers(of: node).sorted(by: { $0.key < $1.key }) {
            if let own = result.containers[name] { take(own, ofContainer: container) }
            // One that nothing is known of ends as its pod does.
            nodes.change(container.id) { $0.finishedAt = $0.finishedAt ?? result.finishedAt }
            end(container.id, phase, message: message)
        }
        end(node.id, phase, message: message)
    }
}
