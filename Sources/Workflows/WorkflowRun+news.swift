import EventData

extension WorkflowRun {
    /// Takes up what a leaf is said to have done; news of what is over are ignored.
    mutating func take(_ news: LeafNews) {
        guard let node = nodes[news.nodeID], node.type.isLeaf, !node.isFulfilled else { return }
        switch news.kind {
        case .started:
            nodes.change(node.id) {
                $0.phase = .running
                $0.message = ""
            }
            status.setCondition("PodRunning", true)
        case .waiting(let reason):
            guard node.phase == .pending, node.message != reason else { return }
            nodes.change(node.id) { $0.message = reason }
        case .progress(let done, let total): nodes.count(NodeProgress(done: done, total: total), of: node.id)
        case .finished(let result): take(result, of: node)
        }
    }

    private mutating func take(_ result: LeafResult, of node: RunNode) {
        let phase = NodePhase(rawValue: result.verdict.rawValue) ?? .error
        nodes.change(node.id) {
            $0.outputs = result.outputs == [:] ? nil : result.outputs
            $0.finishedAt = result.finishedAt
        }
        end(node.id, phase, message: result.message)
    }
}
