import Buses
import EventData
import Gateway
import Manifests
import SensorEngine
import Support
import Synchronization
import Testing

@Suite(.timeLimit(.minutes(3))) struct TriggerLoopTests {
    /// What was asked of the outside, in order; answers from a list.
    private final class Outside: Sendable {
        let asked = Mutex<[InvocationID]>([])
        private let answers: Mutex<[AttemptResult]>

        init(_ answers: AttemptResult...) { self.answers = Mutex(answers) }

        func fire(_ invocation: Invocation) -> AttemptResult {
            asked.withLock { $0.append(invocation.id) }
            return answers.withLock { $0.isEmpty ? .permanent("asked too often", fix: "") : $0.removeFirst() }
        }
    }

    private func withLoop(
        _ bus: FaultyBus,
        _ fire: @escaping @Sendable (Invocation) async -> AttemptResult,
        _ body: (Signal) async throws -> Void
    ) async throws {
        let newInvocations = Signal()
        let loop = TriggerLoop(
            bus: bus,
            clock: WallClock(),
            newInvocations: newInvocations,
            retryWait: .milliseconds(1),
            logger: silent,
            effects: TriggerEffects(fire: fire)
        )
        try await withThrowingTaskGroup { group in
            group.addTask { await loop.run() }
            try await body(newInvocations)
            group.cancelAll()
        }
    }

    /// Due since long ago by any clock.
    private static let invocation = Sample.invocation("x", createdAt: .init(seconds: 1))

    @Test func `an attempt that cannot be recorded at once is recorded later, and not made again`() async throws {
        try await withFaultyBus { bus in
            let outside = Outside(.succeeded("Workflow argo/ci-x"))
            try await bus.commit(cursor: 1, .fire(Self.invocation))
            bus.fail(.record, times: 3)
            try await withLoop(bus, { outside.fire($0) }) { _ in await bus.wait(for: .record) }
            #expect(outside.asked.withLock { $0 } == [Self.invocation.id])
            let record = try #require(try await bus.invocation(Self.invocation.id))
            #expect(
                [record.state.rawValue, "\(record.attempts)", record.message] == [
                    "succeeded", "1", "Workflow argo/ci-x",
                ]
            )
            #expect(try await bus.attempts(of: Self.invocation.id).map(\.number) == [1])
        }
    }

    /// Runs a loop until the invocation was asked for, which must not take as long as the loop's nap; `slow` ends after it.
    private func expectPrompt(
        _ id: String,
        on bus: FaultyBus,
        _ outside: Outside,
        before slow: String? = nil
    ) async throws {
        let start = ContinuousClock.now
        let wait: @Sendable () async -> Void = {
            while !outside.asked.withLock({ $0.contains(InvocationID(id)) }) {
                do { try await Task.sleep(for: .milliseconds(2)) } catch { return }
            }
        }
        let fire: @Sendable (Invocation) async -> AttemptResult = { invocation in
            if invocation.id.text == slow { await wait() }
            return outside.fire(invocation)
        }
        try await withLoop(bus, fire) { _ in await wait() }
        #expect(ContinuousClock.now - start < .seconds(20))
    }

    @Test func `what stands by for a dead letter is performed at once`() async throws {
        try await withFaultyBus { bus in
            let late = Sample.invocation("late", createdAt: .init(seconds: 1), rules: DeliveryRules())
            let main = Sample.invocation("x", createdAt: .init(seconds: 1), rules: DeliveryRules(), standby: "late")
            try await bus.commit(cursor: 1, .standBy(late, problem: nil), .fire(main))
            try await expectPrompt("late", on: bus, Outside(.permanent("no", fix: ""), .succeeded("made")))
        }
    }

    @Test func `who comes after many that have to wait is not held up by them`() async throws {
        try await withFaultyBus { bus in
            let rules = DeliveryRules(rateLimit: RateLimit(interval: .seconds(3_600)))
            let limited = (0..<TriggerLoop.maximumRunning + 8).map {
                Effect.fire(Sample.invocation("l\($0)", createdAt: .init(seconds: 1), rules: rules))
            }
            let plain = Sample.invocation(
                "plain",
                trigger: "other",
                createdAt: .init(seconds: 2),
                rules: DeliveryRules()
            )
            try await bus.commit([SensorCommit(sensor: Sample.sensor, cursor: 1, effects: limited + [.fire(plain)])])
            try await expectPrompt("plain", on: bus, Outside(.succeeded("a"), .succeeded("b")), before: "l0")
        }
    }

    @Test func `statuses that wait for Workflows take few places, and others pass them`() async throws {
        try await withFaultyBus { bus in
            let world = TriggerLoopWorld(bus)
            let statuses = (0..<40).map { "status-\($0)" }
            try await world.fire(statuses, kind: "commitStatus")
            try await world.fire(["build", "deploy"])
            let loop = world.loop()
            var started: [InvocationRecord] = []
            for _ in 0..<3 { started += try await loop.takeDue() }
            let first = statuses.prefix(TriggerLoop.maximumWaiting)
            #expect(started.map(\.invocation.id.text) == first + ["build", "deploy"])
            // Each that ends lets another one look.
            let made = try #require(await loop.attempt(started[0]))
            try await loop.save(made)
            #expect(try await loop.takeDue().map(\.invocation.id.text) == ["status-8"])
        }
    }

    @Test func `a status that waits is no sign of pressure, and rests while the cluster does`() async throws {
        try await withFaultyBus { bus in
            let world = TriggerLoopWorld(bus)
            try await world.fire(["status"], kind: "commitStatus")
            let loop = world.loop()
            world.answer(.pressed("waits for the Workflow", after: .seconds(1)))
            #expect(try await world.step(loop) == ["status"])
            #expect(await loop.slowed.isEmpty)
            try await world.fire(["build"])
            world.answer(.pressed("429", after: .seconds(60)))
            #expect(try await world.step(loop) == ["build"])
            world.wait(.seconds(30))
            #expect(try await world.step(loop) == [])
            world.wait(.seconds(31))
            #expect(try await world.step(loop).contains("status"))
        }
    }

    @Test func `an attempt that takes too long is given up and counts as one that failed`() async throws {
        try await withFaultyBus { bus in
            let (begun, beginning) = AsyncStream.makeStream(of: Void.self)
            let loop = TriggerLoop(
                bus: bus,
                clock: WallClock(),
                newInvocations: Signal(),
                logger: silent,
                effects: TriggerEffects(fire: { _ in
                    beginning.yield()
                    do { try await Task.sleep(for: .seconds(600)) } catch { return .transient("stopped", after: nil) }
                    return .succeeded("after all")
                })
            )
            try await bus.commit(cursor: 1, .fire(Self.invocation))
            let record = try #require(try await loop.takeDue().first)
            async let attempt = loop.attempt(record)
            for await _ in begun { break }
            let looks = Int(TriggerLoop.longestAttempt / TriggerLoop.answerInterval)
            for _ in 0..<looks { await loop.giveUpOverdue() }
            let result = await attempt?.report.attempt?.result
            #expect(result == .transient("no answer within 120 s", after: nil))
        }
    }

    @Test func `a bus that cannot be read for a while delays attempts and loses none`() async throws {
        try await withFaultyBus { bus in
            let outside = Outside(.succeeded("made"))
            try await bus.commit(cursor: 1, .fire(Self.invocation))
            bus.fail(.due, times: 3)
            try await withLoop(bus, { outside.fire($0) }) { _ in await bus.wait(for: .record) }
            #expect(outside.asked.withLock { $0 } == [Self.invocation.id])
            #expect(try await bus.invocation(Self.invocation.id)?.state == .succeeded)
        }
    }

    @Test func `a transient failure is one attempt and stays pending until its retry is due`() async throws {
        try await withFaultyBus { bus in
            let outside = Outside(.transient("429", after: .seconds(3_000)))
            try await bus.commit(cursor: 1, .fire(Self.invocation))
            try await withLoop(bus, { outside.fire($0) }) { newInvocations in
                await bus.wait(for: .record)
                newInvocations.raise()
                await bus.wait(for: .due)
            }
            #expect(outside.asked.withLock { $0 } == [Self.invocation.id])
            let record = try #require(try await bus.invocation(Self.invocation.id))
            #expect(record.state == .pending)
            #expect(record.attempts == 1)
            #expect(record.dueAt > WallClock().now() + .seconds(2_000))
        }
    }

    @Test func `an attempt that a stop cuts short is no attempt`() async throws {
        try await withFaultyBus { bus in
            try await bus.commit(cursor: 1, .fire(Self.invocation))
            let begun = Signal()
            let hang: @Sendable (Invocation) async -> AttemptResult = { _ in
                begun.raise()
                await Signal().wait()
                return .transient("cut short", after: nil)
            }
            try await withLoop(bus, hang) { _ in await begun.wait() }
            #expect(try await bus.invocation(Self.invocation.id) == Sample.pending(Self.invocation))
            #expect(try await bus.attempts(of: Self.invocation.id) == [])
        }
    }
}
