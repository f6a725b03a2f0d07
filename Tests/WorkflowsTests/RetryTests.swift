import EventData
import Testing
import Workflows

/// Retries (spec/workflows.md D10).
@Suite struct RetryTests {
    /// A leaf with this strategy; `answer` is told the number of the attempt.
    private func rehearsal(_ strategy: String, args: String = "[]", _ answer: @escaping (Int) -> LeafResult)
        -> Rehearsal
    {
        var rehearsal = Rehearsal(
            """
            entrypoint: t
            templates:
            - name: t
              retryStrategy: \(strategy)
              container: {image: i, args: \(args)}
            """
        )
        rehearsal.answer = { task in
            answer(Int(task.nodeName.dropFirst(2).dropLast()) ?? -1)
        }
        return rehearsal
    }

    private func played(_ strategy: String, args: String = "[]", _ answer: @escaping (Int) -> LeafResult) -> Rehearsal {
        var rehearsal = rehearsal(strategy, args: args, answer)
        rehearsal.play()
        return rehearsal
    }

    @Test func `a limit of two is three attempts (245)`() {
        let rehearsal = played("{limit: 2}") { _ in .failure(1) }
        #expect(rehearsal.started.map(\.nodeName) == ["w(0)", "w(1)", "w(2)"])
        #expect(rehearsal.node("w")["type"] == "Retry")
        #expect(rehearsal.phase("w") == "Failed")
        #expect(rehearsal.message("w") == "No more retries left")
        #expect(rehearsal.message == "No more retries left")
    }

    @Test func `no limit is any number of attempts (246)`() {
        let rehearsal = played("{}") { $0 < 25 ? .failure(1) : .success() }
        #expect(rehearsal.started.count == 26)
        #expect(rehearsal.phase == "Succeeded")
    }

