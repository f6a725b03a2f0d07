import EventData

extension WorkflowRun {
    /// Runs the workflow's hooks and its exit handler, and ends it when all has ended (spec/workflows.md D14).
    mutating func conclude() {
        guard let root = nodes[name] else {
            if let message = halt(false) { finish(.failed, message: message) }
            return
        }
        turn.exitStatus = mainPhase(root).rawValue
        let areHooksDone = proceedHooks(of: root)
        guard root.isFulfilled, areHooksDone, let exit = proceedExit(of: root) else { return }
        let stopped = shutdown.map { "Stopped with strategy '\($0)'" }
        if stopped != nil { return finish(.failed, message: stopped ?? "") }
        if root.phase.isBad { return finish(root.phase, message: root.message) }
        exit.phase.isBad ? finish(exit.phase, message: exit.message) : finish(.succeeded, message: "")
    }

    private func mainPhase(_ root: RunNode) -> NodePhase {
        switch root.phase {
        case .skipped, .omitted: .succeeded
        case .pending: .running
        default: root.isFulfilled && shutdown != nil ? .failed : root.phase
        }
    }

    private mutating func proceedHooks(of root: RunNode) -> Bool {
        var areDone = true
        for hook in plan?.hooks ?? [] where !hook.isExit {
            var request = request(of: hook, after: root, scope: "local/\(name)")
            areDone = proceed(hook, &request, of: root, TagScope()) && areDone
        }
        return areDone
    }

    /// The exit handler when it has ended, or the root when there is none to run; nil while it runs.
    private mutating func proceedExit(of root: RunNode) -> RunNode? {
        guard let hook = plan?.hooks.first(where: \.isExit), halt(true) == nil || nodes[exitID] != nil else {
            return root
        }
        var request = NodeRequest(name: "\(name).onExit", target: hook.target, scope: "local/\(name)")
        request.isExit = true
        turn.failures = failures
        do throws(RunProblem) {
            if nodes[exitID] == nil { request.arguments = try arguments(of: hook, TagScope()) }
            settle(request)
        } catch { create(request, .skipped, .error, message: error.message) }
        guard let node = nodes[exitID] else { return root }
        return node.isFulfilled ? node : nil
    }

    private var exitID: String { id(of: "\(name).onExit") }

    /// A hook without arguments of its own gets the workflow's, which are data and not looked through for tags.
    func arguments(of hook: TemplateHook, _ scope: TagScope) throws(RunProblem) -> JSON? {
        try settled(hook.arguments, scope) ?? plan?.spec["arguments"]
    }

    /// `workflow.failures`: a JSON text in quotes (spec/workflows.md D3.2).
    private var failures: String {
        let failed = nodes.all.filter(\.phase.isBad).map { node -> JSON in
            let pod = NodeNames.pod(ofNode: node.name, template: node.origin.templateName, in: name)
            var failure: JSON = ["displayName": .string(node.displayName), "message": .string(node.message)]
            failure["templateName"] = .string(node.origin.templateName ?? "")
            failure["phase"] = .string(node.phase.rawValue)
            failure["podName"] = .string(pod)
            failure["finishedAt"] = node.finishedAt.map { .string($0.rfc3339Seconds) } ?? .null
            return failure
        }
        return JSON.string(failed.isEmpty ? "null" : JSON.array(failed).text).text
    }

    /// Ends the workflow.
    mutating func finish(_ phase: NodePhase, message: String) {
        for node in nodes.all where !node.isFulfilled {
            if node.type.isLeaf, node.awaitedLock == nil { turn.result.orders.append(.stop(nodeID: node.id)) }
            end(node.id, .error, message: "Workflow operation error")
        }
        status.phase = phase
        status.message = message
        status.startedAt = status.startedAt ?? turn.now
        status.finishedAt = turn.now
        status.setCondition("PodRunning", false)
        status.setCondition("Completed", true)
        turn.locks.forget(workflow: key)
        if status.synchronization != nil { status.synchronization = nil }
        turn.result.wakeAt = nil
    }

    /// Has the workflow deleted when its time to live is over (spec/workflows.md D15).
    mutating func cleanUp() {
        let spec = stored.spec ?? seen["spec"]
        guard let strategy = spec?["ttlStrategy"], let finished = status.finishedAt else { return }
        let own: JSON? =
            switch status.phase {
            case .succeeded: strategy["secondsAfterSuccess"]
            case .failed: strategy["secondsAfterFailure"]
            default: nil
            }
        guard let seconds = (own ?? strategy["secondsAfterCompletion"])?.wholeNumber else { return }
        let end = finished + .seconds(seconds) + .seconds(1)
        guard end <= turn.now else { return turn.wake(at: end) }
        turn.result.orders.append(.delete)
    }
}
