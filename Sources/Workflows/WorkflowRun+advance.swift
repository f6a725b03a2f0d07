package import EventData

extension WorkflowRun {
    /// One pass: takes up the news and does everything that can be done now.
    package mutating func advance(
        _ news: [LeafNews],
        seeing view: ClusterView,
        locks: inout LockTable,
        at now: Timestamp
    ) -> WorkflowPass {
        let before = status
        nodes.isChanged = false
        stored.isChanged = false
        turn = RunTurn()
        turn.now = now
        turn.view = view
        swap(&turn.locks, &locks)
        for item in news { take(item) }
        if !isCompleted { proceed() }
        if isCompleted { cleanUp() }
        swap(&turn.locks, &locks)
        var result = turn.result
        turn = RunTurn()
        nodes.refresh()
        result.isChanged = nodes.isChanged || stored.isChanged || before != status
        return result
    }

    private mutating func proceed() {
        do throws(RunProblem) {
            try prepare()
        } catch { return finish(error.phase, message: error.message) }
        begin()
        runEntry()
        concludeIfDone()
    }

    /// The spec in effect; checks it the first time.
    private mutating func prepare() throws(RunProblem) {
        guard plan == nil else { return }
        plan = RunPlan(spec: seen["spec"] ?? [:])
    }

    private mutating func begin() {
        guard status.phase == nil || status.phase == .pending else { return }
        status.phase = .running
        status.message = ""
        status.startedAt = status.startedAt ?? turn.now
    }

    private mutating func runEntry() {
        guard let plan else { return }
        let target = TemplateTarget(template: plan.entrypoint)
        execute(NodeRequest(name: name, target: target, scope: "local/\(name)", arguments: plan.spec["arguments"]))
    }

    private mutating func concludeIfDone() {
        guard let root = nodes[name], root.isFulfilled else { return }
        finish(root.phase.isBad ? root.phase : .succeeded, message: root.message)
    }

    /// Ends the workflow.
    mutating func finish(_ phase: NodePhase, message: String) {
        status.phase = phase
        status.message = message
        status.startedAt = status.startedAt ?? turn.now
        status.finishedAt = turn.now
        status.setCondition("PodRunning", false)
        status.setCondition("Completed", true)
    }

    private mutating func cleanUp() {}
}
