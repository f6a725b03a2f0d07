import EventData
import Workflows

// What runs.
extension WorkflowController {
    /// Starts a leaf, or has it wait for a place.
    func start(_ task: LeafTask) {
        guard LeafRunner.isProcess(task) else { return launch(task) }
        guard freePlaces > 0 else { return waiting.append(task) }
        freePlaces -= 1
        launch(task)
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
            stop.yield()
            return
        }
        guard let place = waiting.firstIndex(where: { LeafKey($0) == leaf }) else { return }
        waiting.remove(at: place)
        let problem = LeafProblem.failed("terminated before it started")
        hear(LeafNews(nodeID: leaf.nodeID, .finished(problem.result(at: now()))), of: leaf.workflow)
    }

    /// Runs a leaf to its end, and makes room for the next.
    func run(_ task: LeafTask) async {
        let leaf = LeafKey(task)
        guard let stream = streams.removeValue(forKey: leaf) else { return }
        runner.markStarted(task)
        let result = await runner.run(task, stops: stream) { kind in
            await self.hear(LeafNews(nodeID: task.nodeID, kind), of: leaf.workflow)
        }
        // Ended with the gateway, which says so at its next start.
        if Task.isCancelled { return }
        stops[leaf] = nil
        if LeafRunner.isProcess(task) {
            freePlaces += 1
            if !waiting.isEmpty { start(waiting.removeFirst()) }
        }
        hear(LeafNews(nodeID: task.nodeID, .finished(result)), of: leaf.workflow)
    }

    private func hear(_ news: LeafNews, of key: String) {
        guard workflows[key] != nil else { return }
        workflows[key]?.news.append(news)
        schedule(key)
    }
}
