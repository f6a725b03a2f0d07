import Gateway
import Testing

@Suite struct SignalTests {
    @Test func `a signal raised before the wait is not lost`() async {
        let signal = Signal()
        signal.raise()
        await signal.wait()
    }

    @Test func `a signal raised during the wait ends it`() async {
        let signal = Signal()
        async let waited: Void = signal.wait()
        signal.raise()
        await waited
    }

    @Test func `a wait ends at its limit, and the signal can be waited for again`() async {
        let signal = Signal()
        await signal.wait(atMost: .milliseconds(1))
        signal.raise()
        await signal.wait()
    }

    @Test func `limits hold after waits that ended early, for longer and for shorter ones`() async {
        let signal = Signal()
        let clock = ContinuousClock()
        for milliseconds in [40, 60_000, 20, 90, 1] {
            signal.raise()
            await signal.wait(atMost: .seconds(milliseconds))
            let limit = Duration.milliseconds(milliseconds > 1_000 ? 30 : milliseconds)
            let waited = await clock.measure { await signal.wait(atMost: limit) }
            #expect(waited >= limit)
            #expect(waited < .seconds(20))
        }
    }

    @Test func `an alarm of a wait that ended early wakes no later one`() async throws {
        let signal = Signal()
        signal.raise()
        await signal.wait(atMost: .milliseconds(20))
        let waited = await ContinuousClock().measure { await signal.wait(atMost: .milliseconds(200)) }
        #expect(waited >= .milliseconds(200))
    }

    @Test func `cancelling the task ends the wait`() async {
        let signal = Signal()
        await withTaskGroup { group in
            group.addTask { await signal.wait() }
            group.cancelAll()
        }
    }
}
