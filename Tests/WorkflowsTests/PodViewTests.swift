import EventData
import Testing
import Workflows

/// Pods and Events of a Workflow, made from its status (decision 0051; spec/workflows.md A7, D9).
@Suite struct PodViewTests {
    private func pods(_ rehearsal: Rehearsal) -> [JSON] { WorkflowPods(rehearsal.run.object).all() }

    private func names(_ rehearsal: Rehearsal) -> [String] {
        pods(rehearsal).compactMap { $0.at("metadata", "name")?.string }.sorted()
    }

    private static let twice = """
        entrypoint: main
        podMetadata: {labels: {team: a}}
        templates:
        - name: main
          steps: [[{name: a, template: t, arguments: {parameters: [{name: x, value: v}]}}, {name: b, template: bad}]]
        - name: bad
          retryStrategy: {limit: 1, retryPolicy: Always}
          metadata: {labels: {kind: bad}}
          container: {image: i, command: [sh, -c, exit 3]}
        \(echo)
        """

    @Test func `each leaf has the pod that it was ordered with, as its node has it`() {
        var rehearsal = Rehearsal(Self.twice)
        rehearsal.answer = { $0.nodeName == "w[0].a" ? .success("r") : .failure(3) }
        rehearsal.pass()
        #expect(pods(rehearsal).allSatisfy { $0.at("status", "phase") == "Pending" })
        rehearsal.play()
        #expect(names(rehearsal) == rehearsal.started.map(\.podName).sorted())
        let good = pods(rehearsal).first { $0.at("status", "phase") == "Succeeded" }
        #expect(good?.at("spec", "containers")?.array?.first?["args"] == ["v"])
        #expect(good?.at("metadata", "ownerReferences")?.array?.first?["uid"] == "uid-of-w")
        #expect(good?.at("metadata", "labels", "team") == "a")
        let bad = pods(rehearsal).first { $0.at("status", "phase") == "Failed" }
        let state = bad?.at("status", "containerStatuses")?.array?.first?.at("state", "terminated")
        #expect(state?["exitCode"] == 3 && state?["reason"] == "Error")
        #expect(bad?.at("metadata", "labels", "kind") == "bad")
        #expect(bad?.at("metadata", "labels", "workflows.argoproj.io/workflow") == "w")
        #expect(bad?.at("metadata", "labels", "workflows.argoproj.io/completed") == "true")
    }

    @Test func `each container of a set has its own state, and what becomes of one is a change of the pod`() {
        let set = "containerSet: {containers: [{name: a, image: i}, {name: main, image: i, dependencies: [a]}]}"
        var rehearsal = Rehearsal("entrypoint: t\ntemplates: [{name: t, \(set)}]")
        rehearsal.pass()
        let start: [LeafNews.Kind] = [.started(rehearsal.now), .containerStarted("a", rehearsal.now)]
        rehearsal.pass(start.map { LeafNews(nodeID: "w", $0) })
        #expect(states(rehearsal) == [["running"], ["waiting"]])
        let before = rehearsal.run.object
        let failure = LeafNews.Kind.containerFinished("a", .failure(3))
        rehearsal.pass([LeafNews(nodeID: "w", failure)])
        #expect(states(rehearsal) == [["terminated"], ["waiting"]])
        #expect(WorkflowPods(rehearsal.run.object).all(unlike: before) == pods(rehearsal))
        let ended = pods(rehearsal).first?.at("status", "containerStatuses")?.array?.first
        #expect(ended?.at("state", "terminated", "exitCode") == 3 && ended?["ready"] == false)
    }

    /// Which state each container of the first pod is in.
    private func states(_ rehearsal: Rehearsal) -> [[String]] {
        let statuses = pods(rehearsal).first?.at("status", "containerStatuses")?.array ?? []
        return statuses.map { $0["state"]?.object?.members.map(\.name) ?? [] }
    }

