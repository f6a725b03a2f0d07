import EventData
import Testing
import Workflows

/// The shape of `status` (spec/workflows.md D16).
@Suite struct StatusTests {
    private static let demo = """
        entrypoint: main
        templates:
        - name: main
          steps:
          - - {name: a, template: t}
          - - {name: b, template: t, }
        - name: t
          container: {image: i}
        """

    /// The worked example of D16.4; only the retry stands at one of two templates.
    @Test func `the worked example has the documented ids, names, types and edges (65, 292, 293, 294)`() {
        var rehearsal = Rehearsal(
            """
            entrypoint: main
            templates:
            - name: main
              steps:
              - - {name: a, template: t}
              - - name: b
                  inline: {retryStrategy: {limit: 1}, container: {image: i}}
            - name: t
              container: {image: i}
            """,
            name: "demo"
        )
        rehearsal.answer = { _ in .success() }
        rehearsal.play()
        #expect(rehearsal.phase == "Succeeded")
        let shown = (rehearsal.status["nodes"]?.object?.members ?? []).map { member -> [String] in
            let node = member.value
            let fields = ["id", "name", "displayName", "type", "boundaryID", "phase", "progress"]
            let children = node["children"]?.array?.compactMap(\.string) ?? []
            return fields.map { node[$0]?.string ?? "-" } + [children.joined(separator: " ")]
        }
        #expect(
            shown == [
                ["demo", "demo", "demo", "Steps", "-", "Succeeded", "2/2", "demo-3919527336"],
                ["demo-3919527336", "demo[0]", "[0]", "StepGroup", "demo", "Succeeded", "1/1", "demo-3048047209"],
                ["demo-3048047209", "demo[0].a", "a", "Pod", "demo", "Succeeded", "1/1", "demo-2912723101"],
                ["demo-2912723101", "demo[1]", "[1]", "StepGroup", "demo", "Succeeded", "1/1", "demo-2402879537"],
                ["demo-2402879537", "demo[1].b", "b", "Retry", "demo", "Succeeded", "1/1", "demo-1912363400"],
                ["demo-1912363400", "demo[1].b(0)", "b(0)", "Pod", "demo", "Succeeded", "1/1", ""],
            ]
        )
        #expect(rehearsal.node("demo")["outboundNodes"] == ["demo-1912363400"])
        #expect(rehearsal.node("demo[1].b(0)")["nodeFlag"] == ["retried": true])
        #expect(rehearsal.node("demo[0]")["templateScope"] == "local/demo")
        #expect(rehearsal.node("demo[1].b")["outputs"] == ["exitCode": "0"])
        #expect(rehearsal.started.map(\.podName) == ["demo-t-3048047209", "demo-1912363400"])
    }

    @Test func `a container that ends well is a workflow that ends well (194, 295, 296)`() {
        var rehearsal = Rehearsal("entrypoint: t\ntemplates:\n\(echo)")
        let first = rehearsal.pass()
        #expect(first.isChanged)
        #expect(rehearsal.phase == "Running")
        #expect(rehearsal.run.object.at("metadata", "labels", "workflows.argoproj.io/completed") == "false")
        #expect(rehearsal.run.unfinishedLeaves == ["w"])
        rehearsal.pass([LeafNews(nodeID: "w", .started(rehearsal.now))])
        #expect(rehearsal.phase("w") == "Running")
        let end = LeafResult(.succeeded, finishedAt: rehearsal.now, outputs: ["exitCode": "0"])
        rehearsal.pass([LeafNews(nodeID: "w", .finished(end))])
        let status = rehearsal.status
        #expect(status["phase"] == "Succeeded")
        #expect(status["progress"] == "1/1")
        #expect(status["finishedAt"] == "2026-11-26T12:00:00Z")
        #expect(
            status["conditions"] == [
                ["type": "PodRunning", "status": "False"], ["type": "Completed", "status": "True"],
            ]
        )
        let labels = rehearsal.run.object.at("metadata", "labels")
        #expect(labels?["workflows.argoproj.io/phase"] == "Succeeded")
        #expect(labels?["workflows.argoproj.io/completed"] == "true")
        #expect(rehearsal.pass() == WorkflowPass())
    }

    @Test func `a container that fails is a workflow that fails (195)`() {
        var rehearsal = Rehearsal("entrypoint: t\ntemplates:\n\(echo)")
        rehearsal.answer = { _ in .failure(3) }
        rehearsal.play()
        #expect(rehearsal.phase == "Failed")
        #expect(rehearsal.message == "main: Error (exit code 3)")
        #expect(rehearsal.node("w").at("outputs", "exitCode") == "3")
        #expect(rehearsal.status["progress"] == "0/1")
    }
}
