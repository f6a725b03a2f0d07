package import Buses
import EventData
package import Logging
import SensorEngine

/// Performs pending invocations and records what came of each attempt (design §4, steps 7 to 10).
package actor TriggerLoop {
    /// Attempts under way at once; they wait for the network, so more than there are cores.
    package static let maximumRunning = 32
    /// Invocations read from the bus ahead of their attempts, so that not every attempt costs a read.
    static let readAhead = 128
    /// With fewer than this read ahead, more are read while attempts are under way.
    static let fewAhead = 16
    /// An attempt that takes longer is given up and counts as a transient failure.
    package static let longestAttempt = Duration.seconds(120)
    /// Between two looks for attempts that take longer.
    package static let answerInterval = Duration.seconds(1)
    /// Wait before a failed read of the bus is tried again, and the longest nap between looks.
    package static let retryWait = Duration.seconds(1)
    static let longestNap = Duration.seconds(30)
    static let shortestNap = Duration.milliseconds(1)
    /// Between two looks at what invocations in a room have made.
    static let roomInterval = Duration.seconds(2)
    /// Invocations in rooms that are read from the bus together to be looked at.
    ///
    /// Each may be as large as its rendered object. Of the others only id, room and time are in memory.
    package static let largestRoomLook = 64
    /// The kinds that ask the cluster, whose pressure slows them down.
    static let clusterKinds: Set = ["argoWorkflow", "k8s", Invocation.statusKind]
    /// Those of them that take a place of the pace; the others have few places of their own, and wait for other sides too.
    static let pacedKinds = clusterKinds.subtracting(waitingKinds)
    /// The kinds that wait as a matter of course, which is nothing to warn of, and no sign of pressure.
    static let waitingKinds: Set = [Invocation.statusKind]
    /// Of them so many may be under way at once: most only look and wait on, and others are to find a place.
    package static let maximumWaiting = 8

    let bus: any EventBus
    let effects: TriggerEffects
    let clock: WallClock
    let newInvocations: Signal
    let retryWait: Duration
    /// Where attempts run, which mostly wait for sockets; empty for where other tasks run.
    let executors: [any TaskExecutor]
    let largestRoomLook: Int
    let metrics: GatewayMetrics
    let logger: Logger
    var running: Set<InvocationID> = []
    /// Those of `running` whose kind waits as a matter of course.
    private var waiting: Set<InvocationID> = []
    /// Read from the bus and not started yet, in the order in which they are due.
    private var ahead: ArraySlice<InvocationRecord> = []
    /// Whether the bus may have more that are due than the last read gave.
    private var mayBeMore = true
    /// Whether something due was left out for the cluster's sake.
    var isHeldBack = false
    var dispatcher = Dispatcher()
    var pace = Pace()
    var occupants: [InvocationID: Occupant] = [:]
    /// When what was made in rooms is looked at again; nil while that is being done.
    var nextRoomLook: Timestamp? = Timestamp(seconds: 0)
    var answers: [InvocationID: Answer] = [:]
    private var isRestored = false

    package init(
        bus: any EventBus,
        clock: WallClock,
        newInvocations: Signal,
        retryWait: Duration = retryWait,
        executors: [any TaskExecutor] = [],
        largestRoomLook: Int = largestRoomLook,
        metrics: GatewayMetrics = GatewayMetrics(),
        logger: Logger,
        effects: TriggerEffects
    ) {
        self.bus = bus
        self.clock = clock
        self.newInvocations = newInvocations
        self.retryWait = retryWait
        self.executors = executors
        self.largestRoomLook = largestRoomLook
        self.metrics = metrics
        self.logger = logger
        self.effects = effects
    }

    /// Namespaces of the cluster that are asked less often now: how many attempts may be under way, and why.
    package var slowed: [Slowed] { pace.slowed }

    package typealias Slowed = (namespace: String, allowed: Int, reason: String)

    /// Takes invocations as they fall due until cancelled; attempts under way then end with their connections.
    package func run() async {
        await withDiscardingTaskGroup { group in
            group.addTask { await self.watchAnswers() }
            while !Task.isCancelled {
                let nap: Duration
                do throws(BusError) {
                    for record in try await takeDue() {
                        group.addTask(executorPreference: executor(for: record)) { await self.perform(record) }
                    }
                    if takeRoomLook() { group.addTask { await self.lookAtRooms() } }
                    nap = try await timeToNextDue()
                } catch {
                    logger.error("triggers wait for the bus", metadata: ["reason": "\(error.text)"])
                    nap = retryWait
                }
                await newInvocations.wait(atMost: nap)
            }
            group.cancelAll()
        }
    }

    /// The invocations that may start now; from now on they are under way, until their attempt is saved.
    package func takeDue() async throws(BusError) -> [InvocationRecord] {
        if !isRestored { try await restore() }
        // Also when no place is free now: who ends its attempt takes its next from here.
        if ahead.count < Self.fewAhead { try await readMore() }
        guard running.count < Self.maximumRunning else { return [] }
        let taken = ahead.prefix(max(0, Self.maximumRunning - running.count))
        ahead.removeFirst(taken.count)
        // Nobody else may take or stop them while they are arranged. Who finds no place is still due in the bus.
        let next = taken.filter { enter($0) }
        let ids = next.map(\.invocation.id)
        do throws(BusError) {
            let started = try await dispatch(next)
            // Who may not start now is still due in the bus, and is read again.
            release(Set(ids).subtracting(started.map(\.invocation.id)))
            return started
        } catch {
            release(Set(ids))
            throw error
        }
    }

    /// Gives it a place among those under way; false when its kind has all its places.
    private func enter(_ record: InvocationRecord) -> Bool {
        let id = record.invocation.id
        if Self.waitingKinds.contains(record.invocation.kind) {
            guard waiting.count < Self.maximumWaiting else {
                isHeldBack = true
                return false
            }
            waiting.insert(id)
        }
        running.insert(id)
        return true
    }

    func release(_ ids: Set<InvocationID>) {
        running.subtract(ids)
        waiting.subtract(ids)
    }

    private func readMore() async throws(BusError) {
        let excluded = exclusion
        isHeldBack = !excluded.restingNamespaces.isEmpty || !excluded.fullKinds.isEmpty
        let due = try await bus.dueInvocations(at: clock.now(), limit: Self.readAhead, excluding: excluded)
        mayBeMore = due.count == Self.readAhead
        // Some may have come under way while the bus was asked.
        ahead += due.filter { !running.contains($0.invocation.id) }
    }

    /// The next one for a task whose attempt has ended; nil when there is none, or when it needs more than to be started.
    private func takeNext() -> InvocationRecord? {
        while let record = ahead.first, running.count < Self.maximumRunning, record.startsAtOnce {
            ahead.removeFirst()
            guard record.progress.checks != nil || takePace(of: record.invocation, at: clock.now()) else { continue }
            if enter(record) { return record }
            releasePace(of: record.invocation)
        }
        return nil
    }

    /// Whether it is under way, or about to be.
    func isTaken(_ id: InvocationID) -> Bool { running.contains(id) || ahead.contains { $0.invocation.id == id } }

    /// Whether the loop has something to do that it would not see by itself, now that an attempt has ended.
    private func needsLook(after decision: DeliveryDecision) -> Bool {
        switch decision {
        case .done: isHeldBack || !occupants.isEmpty || !ahead.isEmpty || mayBeMore
        // Somebody may have stood by for it, or it is due again.
        case .dead, .observe, .wait, .retry: true
        }
    }

    /// Permits and rooms as they were when the process ended.
    private func restore() async throws(BusError) {
        for record in try await bus.gates() { dispatcher.restore(record.gate, of: record.trigger) }
        for holder in try await bus.roomHolders() { occupy(holder) }
        isRestored = true
    }

    private var exclusion: Exclusion {
        Exclusion(
            running.union(ahead.map(\.invocation.id)),
            restingNamespaces: pace.resting(at: clock.now()),
            restingKinds: Self.clusterKinds,
            fullKinds: waiting.count < Self.maximumWaiting ? [] : Self.waitingKinds
        )
    }

    private func timeToNextDue() async throws(BusError) -> Duration {
        let now = clock.now()
        var nap = Self.longestNap
        if !occupants.isEmpty, let nextRoomLook { nap = min(nap, nextRoomLook - now) }
        if let end = pace.nextEnd(after: now) { nap = min(nap, end - now) }
        guard running.count < Self.maximumRunning else {
            // When the next one is due is not known then: the bus is asked again after an attempt has ended.
            mayBeMore = true
            return nap
        }
        guard ahead.isEmpty else { return Self.shortestNap }
        let excluded = exclusion
        if !excluded.fullKinds.isEmpty { isHeldBack = true }
        if let due = try await bus.nextDueTime(excluding: excluded) { nap = min(nap, due - now) }
        return max(Self.shortestNap, nap)
    }

    func executor(for record: InvocationRecord) -> (any TaskExecutor)? {
        executors.isEmpty ? nil : executors[Int(record.invocation.id.hashValue.magnitude % UInt(executors.count))]
    }

    /// One attempt, and then one after the other of those that were read ahead.
    private func perform(_ first: InvocationRecord) async {
        var next: InvocationRecord? = first
        while let record = next {
            guard let made = await attempt(record) else { return }
            await saveAnyway(made)
            next = Task.isCancelled ? nil : takeNext()
            let isLow = mayBeMore && ahead.count == Self.fewAhead - 1
            if next == nil ? needsLook(after: made.report.decision) : isLow { newInvocations.raise() }
        }
    }

    private func saveAnyway(_ made: MadeAttempt) async {
        while true {
            do {
                try await save(made)
                return
            } catch {
                // Tried again while the bus refuses, because forgetting a success would mean another attempt.
                logger.error(
                    "attempt not recorded yet",
                    metadata: ["invocation.id": "\(made.invocation.id)", "reason": "\(error.text)"]
                )
                if Task.isCancelled { return }
                do { try await clock.sleep(retryWait) } catch { return }
            }
        }
    }
}
