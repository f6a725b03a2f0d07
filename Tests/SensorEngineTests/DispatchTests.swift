import EventData
import Expressions
import Manifests
import SensorEngine
import Testing

/// Who may start now: rate limits and rooms, as pure values.
@Suite struct DispatchTests {
    private static let perSecond = RateLimit(interval: .seconds(1))
    private static let sensor = ManifestName(namespace: "default", name: "test")

    private func at(_ milliseconds: Int) -> Timestamp { start + .milliseconds(milliseconds) }

    private func invocation(
        _ id: String,
        trigger: String = "t",
        limit: RateLimit? = nil,
        slot: ConcurrencySlot? = nil
    ) -> Invocation {
        Invocation(
            id: InvocationID(id),
            sensor: Self.sensor,
            revision: "1",
            trigger: trigger,
            kind: "log",
            request: JSONText([:]),
            events: [],
            rules: DeliveryRules(rateLimit: limit),
            slot: slot,
            createdAt: start
        )
    }

    // MARK: Rate limits

    @Test func `under load permits are spaced by the interval, the first at once`() {
        var gate = RateGate(nextPermit: start)
        let times = (0..<5).map { _ in gate.take(at: start, Self.perSecond) - start }
        #expect(times == [0, 1, 2, 3, 4].map(Duration.seconds))
    }

    @Test func `after a long quiet eleven may start at once, and no more`() {
        var gate = RateGate(nextPermit: start)
        let later = start + .seconds(3_600)
        let times = (0..<14).map { _ in gate.take(at: later, Self.perSecond) }
        #expect(times.filter { $0 <= later }.count == 11)
        #expect(times.suffix(3) == [1, 2, 3].map { later + .seconds($0) })
    }

    @Test(arguments: 1...20 as ClosedRange<UInt64>)
    func `in no span of time start more than its permits and the saved ones`(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        var gate = RateGate(nextPermit: start)
        var now = start
        var starts: [Timestamp] = []
        for _ in 0..<300 {
            now = now + .milliseconds(Int.random(in: 0..<3_000, using: &random))
            starts.append(max(now, gate.take(at: now, Self.perSecond)))
            // A restart: all there is of a gate is its next permit.
            if Int.random(in: 0..<10, using: &random) == 0 { gate = RateGate(nextPermit: gate.nextPermit) }
        }
        starts.sort()
        let spans = starts.indices.flatMap { first in
            starts.indices.suffix(from: first).map { last in
                Double(last - first + 1) - Double((starts[last] - starts[first]) / .seconds(1))
            }
        }
        #expect(spans.allSatisfy { $0 <= 11.001 }, "seed \(seed)")
    }

    @Test func `an invocation starts when its permit is due, and takes no second one`() {
        var dispatcher = Dispatcher()
        let (first, second) = (invocation("1", limit: Self.perSecond), invocation("2", limit: Self.perSecond))
        #expect(dispatcher.admit(first, permit: nil, at: at(0)) == .start)
        let wait = Dispatcher.Admission.postpone(until: at(1_000), reason: "waits for its turn: rateLimit")
        #expect(dispatcher.admit(second, permit: nil, at: at(10)) == wait)
        #expect(dispatcher.admit(second, permit: at(1_000), at: at(1_000)) == .start)
        #expect(dispatcher.gate(of: .init(of: first)) == RateGate(nextPermit: at(2_000)))
        // Another trigger has permits of its own.
        #expect(
            dispatcher.admit(invocation("3", trigger: "u", limit: Self.perSecond), permit: nil, at: at(10)) == .start
        )
    }

    @Test func `permits that were given out before a long stop are worth no more than saved ones`() {
        var dispatcher = Dispatcher()
        let waiting = (0..<100).map { invocation("\($0)", limit: Self.perSecond) }
        let permits = waiting.map { invocation -> Timestamp in
            switch dispatcher.admit(invocation, permit: nil, at: start) {
            case .postpone(let time, _): time
            default: start
            }
        }
        for stop in [50, 99, 105, 1_000] {
            var restarted = Dispatcher()
            let gate = dispatcher.gate(of: .init(of: waiting[0]))
            restarted.restore(gate ?? RateGate(nextPermit: start), of: .init(of: waiting[0]))
            let now = start + .seconds(stop)
            let started = zip(waiting, permits).filter { invocation, permit in
                permit <= now && restarted.admit(invocation, permit: permit, at: now) == .start
            }
            #expect(started.count <= 11, "after \(stop) s")
            #expect(!started.isEmpty)
        }
    }

    // MARK: Rooms

    private func slot(_ policy: Concurrency.Policy, limit: Int = 1, key: String = "") -> ConcurrencySlot {
        ConcurrencySlot(key: key, limit: limit, policy: policy)
    }

    @Test func `a room takes as many as its limit, and the next when one has left`() throws {
        var dispatcher = Dispatcher()
        let all = (1...3).map { invocation("\($0)", slot: slot(.queue, limit: 2)) }
        #expect(dispatcher.admit(all[0], permit: nil, at: start) == .start)
        #expect(dispatcher.admit(all[1], permit: nil, at: start) == .start)
        #expect(
            dispatcher.admit(all[2], permit: nil, at: start)
                == .park(reason: "waits, concurrency: 2 under way, limit 2")
        )
        // Who is inside may try again.
        #expect(dispatcher.admit(all[0], permit: nil, at: start) == .start)
        let room = try #require(Dispatcher.Room(of: all[0]))
        dispatcher.leave(room, all[0].id)
        #expect(dispatcher.admit(all[2], permit: nil, at: start) == .start)
        #expect(dispatcher.holders(of: room) == [all[1].id, all[2].id])
    }

    @Test func `each key has its own room`() {
        var dispatcher = Dispatcher()
        #expect(dispatcher.admit(invocation("1", slot: slot(.queue, key: "a")), permit: nil, at: start) == .start)
        #expect(dispatcher.admit(invocation("2", slot: slot(.queue, key: "b")), permit: nil, at: start) == .start)
        #expect(
            dispatcher.admit(invocation("3", slot: slot(.queue, key: "b")), permit: nil, at: start)
                == .park(reason: "waits, concurrency: 1 of 'b' under way, limit 1")
        )
    }

    @Test func `the policy says what becomes of the one too many`() {
        func second(_ policy: Concurrency.Policy) -> Dispatcher.Admission {
            var dispatcher = Dispatcher()
            _ = dispatcher.admit(invocation("1", slot: slot(policy)), permit: nil, at: start)
            return dispatcher.admit(invocation("2", slot: slot(policy)), permit: nil, at: start)
        }
        #expect(second(.queue) == .park(reason: "waits, concurrency: 1 under way, limit 1"))
        #expect(second(.cancelOlder) == .takeOver(reason: "waits, concurrency: 1 under way, limit 1"))
        #expect(second(.skip) == .skip(reason: "concurrency: 1 under way, limit 1"))
    }

    @Test func `who waits for a place takes no permit`() {
        var dispatcher = Dispatcher()
        let all = (1...2).map { invocation("\($0)", limit: Self.perSecond, slot: slot(.queue)) }
        _ = dispatcher.admit(all[0], permit: nil, at: start)
        _ = dispatcher.admit(all[1], permit: nil, at: start)
        #expect(dispatcher.gate(of: .init(of: all[0])) == RateGate(nextPermit: at(1_000)))
    }
}

