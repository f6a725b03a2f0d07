import Buses
import EventData
import Expressions
import Gateway
import Manifests
import SensorEngine
import Support
import Testing

@Suite(.timeLimit(.minutes(3))) struct RateLimitTests {
    private static let perSecond = DeliveryRules(rateLimit: RateLimit(interval: .seconds(1)))

    @Test func `a rate limit spaces the starts, also over restarts, and loses none`() async throws {
        try await withTriggerLoopWorld { world, _ in
            let ids = (1...6).map { "i\($0)" }
            try await world.fire(ids, rules: Self.perSecond)
            var moments: [Int] = []
            for halfSecond in 0..<14 {
                // A new process each time.
                let started = try await world.step(world.loop())
                moments += started.map { _ in halfSecond }
                world.wait(.milliseconds(500))
            }
            #expect(world.started == ids)
            #expect(moments == [0, 2, 4, 6, 8, 10])
        }
    }

    @Test func `what waits for its turn says so`() async throws {
        try await withTriggerLoopWorld { world, _ in
            try await world.fire(["a", "b"], rules: Self.perSecond)
            try await world.step(world.loop())
            let record = try #require(try await world.record("b"))
            #expect(record.waitsFor == .rateLimit)
            #expect(record.message == "waits for its turn: rateLimit")
            #expect(record.dueAt == Sample.start + .seconds(1))
            #expect(record.attempts == 0)
        }
    }

    @Test func `permits and places go back when the bus refuses to arrange them`() async throws {
        try await withTriggerLoopWorld { world, bus in
            let slot = ConcurrencySlot(key: "", limit: 1, policy: .queue)
            try await world.fire(["a"], rules: Self.perSecond, slot: slot)
            let loop = world.loop()
            bus.fail(.arrange, times: 3)
            for _ in 0..<3 { await #expect(throws: BusError.self) { try await loop.takeDue() } }
            #expect(try await loop.takeDue().map(\.invocation.id.text) == ["a"])
            #expect(try await bus.gates().map(\.gate.nextPermit) == [Sample.start + .seconds(1)])
            #expect(await loop.takesNothing())
        }
    }

    @Test func `each attempt needs a permit of its own`() async throws {
        try await withTriggerLoopWorld { world, _ in
            let strategy = Backoff(steps: 3, duration: .milliseconds(1), factor: 1, jitter: 0)
            let rules = DeliveryRules(retryStrategy: strategy, rateLimit: RateLimit(interval: .seconds(1)))
            try await world.fire(["a"], rules: rules)
            let loop = world.loop()
            world.answer(.transient("down", after: nil))
            #expect(try await world.step(loop) == ["a"])
            world.wait(.milliseconds(10))
            #expect(try await world.step(loop) == [])
            world.wait(.milliseconds(990))
            #expect(try await world.step(loop) == ["a"])
            #expect(try await world.state("a") == .succeeded)
        }
    }
}

extension TriggerLoop {
    /// Whether nothing may start now.
    fileprivate func takesNothing() async -> Bool {
        do { return try await takeDue().isEmpty } catch { return false }
    }
}

/// 429, quotas, and what else means "not now".
@Suite(.timeLimit(.minutes(3))) struct PressureTests {
    @Test func `a storm of refusals slows the namespace and counts no attempt`() async throws {
        try await withTriggerLoopWorld { world, bus in
            let ids = (10..<60).map { "i\($0)" }
            try await world.fire(ids)
            let loop = world.loop()
            for _ in 0..<32 { world.answer(.pressed("429 Too Many Requests", after: .seconds(2))) }
            #expect(try await world.step(loop).count == 32)
            #expect(await loop.slowed.map(\.allowed) == [1])
            // The namespace rests, those that were not asked for included.
            #expect(try await world.step(loop) == [])
            #expect(try await bus.backlog() == [.pressure: 32, nil: 18])
            world.wait(.seconds(2))
            #expect(try await world.step(loop).count == 1)
            for _ in 0..<200 { try await world.step(loop) }
            #expect(Set(world.started) == Set(ids))
            let records = try await bus.invocations(matching: InvocationQuery(limit: 100))
            #expect(records.allSatisfy { $0.state == .succeeded && $0.attempts == 1 })
        }
    }

    @Test func `pressure uses up no step of a strategy, and other kinds go on`() async throws {
        try await withTriggerLoopWorld { world, _ in
            let once = DeliveryRules(retryStrategy: Backoff(steps: 1, duration: .zero, factor: 1, jitter: 0))
            try await world.fire(["a"], rules: once)
            let loop = world.loop()
            for _ in 0..<5 {
                world.answer(.pressed("quota", after: nil))
                #expect(try await world.step(loop) == ["a"])
                try await world.fire(["h\(world.started.count)"], kind: "http")
                #expect(try await world.step(loop).count == 1)
                world.wait(.seconds(1))
            }
            #expect(try await world.record("a")?.attempts == 0)
            #expect(try await world.step(loop) == ["a"])
            #expect(try await world.state("a") == .succeeded)
        }
    }

    @Test func `a retry by hand while an attempt is under way is not undone by its failure`() async throws {
        try await withTriggerLoopWorld { world, bus in
            try await world.fire(["a"])
            let loop = world.loop()
            let record = try #require(try await loop.takeDue().first)
            #expect(try await bus.retry(record.invocation.id, at: world.now))
            #expect(try await loop.takeDue().isEmpty, "it is under way")
            world.answer(.permanent("forbidden", fix: "allow it"))
            let made = try #require(await loop.attempt(record))
            try await loop.save(made)
            #expect(try await world.state("a") == .pending)
            #expect(try await world.step(loop) == ["a"])
            #expect(try await world.state("a") == .succeeded)
        }
    }

    @Test func `labels are looked for until they are there, and each look is one row less to wait for`() async throws {
        try await withTriggerLoopWorld { world, _ in
            let backoff = Backoff(steps: 3, duration: .seconds(5), factor: 1, jitter: 0)
            let labels = LabelPolicy(labels: ["done": "yes"], backoff: backoff, failsAtTheEnd: true)
            try await world.fire(["a"], rules: DeliveryRules(labels: labels))
            let loop = world.loop()
            world.show(.notYet, .notYet, .matches)
            #expect(try await world.step(loop) == ["a"])
            #expect(try await world.record("a")?.waitsFor == .labels)
            // The first look is taken at once; looks go on after a restart.
            #expect(try await world.step(loop) == ["a"])
            world.wait(.seconds(5))
            #expect(try await world.step(world.loop()) == ["a"])
            #expect(try await world.state("a") == .pending)
            world.wait(.seconds(5))
            #expect(try await world.step(world.loop()) == ["a"])
            #expect(try await world.state("a") == .succeeded)
            #expect(world.started == ["a"], "made once")
            #expect(try await world.record("a")?.attempts == 1)
        }
    }
}
