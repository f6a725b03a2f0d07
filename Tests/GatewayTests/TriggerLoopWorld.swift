import Buses
import EventData
import Gateway
import Manifests
import SensorEngine
import Support
import Synchronization

/// Everything outside of a trigger loop that is driven step by step: time, and what answers.
final class TriggerLoopWorld: Sendable {
    let bus: any EventBus
    private let time = Mutex(Sample.start)
    private let startedIDs = Mutex<[String]>([])
    private let stoppedIDs = Mutex<[String]>([])
    private let endedIDs = Mutex<Set<String>>([])
    private let answers = Mutex<[AttemptResult]>([])
    private let looks = Mutex<[Observation]>([])
    private let whileLooking = Mutex<(@Sendable () async -> Void)?>(nil)

    init(_ bus: any EventBus) { self.bus = bus }

    var started: [String] { startedIDs.withLock { $0 } }
    var stopped: [String] { stoppedIDs.withLock { $0 } }
    var now: Timestamp { time.withLock { $0 } }

    /// A process that has just started.
    func loop(
        largestRoomLook: Int = TriggerLoop.largestRoomLook,
        metrics: GatewayMetrics = GatewayMetrics()
    ) -> TriggerLoop {
        let clock = WallClock(now: { [self] in now }, randomBits: { 0 })
        return TriggerLoop(
            bus: bus,
            clock: clock,
            newInvocations: Signal(),
            largestRoomLook: largestRoomLook,
            metrics: metrics,
            logger: silent,
            effects: TriggerEffects(
                fire: { [self] invocation in
                    startedIDs.withLock { $0.append(invocation.id.text) }
                    return answers.withLock { $0.isEmpty ? .succeeded("Workflow \(invocation.id)") : $0.removeFirst() }
                },
                observe: { [self] _, _ in looks.withLock { $0.isEmpty ? .matches : $0.removeFirst() } },
                hasEnded: { [self] invocation in
                    await whileLooking.withLock { $0 }?()
                    return endedIDs.withLock { $0.contains(invocation.id.text) }
                },
                stop: { [self] invocation in
                    stoppedIDs.withLock { $0.append(invocation.id.text) }
                    return .succeeded("asked to end")
                }
            )
        )
    }

    /// The next attempts end like this; after them all succeed.
    func answer(_ results: AttemptResult...) { answers.withLock { $0 += results } }

    func show(_ observations: Observation...) { looks.withLock { $0 += observations } }

    /// What the invocation made runs no more.
    func end(_ id: String) { endedIDs.withLock { _ = $0.insert(id) } }

    /// Happens whenever one in a room is looked at.
    func onLook(_ happens: @escaping @Sendable () async -> Void) { whileLooking.withLock { $0 = happens } }

    func wait(_ duration: Duration) { time.withLock { $0 = $0 + duration } }

    /// Starts what may start, and lets it come to its end.
    ///
    /// - Returns: what was started or looked at.
    @discardableResult
    func step(_ loop: TriggerLoop) async throws -> [String] {
        let due = try await loop.takeDue()
        for record in due {
            guard let made = await loop.attempt(record) else { continue }
            try await loop.save(made)
        }
        return due.map(\.invocation.id.text)
    }

    /// Fires them, each a millisecond after the one before.
    func fire(
        _ ids: [String],
        rules: DeliveryRules = DeliveryRules(),
        slot: ConcurrencySlot? = nil,
        kind: String = "argoWorkflow"
    ) async throws {
        let base = now
        let effects = ids.enumerated().map { number, id in
            let moment = base + .milliseconds(number - ids.count)
            return Effect.fire(Sample.invocation(id, createdAt: moment, rules: rules, kind: kind, slot: slot))
        }
        try await bus.commit([SensorCommit(sensor: Sample.sensor, cursor: 1, effects: effects)])
    }

    func record(_ id: String) async throws -> InvocationRecord? { try await bus.invocation(InvocationID(id)) }

    func state(_ id: String) async throws -> InvocationRecord.State? { try await record(id)?.state }
}

func withTriggerLoopWorld(_ body: (TriggerLoopWorld, FaultyBus) async throws -> Void) async throws {
    try await withFaultyBus { bus in try await body(TriggerLoopWorld(bus), bus) }
}