/// How fast a cluster is asked.
@Suite struct PaceTests {
    private static let busy = (reason: "429", until: start + .seconds(1))

    @Test func `without pressure as many run as may run at all`() {
        var pace = Pace()
        let started = (0..<40).filter { _ in pace.start(in: "ci", at: start) }.count
        #expect(started == Pace.maximumRunning)
        #expect(pace.resting(at: start) == ["ci"])
        #expect(pace.start(in: "other", at: start) == true)
    }

    @Test func `each refusal halves what may run, down to one, and rests for as long as was asked`() {
        var pace = Pace()
        for expected in [16, 8, 4, 2, 1, 1] {
            _ = pace.start(in: "ci", at: start)
            pace.end(in: "ci", pressure: Self.busy)
            #expect(pace.slowed.map(\.allowed) == [expected])
        }
        #expect(pace.slowed.map(\.reason) == ["429"])
        #expect(pace.start(in: "ci", at: start) == false)
        #expect(pace.nextEnd(after: start) == start + .seconds(1))
        #expect(pace.start(in: "ci", at: start + .seconds(1)) == true)
        #expect(pace.start(in: "ci", at: start + .seconds(1)) == false)
    }

    @Test func `each success lets a little more run until all is as before`() {
        var pace = Pace()
        for _ in 0..<5 {
            _ = pace.start(in: "ci", at: start)
            pace.end(in: "ci", pressure: Self.busy)
        }
        let later = start + .seconds(2)
        var successes = 0
        while !pace.slowed.isEmpty, successes < 2_000 {
            #expect(pace.start(in: "ci", at: later) == true)
            pace.end(in: "ci", pressure: nil)
            successes += 1
        }
        // One more for each round of successes: 1 + 2 + … + 32, about.
        #expect((400...600).contains(successes), "\(successes)")
        #expect(pace.resting(at: later) == [])
    }

    @Test func `an attempt that did not start gives its place back`() {
        var pace = Pace()
        for _ in 0..<Pace.maximumRunning { _ = pace.start(in: "ci", at: start) }
        pace.giveBack(in: "ci")
        #expect(pace.start(in: "ci", at: start) == true)
    }
}

@Suite struct DeliveryRulesTests {
    @Test(arguments: [
        DeliveryRules(),
        DeliveryRules(retryStrategy: Backoff(steps: 3, duration: .nanoseconds(5), factor: 1.1, jitter: 0.3)),
        DeliveryRules(retryStrategy: Backoff(steps: 1, duration: .zero, factor: .infinity, jitter: 1e-300)),
        DeliveryRules(rateLimit: RateLimit(interval: .nanoseconds(333_333_333))),
        DeliveryRules(
            labels: LabelPolicy(
                labels: ["a": "b", "workflows.argoproj.io/phase": "Succeeded ☂", "": ""],
                backoff: Backoff(),
                failsAtTheEnd: true
            )
        ),
    ])
    func `rules that were written are read as they were`(rules: DeliveryRules) throws {
        #expect(DeliveryRules(try JSON(parsing: rules.json.bytes)) == rules)
    }

    @Test(arguments: [
        #"{"retryStrategy":{"steps":1}}"#, #"{"rateLimit":{}}"#, #"{"labels":{"labels":{}}}"#, #"{"labels":7}"#,
    ])
    func `what is no rule is refused`(text: String) throws {
        #expect(DeliveryRules(try JSON(parsing: text)) == nil)
    }
}
