import Gateway
import Synchronization
import Testing

@Suite(.timeLimit(.minutes(3))) struct PartsTests {
    private struct Broken: Error, Equatable {}

    @Test func `parts stop in the reverse of the order they were started in`() async {
        let parts = Parts(logger: silent)
        let stopped = Mutex<[String]>([])
        await withCheckedContinuation { (allRunning: CheckedContinuation<Void, Never>) in
            let waiting = Mutex(3)
            for name in ["bus", "sensors", "sources"] {
                parts.start(name) {
                    let isLast = waiting.withLock { count in
                        count -= 1
                        return count == 0
                    }
                    if isLast { allRunning.resume() }
                    await Signal().wait()
                    stopped.withLock { $0.append(name) }
                }
            }
        }
        await parts.stop()
        #expect(stopped.withLock { $0 } == ["sources", "sensors", "bus"])
    }

    @Test func `a part that ends by itself is reported with its error`() async {
        let parts = Parts(logger: silent)
        parts.start("steady") { await Signal().wait() }
        parts.start("broken") { throw Broken() }
        let end = await parts.firstEnd()
        #expect(end?.name == "broken")
        #expect(end?.error is Broken)
        await parts.stop()
    }
}
