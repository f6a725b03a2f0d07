package import EventData

extension CronRun {
    /// One look: takes up what its Workflows have become, and deals with the ticks since the last one.
    ///
    /// `children` are all Workflows with its label `workflows.argoproj.io/cron-workflow` that it owns.
    package mutating func advance(
        _ news: [CronNews],
        children: [JSON],
        seeing view: ClusterView,
        at now: Timestamp
    ) -> CronPass {
        let before = object
        turn.now = now
        turn.view = view
        turn.orders = []
        for item in news { take(item) }
        account(for: children)
        prune(children)
        var pass = CronPass()
        if !isRetired {
            do throws(RunProblem) {
                let ticks = try readTicks()
                if hasBadSchedules { status.setCondition("SpecError", nil) }
                hasBadSchedules = false
                if let moment = dueTick(ticks) { tick(moment) }
                if !isRetired { pass.wakeAt = ticks.compactMap { $0.next(after: now) }.min() }
            } catch {
                status.setCondition("SpecError", error.message)
                hasBadSchedules = true
            }
        }
        examined = now
        pass.orders = turn.orders
        pass.isChanged = object != before
        return pass
    }

    /// Whether it has stopped for good.
    private var isRetired: Bool {
        status.isStopped || seen.at("metadata", "labels", Self.completed)?.string == "true"
    }

    private func readTicks() throws(RunProblem) -> [CronTicks] {
        guard !texts.isEmpty else { throw RunProblem("schedules is empty; write schedules: [\"0 5 * * *\"]") }
        let policies = ["", "Allow", "Forbid", "Replace"]
        let policy = spec["concurrencyPolicy"]?.string ?? ""
        guard policies.contains(policy) else {
            throw RunProblem("'\(policy)' is no concurrencyPolicy; use Allow, Forbid or Replace")
        }
        if let deadline = spec["startingDeadlineSeconds"]?.wholeNumber, deadline < 0 {
            throw RunProblem("startingDeadlineSeconds must not be negative")
        }
        let created = seen.at("metadata", "creationTimestamp")?.string.flatMap(Timestamp.init(rfc3339:)) ?? turn.now
        var ticks: [CronTicks] = []
        for text in texts { ticks.append(try CronTicks(text, timeZone: spec["timezone"]?.string, from: created)) }
        return ticks
    }

    /// The latest tick that has come, or one that was missed and may still be made up for (C5).
    private mutating func dueTick(_ ticks: [CronTicks]) -> Timestamp? {
        if let examined, let tick = ticks.compactMap({ $0.last(after: examined, through: turn.now) }).max() {
            mustLookBack = false
            return tick
        }
        guard mustLookBack else { return nil }
        mustLookBack = false
        let used = seen.at("metadata", "annotations", Self.lastUsed)?.string
        guard used == schedules, let last = status.lastScheduledTime,
            let deadline = spec["startingDeadlineSeconds"]?.wholeNumber, deadline > 0
        else { return nil }
        let missed = ticks.compactMap { $0.last(after: last, through: turn.now) }.first
        return missed.flatMap { turn.now < $0 + .seconds(deadline) ? $0 : nil }
    }

    /// Finished children leave the active ones and are counted; unknown unfinished ones enter (C4).
    private mutating func account(for children: [JSON]) {
        let ended = Dictionary(children.filter(Self.isCompleted).map { (Self.name($0), $0) }) { first, _ in first }
        let open = children.filter { !Self.isCompleted($0) }
        let known = Set(children.map(Self.name))
        let wasActive = !status.active.isEmpty
        for reference in status.active {
            guard let child = reference["name"]?.string.flatMap({ ended[$0] }) else { continue }
            if child.at("status", "phase") == "Succeeded" { status.succeeded += 1 } else { status.failed += 1 }
        }
        status.active.removeAll { reference in
            let name = reference["name"]?.string ?? ""
            // One that was ordered a moment ago is not among the children yet.
            return ended[name] != nil || !known.contains(name) && !turn.ordered.contains(name)
        }
        turn.ordered.subtract(known)
        for child in open where !status.active.contains(where: { $0["name"]?.string == Self.name(child) }) {
            status.active.append(Self.reference(child))
        }
        if wasActive, status.active.isEmpty { mustLookBack = true }
        if !status.isStopped, seen.at("metadata", "labels", Self.completed) == nil { _ = stopIfDue() }
    }

    /// Deletes the oldest finished children beyond the limits (C4).
    private mutating func prune(_ children: [JSON]) {
        let good = children.filter { $0.at("status", "phase") == "Succeeded" }
        let bad = children.filter { Self.isCompleted($0) && $0.at("status", "phase") != "Succeeded" }
        for (list, field, fallback) in [(good, "successfulJobsHistoryLimit", 3), (bad, "failedJobsHistoryLimit", 1)] {
            let limit = spec[field]?.wholeNumber.flatMap { $0 < 0 ? nil : $0 } ?? fallback
            let oldest = list.sorted { Self.end($0) < Self.end($1) }.prefix(max(0, list.count - limit))
            turn.orders += oldest.map { .delete(Self.name($0)) }
        }
    }

    private static func name(_ child: JSON) -> String { child.at("metadata", "name")?.string ?? "" }

    private static func end(_ child: JSON) -> Timestamp {
        child.at("status", "finishedAt")?.string.flatMap(Timestamp.init(rfc3339:)) ?? Timestamp(seconds: 0)
    }

    private static func isCompleted(_ child: JSON) -> Bool {
        child.at("status", "phase")?.string.flatMap(NodePhase.init)?.isCompleted ?? false
    }

    static func reference(_ child: JSON) -> JSON {
        var reference: JSON = ["apiVersion": "argoproj.io/v1alpha1", "kind": "Workflow"]
        for field in ["name", "namespace", "uid", "resourceVersion"] {
            reference[field] = child.at("metadata", field)
        }
        return reference
    }

    private mutating func take(_ news: CronNews) {
        guard let refusal = news.refusal else {
            status.setCondition("SubmissionError", nil)
            guard let uid = news.uid else { return }
            for place in status.active.indices where status.active[place]["name"]?.string == news.workflow {
                status.active[place]["uid"] = .string(uid)
            }
            return
        }
        turn.ordered.remove(news.workflow)
        status.active.removeAll { $0["name"]?.string == news.workflow }
        status.failed += 1
        status.setCondition("SubmissionError", refusal)
    }
}
