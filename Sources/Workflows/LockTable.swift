import EventData

/// Who holds the mutexes and semaphores of all Workflows, and who waits for them (spec/workflows.md D12).
package struct LockTable: Sendable {
    /// By id, such as `ns/Mutex/name`.
    private var locks: [String: Lock] = [:]
    /// Workflows whose turn may have come since they were last asked for.
    private var awakened: Set<String> = []

    private struct Lock: Sendable {
        /// Keys of those that hold it, in order.
        var holders: [String] = []
        var waiting: [LockClaim] = []
    }

    package init() {}

    /// `namespace/name` of Workflows that wait for something; all may go on when a semaphore's limit has changed.
    package var waiting: Set<String> { Set(locks.values.flatMap(\.waiting).map(\.workflow)) }

    /// `namespace/name` of Workflows that waited for what has become free, each told once.
    package mutating func takeAwakened() -> Set<String> {
        defer { awakened = [] }
        return awakened
    }

    /// Gives back all that a Workflow holds and waits for, as when it is deleted.
    package mutating func forget(workflow: String) {
        giveBack { $0 == workflow || $0.hasPrefix("\(workflow)/") }
    }

    /// Takes all of `wanted` or none, and waits in line for what is missing.
    mutating func take(_ wanted: [WantedLock], by claim: LockClaim) -> LockAnswer {
        for lock in wanted where !canTake(lock, claim) {
            for other in wanted { enqueue(claim, at: other.id) }
            return .waits(for: lock.id, held: locks[lock.id]?.holders.count ?? 0, limit: lock.limit)
        }
        for lock in wanted {
            locks[lock.id, default: Lock()].waiting.removeAll { $0.key == claim.key }
            if !holds(lock.id, claim.key) { locks[lock.id, default: Lock()].holders.append(claim.key) }
        }
        return .granted
    }

    /// Has a lock held again that was held before a restart.
    mutating func restore(_ lock: String, holder: String) {
        guard !holds(lock, holder) else { return }
        locks[lock, default: Lock()].holders.append(holder)
    }

    mutating func giveBack(_ key: String) { giveBack { $0 == key } }

    private func holds(_ lock: String, _ key: String) -> Bool { locks[lock]?.holders.contains(key) ?? false }

    private func canTake(_ lock: WantedLock, _ claim: LockClaim) -> Bool {
        guard let known = locks[lock.id], !known.holders.contains(claim.key) else { return lock.limit > 0 }
        let own = known.waiting.firstIndex { $0.key == claim.key } ?? known.waiting.endIndex
        let ahead = known.waiting.indices.count { place in
            let other = known.waiting[place]
            return place != own && (other.isAhead(of: claim) || !claim.isAhead(of: other) && place < own)
        }
        return known.holders.count + ahead < lock.limit
    }

    private mutating func enqueue(_ claim: LockClaim, at lock: String) {
        guard !holds(lock, claim.key), locks[lock]?.waiting.contains(where: { $0.key == claim.key }) != true else {
            return
        }
        locks[lock, default: Lock()].waiting.append(claim)
    }

    private mutating func giveBack(_ isTheirs: (String) -> Bool) {
        for (id, lock) in locks {
            let isInvolved = lock.holders.contains(where: isTheirs) || lock.waiting.contains { isTheirs($0.key) }
            guard isInvolved else { continue }
            var left = lock
            left.holders.removeAll(where: isTheirs)
            left.waiting.removeAll { isTheirs($0.key) }
            awakened.formUnion(left.waiting.map(\.workflow))
            locks[id] = left.holders.isEmpty && left.waiting.isEmpty ? nil : left
        }
    }

    /// `status.synchronization` of a Workflow; nil when it has nothing to do with any lock.
    func status(of workflow: String) -> JSON? {
        var result: JSON = [:]
        let isTheirs = { (key: String) in key == workflow || key.hasPrefix("\(workflow)/") }
        for (id, lock) in locks.sorted(by: { $0.key < $1.key }) {
            let kind = id.contains("/Mutex/") ? "mutex" : "semaphore"
            add(lock.holders.filter(isTheirs), id, kind, "holding", to: &result)
            add(lock.waiting.map(\.key).filter(isTheirs), id, kind, "waiting", to: &result)
        }
        return result == [:] ? nil : result
    }

    private func add(_ keys: [String], _ id: String, _ kind: String, _ list: String, to status: inout JSON) {
        guard !keys.isEmpty else { return }
        var entries = status[kind, list]?.array ?? []
        if kind == "mutex" {
            entries += keys.map { ["mutex": .string(id), "holder": .string($0)] }
        } else {
            entries.append(["semaphore": .string(id), "holders": .array(keys.map(JSON.string))])
        }
        status[kind, list] = .array(entries)
    }
}

/// A lock that is wanted, and how many may hold it.
struct WantedLock: Sendable, Hashable {
    let id: String
    let limit: Int
}

/// Who wants a lock, and its place in line.
struct LockClaim: Sendable, Hashable {
    /// `namespace/workflow`, or that with a node's id.
    let key: String
    /// `namespace/workflow`.
    let workflow: String
    let priority: Int
    let createdAt: Timestamp

    /// Higher priority first, then the older workflow.
    func isAhead(of other: LockClaim) -> Bool {
        if priority != other.priority { return priority > other.priority }
        if createdAt != other.createdAt { return createdAt < other.createdAt }
        return false
    }
}

enum LockAnswer: Sendable, Hashable {
    case granted
    case waits(for: String, held: Int, limit: Int)

    var message: String {
        guard case .waits(let lock, let held, let limit) = self else { return "" }
        return "Waiting for \(lock) lock. Lock status: \(held)/\(limit)"
    }
}