    @Test func `an error is tried again only when the strategy says so (247, 248)`() {
        #expect(played("{limit: 2}") { _ in .error("pod deleted") }.started.count == 1)
        #expect(played("{limit: 2}") { _ in .error("pod deleted") }.message == "pod deleted")
        #expect(played("{limit: 2, retryPolicy: OnError}") { _ in .error("e") }.started.count == 3)
        #expect(played("{limit: 2, retryPolicy: OnError}") { _ in .failure(1) }.started.count == 1)
        #expect(played("{limit: 2, expression: 'true'}") { _ in .error("e") }.started.count == 3)
        #expect(
            played("{limit: 2, retryPolicy: OnTransientError}") { _ in .error("connection refused") }.started.count == 3
        )
        let expression = "{limit: 5, expression: 'asInt(lastRetry.exitCode) < 3'}"
        let rehearsal = played(expression) { .failure($0 + 1) }
        #expect(rehearsal.started.count == 3)
        #expect(rehearsal.message == "retryStrategy.expression evaluated to false")
    }

    @Test func `waits between attempts grow when there is a limit (249)`() {
        let strategy = "{limit: 3, backoff: {duration: 1, factor: 2}}"
        var rehearsal = rehearsal(strategy) { _ in .failure(1) }
        rehearsal.seconds = 0
        var waits: [Int64] = []
        var last = rehearsal.now
        while !rehearsal.run.isCompleted {
            let count = rehearsal.started.count
            let pass = rehearsal.pass(rehearsal.news())
            if rehearsal.started.count > count {
                waits.append((rehearsal.now - last).wholeNanoseconds / 1_000_000_000)
                last = rehearsal.now
            } else {
                if !rehearsal.run.isCompleted { #expect(rehearsal.message("w")?.hasPrefix("Backoff for ") == true) }
                rehearsal.now = pass.wakeAt ?? rehearsal.now
            }
        }
        #expect(waits == [0, 1, 2, 4])
        #expect(rehearsal.now == last, "nothing is waited for after the last attempt")
        var unlimited = self.rehearsal("{backoff: {duration: 100}}") { $0 < 3 ? .failure(1) : .success() }
        unlimited.seconds = 0
        let start = unlimited.now
        unlimited.play()
        #expect(unlimited.now == start)
        #expect(unlimited.phase == "Succeeded")
    }

    @Test func `a backoff needs a duration (250)`() {
        let rehearsal = played("{limit: 1, backoff: {factor: 2}}") { _ in .failure(1) }
        #expect(rehearsal.phase == "Error")
        #expect(rehearsal.message == "retryStrategy.backoff needs a duration")
    }

    @Test func `what would wait beyond the longest time ends (251)`() {
        let rehearsal = played("{limit: 9, backoff: {duration: 4, factor: 2, maxDuration: 10}}") { _ in .failure(1) }
        #expect(rehearsal.message == "Backoff would exceed max duration limit")
        #expect(rehearsal.started.count == 2)
        #expect(rehearsal.started.first?.deadline == Timestamp(seconds: 1_795_694_410))
        let long = played("{limit: 9, backoff: {duration: 4, maxDuration: 0}}") { _ in .failure(1) }
        #expect(long.message == "Max duration limit exceeded")
    }

    @Test func `a success ends it with the outputs of that attempt (252, 253)`() {
        let args = #"["{{retries}} {{lastRetry.exitCode}} {{lastRetry.status}} {{lastRetry.message}}"]"#
        let rehearsal = played("{limit: 3}", args: args) { $0 == 0 ? .failure(7) : .success("r", ["p": "v"]) }
        #expect(rehearsal.phase("w") == "Succeeded")
        #expect(rehearsal.output("p", of: "w") == "v")
        #expect(rehearsal.node("w(0)")["nodeFlag"] == ["retried": true])
        #expect(
            rehearsal.started.map { $0.template.at("container", "args")?.array?.first } == [
                "0 0  ", "1 7 Failed main: Error (exit code 7)",
            ]
        )
    }

    @Test func `an attempt has lasted whole seconds, as the status says`() {
        var rehearsal = rehearsal("{limit: 1, expression: 'asInt(lastRetry.duration) == 1'}") { _ in .failure(1) }
        rehearsal.pass()
        let id = rehearsal.started[0].nodeID
        rehearsal.pass([LeafNews(nodeID: id, .started(rehearsal.now))])
        rehearsal.now = rehearsal.now + .milliseconds(1_324)
        let result = LeafResult(.failed, finishedAt: rehearsal.now)
        rehearsal.pass([LeafNews(nodeID: id, .finished(result))])
        #expect(rehearsal.started.count == 2)
    }

    @Test func `nothing is tried again after the workflow's deadline`() {
        var rehearsal = Rehearsal(
            """
            entrypoint: t
            activeDeadlineSeconds: 60
            templates:
            - {name: t, retryStrategy: {limit: 9, backoff: {duration: 50}}, container: {image: i}}
            """
        )
        rehearsal.answer = { _ in .failure(1) }
        rehearsal.play()
        #expect(rehearsal.started.count == 2)
        #expect(rehearsal.phase("w") == "Failed")
        #expect(rehearsal.message("w") == "retry exceeded workflow deadline 2026-11-26 12:01:00 +0000 UTC")
    }

    @Test func `steps are tried again as a whole (254)`() {
        var rehearsal = Rehearsal(
            """
            entrypoint: main
            templates:
            - name: main
              retryStrategy: {limit: 1}
              steps: [[{name: a, template: t}]]
            \(echo)
            """
        )
        rehearsal.answer = { $0.nodeName.hasPrefix("w(0)") ? .failure(1) : .success() }
        rehearsal.play()
        #expect(rehearsal.node("w")["type"] == "Retry")
        #expect(rehearsal.node("w(1)")["type"] == "Steps")
        #expect(rehearsal.started.map(\.nodeName) == ["w(0)[0].a", "w(1)[0].a"])
        #expect(rehearsal.phase == "Succeeded")
        #expect(rehearsal.missingNodes == [])
    }

    @Test func `a strategy for the workflow is one for each template`() {
        var rehearsal = Rehearsal("entrypoint: t\nretryStrategy: {limit: \"1\"}\ntemplates:\n\(echo)")
        rehearsal.answer = { _ in .failure(1) }
        rehearsal.play()
        #expect(rehearsal.started.count == 2)
    }

    @Test func `an attempt that cannot begin does not keep a pass from its end`() {
        var rehearsal = Rehearsal(
            """
            entrypoint: main
            templates:
            - name: main
              retryStrategy: {retryPolicy: Always}
              steps: [[{name: a, template: none, when: "{{="}]]
            """
        )
        for _ in 0..<5 {
            let pass = rehearsal.pass()
            guard let wake = pass.wakeAt else { break }
            #expect(wake > rehearsal.now)
            rehearsal.now = wake
        }
        #expect(rehearsal.nodes.count < 100)
    }
}
