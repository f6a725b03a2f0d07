import EventData
import Testing
import Workflows

/// Steps, conditions and what goes on after a failure (spec/workflows.md D4, D6).
@Suite struct StepsTests {
    /// Steps over a template `t`, and `bad`, which fails, and `worse`, which is an error.
    static func played(_ steps: String, _ spec: String = "") -> Rehearsal {
        var rehearsal = Rehearsal(
            """
            entrypoint: main
            \(spec)
            templates:
            - name: main
              steps:
            \(steps.split(separator: "\n").map { "  \($0)" }.joined(separator: "\n"))
            \(echo)
            - {name: bad, container: {image: i}}
            - {name: worse, container: {image: i}}
            """
        )
        rehearsal.answer = answer
        rehearsal.play()
        return rehearsal
    }

    static func answer(_ task: LeafTask) -> LeafResult? {
        switch task.template["name"]?.string {
        case "bad": .failure(1)
        case "worse": .error("pod deleted")
        default: .success(task.template.at("container", "args")?.array?.first?.string)
        }
    }

    @Test func `a group starts when the one before it has ended (218)`() {
        var rehearsal = Rehearsal(
            """
            entrypoint: main
            templates:
            - name: main
              steps: [[{name: a, template: t}, {name: b, template: t}], [{name: c, template: t}]]
            \(echo)
            """
        )
        rehearsal.pass()
        #expect(rehearsal.started.map(\.nodeName) == ["w[0].a", "w[0].b"])
        let end = { (name: String) in
            LeafNews(nodeID: NodeNames.id(ofNode: name, in: "w"), .finished(.success()))
        }
        rehearsal.pass([end("w[0].a")])
        #expect(rehearsal.started.count == 2)
        rehearsal.pass([end("w[0].b")])
        #expect(rehearsal.started.map(\.nodeName) == ["w[0].a", "w[0].b", "w[1].c"])
        #expect(rehearsal.node("w[0].a")["children"] == rehearsal.node("w[0].b")["children"])
    }

    @Test func `a failed step ends the steps after its group (219, 220)`() {
        for (template, phase) in [("bad", "Failed"), ("worse", "Error")] {
            let rehearsal = Self.played(
                """
                - [{name: a, template: \(template)}, {name: b, template: t}]
                - [{name: c, template: t}]
                """
            )
            let id = NodeNames.id(ofNode: "w[0].a", in: "w")
            #expect(rehearsal.phase("w[0].a") == phase)
            #expect(rehearsal.phase("w[0].b") == "Succeeded")
            #expect(rehearsal.phase("w[0]") == "Failed")
            #expect(rehearsal.message("w[0]") == "child '\(id)' failed")
            #expect(rehearsal.phase("w[1]") == nil)
            #expect(rehearsal.phase == "Failed")
            #expect(rehearsal.message == "child '\(id)' failed")
        }
    }

    @Test func `continueOn tolerates its kind of failure and no other (221, 222)`() {
        let tolerated = Self.played(
            "- [{name: a, template: bad, continueOn: {failed: true}}]\n- [{name: c, template: t}]"
        )
        #expect(tolerated.phase == "Succeeded")
        #expect(tolerated.phase("w[1].c") == "Succeeded")
        let other = Self.played(
            "- [{name: a, template: worse, continueOn: {failed: true}}]\n- [{name: c, template: t}]"
        )
        #expect(other.phase == "Failed")
        #expect(other.phase("w[1].c") == nil)
    }

