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

    @Test func `cancelling the task ends the wait`() async {
        let signal = Signal()
        await withTaskGroup { group in
            group.addTask { await signal.wait() }
            group.cancelAll()
        }
    }
}
