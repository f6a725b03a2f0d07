import EventData
import Testing
import Workflows

/// What others change in a Workflow (spec/workflows.md A6).
@Suite struct AdoptionTests {
    private static let spec = """
        entrypoint: main
        onExit: t
        templates:
        - name: main
          steps:
          - [{name: a, template: t}]
          - [{name: b, template: inner}]
        - name: inner
          dag: {tasks: [{name: c, template: t}, {name: d, template: t, depends: c}]}
        \(echo)
        """

    /// The object with its nodes and status changed.
    private func changed(_ object: JSON, _ change: (inout [String: JSON], inout JSON) -> Void) -> JSON {
        var object = object
        var status = object["status"] ?? [:]
        let members = status["nodes"]?.object?.members ?? []
        var nodes = Dictionary(members.map { ($0.value["name"]?.string ?? "", $0.value) }) { first, _ in first }
        change(&nodes, &status)
        let left = members.compactMap { member -> (name: String, value: JSON)? in
            nodes[member.value["name"]?.string ?? ""].map { (member.name, $0) }
        }
        status["nodes"] = .object(JSONObject(left))
        object["status"] = status
        return object
    }

    /// What the verb `retry` does to this one (A6.2).
    private func retried(_ object: JSON, at now: Timestamp) -> JSON {
        var object = changed(object) { nodes, status in
            for name in ["w[1].b.d", "w.onExit"] { nodes[name] = nil }
            for name in ["w", "w[1]", "w[1].b"] {
                nodes[name]?["phase"] = "Running"
                nodes[name]?["message"] = nil
                nodes[name]?["finishedAt"] = .null
                nodes[name]?["outboundNodes"] = nil
            }
            nodes["w[1].b.c"]?["children"] = nil
            status["phase"] = ""
            status["message"] = ""
            status["startedAt"] = .string(now.rfc3339Seconds)
            status["finishedAt"] = .null
            status["conditions"] = [["type": "Completed", "status": "False"]]
        }
        var metadata = object["metadata"] ?? [:]
        var labels = metadata["labels"] ?? [:]
        labels["workflows.argoproj.io/completed"] = nil
        metadata["labels"] = labels
        object["metadata"] = metadata
        return object
    }

    @Test(arguments: [true, false])
    func `a retried workflow repeats only what had not succeeded (58, 64, 298)`(isRestarted: Bool) {
        var rehearsal = Rehearsal(Self.spec)
        rehearsal.answer = { $0.nodeName == "w[1].b.d" ? .failure(1) : .success() }
        rehearsal.play()
        #expect(rehearsal.phase == "Failed")
        #expect(rehearsal.started.map(\.nodeName) == ["w[0].a", "w[1].b.c", "w[1].b.d", "w.onExit"])
        let object = retried(rehearsal.run.object, at: rehearsal.now)
        if isRestarted { rehearsal.run = WorkflowRun(object) } else { rehearsal.run.adopt(object) }
        rehearsal.answer = { _ in .success() }
        rehearsal.play()
        #expect(rehearsal.phase == "Succeeded")
        #expect(rehearsal.started.dropFirst(4).map(\.nodeName) == ["w[1].b.d", "w.onExit"])
        #expect(rehearsal.missingNodes == [])
        #expect(rehearsal.status["progress"] == "4/4")
        let conditions = rehearsal.status["conditions"]?.array ?? []
        #expect(conditions.contains(["type": "Completed", "status": "True"]))
    }

    @Test func `of the attempts that a resubmission brings the last one runs again, and no other keeps a place`() {
        var rehearsal = Rehearsal(
            """
            entrypoint: main
            parallelism: 1
            templates:
            - {name: main, dag: {tasks: [{name: b, template: b}, {name: c, template: c, depends: b}]}}
            - {name: b, retryStrategy: {limit: 1}, container: {image: i}}
            - {name: c, container: {image: i}}
            """
        )
        rehearsal.answer = { _ in .failure(1) }
        rehearsal.play()
        #expect(rehearsal.phase("w.b(0)") == "Failed" && rehearsal.phase("w.b(1)") == "Failed")
        var object = rehearsal.run.object
        let nodes = (object.at("status", "nodes")?.object?.members ?? []).filter { $0.value["name"] != "w.c" }
            .map { ($0.name, $0.value.with(phase: "Pending")) }
        object["status"] = ["nodes": .object(JSONObject(nodes))]
        rehearsal.run = WorkflowRun(object)
        rehearsal.answer = { _ in .success() }
        rehearsal.play()
        #expect(rehearsal.phase == "Succeeded", "\(rehearsal.status.text)")
        #expect(rehearsal.started.map(\.nodeName) == ["w.b(0)", "w.b(1)", "w.b(1)", "w.c"])
        #expect(rehearsal.phase("w.b(0)") == "Skipped")
    }