    @Test func `a pod's Workflow has one of a few names`() {
        #expect(WorkflowPods.owners(of: "w-t-1") == ["w-t-1", "w", "w-t"])
        #expect(WorkflowEvents.owners(of: "a.b.1-2") == ["a.b"])
    }

    /// The object as `kubectl delete pod` leaves it.
    private func deleted(_ pod: String, of object: JSON) -> JSON {
        var object = object
        var status = object["status"] ?? [:]
        var nodes = status["nodes"] ?? [:]
        let id = WorkflowPods(object).nodeID(of: pod) ?? ""
        var node = nodes[id] ?? [:]
        node[WorkflowPods.deletedMember] = true
        nodes[id] = node
        status["nodes"] = nodes
        object["status"] = status
        return object
    }

    @Test func `a deleted pod ends its leaf as an error that may be tried again, and is shown no longer`() {
        var rehearsal = Rehearsal(Self.twice)
        rehearsal.pass()
        let pod = rehearsal.started.first { $0.nodeName == "w[0].b(0)" }?.podName ?? ""
        rehearsal.run.adopt(deleted(pod, of: rehearsal.run.object))
        rehearsal.pass()
        #expect(rehearsal.message("w[0].b(0)") == "pod deleted" && rehearsal.phase("w[0].b(0)") == "Error")
        #expect(rehearsal.stopped == [rehearsal.node("w[0].b(0)")["id"]?.string])
        #expect(rehearsal.started.map(\.nodeName).contains("w[0].b(1)"))
        #expect(!names(rehearsal).contains(pod) && names(rehearsal).count == 2)
        // What is told of it afterwards changes nothing.
        rehearsal.pass(rehearsal.news())
        #expect(rehearsal.message("w[0].b(0)") == "pod deleted")
    }

    @Test func `what runs of a deleted pod has ended before another has its lock or its place`() {
        var rehearsal = Rehearsal(
            """
            entrypoint: main
            templates:
            - name: main
              steps: [[{name: a, template: t}, {name: b, template: t}]]
            - name: t
              synchronization: {mutexes: [{name: m}]}
              retryStrategy: {limit: 1, retryPolicy: Always}
              container: {image: i}
            """
        )
        rehearsal.pass()
        let first = rehearsal.started[0]
        rehearsal.pass([LeafNews(nodeID: first.nodeID, .started(rehearsal.now))])
        rehearsal.run.adopt(deleted(first.podName, of: rehearsal.run.object))
        rehearsal.pass()
        #expect(rehearsal.stopped == [first.nodeID])
        #expect(rehearsal.run.hasEnded(first.nodeID), "what it leaves is nobody's")
        #expect(rehearsal.phase(first.nodeName) == "Running" && rehearsal.started.count == 1)
        let late = LeafResult(.succeeded, finishedAt: rehearsal.now)
        rehearsal.pass([LeafNews(nodeID: first.nodeID, .finished(late))])
        #expect(rehearsal.phase(first.nodeName) == "Error" && rehearsal.message(first.nodeName) == "pod deleted")
        #expect(rehearsal.started.count == 2)
    }

    @Test func `a deleted pod of a leaf that has ended changes nothing but that it is not shown`() {
        var rehearsal = Rehearsal("entrypoint: t\ntemplates:\n\(echo)")
        rehearsal.answer = { _ in .success() }
        rehearsal.play()
        let object = rehearsal.run.object
        rehearsal.run.adopt(deleted("w", of: object))
        rehearsal.pass()
        #expect(rehearsal.phase == "Succeeded" && rehearsal.stopped == [] && names(rehearsal) == [])
    }

    /// One step that succeeds and one that fails, of which pods go as `podGC` says.
    private func collecting(_ podGC: String) -> Rehearsal {
        var rehearsal = Rehearsal(
            """
            entrypoint: main
            podGC: \(podGC)
            templates:
            - name: main
              steps: [[{name: a, template: good}, {name: b, template: bad}, {name: c, template: plain}]]
            - {name: good, metadata: {labels: {kind: good}}, container: {image: i, command: [x]}}
            - {name: bad, metadata: {labels: {kind: good}}, container: {image: i, command: [x]}}
            - {name: plain, container: {image: i, command: [x]}}
            """
        )
        rehearsal.answer = { $0.nodeName == "w[0].b" ? .failure(3) : .success() }
        rehearsal.play()
        return rehearsal
    }

