import EventData
import SensorEngine

/// Which nodes of a failed Workflow go, so that they run again, and which above them are running again then.
struct NodeResets: Sendable, Equatable {
    private(set) var removed: Set<String> = []
    private(set) var restarted: Set<String> = []
    private let nodes: WorkflowNodes
    private let parents: [String: String]
    /// The node of type `Retry` above each of its attempts.
    private let retryNodes: [String: String]

    init(
        _ nodes: WorkflowNodes,
        of workflow: JSON,
        _ arguments: ArgoArguments,
        called subject: String
    ) throws(AttemptFailure) {
        self.nodes = nodes
        // One node may be a child of several; the last by name counts, so that each attempt comes to the same.
        var parents: [String: String] = [:]
        var retryNodes: [String: String] = [:]
        for id in nodes.ids {
            for child in nodes[id]?.children ?? [] {
                parents[child] = id
                if nodes[id]?.type == "Retry" { retryNodes[child] = id }
            }
        }
        self.parents = parents
        self.retryNodes = retryNodes
        let name = workflow.at("metadata", "name")?.string ?? ""
        let exit = "\(name).onExit"
        for id in nodes.ids where nodes[id].map({ $0.name.hasPrefix(exit) }) == true {
            removed.insert(id)
            if nodes[id]?.name == exit { removed.formUnion(descendants(of: id)) }
        }
        let chosen = try Self.chosen(among: nodes, by: arguments)
        guard let root = nodes.ids.first(where: { nodes[$0]?.name == name }) else {
            if nodes.byID.isEmpty { return }
            let fix = "resubmit it instead: operation: resubmit"
            throw .permanent("the nodes of \(subject) have no root, so it cannot be retried", fix: fix)
        }
        for id in [root] + descendants(of: root) where !removed.contains(id) {
            guard chosen.contains(id) || isToRunAgain(id, besides: chosen) else { continue }
            removed.formUnion([id] + descendants(of: id))
            if id != root { restartAbove(id) }
        }
        if !arguments.parameters.isEmpty { expandGroupsAgain() }
    }

    /// Those that have not failed and are to run again all the same.
    private static func chosen(
        among nodes: WorkflowNodes,
        by arguments: ArgoArguments
    ) throws(AttemptFailure) -> Set<String> {
        guard arguments.has(.restartSuccessful), let text = arguments[.nodeFieldSelector] else { return [] }
        do throws(ArgoArguments.Problem) {
            let selector = try NodeSelector(text)
            return Set(nodes.ids.filter { id in nodes[id].map(selector.matches) ?? false })
        } catch {
            throw .permanent(error.problem, fix: error.fix)
        }
    }

    /// A failure that something after it has outlived, such as one of several attempts, stays.
    private func isToRunAgain(_ id: String, besides chosen: Set<String>) -> Bool {
        guard let node = nodes[id], node.hasFailed, node.isExecution else { return false }
        let judged = node.isAttempt ? retryNodes[id] ?? id : id
        return !descendants(of: judged).contains { !chosen.contains($0) && nodes[$0]?.phase == "Succeeded" }
    }

    /// All below, the nearer ones first, each once.
    private func descendants(of id: String) -> [String] {
        var found: [String] = []
        var known: Set = [id]
        var next = [id]
        while !next.isEmpty {
            next = next.flatMap { nodes[$0]?.children ?? [] }.filter { nodes[$0] != nil && known.insert($0).inserted }
            found += next
        }
        return found
    }

    /// Climbs from a node that goes to the root; no node is climbed twice, also where the parents make a circle.
    private mutating func restartAbove(_ id: String) {
        var current: String? = id
        var climbed: Set<String> = []
        while let here = current, let node = nodes[here], climbed.insert(here).inserted {
            if node.isGroup {
                restarted.insert(here)
                current = restartBoundaries(of: here, &climbed)
                continue
            }
            if node.type == "Retry", node.hasFailed { restarted.insert(here) }
            // A container that failed takes its whole pod along.
            if node.type == "Container" { removePod(around: here) }
            current = parents[here]
        }
    }

    /// From a group to what encloses it, and on from there; the node above the outermost one.
    private mutating func restartBoundaries(of group: String, _ climbed: inout Set<String>) -> String? {
        var current = group
        while true {
            if let above = parents[current], nodes[above]?.type == "Retry" {
                restarted.insert(above)
                current = above
            }
            if let above = parents[current], ["StepGroup", "TaskGroup"].contains(nodes[above]?.type) {
                restarted.insert(above)
            }
            guard let boundary = nodes[current]?.boundaryID, !boundary.isEmpty else { return parents[current] }
            // The boundary is an ancestor; where it is not, there is nothing more to restart.
            guard nodes[boundary] != nil, climbed.insert(boundary).inserted else { return nil }
            restarted.insert(boundary)
            current = boundary
        }
    }

    private mutating func removePod(around container: String) {
        var current: String? = container
        var climbed: Set<String> = []
        while let here = current, climbed.insert(here).inserted {
            if nodes[here]?.type == "Pod" {
                removed.formUnion([here] + descendants(of: here))
                return
            }
            current = parents[here]
        }
    }

    /// With other parameters a loop has other items.
    private mutating func expandGroupsAgain() {
        for id in restarted.subtracting(removed) where ["TaskGroup", "StepGroup"].contains(nodes[id]?.type) {
            removed.formUnion(descendants(of: id))
        }
    }
}
