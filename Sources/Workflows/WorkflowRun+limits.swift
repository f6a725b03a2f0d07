import EventData

extension WorkflowRun {
    /// When the workflow's time is over (spec/workflows.md D11).
    var workflowDeadline: Timestamp? {
        guard let deadline = plan?.deadline, let startedAt = status.startedAt else { return nil }
        return startedAt + deadline
    }

    static let shutdowns = ["Stop", "Terminate"]

    /// `Stop`, `Terminate` or nothing; another text is no shutdown, as with Argo.
    var shutdown: String? { seen["spec", "shutdown"]?.string.flatMap { Self.shutdowns.contains($0) ? $0 : nil } }

    /// Why nothing new is to start (spec/workflows.md A6, D11); nil when it may.
    ///
    /// Exit handlers are spared by everything but `Terminate`.
    func halt(_ isExit: Bool) -> String? {
        if let shutdown, !isExit || shutdown == "Terminate" { return "Stopped with strategy '\(shutdown)'" }
        guard !isExit, let deadline = workflowDeadline, deadline <= turn.now else { return nil }
        return "Step exceeded its deadline"
    }

    /// Whether a node belongs to an exit handler.
    func isExit(_ node: RunNode) -> Bool {
        var next: RunNode? = node
        while let current = next {
            if current.name.hasSuffix(".onExit") && (current.isHook || current.boundaryID == nil) { return true }
            next = (current.container ?? current.boundaryID).flatMap { nodes[$0] }
        }
        return false
    }

    /// Ends what is not to run any more.
    mutating func haltNodes() {
        if let deadline = workflowDeadline, shutdown == nil {
            if deadline > turn.now { turn.wake(at: deadline) }
        }
        guard halt(false) != nil else { return }
        for node in nodes.all where !node.isFulfilled {
            guard node.type.isLeaf || node.type == .suspend || node.awaitedLock != nil else { continue }
            guard let message = halt(isExit(node)) else { continue }
            halt(node, message)
        }
    }

    private mutating func halt(_ node: RunNode, _ message: String) {
        let isStarted = node.type.isLeaf && node.awaitedLock == nil
        // A deadline is known to who runs it.
        guard shutdown != nil || node.phase == .pending || !isStarted else { return }
        if isStarted, stopping.insert(node.id).inserted { turn.result.orders.append(.stop(nodeID: node.id)) }
        guard node.type != .pod || node.phase == .pending else { return }
        end(node.id, .failed, message: message)
    }

    /// Whether one more node fits (spec/workflows.md D11).
    mutating func hasRoom(_ request: NodeRequest) -> Bool { hasRoom(request.room, in: request.boundary) }

    mutating func hasRoom(_ room: Int?, in boundary: String?) -> Bool {
        if let limit = plan?.parallelism {
            if turn.activeLeaves == nil {
                turn.activeLeaves = nodes.all.count { $0.type == .pod && !$0.isFulfilled && $0.awaitedLock == nil }
            }
            if turn.activeLeaves ?? 0 >= limit { return holdBack() }
        }
        guard let room, let boundary else { return true }
        if turn.activeChildren[boundary] == nil {
            turn.activeChildren[boundary] = nodes.all.count { $0.boundaryID == boundary && Self.isActiveChild($0) }
        }
        return turn.activeChildren[boundary] ?? 0 < room || holdBack()
    }

    private mutating func holdBack() -> Bool {
        turn.isHeldBack = true
        return false
    }

    private static func isActiveChild(_ node: RunNode) -> Bool {
        switch node.type {
        case .pod, .steps, .dag: !node.isFulfilled && node.awaitedLock == nil
        default: false
        }
    }

    /// Notes that a node has begun or ended.
    mutating func countActive(_ node: RunNode, by change: Int) {
        guard Self.isActiveChild(node) else { return }
        if node.type == .pod, let leaves = turn.activeLeaves { turn.activeLeaves = leaves + change }
        guard let boundary = node.boundaryID, let count = turn.activeChildren[boundary] else { return }
        turn.activeChildren[boundary] = count + change
    }
}
