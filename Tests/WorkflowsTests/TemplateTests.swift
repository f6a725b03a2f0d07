import EventData
import Testing
import Workflows

/// Templates of other objects, defaults, sets of containers and artifacts (spec/workflows.md A5, D2, D8, D9).
@Suite struct TemplateTests {
    private static let library: JSON =
        Rehearsal.documents(
            """
            metadata: {name: lib, namespace: argo}
            spec:
              entrypoint: main
              suspend: true
              arguments: {parameters: [{name: a, value: "1", enum: ["1"]}, {name: b, value: "2"}]}
              hooks: {x: {template: t, expression: "false"}}
              templates:
              - name: main
                steps: [[{name: s, template: t}]]
              - name: t
                container: {image: i, args: ["{{workflow.parameters.a}} {{workflow.parameters.b}} {{workflow.parameters.c}}"]}
            """
        ).first ?? .null

    @Test func `a templateRef is found, kept and named (284)`() {
        var rehearsal = Rehearsal(
            """
            entrypoint: main
            templates:
            - name: main
              steps: [[{name: a, templateRef: {name: lib, template: main}}]]
            """
        )
        rehearsal.view.workflowTemplates["argo/lib"] = Self.library
        rehearsal.answer = { _ in .success() }
        rehearsal.play()
        #expect(rehearsal.phase == "Succeeded")
        #expect(rehearsal.node("w[0].a")["templateRef"] == ["name": "lib", "template": "main"])
        #expect(rehearsal.node("w[0].a[0].s")["templateScope"] == "namespaced/lib")
        #expect(
            rehearsal.status["storedTemplates"]?.object?.members.map(\.name) == [
                "namespaced/lib/main", "namespaced/lib/t",
            ]
        )
        #expect(rehearsal.started.first?.podName.hasPrefix("w-t-") == true)
    }

    @Test func `a workflow made of a template uses its spec (16, 17, 18, 20, 21, 25)`() {
        var rehearsal = Rehearsal(
            """
            workflowTemplateRef: {name: lib}
            arguments: {parameters: [{name: a, value: mine}, {name: c, value: more}]}
            hooks: {z: {template: t, expression: "false"}}
            """
        )
        rehearsal.view.workflowTemplates["argo/lib"] = Self.library
        rehearsal.answer = { _ in .success() }
        rehearsal.pass()
        rehearsal.view = ClusterView()
        rehearsal.restart()
        rehearsal.play()
        #expect(rehearsal.phase == "Succeeded")
        #expect(rehearsal.started.first?.template.at("container", "args") == ["mine 2 more"])
        let labels = rehearsal.run.object.at("metadata", "labels")
        #expect(labels?["workflows.argoproj.io/workflow-template"] == "lib")
        let hooks = rehearsal.status.at("storedWorkflowTemplateSpec", "hooks")?.object?.members.map(\.name)
        #expect(hooks == ["x", "z"])
        var missing = Rehearsal("workflowTemplateRef: {name: none}")
        missing.pass()
        #expect(missing.phase == "Error")
        #expect(missing.message == "WorkflowTemplate 'none' not found; apply it first")
    }

    @Test func `templateDefaults fill gaps of templates of the same kind (287)`() {
        var rehearsal = Rehearsal(
            """
            entrypoint: main
            templateDefaults: {container: {image: d, env: []}, timeout: 9s}
            templates:
            - name: main
              steps: [[{name: a, template: c}, {name: b, template: s}]]
            - {name: c, container: {args: [x]}}
            - {name: s, script: {image: own, source: x}}
            """
        )
        rehearsal.pass()
        #expect(rehearsal.started.map { $0.template.at("container", "image") } == ["d", nil])
        #expect(rehearsal.started.map { $0.template["timeout"] } == ["9s", "9s"])
    }

    @Test func `a containerSet has a node for each container (288)`() {
        var rehearsal = Rehearsal(
            """
            entrypoint: t
            templates:
            - name: t
              containerSet:
                containers: [{name: a, image: i}, {name: main, image: i, dependencies: [a]}]
            """
        )
        rehearsal.pass()
        #expect(rehearsal.node("w")["type"] == "Pod")
        #expect(rehearsal.node("w.a")["type"] == "Container")
        #expect(rehearsal.node("w.a")["boundaryID"] == "w")
        let end = LeafResult(
            .failed,
            message: "main: Error (exit code 64)",
            finishedAt: rehearsal.now,
            containers: ["a": .failure(1), "main": .error("main: Error (exit code 64)")]
        )
        rehearsal.pass([LeafNews(nodeID: "w", .finished(end))])
        #expect(rehearsal.phase == "Failed")
        #expect(rehearsal.phase("w.a") == "Failed")
        #expect(rehearsal.phase("w.main") == "Error")
        #expect(rehearsal.missingNodes == [])
    }

    @Test func `containers of a set begin and end one by one, and stay ended when their pod is lost`() {
        var rehearsal = Rehearsal(
            """
            entrypoint: t
            templates:
            - name: t
              containerSet:
                containers: [{name: a, image: i}, {name: main, image: i, dependencies: [a]}]
            """
        )
        rehearsal.pass()
        let start = rehearsal.now
        rehearsal.pass([LeafNews(nodeID: "w", .started(start)), LeafNews(nodeID: "w", .containerStarted("a", start))])
        #expect(["w", "w.a", "w.main"].map(rehearsal.phase) == ["Running", "Running", "Pending"])
        rehearsal.now = start + .seconds(2)
        let end = LeafResult(.succeeded, finishedAt: rehearsal.now, outputs: ["exitCode": "0"])
        let news: [LeafNews.Kind] = [.containerFinished("a", end), .containerStarted("main", rehearsal.now)]
        rehearsal.pass(news.map { LeafNews(nodeID: "w", $0) })
        #expect(["w", "w.a", "w.main"].map(rehearsal.phase) == ["Running", "Succeeded", "Running"])
        #expect(rehearsal.node("w.a")["startedAt"]?.string == start.rfc3339Seconds)
        #expect(rehearsal.node("w.a")["finishedAt"]?.string == rehearsal.now.rfc3339Seconds)
        #expect(rehearsal.node("w.main")["startedAt"]?.string == rehearsal.now.rfc3339Seconds)
        #expect(rehearsal.status["progress"] == "1/3")
        let ended = rehearsal.node("w.a")
        rehearsal.now = start + .seconds(5)
        let lost = LeafResult(.error, message: "pod deleted", finishedAt: rehearsal.now)
        rehearsal.pass([LeafNews(nodeID: "w", .finished(lost))])
        #expect(rehearsal.node("w.a") == ended)
        #expect(["w", "w.main"].map(rehearsal.message) == ["pod deleted", "pod deleted"])
        #expect(rehearsal.phase("w.main") == "Error")
    }

    @Test func `a containerSet's pod and each of its containers count once in the progress`() {
        var rehearsal = Rehearsal(
            """
            entrypoint: main
            templates:
            - {name: main, steps: [[{name: s, template: t}]]}
            - name: t
              containerSet:
                containers: [{name: a, image: i}, {name: main, image: i, dependencies: [a]}]
            """
        )
        rehearsal.pass()
        #expect(rehearsal.node("w[0].s")["progress"] == "0/1")
        #expect(rehearsal.status["progress"] == "0/3")
        let ends: [String: LeafResult] = ["a": .success(), "main": .success()]
        let end = LeafResult(.succeeded, finishedAt: rehearsal.now, containers: ends)
        rehearsal.pass([LeafNews(nodeID: NodeNames.id(ofNode: "w[0].s", in: "w"), .finished(end))])
        for name in ["w[0].s", "w[0].s.a", "w[0].s.main"] { #expect(rehearsal.node(name)["progress"] == "1/1") }
        for name in ["w", "w[0]"] { #expect(rehearsal.node(name)["progress"] == "3/3") }
        #expect(rehearsal.status["progress"] == "3/3")
    }

    @Test func `artifacts go from step to step, and optional ones may be missing (279, 280, 281, 282)`() {
        var rehearsal = Rehearsal(
            """
            entrypoint: main
            templates:
            - name: main
              steps:
              - - {name: a, template: out}
                - {name: b, template: out, when: "false"}
              - - {name: c, template: in, arguments: {artifacts: [{name: i, subPath: p, from: "{{steps.a.outputs.artifacts.o}}"}]}}
                - {name: d, template: in, arguments: {artifacts: [{name: i, from: "{{steps.b.outputs.artifacts.o}}"}]}}
                - {name: e, template: in, arguments: {artifacts: [{name: i, fromExpression: "steps.b.status == 'Skipped' ? steps.a.outputs.artifacts.o : steps.b.outputs.artifacts.o"}]}}
                - {name: f, template: must, continueOn: {error: true}}
              outputs: {artifacts: [{name: o, globalName: g, from: "{{steps.a.outputs.artifacts.o}}"}]}
            - {name: out, container: {image: i}, outputs: {artifacts: [{name: o, path: /o}]}}
            - {name: in, container: {image: i}, inputs: {artifacts: [{name: i, path: /i, optional: true, mode: 448}]}}
            - {name: must, container: {image: i}, inputs: {artifacts: [{name: i, path: /i}]}}
            """
        )
        rehearsal.answer = { task in
            guard task.template["name"] == "out" else { return .success() }
            let artifacts: JSON = [["name": "o", "path": "/o", "s3": ["key": "k"]]]
            return LeafResult(.succeeded, finishedAt: Timestamp(seconds: 0), outputs: ["artifacts": artifacts])
        }
        rehearsal.play()
        let inputs = { (name: String) in rehearsal.node(name).at("inputs", "artifacts") }
        let placed: JSON = [
            "name": "i", "s3": ["key": "k"], "subPath": "p", "path": "/i", "mode": 448, "optional": true,
        ]
        #expect(inputs("w[1].c") == [placed])
        #expect(inputs("w[1].d") == [])
        #expect(inputs("w[1].e")?.array?.first?["s3"] == ["key": "k"])
        #expect(rehearsal.message("w[1].f") == "inputs.artifacts.i was not supplied")
        #expect(rehearsal.phase == "Succeeded")
        #expect(rehearsal.status.at("outputs", "artifacts") == [["name": "g", "s3": ["key": "k"]]])
    }
}
