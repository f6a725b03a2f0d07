import EventData

extension WorkflowRun {
    /// `namespace/name`.
    package var key: String { "\(namespace)/\(name)" }

    /// Has the locks held that its status says it holds.
    ///
    /// After a restart this comes before the first pass of any Workflow, so that none takes what another holds.
    package func reclaim(_ locks: inout LockTable) {
        for entry in status.synchronization?["mutex", "holding"]?.array ?? [] {
            guard let lock = entry["mutex"]?.string, let holder = entry["holder"]?.string else { continue }
            locks.restore(lock, holder: holder)
        }
        for entry in status.synchronization?["semaphore", "holding"]?.array ?? [] {
            for holder in entry["holders"]?.array ?? [] {
                guard let lock = entry["semaphore"]?.string, let holder = holder.string else { continue }
                locks.restore(lock, holder: holder)
            }
        }
    }

    func claim(_ node: String?) -> LockClaim {
        let created = seen.at("metadata", "creationTimestamp")?.string.flatMap(Timestamp.init(rfc3339:))
        return LockClaim(
            key: node.map { "\(key)/\($0)" } ?? key,
            workflow: key,
            priority: plan?.priority ?? 0,
            createdAt: created ?? Timestamp(seconds: 0)
        )
    }

    /// Takes a template's locks for a node; false when it has to wait, which its node says then.
    mutating func takeLocks(
        _ request: NodeRequest,
        _ template: RunTemplate,
        _ inputs: JSON?
    ) throws(RunProblem) -> Bool {
        guard let written = template.synchronization, !request.isAttempt else { return true }
        plan?.usesLocks = true
        let id = id(of: request.name)
        let scope = TagScope(locals: request.locals, inputs: inputs)
        let answer = turn.locks.take(try wantedLocks(try filled(written, scope)), by: claim(id))
        guard case .waits(let lock, _, _) = answer else { return true }
        turn.isHeldBack = true
        if nodes[id] == nil { create(request, template.nodeType, .pending, inputs: inputs, isWaiting: true) }
        guard nodes[id]?.awaitedLock != lock || nodes[id]?.message != answer.message else {
            try endWaiting(id, template, scope)
            return false
        }
        nodes.change(id) {
            $0.awaitedLock = lock
            $0.message = answer.message
        }
        try endWaiting(id, template, scope)
        return false
    }

    /// A `timeout` counts the time in line as well.
    private mutating func endWaiting(_ id: String, _ template: RunTemplate, _ scope: TagScope) throws(RunProblem) {
        guard let json = template.json["timeout"], let startedAt = nodes[id]?.startedAt,
            let wait = try time(try filled(json, scope), "timeout")
        else { return }
        guard startedAt + wait <= turn.now else { return turn.wake(at: startedAt + wait) }
        end(id, .failed, message: "timeout")
    }

    /// What a `synchronization` asks for; version 3's single `mutex` and `semaphore` as well.
    func wantedLocks(_ json: JSON) throws(RunProblem) -> [WantedLock] {
        var wanted: [WantedLock] = []
        for mutex in (json["mutexes"]?.array ?? []) + [json["mutex"]].compactMap({ $0 }) {
            try refuseDatabase(mutex)
            let space = mutex["namespace"]?.string ?? namespace
            wanted.append(WantedLock(id: "\(space)/Mutex/\(mutex["name"]?.string ?? "")", limit: 1))
        }
        for semaphore in (json["semaphores"]?.array ?? []) + [json["semaphore"]].compactMap({ $0 }) {
            try refuseDatabase(semaphore)
            wanted.append(try wantedSemaphore(semaphore))
        }
        return wanted
    }

    private func refuseDatabase(_ lock: JSON) throws(RunProblem) {
        guard let database = lock["database"], database != .null, database != false else { return }
        throw RunProblem("synchronization through a database is not supported here; use configMapKeyRef")
    }

    private func wantedSemaphore(_ semaphore: JSON) throws(RunProblem) -> WantedLock {
        let space = semaphore["namespace"]?.string ?? namespace
        let map = semaphore["configMapKeyRef", "name"]?.string ?? ""
        let key = semaphore["configMapKeyRef", "key"]?.string ?? ""
        guard let data = turn.view.configMaps["\(space)/\(map)"]?["data"] else {
            throw RunProblem("ConfigMap '\(map)' of the semaphore not found")
        }
        guard let limit = data[key]?.wholeNumber else {
            throw RunProblem("ConfigMap '\(map)' has no whole number as its '\(key)', which the semaphore needs")
        }
        return WantedLock(id: "\(space)/ConfigMap/\(map)/\(key)", limit: limit)
    }

    /// Gives back what a node held or waited for.
    mutating func release(_ node: String) { turn.locks.giveBack("\(key)/\(node)") }
}
