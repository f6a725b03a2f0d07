package import Buses
import EventData
package import Logging
package import SensorEngine

/// Performs pending invocations and records what came of each attempt (design §4, steps 7 to 10).
package actor TriggerLoop {
    /// Performs one attempt.
    package typealias Fire = @Sendable (Invocation) async -> AttemptResult

    /// Attempts under way at once; they wait for the network, so more than there are cores.
    static let maximumRunning = 32
    /// An attempt that takes longer is given up and counts as a transient failure.
    static let longestAttempt = Duration.seconds(120)
    /// Wait before a failed read of the bus is tried again, and the longest nap between looks.
    package static let retryWait = Duration.seconds(1)
    static let longestNap = Duration.seconds(30)

    private let bus: any EventBus
    private let fire: Fire
    private let clock: WallClock
    private let newInvocations: Signal
    private let retryWait: Duration
    private let logger: Logger
    private var running: Set<InvocationID> = []

    package init(
        bus: any EventBus,
        clock: WallClock,
        newInvocations: Signal,
        retryWait: Duration = retryWait,
        logger: Logger,
        fire: @escaping Fire
    ) {
        self.bus = bus
        self.clock = clock
        self.newInvocations = newInvocations
        self.retryWait = retryWait
        self.logger = logger
        self.fire = fire
    }

    /// Takes invocations as they fall due until cancelled; attempts under way then end with their connections.
    package func run() async {
        await withDiscardingTaskGroup { group in
            while !Task.isCancelled {
                let nap: Duration
                do throws(BusError) {
                    for record in try await takeDue() {
                        group.addTask { await self.perform(record) }
                    }
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

    /// The invocations that are due and not under way; from now on they are, until their attempt is saved.
    package func takeDue() async throws(BusError) -> [InvocationRecord] {
        let free = Self.maximumRunning - running.count
        guard free > 0 else { return [] }
        let due = try await bus.dueInvocations(at: clock.now(), limit: free, excluding: running)
        running.formUnion(due.map(\.invocation.id))
        return due
    }

    private func timeToNextDue() async throws(BusError) -> Duration {
        guard running.count < Self.maximumRunning else { return Self.longestNap }
        guard let due = try await bus.nextDueTime(excluding: running) else { return Self.longestNap }
        return min(Self.longestNap, max(.milliseconds(1), due - clock.now()))
    }

    private func perform(_ record: InvocationRecord) async {
        guard let made = await attempt(record) else { return }
        await keep(made)
    }

    /// One attempt and what follows from it, not saved yet; nil when a stop cut it short.
    package func attempt(_ record: InvocationRecord) async -> MadeAttempt? {
        let invocation = record.invocation
        let startedAt = clock.now()
        let result = await answer(to: invocation)
        // An attempt cut short by a stop is no attempt: the invocation stays due and is performed after the start.
        if Task.isCancelled, case .transient = result { return nil }
        let now = clock.now()
        let decision = Delivery.decide(
            after: result,
            attempt: record.attempts + 1,
            strategy: invocation.retryStrategy,
            at: now,
            random: clock.random()
        )
        log(decision, of: invocation, attempt: record.attempts + 1)
        let attempt = Attempt(
            number: record.attempts + 1,
            startedAt: startedAt,
            duration: now - startedAt,
            result: result
        )
        return MadeAttempt(invocation: invocation.id, attempt: attempt, decision: decision)
    }

    private func answer(to invocation: Invocation) async -> AttemptResult {
        await withTaskGroup { [clock] group in
            group.addTask { await self.fire(invocation) }
            group.addTask {
                do { try await clock.sleep(Self.longestAttempt) } catch {
                    return .transient("the gateway is stopping", after: nil)
                }
                return .transient("no answer within \(Self.longestAttempt.components.seconds) s", after: nil)
            }
            defer { group.cancelAll() }
            return await group.next() ?? .transient("the gateway is stopping", after: nil)
        }
    }

    /// Saves the attempt; while the bus refuses, it is tried again, because forgetting a success would mean another
    /// attempt.
    private func keep(_ made: MadeAttempt) async {
        while true {
            do {
                try await save(made)
                return
            } catch {
                logger.error(
                    "attempt not recorded yet",
                    metadata: ["invocation.id": "\(made.invocation)", "reason": "\(error.text)"]
                )
                if Task.isCancelled { return }
                do { try await clock.sleep(retryWait) } catch { return }
            }
        }
    }

    /// Makes the attempt durable and lets go of the invocation.
    package func save(_ made: MadeAttempt) async throws(BusError) {
        try await bus.record(made.attempt, of: made.invocation, decision: made.decision)
        running.remove(made.invocation)
        newInvocations.raise()
    }

    private func log(_ decision: DeliveryDecision, of invocation: Invocation, attempt: Int) {
        var facts: Logger.Metadata = [
            "sensor": "\(invocation.sensor)", "trigger": "\(invocation.trigger)",
            "invocation.id": "\(invocation.id)", "attempt": "\(attempt)",
        ]
        switch decision {
        case .done(let made):
            facts["made"] = "\(made)"
            logger.info("trigger succeeded", metadata: facts)
        case .retry(let time, let problem):
            facts["reason"] = "\(problem)"
            facts["retry.at"] = "\(time.rfc3339)"
            logger.warning("trigger failed, will be retried", metadata: facts)
        case .dead(let reason):
            facts["reason"] = "\(reason)"
            logger.error("trigger failed, now a dead letter", metadata: facts)
        }
    }
}

/// An attempt that was made, with what follows from it.
package struct MadeAttempt: Sendable, Equatable {
    package let invocation: InvocationID
    package let attempt: Attempt
    package let decision: DeliveryDecision
}
