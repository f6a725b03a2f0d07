import EventData
import Workflows

// What runs.
extension WorkflowController {
    /// Starts a leaf, or has it wait for a place.
    func start(_ task: LeafTask) {
        guard LeafRunner.isProcess(task) else { return launch(task) }
        guard freePlaces > 0 else { return enqueue(task) }
        freePlaces -= 1
        launch(task)
    }

    /// A higher priority goes first, else who came first.
    private func enqueue(_ task: LeafTask) {
        let last = waiting.lastIndex { $0.priority >= task.priority }
        waiting.insert(task, at: last.map { $0 + 1 } ?? 0)
    }

    private func launch(_ task: LeafTask) {
        // It can be told to end from now on.
        let (stream, stop) = AsyncStream.makeStream(of: Void.self)
        stops[LeafKey(task)] = stop
        streams[LeafKey(task)] = stream
        order.yield(.leaf(task))
    }

    func stop(_ leaf: LeafKey) {
        if let stop = stops[leaf] {
            if hasEnded(leaf) { runner.abandon(workflowUID: leaf.workflowUID, nodeID: leaf.nodeID) }
            stop.yield()
            return
        }
        guard let place = waiting.firstIndex(where: { LeafKey($0) == leaf }) else { return }
        waiting.remove(at: place)
        let problem = LeafProblem.failed("terminated before it started")
        hear(LeafNews(nodeID: leaf.nodeID, .finished(problem.result(at: now()))), of: leaf)
    }

    /// Runs a leaf to its end, and makes room for the next.
    func run(_ task: LeafTask) async {
        let leaf = LeafKey(task)
        guard let stream = streams.removeValue(forKey: leaf) else { return }
        var result: LeafResult?
        // Its Workflow may be gone already.
        if isFollowed(leaf) {
            result = await runner.start(task, stops: stream) { kind in
                await self.hear(LeafNews(nodeID: task.nodeID, kind), of: leaf)
            }
        }
        // Ended with the gateway, which says so at its next start.
        if Task.isCancelled { return }
        stops[leaf] = nil
        if LeafRunner.isProcess(task) {
            freePlaces += 1
            if !waiting.isEmpty { start(waiting.removeFirst()) }
        }
        // Nobody hears of them, and the marks may be gone.
        if let result, !isFollowed(leaf) {
            runner.discard(result.collectedKeys(of: task), in: task.namespace, keptBy: task.keeper)
        }
        guard let result, isFollowed(leaf) else { return removeTraces(of: task) }
        hear(LeafNews(nodeID: task.nodeID, .finished(result)), of: leaf)
    }

    /// Whether the Workflow of a leaf is followed, and not another one of its name.
    private func isFollowed(_ leaf: LeafKey) -> Bool { workflows[leaf.workflow]?.uid == leaf.workflowUID }

    /// Whether nobody waits for what a leaf leaves any more.
    private func hasEnded(_ leaf: LeafKey) -> Bool {
        !isFollowed(leaf) || workflows[leaf.workflow]?.run.hasEnded(leaf.nodeID) == true
    }

    private func hear(_ news: LeafNews, of leaf: LeafKey) {
        guard isFollowed(leaf) else { return }
        workflows[leaf.workflow]?.news.append(news)
        schedule(leaf.workflow)
    }

    /// Removes what a leaf left that ended after its Workflow was gone.
    private func removeTraces(of task: LeafTask) {
        let (key, uid) = (LeafKey(task).workflow, task.workflowUID)
        // Followed no longer, but not gone.
        if dropped.contains(where: { $0.uid == uid }) { return }
        // What another one of that name left is under the same name.
        guard workflows[key] == nil, !dropped.contains(where: { $0.key == key }) else {
            runner.removeMarks(workflowUID: uid)
            return deleteSoon()
        }
        runner.removeTraces(of: task.workflow, in: task.namespace, uid: uid, claims: [])
        deleteSoon()
    }
}