    /// The nodes that have pods so long after the workflow's end.
    private func left(_ rehearsal: inout Rehearsal, after seconds: Int) -> [String] {
        rehearsal.now = rehearsal.now + .seconds(seconds)
        rehearsal.pass()
        return pods(rehearsal).compactMap {
            $0.at("metadata", "annotations", "workflows.argoproj.io/node-name")?.string
        }
        .map { String($0.suffix(1)) }.sorted()
    }

    @Test(arguments: [
        ("{strategy: OnPodSuccess}", ["b"]), ("{strategy: OnPodCompletion}", []),
        ("{strategy: OnWorkflowCompletion}", []), ("{strategy: OnWorkflowSuccess}", ["a", "b", "c"]),
        ("{}", ["a", "b", "c"]),
        ("{strategy: OnPodSuccess, labelSelector: {matchLabels: {kind: good}}}", ["b", "c"]),
        (
            "{strategy: OnPodCompletion, labelSelector: {matchExpressions: [{key: kind, operator: DoesNotExist}]}}",
            ["a", "b"]
        ),
        (
            "{strategy: OnPodCompletion, labelSelector: {matchExpressions: [{key: kind, operator: In, values: [good]}]}}",
            ["c"]
        ),
    ]) func `pods go by themselves as podGC says, five seconds later`(podGC: String, expected: [String]) {
        var rehearsal = collecting(podGC)
        #expect(rehearsal.phase == "Failed")
        #expect(left(&rehearsal, after: 4) == ["a", "b", "c"])
        #expect(left(&rehearsal, after: 1) == expected)
        #expect(left(&rehearsal, after: 100) == expected)
    }

    @Test func `the delay of podGC may be another, and outlives a restart`() {
        var rehearsal = collecting("{strategy: OnPodCompletion, deleteDelayDuration: 30s}")
        #expect(left(&rehearsal, after: 29).count == 3)
        rehearsal.restart()
        let pass = rehearsal.pass()
        #expect(pass.wakeAt == rehearsal.now + .seconds(1))
        #expect(left(&rehearsal, after: 1) == [])
        #expect(rehearsal.pass().wakeAt == nil)
    }

    @Test func `events tell what became of the workflow and of its nodes, with Argo's reasons`() {
        var rehearsal = Rehearsal(Self.twice)
        rehearsal.answer = { $0.nodeName == "w[0].a" ? .success("r") : .failure(3) }
        rehearsal.pass()
        let before = rehearsal.run.object
        func told(_ events: [JSON]) -> Set<String> {
            Set(
                events.map {
                    "\($0["type"]?.string ?? "") \($0["reason"]?.string ?? "") \($0["message"]?.string ?? "")"
                }
            )
        }
        #expect(told(WorkflowEvents(before).all()).contains("Normal WorkflowRunning Workflow Running"))
        rehearsal.play()
        let all = WorkflowEvents(rehearsal.run.object).all()
        #expect(Set(all.compactMap { $0.at("metadata", "name")?.string }).count == all.count)
        let texts = told(all)
        #expect(texts.contains("Warning WorkflowNodeFailed Failed node w[0].b(1): main: Error (exit code 3)"))
        #expect(texts.contains("Normal WorkflowNodeSucceeded Succeeded node w[0].a"))
        #expect(texts.contains { $0.hasPrefix("Warning WorkflowFailed ") })
        #expect(WorkflowEvents(rehearsal.run.object).all(unlike: rehearsal.run.object).isEmpty)
        #expect(WorkflowPods(rehearsal.run.object).all(unlike: before).count == 3)
    }
}
