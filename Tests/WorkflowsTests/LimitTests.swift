import EventData
import Testing
import Workflows

/// Time limits, parallelism, failFast (spec/workflows.md D11) and the end from outside (A6).
@Suite struct LimitTests {
    private static let three = """
        entrypoint: main
        templates:
        - name: main
          steps: [[{name: a, template: t}, {name: b, template: t}, {name: c, template: t}]]
        \(echo)
        """

    /// The most leaves that ran at once.
    private func most(_ spec: String) -> (count: Int, rehearsal: Rehearsal) {
        var rehearsal = Rehearsal(spec)
        rehearsal.answer = { _ in .success() }
        var most = 0
        for _ in 0..<100 where !rehearsal.run.isCompleted {
            rehearsal.pass(rehearsal.news())
            most = max(most, rehearsal.running.count)
            rehearsal.now = rehearsal.now + .seconds(1)
        }
        return (most, rehearsal)
    }

    @Test func `a leaf's timeout is its deadline, and its end while it waits (255, 256)`() {
        let spec = "entrypoint: t\ntemplates:\n- {name: t, timeout: 2s, container: {image: i}}"
        var rehearsal = Rehearsal(spec)
        let pass = rehearsal.pass()
        #expect(rehearsal.started.first?.deadline == rehearsal.now + .seconds(2))
        #expect(pass.wakeAt == rehearsal.now + .seconds(2))
        rehearsal.now = rehearsal.now + .seconds(2)
        rehearsal.pass()
        #expect(rehearsal.phase == "Failed")
        #expect(rehearsal.message == "timeout")
        #expect(rehearsal.stopped == ["w"])
    }

    @Test func `a workflow's deadline ends what waits and starts nothing (257)`() {
        var rehearsal = Rehearsal(
            """
            entrypoint: main
            activeDeadlineSeconds: 3
            onExit: t
            templates:
            - name: main
              steps: [[{name: a, template: t}, {name: b, template: wait}], [{name: c, template: t}]]
            - {name: wait, suspend: {}}
            \(echo)
            """
        )
        rehearsal.answer = { $0.nodeName == "w[0].a" ? nil : .success() }
        let pass = rehearsal.pass()
        let deadline = rehearsal.now + .seconds(3)
        #expect(rehearsal.started.first?.deadline == deadline)
        #expect(pass.wakeAt == deadline)
        let a = NodeNames.id(ofNode: "w[0].a", in: "w")
        rehearsal.pass([LeafNews(nodeID: a, .started(rehearsal.now))])
        rehearsal.now = deadline
        rehearsal.pass()
        #expect(rehearsal.message("w[0].b") == "Step exceeded its deadline")
        #expect(rehearsal.stopped == [])
        #expect(rehearsal.phase == "Running")
        let message = "Pod was active on the node longer than the specified deadline"
        rehearsal.pass([LeafNews(nodeID: a, .finished(LeafResult(.failed, message: message, finishedAt: deadline)))])
        #expect(rehearsal.message("w[0].a") == message)
        #expect(rehearsal.phase("w.onExit") == "Pending")
        rehearsal.play()
        #expect(rehearsal.phase == "Failed")
        #expect(rehearsal.phase("w[1]") == nil)
        #expect(rehearsal.missingNodes == [])
    }

    @Test func `a workflow's parallelism holds for all of it (258)`() {
        let (count, rehearsal) = most(Self.three + "\nparallelism: 1")
        #expect(count == 1)
        #expect(rehearsal.phase == "Succeeded")
        #expect(rehearsal.started.count == 3)
        #expect(most(Self.three).count == 3)
    }

