package import Buses
import EventData
package import Logging
import SensorEngine

/// Performs pending invocations and records what came of each attempt (design §4, steps 7 to 10).
package actor TriggerLoop {
    /// Attempts under way at once; they wait for the network, so more than there are cores.
    package static let maximumRunning = 32
    /// An attempt that takes longer is given up and counts as a transient failure.
    static let longestAttempt = Duration.seconds(120)
    /// Wait before a failed read of the bus is tried again, and the longest nap between looks.
    package static let retryWait = Duration.seconds(1)
    static let longestNap = Duration.seconds(30)
    /// Between two looks at what invocations in a room have made.
    static let roomInterval = Duration.seconds(2)
    /// The kinds that ask the cluster, whose pressure slows them down.
    static let clusterKinds: Set = ["argoWorkflow", "k8s"]

    let bus: any EventBus
    let effects: TriggerEffects
    let clock: WallClock
    let newInvocations: Signal
    let retryWait: Duration
    let logger: Logger
    var running: Set<InvocationID> = []
    var dispatcher = Dispatcher()
    var pace = Pace()
    var occupants: [InvocationID: Occupant] = [:]
    /// When what was made in rooms is looked at again; nil while that is being done.
    var nextRoomLook: Timestamp? = Timestamp(seconds: 0)
    private var isRestored = false

    package init(
        bus: any EventBus,
        clock: WallClock,
        newInvocations: Signal,
        retryWait: Duration = retryWait,
        logger: Logger,
        effects: TriggerEffects
    ) {
        self.bus = bus
        self.clock = clock
        self.newInvocations = newInvocations
        self.retryWait = retryWait
        self.logger = logger
        self.effects = effects
    }

    /// Namespaces of the cluster that are asked less often now: how many attempts may be under way, and why.
    package var slowed: [(namespace: String, allowed: Int, reason: String)] { pace.slowed }

    /// Takes invocations as they fall due until cancelled; attempts under way then end with their connections.
    package func run() async {
        await withDiscardingTaskGroup { group in
            while !Task.isCancelled {
                let nap: Duration
                do throws(BusError) {
                    for record in try await takeDue() {
                        group.addTask { await self.perform(record) }
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
        let free = Self.maximumRunning - running.count
        guard free > 0 else { return [] }
        let due = try await bus.dueInvocations(at: clock.now(), limit: free, excluding: exclusion)
        // Some may have come under way while the bus was asked.
        let started = try await dispatch(due.filter { !running.contains($0.invocation.id) })
        running.formUnion(started.map(\.invocation.id))
        return started
    }

    /// Permits and rooms as they were when the process ended.
    private func restore() async throws(BusError) {
        for record in try await bus.gates() { dispatcher.restore(record.gate, of: record.trigger) }
        for record in try await bus.roomHolders() { occupy(record) }
        isRestored = true
    }

    private var exclusion: Exclusion {
        Exclusion(running, restingNamespaces: pace.resting(at: clock.now()), restingKinds: Self.clusterKinds)
    }

    private func timeToNextDue() async throws(BusError) -> Duration {
        let now = clock.now()
        var nap = Self.longestNap
        if !occupants.isEmpty, let nextRoomLook { nap = min(nap, nextRoomLook - now) }
        if let end = pace.nextEnd(after: now) { nap = min(nap, end - now) }
        guard running.count < Self.maximumRunning else { return nap }
        if let due = try await bus.nextDueTime(excluding: exclusion) { nap = min(nap, due - now) }
        return max(.milliseconds(1), nap)
    }

    private func perform(_ record: InvocationRecord) async {
        guard let made = await attempt(record) else { return }
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
