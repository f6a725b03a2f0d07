package import EventData

/// One Workflow as a value: told what happened, it says what to do next (spec/workflows.md D).
///
/// Everything it knows is in its object, so that a run made from `object` goes on as this one would.
package struct WorkflowRun: Sendable {
    let settings: RunSettings
    /// As it was seen last; `status` is told by the next three.
    var seen: JSON
    var status: RunStatus
    var nodes: NodeTable
    var stored: StoredTemplates
    /// The spec in effect with its templates; nil before the first pass.
    var plan: RunPlan?
    /// What one pass needs; empty between passes.
    var turn = RunTurn()
    /// Leaves that are to be started although they are not new.
    var toStartAgain: Set<String> = []
    /// What `memoize` kept in passes before, by cache and key.
    var remembered: [String: JSON] = [:]
    /// Whether the locks that its status names were taken again.
    var hasReclaimed = false
    /// Leaves that were told to end, and have not.
    var stopping: Set<String> = []
    /// Leaves whose pod somebody deleted while they ran.
    var lostPods: [String] = []
    /// Those of them that were told to end, and have not.
    var terminating: Set<String> = []
    /// What is not there of what its templates ask for, as told before it begins.
    var absences: [ReachedTemplate: [String]] = [:]
    /// Nodes whose pods `podGC` does not choose.
    var keptPods: Set<String> = []

    /// Takes up what `status` says already (restart, retry, resume).
    package init(_ object: JSON, settings: RunSettings = RunSettings()) {
        self.settings = settings
        seen = object
        status = RunStatus(object["status"] ?? .null)
        stored = StoredTemplates(object["status"] ?? .null)
        nodes = NodeTable(object.at("status", "nodes"))
        // A resubmitted one brings nodes with it, of which nothing runs.
        if status.phase == nil { toStartAgain = Set(unfinishedLeaves) }
    }

    package var name: String { seen.at("metadata", "name")?.string ?? "" }
    package var namespace: String { seen.at("metadata", "namespace")?.string ?? "" }
    package var uid: String { seen.at("metadata", "uid")?.string ?? "" }

    /// Whether it has ended, its exit handler included.
    package var isCompleted: Bool { status.phase?.isCompleted ?? false }

    /// Whether nothing was decided about it yet.
    var isNew: Bool { status.phase == nil && nodes.isEmpty }

    /// Whether nobody waits for what a node's leaf leaves: it has ended, or its pod is gone.
    package func hasEnded(_ node: String) -> Bool { terminating.contains(node) || nodes[node]?.isFulfilled ?? false }

    /// Nodes that had been started and have not ended: after a restart the caller answers for each with news.
    package var unfinishedLeaves: [String] {
        nodes.all.filter { $0.type.isLeaf && !$0.isFulfilled && $0.awaitedLock == nil }.map(\.id)
    }

    /// Has the next pass order these leaves' start once more, as after a restart that lost the order.
    package mutating func startAgain(_ ids: [String]) { toStartAgain.formUnion(ids) }

    /// As it should be written: status, labels and annotations that the controller owns, spec as it is.
    package var object: JSON {
        var object = seen
        for label in status.labels { object["metadata", "labels", label.name] = .string(label.value) }
        object["metadata", "annotations", "workflows.argoproj.io/pod-name-format"] = status.phase.map { _ in "v2" }
        for (name, value) in plan?.metadata.labels ?? [:] { object["metadata", "labels", name] = .string(value) }
        for (name, value) in plan?.metadata.annotations ?? [:] {
            object["metadata", "annotations", name] = .string(value)
        }
        var written = object["status"]?.object ?? JSONObject()
        status.write(into: &written)
        stored.write(into: &written)
        written["nodes"] = nodes.isEmpty ? nil : nodes.snapshot
        written["progress"] = nodes.isEmpty ? nil : .string(nodes.progress.text)
        object["status"] = .object(written)
        return object
    }
}
