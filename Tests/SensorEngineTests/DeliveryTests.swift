import EventData
import Expressions
import SensorEngine
import Testing

@Suite struct DeliveryTests {
    private static let threeSteps = Backoff(steps: 3, duration: .seconds(10), factor: 2, jitter: 0)

    private func decide(
        _ result: AttemptResult,
        attempt: Int = 1,
        strategy: Backoff? = nil,
        random: Double = 0
    ) -> DeliveryDecision {
        Delivery.decide(after: result, attempt: attempt, strategy: strategy, at: start, random: random)
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

    /// nil when it is not tried again.
    private func wait(after decision: DeliveryDecision) -> Duration? {
        guard case .retry(let time, _) = decision else { return nil }
        return time - start
    }
}
