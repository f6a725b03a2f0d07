import EventData
import Testing
import Workflows

/// Hooks and exit handlers (spec/workflows.md D14).
@Suite struct HookTests {
    private func played(_ spec: String, _ answer: @escaping (LeafTask) -> LeafResult? = StepsTests.answer) -> Rehearsal
    {
        var rehearsal = Rehearsal("\(spec)\n\(echo)\n- {name: bad, container: {image: i}}")
        rehearsal.answer = answer
        rehearsal.play()
        return rehearsal
    }

    @Test func `an exit handler runs after a failure and knows of it (212, 213, 265)`() throws {
        let rehearsal = played(
            """
            entrypoint: bad
            onExit: handler
            templates:
            - name: handler
              container: {image: i, args: ["{{workflow.status}}", "{{workflow.failures}}", "{{workflow.duration}}"]}
            """
        )
        #expect(rehearsal.phase == "Failed")
        #expect(rehearsal.message == "main: Error (exit code 1)")
        #expect(rehearsal.phase("w.onExit") == "Succeeded")
        let arguments = rehearsal.started.last?.template.at("container", "args")?.array?.compactMap(\.string) ?? []
        #expect(arguments.count == 3)
        #expect(arguments.first == "Failed")
        let quoted = try JSON(parsing: arguments[1])
        let failures = try JSON(parsing: quoted.string ?? "")
        let failure: JSON = [
            "displayName": "w", "message": "main: Error (exit code 1)", "templateName": "bad", "phase": "Failed",
            "podName": "w", "finishedAt": "2026-11-26T12:00:01Z",
        ]
        #expect(failures == [failure])
        #expect(arguments[2] == "1.000000")
    }

    @Test func `an exit handler that fails makes a success a failure (266)`() {
        let rehearsal = played("entrypoint: t\nonExit: bad\ntemplates:")
        #expect(rehearsal.phase == "Failed")
        #expect(rehearsal.message == "main: Error (exit code 1)")
        #expect(rehearsal.phase("w") == "Succeeded")
    }

    @Test func `onExit wins over the exit hook, whose expression does not count (271, 272)`() {
        let both = played(
            """
            entrypoint: t
            onExit: t
            hooks: {exit: {template: bad}}
            templates:
            """
        )
        #expect(both.phase == "Succeeded")
        #expect(both.node("w.onExit")["templateName"] == "t")
        let one = played("entrypoint: t\nhooks: {exit: {template: bad, expression: 'false'}}\ntemplates:")
        #expect(one.phase == "Failed")
    }

    @Test func `a step's exit hook runs after it and does not fail its parent (268, 269)`() {
        let rehearsal = played(
            """
            entrypoint: main
            templates:
            - name: main
              steps:
              - - {name: a, template: t, hooks: {exit: {template: bad}}}
                - {name: b, template: t, when: "false", hooks: {exit: {template: bad}}}
              - - {name: c, template: t}
            """
        )
        #expect(rehearsal.phase("w[0].a.onExit") == "Failed")
        #expect(rehearsal.node("w[0].a.onExit")["nodeFlag"] == ["hooked": true])
        #expect(rehearsal.node("w[0].a.onExit")["boundaryID"] == "w")
        #expect(rehearsal.phase("w[0].b.onExit") == nil)
        #expect(rehearsal.phase("w[1].c") == "Succeeded")
        #expect(rehearsal.phase == "Succeeded")
        #expect(rehearsal.started.map(\.nodeName) == ["w[0].a", "w[0].a.onExit", "w[1].c"])
    }

    @Test func `a workflow's arguments are data for its handlers too`() {
        let data = "{{workflow.name}} {{=1+1}} {{=nonsense(}}"
        var workflow = Rehearsal.workflow(
            """
            entrypoint: main
            onExit: show
            templates:
            - name: main
              steps: [[{name: a, template: show, onExit: show, arguments: {parameters: [{name: x, value: "{{workflow.parameters.x}}"}]}}]]
            - name: show
              inputs: {parameters: [{name: x}]}
              container: {image: i, args: ["{{inputs.parameters.x}}"]}
            """
        )
        var spec = workflow["spec"] ?? [:]
        spec["arguments"] = ["parameters": [["name": "x", "value": .string(data)]]]
        workflow["spec"] = spec
        var rehearsal = Rehearsal(workflow)
        rehearsal.answer = { _ in .success() }
        rehearsal.play()
        #expect(rehearsal.phase == "Succeeded")
        #expect(rehearsal.started.map(\.nodeName) == ["w[0].a", "w[0].a.onExit", "w.onExit"])
        #expect(
            rehearsal.started.map { $0.template.at("container", "args") } == [
                [.string(data)], [.string(data)], [.string(data)],
            ]
        )
    }

    @Test func `a dag waits for a task's exit handler`() {
        let rehearsal = played(
            """
            entrypoint: main
            templates:
            - name: main
              dag:
                tasks:
                - {name: a, template: t, onExit: t}
                - {name: b, template: t, depends: a}
            """
        )
        #expect(rehearsal.started.map(\.nodeName) == ["w.a", "w.a.onExit", "w.b"])
        #expect(rehearsal.phase == "Succeeded")
    }

    @Test func `another hook runs once as soon as its expression holds (270)`() {
        var rehearsal = Rehearsal(
            """
            entrypoint: main
            templates:
            - name: main
              steps:
              - - name: a
                  template: t
                  hooks:
                    running: {template: t, expression: steps.a.status == "Running"}
                    never: {template: t, expression: steps.a.status == "Failed"}
            \(echo)
            """
        )
        rehearsal.pass()
        #expect(rehearsal.phase("w[0].a.hooks.running") == nil)
        let id = NodeNames.id(ofNode: "w[0].a", in: "w")
        rehearsal.pass([LeafNews(nodeID: id, .started(rehearsal.now))])
        #expect(rehearsal.phase("w[0].a.hooks.running") == "Pending")
        rehearsal.pass([LeafNews(nodeID: id, .finished(.success()))])
        #expect(rehearsal.phase == "Running")
        let hook = NodeNames.id(ofNode: "w[0].a.hooks.running", in: "w")
        rehearsal.pass([LeafNews(nodeID: hook, .finished(.success()))])
        #expect(rehearsal.phase == "Succeeded")
        #expect(rehearsal.started.count == 2)
        #expect(rehearsal.missingNodes == [])
    }

    @Test func `a workflow's hook sees its status`() {
        var rehearsal = Rehearsal(
            """
            entrypoint: t
            hooks:
              running: {template: t, expression: workflow.status == "Running"}
            templates:
            \(echo)
            """
        )
        rehearsal.answer = { _ in .success() }
        rehearsal.play()
        #expect(rehearsal.phase("w.hooks.running") == "Succeeded")
        #expect(rehearsal.phase == "Succeeded")
    }
}