    @Test func `a template's parallelism holds for its children (259)`() {
        let loop = """
            entrypoint: main
            templates:
            - name: main
              parallelism: 2
              steps: [[{name: s, template: t, withSequence: {count: 5}}]]
            \(echo)
            """
        let (count, rehearsal) = most(loop)
        #expect(count == 2)
        #expect(rehearsal.started.count == 5)
        #expect(rehearsal.phase == "Succeeded")
        let dag = """
            entrypoint: main
            templates:
            - name: main
              parallelism: 1
              dag: {tasks: [{name: a, template: inner}, {name: b, template: inner}]}
            - name: inner
              steps: [[{name: x, template: t}, {name: z, template: t}]]
            \(echo)
            """
        #expect(most(dag).count == 2)
        #expect(most(dag).rehearsal.phase == "Succeeded")
    }

    @Test func `failFast starts nothing more after a failure (260)`() {
        var rehearsal = Rehearsal(
            """
            entrypoint: main
            templates:
            - name: main
              parallelism: 1
              failFast: true
              steps: [[{name: s, template: t, withSequence: {count: 5}}]]
            \(echo)
            """
        )
        rehearsal.answer = { $0.nodeName == "w[0].s(1:1)" ? .failure(1) : .success() }
        rehearsal.play()
        #expect(rehearsal.started.count == 2)
        #expect(rehearsal.phase == "Failed")
        #expect(rehearsal.message == "template has failed or errored children and failFast enabled")
    }

    @Test func `a suspension ends after its duration, or when it is resumed (261, 262, 40)`() {
        let spec = { (duration: String) in
            """
            entrypoint: main
            templates:
            - name: main
              steps:
              - [{name: s, template: wait}]
              - [{name: a, template: t, arguments: {parameters: [{name: x, value: "{{steps.s.outputs.parameters.p}}"}]}}]
            - name: wait
              suspend: {\(duration)}
              outputs: {parameters: [{name: p, valueFrom: {supplied: {}, default: d}}]}
            \(echo)
            """
        }
        var timed = Rehearsal(spec("duration: \"2\""))
        let pass = timed.pass()
        #expect(pass.wakeAt == timed.now + .seconds(2))
        #expect(timed.phase == "Running")
        timed.now = timed.now + .seconds(2)
        timed.pass()
        #expect(timed.phase("w[0].s") == "Succeeded")
        #expect(timed.input("x", of: "w[1].a") == "d")

        var waiting = Rehearsal(spec(""))
        #expect(waiting.pass().wakeAt == nil)
        waiting.now = waiting.now + .seconds(1_000)
        waiting.pass()
        #expect(waiting.phase("w[0].s") == "Running")
        let id = NodeNames.id(ofNode: "w[0].s", in: "w")
        var object = waiting.run.object
        var status = object["status"] ?? [:]
        var nodes = status["nodes"] ?? [:]
        var node = nodes[id] ?? [:]
        node["phase"] = "Succeeded"
        node["message"] = "Resumed by: me"
        node["outputs"] = ["parameters": [["name": "p", "value": "given"]]]
        nodes[id] = node
        status["nodes"] = nodes
        object["status"] = status
        waiting.run.adopt(object)
        waiting.pass()
        #expect(waiting.input("x", of: "w[1].a") == "given")
        #expect(waiting.message("w[0].s") == "Resumed by: me")
    }

    @Test func `a suspended workflow starts nothing until it is resumed (36, 38)`() {
        var object = Rehearsal.workflow(Self.three)
        object["spec"] = (object["spec"]).map { spec in
            var spec = spec
            spec["suspend"] = true
            return spec
        }
        var rehearsal = Rehearsal(object)
        rehearsal.pass()
        #expect(rehearsal.phase == "Running")
        #expect(rehearsal.nodes.isEmpty)
        var resumed = rehearsal.run.object
        var spec = resumed["spec"] ?? [:]
        spec["suspend"] = nil
        resumed["spec"] = spec
        rehearsal.run.adopt(resumed)
        rehearsal.pass()
        #expect(rehearsal.started.count == 3)
    }