    @Test(arguments: [
        ("'{{workflow.parameters.x}} == yes'", "Succeeded"),
        ("'{{workflow.parameters.x}} == no'", "Skipped"),
        ("5 > 3", "Succeeded"),
        (#""'a' =~ '^a'""#, "Succeeded"),
        ("'\"{{workflow.parameters.empty}}\" == \"\"'", "Succeeded"),
        ("'{{workflow.parameters.empty}} == yes'", "Error"),
        ("abc", "Error"),
        ("'{{=workflow.parameters.x == \"yes\"}}'", "Succeeded"),
        ("'true'", "Succeeded"),
        ("'{{workflow.parameters.x}} in (yes, no)'", "Succeeded"),
    ]) func `when decides (214, 215, 216)`(when: String, phase: String) {
        let rehearsal = Self.played(
            "- [{name: a, template: t, when: \(when)}]",
            "arguments: {parameters: [{name: x, value: 'yes'}, {name: empty, value: ''}]}"
        )
        #expect(rehearsal.phase("w[0].a") == phase)
        if phase == "Skipped" {
            #expect(rehearsal.message("w[0].a") == "when 'yes == no' evaluated false")
            #expect(rehearsal.node("w[0].a")["type"] == "Skipped")
        }
        if phase == "Error" { #expect(rehearsal.message("w[0].a")?.contains("put the tag in quotes") == true) }
    }

    @Test func `a step that is not to run does not need its references (217)`() {
        let played = { (when: String) in
            Self.played(
                """
                - [{name: none, template: t, when: "false"}]
                - - name: a
                    template: t
                    when: "\(when)"
                    arguments: {parameters: [{name: x, value: "of {{steps.none.outputs.result}}"}]}
                """
            )
        }
        #expect(played("false").phase("w[1].a") == "Skipped")
        #expect(played("false").phase == "Succeeded")
        #expect(played("true").phase("w[1].a") == "Error")
        #expect(played("true").message("w[1].a")?.hasPrefix("{{steps.none.outputs.result}} has no value") == true)
    }

    @Test func `a result goes from step to step (201)`() {
        let rehearsal = Self.played(
            """
            - [{name: a, template: t, arguments: {parameters: [{name: x, value: "of {{workflow.name}}"}]}}]
            - [{name: b, template: t, arguments: {parameters: [{name: x, value: "{{steps.a.outputs.result}}!{{steps.a.exitCode}}"}]}}]
            """
        )
        #expect(rehearsal.input("x", of: "w[1].b") == "of w!0")
    }

    @Test func `tags in what a step printed are not looked at`() {
        var rehearsal = Rehearsal(
            """
            entrypoint: main
            templates:
            - name: main
              steps:
              - [{name: a, template: t}]
              - [{name: b, template: t, arguments: {parameters: [{name: x, value: "{{steps.a.outputs.result}}"}]}}]
              - - name: c
                  inline: {container: {image: i, args: ["{{steps.a.outputs.result}} {{node.name}} {{inputs.parameters.x}}"]}}
            \(echo)
            """
        )
        rehearsal.answer = { _ in .success("{{workflow.name}} {{=1+1}}") }
        rehearsal.play()
        #expect(rehearsal.phase == "Succeeded")
        let printed = rehearsal.started.map { $0.template.at("container", "args")?.array?.first?.string }
        let raw = "{{workflow.name}} {{=1+1}}"
        #expect(printed == ["none", raw, "\(raw) w[2].c {{inputs.parameters.x}}"])
    }

    @Test func `an exit code of a step that failed can be asked for (213)`() {
        let rehearsal = Self.played(
            """
            - [{name: a, template: bad, continueOn: {failed: true}}]
            - [{name: b, template: t, when: "{{steps.a.exitCode}} == 1", arguments: {parameters: [{name: x, value: "{{steps.a.status}}"}]}}]
            """
        )
        #expect(rehearsal.input("x", of: "w[1].b") == "Failed")
    }

    @Test func `outputs of steps come from their parameters and expressions, or a default (283)`() {
        var rehearsal = Rehearsal(
            """
            entrypoint: main
            templates:
            - name: main
              steps: [[{name: s, template: inner}]]
              outputs:
                parameters:
                - {name: all, globalName: every, valueFrom: {parameter: "{{steps.s.outputs.parameters.a}}"}}
            - name: inner
              steps: [[{name: p, template: t}]]
              outputs:
                parameters:
                - {name: a, valueFrom: {expression: "steps.p.outputs.result + '!'"}}
                - {name: b, valueFrom: {expression: "steps.q.outputs.result", default: d}}
                - {name: c, valueFrom: {expression: "workflow.name", default: e}}
            \(echo)
            """
        )
        rehearsal.answer = Self.answer
        rehearsal.play()
        #expect(rehearsal.output("a", of: "w[0].s") == "none!")
        #expect(rehearsal.output("b", of: "w[0].s") == "d")
        #expect(rehearsal.output("c", of: "w[0].s") == "e")
        #expect(rehearsal.status.at("outputs", "parameters") == [["name": "every", "value": "none!"]])
    }

    @Test func `the last output of a global name counts (278)`() {
        var rehearsal = Rehearsal(
            """
            entrypoint: main
            templates:
            - name: main
              steps:
              - [{name: a, template: p}]
              - [{name: b, template: p}]
              - - name: c
                  template: t
                  arguments: {parameters: [{name: x, value: "{{workflow.outputs.parameters.g}}"}]}
            - {name: p, container: {image: i}, outputs: {parameters: [{name: o, globalName: g, valueFrom: {path: /o}}]}}
            \(echo)
            """
        )
        rehearsal.answer = { .success(nil, ["o": $0.nodeName]) }
        rehearsal.play()
        #expect(rehearsal.status.at("outputs", "parameters") == [["name": "g", "value": "w[1].b"]])
        #expect(rehearsal.input("x", of: "w[2].c") == "w[1].b")
    }

    @Test func `the coin flip calls itself until it ends (issue 8)`() throws {
        var rehearsal = Rehearsal(
            """
            entrypoint: coinflip
            templates:
            - name: coinflip
              steps:
              - [{name: flip, template: t}]
              - - {name: heads, template: t, when: "{{steps.flip.outputs.result}} == heads"}
                - {name: tails, template: coinflip, when: "{{steps.flip.outputs.result}} == tails"}
            - {name: t, script: {image: python, command: [python], source: "x"}}
            """
        )
        rehearsal.answer = { .success($0.nodeName == "w[1].tails[1].tails[0].flip" ? "heads" : "tails") }
        rehearsal.play()
        #expect(rehearsal.phase == "Succeeded")
        #expect(rehearsal.phase("w[1].tails[1].tails[1].heads") == "Succeeded")
        #expect(rehearsal.phase("w[1].tails[1].tails[1].tails") == "Skipped")
        #expect(rehearsal.missingNodes == [])
    }

    @Test func `templates that call each other without end are stopped (286)`() {
        var rehearsal = Rehearsal(
            """
            entrypoint: main
            templates:
            - name: main
              steps: [[{name: again, template: main}]]
            """
        )
        rehearsal.play()
        #expect(rehearsal.phase == "Failed")
        #expect(
            rehearsal.nodes.values.contains { $0["message"]?.string?.hasPrefix("Maximum recursion depth") ?? false }
        )
        #expect(rehearsal.nodes.count == 201)
    }

    @Test func `templates that call each other deeply take no stack for it`() {
        var settings = RunSettings()
        settings.maximumDepth = 600
        let workflow = Rehearsal.workflow(
            """
            entrypoint: main
            templates:
            - {name: main, dag: {tasks: [{name: again, template: retried}]}}
            - {name: retried, retryStrategy: {limit: 0}, steps: [[{name: s, template: main}]]}
            """
        )
        var rehearsal = Rehearsal(workflow)
        rehearsal.run = WorkflowRun(workflow, settings: settings)
        rehearsal.pass()
        #expect(rehearsal.phase == "Failed")
        #expect(rehearsal.nodes.count > 1_200)
    }
}