    @Test func `an older object does not take away what is known`() {
        var rehearsal = Rehearsal(Self.spec)
        rehearsal.answer = { _ in .success() }
        rehearsal.pass()
        let older = rehearsal.run.object
        rehearsal.now = rehearsal.now + .seconds(1)
        rehearsal.pass(rehearsal.news())
        let nodes = rehearsal.nodes
        rehearsal.run.adopt(older)
        #expect(rehearsal.nodes == nodes)
        rehearsal.run.adopt(Rehearsal.workflow(Self.spec))
        #expect(rehearsal.nodes == nodes)
        rehearsal.play()
        #expect(rehearsal.phase == "Succeeded")
        let end = rehearsal.status
        rehearsal.run.adopt(Rehearsal.workflow(Self.spec))
        rehearsal.pass()
        #expect(rehearsal.status == end)
    }

    @Test func `labels and annotations that others set stay`() {
        var rehearsal = Rehearsal(Self.spec)
        rehearsal.pass()
        var object = rehearsal.run.object
        var metadata = object["metadata"] ?? [:]
        metadata["labels"] = ["mine": "yes"]
        metadata["resourceVersion"] = "7"
        object["metadata"] = metadata
        rehearsal.run.adopt(object)
        let written = rehearsal.run.object["metadata"]
        #expect(written?["resourceVersion"] == "7")
        #expect(
            written?["labels"] == [
                "mine": "yes", "workflows.argoproj.io/phase": "Running", "workflows.argoproj.io/completed": "false",
            ]
        )
    }

    @Test func `a suspension that someone ends as failed has failed (49)`() {
        var rehearsal = Rehearsal("entrypoint: s\ntemplates: [{name: s, suspend: {}}]")
        rehearsal.pass()
        rehearsal.run.adopt(
            changed(rehearsal.run.object) { nodes, _ in
                nodes["w"]?["phase"] = "Failed"
                nodes["w"]?["message"] = "no"
            }
        )
        rehearsal.pass()
        #expect(rehearsal.phase == "Failed")
        #expect(rehearsal.message == "no")
    }

    @Test func `what a memoized resubmission brings with it is used (56)`() {
        var rehearsal = Rehearsal(Self.spec)
        rehearsal.answer = { $0.nodeName == "w[1].b.d" ? .failure(1) : .success() }
        rehearsal.play()
        var object = changed(rehearsal.run.object) { nodes, status in
            for name in ["w[0].a", "w[1].b.c"] {
                nodes[name]?["type"] = "Skipped"
                nodes[name]?["phase"] = "Skipped"
            }
            for name in ["w", "w[1]", "w[1].b", "w[1].b.d"] {
                nodes[name]?["phase"] = "Pending"
                nodes[name]?["message"] = nil
                nodes[name]?["finishedAt"] = .null
            }
            nodes["w.onExit"] = nil
            status = ["nodes": [:], "conditions": [["type": "Completed", "status": "False"]]]
        }
        var metadata = object["metadata"] ?? [:]
        metadata["labels"] = nil
        object["metadata"] = metadata
        var again = Rehearsal(object)
        again.answer = { _ in .success() }
        again.play()
        #expect(again.started.map(\.nodeName) == ["w[1].b.d", "w.onExit"])
        #expect(again.phase == "Succeeded")
    }

    @Test func `a limit that someone raises counts at once`() {
        var rehearsal = Rehearsal(
            """
            entrypoint: main
            parallelism: 1
            templates:
            - name: main
              steps: [[{name: s, template: t, withSequence: {count: 3}}]]
            \(echo)
            """
        )
        rehearsal.pass()
        #expect(rehearsal.started.count == 1)
        var object = rehearsal.run.object
        var spec = object["spec"] ?? [:]
        spec["parallelism"] = 3
        object["spec"] = spec
        rehearsal.run.adopt(object)
        rehearsal.pass()
        #expect(rehearsal.started.count == 3)
    }

    @Test func `a node may be shown under another name`() {
        var rehearsal = Rehearsal(
            """
            entrypoint: main
            templates:
            - name: main
              steps: [[{name: a, template: t}]]
            - name: t
              annotations: {workflows.argoproj.io/display-name: "of-{{workflow.name}}"}
              container: {image: i}
            """
        )
        rehearsal.pass()
        #expect(rehearsal.node("w[0].a")["displayName"] == "of-w")
    }

    @Test func `an expression may look for a task by a name that it computes`() {
        var rehearsal = Rehearsal(
            DAGTests.spec(
                """
                - {name: a, template: t}
                - name: b
                  template: t
                  depends: a
                  arguments: {parameters: [{name: x, value: "{{=tasks[sprig.trim(' a ')].status + string(len(tasks))}}"}]}
                """
            )
        )
        rehearsal.answer = { _ in .success() }
        rehearsal.play()
        #expect(rehearsal.input("x", of: "w.b") == "Succeeded1")
    }
}

extension JSON {
    fileprivate func with(phase: String) -> JSON {
        var node = self
        (node["phase"], node["finishedAt"], node["message"]) = (.string(phase), .null, nil)
        return node
    }
}
