package import EventData

extension WorkflowRun {
    /// The object as someone else changed it: spec.suspend, spec.shutdown, resumed nodes, a manual retry
    /// (spec/workflows.md A6).
    ///
    /// It may be older than what this run knows; only what others write is taken from its status.
    package mutating func adopt(_ object: JSON) {
        guard !isRetried(object) else {
            self = WorkflowRun(object, settings: settings)
            return
        }
        if stored.spec == nil, !Self.isSameSpec(object["spec"], seen["spec"]) { plan = nil }
        seen = object
        for member in object.at("status", "nodes")?.object?.members ?? [] {
            if member.value[WorkflowPods.deletedMember] != nil { losePod(of: member.name) }
            guard let changed = RunNode(member.value), let node = nodes[changed.id], node.type == .suspend,
                !node.isFulfilled
            else { continue }
            adopt(changed, over: node)
        }
    }

    /// Somebody deleted the pod of a node, as `kubectl delete pod` does.
    private mutating func losePod(of id: String) {
        guard let node = nodes[id], node.rest[WorkflowPods.deletedMember] == nil else { return }
        nodes.change(id) { $0.rest[WorkflowPods.deletedMember] = true }
        if node.type.isLeaf, !node.isFulfilled { lostPods.append(id) }
    }

    /// Ends the leaves whose pods are gone; what still runs of them is told to end.
    ///
    /// What runs is waited for, as for a pod that is Terminating: neither its lock nor its next attempt is another's
    /// before.
    mutating func endLostPods() {
        for id in lostPods where nodes.isStartedLeaf(id) {
            turn.result.orders.append(.stop(nodeID: id))
            if nodes[id]?.phase == .running {
                terminating.insert(id)
            } else {
                take(LeafNews(nodeID: id, .finished(Self.ofLostPod(at: turn.now))))
            }
        }
        lostPods = []
    }

    /// The end of a leaf whose pod somebody deleted, however its process has ended.
    static func ofLostPod(at moment: Timestamp) -> LeafResult {
        LeafResult(.error, message: WorkflowPods.deletedMessage, finishedAt: moment)
    }

    /// Whether nothing changed but what is looked up in the object anyway.
    private static func isSameSpec(_ left: JSON?, _ right: JSON?) -> Bool {
        var (left, right) = (left, right)
        for field in ["suspend", "shutdown"] {
            left?[field] = nil
            right?[field] = nil
        }
        return left == right
    }

    /// Whether someone reset an ended workflow: the label of its end is gone, and so is its phase, but it had begun.
    private func isRetried(_ object: JSON) -> Bool {
        let hasPhase = object.at("status", "phase")?.string.map { !$0.isEmpty } ?? false
        let hasLabel = object.at("metadata", "labels", "workflows.argoproj.io/completed")?.string == "true"
        let hadBegun = object.at("status", "startedAt")?.string != nil
        return isCompleted && !hasPhase && !hasLabel && hadBegun
    }

    private mutating func adopt(_ changed: RunNode, over node: RunNode) {
        if let outputs = changed.outputs, Self.supplied(outputs) > Self.supplied(node.outputs) {
            nodes.change(node.id) { $0.outputs = outputs }
            publishOutputs(of: node.id)
        }
        guard changed.phase.isFulfilled else { return }
        nodes.change(node.id) { $0.finishedAt = changed.finishedAt ?? $0.startedAt }
        end(node.id, changed.phase, message: changed.message)
    }

    /// How many outputs have got their value.
    private static func supplied(_ outputs: JSON?) -> Int {
        outputs?["parameters"]?.array?.count { $0["value"] != nil } ?? 0
    }
}