    @Test func `a timeout counts the time in line for a lock (256)`() {
        let spec = """
            entrypoint: t
            templates:
            - {name: t, timeout: 5s, synchronization: {mutexes: [{name: m}]}, container: {image: i}}
            """
        var first = Rehearsal(spec, name: "one")
        first.pass()
        var second = Rehearsal(spec, name: "two")
        second.locks = first.locks
        #expect(second.pass().wakeAt == second.now + .seconds(5))
        second.now = second.now + .seconds(5)
        second.pass()
        #expect(second.phase == "Failed")
        #expect(second.message == "timeout")
        #expect(second.locks.waiting == [])
    }

    /// The workflow of `spec` with this shutdown after its first pass and the news that all runs.
    private func shutDown(_ strategy: String, _ spec: String) -> Rehearsal {
        var rehearsal = Rehearsal(spec)
        rehearsal.answer = { $0.nodeName.contains("onExit") ? .success() : nil }
        rehearsal.pass()
        rehearsal.pass(rehearsal.started.map { LeafNews(nodeID: $0.nodeID, .started(rehearsal.now)) })
        var object = rehearsal.run.object
        var changed = object["spec"] ?? [:]
        changed["shutdown"] = .string(strategy)
        object["spec"] = changed
        rehearsal.run.adopt(object)
        rehearsal.play()
        return rehearsal
    }

    @Test func `a shutdown that is no word for it changes nothing`() {
        for text in ["terminate", "Foo"] {
            let rehearsal = shutDown(text, "entrypoint: t\ntemplates:\n\(echo)")
            #expect(rehearsal.stopped == [])
            #expect(rehearsal.phase == "Running")
        }
    }

    @Test func `stop ends what runs and lets the exit handler run; terminate does not (46, 47, 267)`() {
        let spec = """
            entrypoint: main
            onExit: t
            templates:
            - name: main
              steps: [[{name: a, template: t}, {name: s, template: wait}], [{name: b, template: t}]]
            - {name: wait, suspend: {}}
            \(echo)
            """
        for (strategy, exit) in [("Stop", "Succeeded"), ("Terminate", nil)] {
            let rehearsal = shutDown(strategy, spec)
            #expect(rehearsal.stopped == [NodeNames.id(ofNode: "w[0].a", in: "w")])
            #expect(rehearsal.message("w[0].a") == "workflow shutdown with strategy:  \(strategy)")
            #expect(rehearsal.message("w[0].s") == "Stopped with strategy '\(strategy)'")
            #expect(rehearsal.phase("w[1]") == nil)
            #expect(rehearsal.phase("w.onExit") == exit)
            #expect(rehearsal.phase == "Failed")
            #expect(rehearsal.message == "Stopped with strategy '\(strategy)'")
            #expect(rehearsal.nodes.values.allSatisfy { !["Pending", "Running"].contains($0["phase"]?.string) })
        }
    }

    @Test func `a stopped retry is not tried again`() {
        let spec = "entrypoint: t\nretryStrategy: {limit: 9}\ntemplates:\n\(echo)"
        let rehearsal = shutDown("Stop", spec)
        #expect(rehearsal.started.count == 1)
        #expect(rehearsal.message("w(0)") == "workflow shutdown with strategy:  Stop")
        #expect(rehearsal.message("w") == "Stopped with strategy 'Stop'")
        #expect(rehearsal.phase == "Failed")
    }

    @Test func `a finished workflow is deleted when its time is over (291)`() {
        let spec = { (phase: String) in
            "entrypoint: t\nttlStrategy: {secondsAfterSuccess: 5, secondsAfterCompletion: 9}\ntemplates:\n\(echo)"
        }
        var rehearsal = Rehearsal(spec(""))
        rehearsal.answer = { _ in .success() }
        rehearsal.play()
        let end = rehearsal.now
        #expect(rehearsal.pass().wakeAt == end + .seconds(6))
        rehearsal.now = end + .seconds(6)
        rehearsal.restart()
        rehearsal.pass()
        #expect(rehearsal.isDeleted)
        var other = Rehearsal(spec(""))
        other.answer = { _ in .error("e") }
        other.play()
        #expect(other.pass().wakeAt == other.now + .seconds(10))
    }
}
