import EventData
import Testing
import Workflows

/// A run that is made anew of what it wrote down, at any point.
@Suite struct InterruptionTests {
    /// Nearly everything that a status has to remember.
    private static let everything = """
        entrypoint: main
        onExit: leaf
        parallelism: 5
        hooks: {seen: {template: leaf, expression: workflow.status == "Running"}}
        arguments: {parameters: [{name: g, value: "1"}]}
        templates:
        - name: main
          steps:
          - - {name: again, template: retried, continueOn: {failed: true}}
            - {name: loop, template: leaf, withSequence: {count: 6}, continueOn: {failed: true}}
            - {name: locked, template: locked, withItems: [a, b, c], continueOn: {failed: true}}
          - - {name: wait, template: wait}
            - {name: inner, template: inner, continueOn: {failed: true}}
            - {name: memo, template: memo, withItems: [a, a, b], continueOn: {failed: true}}
          - - name: last
              template: leaf
              hooks: {exit: {template: leaf}, up: {template: leaf, expression: steps.last.status == "Running"}}
              when: "{{steps.loop.status}} == Succeeded"
              continueOn: {failed: true}
        - name: inner
          parallelism: 2
          dag:
            failFast: false
            tasks:
            - {name: a, template: leaf}
            - {name: b, template: leaf, depends: a.Failed || a.Succeeded, onExit: leaf}
            - {name: c, template: leaf, depends: a, withParam: "[1, 2, 3]"}
            - {name: d, depends: b && c.AnySucceeded, inline: {container: {image: i, args: ["{{tasks.b.status}}"]}}}
        - name: retried
          retryStrategy: {limit: 3, retryPolicy: Always, backoff: {duration: 2, factor: 2, maxDuration: 1m}}
          container: {image: i, args: ["{{retries}} {{lastRetry.status}}"]}
        - {name: wait, suspend: {duration: 3}}
        - {name: locked, synchronization: {mutexes: [{name: m}]}, container: {image: i}}
        - name: memo
          memoize: {key: k, cache: {configMap: {name: c}}}
          container: {image: i}
        - name: leaf
          outputs: {parameters: [{name: o, globalName: "of-{{node.name}}", valueFrom: {path: /o, default: d}}]}
          container: {image: i}
        """

    private func played(_ seed: UInt64, restarts: @escaping (Int) -> Bool) -> Rehearsal {
        var rehearsal = Rehearsal(Self.everything)
        rehearsal.answer = { task in
            let dice = (UInt64(NodeNames.number(of: task.nodeName)) &+ seed) &* 0x9E37_79B9_7F4A_7C15 >> 60
            if dice < 3 { return .failure(Int(dice) + 1) }
            return dice == 3 ? .error("pod deleted") : .success("\(dice)")
        }
        rehearsal.restarts = restarts
        rehearsal.play()
        return rehearsal
    }

    @Test(arguments: 0..<20) func `a run goes on from its object as it would have anyway`(seed: UInt64) {
        let uninterrupted = played(seed) { _ in false }
        #expect(uninterrupted.run.isCompleted)
        #expect(uninterrupted.missingNodes == [])
        #expect(uninterrupted.restlessPasses == 0)
        var state = seed
        for often in [UInt64(1), 2, 4] {
            let interrupted = played(seed) { pass in
                state = state &* 6_364_136_223_846_793_005 &+ UInt64(pass)
                return state >> 33 % often == 0
            }
            #expect(interrupted.started == uninterrupted.started)
            #expect(interrupted.run.object == uninterrupted.run.object)
        }
    }

    @Test func `a pass that nothing happened before changes nothing`() {
        var rehearsal = Rehearsal(Self.everything)
        for _ in 0..<200 where !rehearsal.run.isCompleted {
            let pass = rehearsal.pass(rehearsal.news())
            let again = rehearsal.run.advance([], seeing: rehearsal.view, locks: &rehearsal.locks, at: rehearsal.now)
            #expect(again.orders == [])
            #expect(!again.isChanged)
            #expect(again.wakeAt == pass.wakeAt)
            rehearsal.now = rehearsal.now + .seconds(1)
        }
    }

    @Test func `a leaf whose order was lost is ordered again`() {
        var rehearsal = Rehearsal("entrypoint: t\ntemplates:\n\(echo)")
        rehearsal.pass()
        rehearsal.restart()
        #expect(rehearsal.run.unfinishedLeaves == ["w"])
        rehearsal.pass()
        #expect(rehearsal.started.count == 1)
        rehearsal.run.startAgain(rehearsal.run.unfinishedLeaves)
        rehearsal.pass()
        #expect(rehearsal.started.count == 2)
        #expect(rehearsal.started.first == rehearsal.started.last)
        #expect(rehearsal.status["progress"] == "0/1")
    }

    @Test func `a long line of tasks takes time by its length`() {
        let work = { (count: Int) -> Duration in
            let tasks = (0..<count).map { index in
                "- {name: t\(index), template: t\(index == 0 ? "" : ", depends: t\(index - 1)")}"
            }
            var rehearsal = Rehearsal(DAGTests.spec(tasks.joined(separator: "\n")))
            rehearsal.pass()
            let clock = ContinuousClock()
            // The fastest: the others share the machine with other tests.
            return (0..<20).map { _ in clock.measure { rehearsal.pass() } }.min() ?? .zero
        }
        _ = work(100)
        let (short, long) = (work(250), work(1_000))
        #expect(long < short * 10, "a pass over 1,000 tasks takes \(long), over 250 \(short)")
    }
}
