package import EventData

extension WorkflowRun {
    /// Walks over a tree in one pass; each but the first is for what an end has made room for.
    private static let maximumWalks = 1_000

    /// One pass: takes up the news and does everything that can be done now.
    ///
    /// What is ordered must not be carried out before `object` is written, so that nothing is started twice.
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
        if !hasReclaimed { reclaim(&turn.locks) }
        hasReclaimed = true
        if !isCompleted { proceed(news) }
        if isCompleted {
            discardArtifacts()
            cleanUp()
        }
        collectPods()
        swap(&turn.locks, &locks)
        var result = turn.result
        result.unheard = news.filter(\.isEnd).map(\.nodeID).filter { !turn.heard.contains($0) }
        turn = RunTurn()
        nodes.refresh()
        result.isChanged = nodes.isChanged || stored.isChanged || before != status
        return result
    }

    private mutating func proceed(_ news: [LeafNews]) {
        do throws(RunProblem) {
            try prepare()
            for item in news { take(item) }
            endLostPods()
            guard try begin() else { return }
        } catch { return finish(error.phase, message: error.message) }
        haltNodes()
        // What is suspended starts nothing; but it can be ended.
        guard seen["spec", "suspend"]?.bool != true || halt(false) != nil else { return }
        var walks = 0
        repeat {
            (turn.isHeldBack, turn.hasFreed) = (false, false)
            runEntry()
            walks += 1
        } while turn.isHeldBack && turn.hasFreed && walks < Self.maximumWalks
        conclude()
        if !isCompleted { describe() }
    }

    /// Takes the workflow's own locks and sets it running; false when it has to wait.
    private mutating func begin() throws(RunProblem) -> Bool {
        guard status.phase == nil || status.phase == .pending else { return true }
        if let message = halt(true) { throw RunProblem(message, phase: .failed) }
        if let written = plan?.spec["synchronization"], written != .null {
            plan?.usesLocks = true
            guard try takeOwnLocks(written) else { return false }
        }
        status.phase = .running
        status.message = ""
        status.startedAt = status.startedAt ?? turn.now
        if !status.conditions.contains(where: { $0["type"]?.string == "Completed" }) { return true }
        status.setCondition("Completed", false)
        return true
    }

    private mutating func takeOwnLocks(_ written: JSON) throws(RunProblem) -> Bool {
        let answer: LockAnswer
        do throws(RunProblem) {
            answer = turn.locks.take(try wantedLocks(try filled(written, TagScope())), by: claim(nil))
        } catch {
            throw RunProblem("Failed to acquire the synchronization lock. \(error.message)", phase: .failed)
        }
        status.synchronization = turn.locks.status(of: key)
        guard case .waits = answer else { return true }
        status.phase = .pending
        status.message = answer.message
        return false
    }

    private mutating func runEntry() {
        guard let plan else { return }
        let node = nodes[name]
        guard node != nil || halt(false) == nil else { return }
        let target = TemplateTarget(template: node?.origin.templateName ?? plan.entrypoint)
        settle(NodeRequest(name: name, target: target, scope: "local/\(name)", arguments: plan.spec["arguments"]))
    }

    /// What the status says beside its nodes while the workflow runs.
    private mutating func describe() {
        if plan?.usesLocks ?? false { status.synchronization = turn.locks.status(of: key) }
        if status.conditions.contains(where: { $0["type"]?.string == "PodRunning" }) {
            status.setCondition("PodRunning", nodes.all.contains { $0.type == .pod && $0.phase == .running })
        }
    }
}
