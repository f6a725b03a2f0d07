import EventData
import Expressions
import Manifests
import SensorEngine
import Testing

@Suite struct DeliveryTests {
    private static let threeSteps = Backoff(steps: 3, duration: .seconds(10), factor: 2, jitter: 0)

    private func decide(
        _ result: AttemptResult,
        attempt: Int = 1,
        strategy: Backoff? = nil,
        hasStandby: Bool = false,
        random: Double = 0
    ) -> DeliveryDecision {
        let rules = DeliveryRules(retryStrategy: strategy)
        return Delivery(rules: rules, hasStandby: hasStandby, at: start, random: random)
            .decision(after: result, attempt: attempt)
    }

    @Test(arguments: [nil, threeSteps])
    func `success is done, whatever the strategy`(strategy: Backoff?) {
        #expect(decide(.succeeded("Workflow default/x"), attempt: 9, strategy: strategy) == .done("Workflow default/x"))
    }

    @Test func `without a strategy a permanent failure is dead at once`() {
        #expect(decide(.permanent("refused", fix: "correct it")) == .dead("refused; correct it"))
    }

    @Test func `without a strategy a transient failure waits twice as long each time`() {
        let waits = (1...10).map { wait(after: decide(.transient("down", after: nil), attempt: $0)) }
        #expect(waits == [1, 2, 4, 8, 16, 32, 64, 128, 150, 150].map(Duration.seconds))
    }

    @Test func `with a strategy every failure is tried again until the steps are used up`() {
        for result in [AttemptResult.transient("down", after: nil), .permanent("down", fix: "wait")] {
            let waits = (1...2).map { wait(after: decide(result, attempt: $0, strategy: Self.threeSteps)) }
            #expect(waits == [.seconds(10), .seconds(20)])
        }
        let last = decide(.transient("down", after: nil), attempt: 3, strategy: Self.threeSteps)
        #expect(last == .dead("down (attempt 3, the last)"))
    }

    @Test func `what the other side asks for is the least that is waited`() {
        let asked = AttemptResult.transient("busy", after: .seconds(60))
        #expect(wait(after: decide(asked)) == .seconds(60))
        #expect(wait(after: decide(asked, attempt: 8)) == .seconds(128))
        #expect(wait(after: decide(asked, strategy: Self.threeSteps)) == .seconds(60))
        #expect(wait(after: decide(.transient("busy", after: .seconds(1 << 40)))) == Delivery.longestRequestedWait)
    }

    @Test(arguments: 1...40 as ClosedRange<UInt64>)
    func `a default wait is never shorter than the first nor longer than the longest`(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<50 {
            let attempt = Int.random(in: 1...10_000, using: &random)
            let jitter = Double.random(in: 0..<1, using: &random)
            let wait = wait(after: decide(.transient("down", after: nil), attempt: attempt, random: jitter))
            #expect(wait.map { $0 >= Delivery.defaultWait && $0 <= Delivery.longestDefaultWait } == true)
        }
    }

    @Test(arguments: 1...40 as ClosedRange<UInt64>)
    func `a strategy allows exactly its steps`(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let steps = Int.random(in: 1...20, using: &random)
        let strategy = Backoff(steps: steps, duration: .seconds(1), factor: 1.5, jitter: 1)
        var attempts = 1
        while wait(after: decide(.permanent("no", fix: "stop"), attempt: attempts, strategy: strategy)) != nil {
            attempts += 1
        }
        #expect(attempts == steps)
    }

    @Test func `pressure is waited for and never uses up an attempt`() {
        let pressed = AttemptResult.pressed("429: slow down", after: .seconds(7))
        #expect(
            decide(pressed, attempt: 3, strategy: Self.threeSteps)
                == .wait(until: start + .seconds(7), reason: "429: slow down")
        )
        #expect(
            decide(.pressed("quota", after: nil), hasStandby: true)
                == .wait(until: start + .seconds(1), reason: "quota")
        )
        let absurd = decide(.pressed("quota", after: .seconds(1 << 40)))
        #expect(absurd == .wait(until: start + Delivery.longestRequestedWait, reason: "quota"))
    }

    @Test func `where a dlqTrigger stands by there is one attempt, or as many as the strategy says`() {
        let down = AttemptResult.transient("down", after: nil)
        #expect(decide(down, hasStandby: true) == .dead("down (attempt 1, the last)"))
        #expect(wait(after: decide(down, strategy: Self.threeSteps, hasStandby: true)) == .seconds(10))
    }

    // MARK: policy.k8s

    private func look(_ observation: Observation, check: Int, failsAtTheEnd: Bool = true, attempt: Int = 1)
        -> DeliveryDecision
    {
        let labels = LabelPolicy(labels: ["done": "yes"], backoff: Self.threeSteps, failsAtTheEnd: failsAtTheEnd)
        let rules = DeliveryRules(retryStrategy: Backoff(steps: 2, duration: .seconds(5), jitter: 0), labels: labels)
        return Delivery(rules: rules, hasStandby: false, at: start, random: 0)
            .decision(after: observation, check: check, of: "Workflow a/b", attempt: attempt)
    }

    @Test func `what is made is looked at at once where a policy asks for labels`() {
        let labels = LabelPolicy(labels: ["done": "yes"], backoff: Self.threeSteps, failsAtTheEnd: true)
        let delivery = Delivery(rules: DeliveryRules(labels: labels), hasStandby: false, at: start, random: 0)
        #expect(
            delivery.decision(after: .succeeded("Workflow a/b"), attempt: 1)
                == .observe(at: start, made: "Workflow a/b", checks: 0)
        )
    }

    @Test func `labels are waited for as long as the policy's backoff says`() {
        #expect(look(.matches, check: 2) == .done("Workflow a/b"))
        #expect(look(.notYet, check: 1) == .observe(at: start + .seconds(10), made: "Workflow a/b", checks: 1))
        #expect(look(.notYet, check: 2) == .observe(at: start + .seconds(20), made: "Workflow a/b", checks: 2))
        #expect(look(.notYet, check: 3, failsAtTheEnd: false) == .done("Workflow a/b"))
        let problem = "Workflow a/b has not got the labels of policy.k8s after 3 looks"
        #expect(look(.notYet, check: 3) == .retry(at: start + .seconds(5), problem: problem))
        #expect(look(.notYet, check: 3, attempt: 2) == .dead("\(problem) (attempt 2, the last)"))
    }

    @Test func `an object that is gone fails the attempt, one that cannot be asked for is asked for again`() {
        let gone = Observation.failed(.permanent("the object is gone", fix: "keep it"))
        #expect(look(gone, check: 1) == .retry(at: start + .seconds(5), problem: "the object is gone; keep it"))
        let away = Observation.failed(.transient("no answer", after: .seconds(3)))
        #expect(
            look(away, check: 2)
                == .observe(at: start + .seconds(3), made: "Workflow a/b", checks: 1)
        )
    }

    /// nil when it is not tried again.
    private func wait(after decision: DeliveryDecision) -> Duration? {
        guard case .retry(let time, _) = decision else { return nil }
        return time - start
    }
}
