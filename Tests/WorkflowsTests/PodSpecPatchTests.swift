import EventData
import Testing
import Workflows

/// `podSpecPatch` of workflows and templates (spec/workflows.md A2).
@Suite struct PodSpecPatchTests {
    /// The templates of the leaves that a workflow starts; `patch` and `own` are YAML of the two fields.
    private func play(_ patch: String, _ template: String, _ arguments: String = "") -> Rehearsal {
        var rehearsal = Rehearsal(
            """
            entrypoint: main
            arguments: {parameters: [{name: p, value: hello}\(arguments)]}
            podSpecPatch: \(patch)
            templates:
            - {name: main, \(template)}
            """
        )
        rehearsal.answer = { _ in .success() }
        rehearsal.play()
        return rehearsal
    }

    private let plain =
        "container: {image: i, command: [echo], args: [a], env: [{name: A, value: '1'}, {name: B, value: '2'}]}"

    @Test func `a container is run as the workflow's patch says, and then the template's`() {
        let rehearsal = play(
            #"'{"containers":[{"name":"main","command":["sh","-c"],"args":["{{workflow.parameters.p}}"],"env":[{"name":"B","value":"3"}]}]}'"#,
            """
            podSpecPatch: "containers: [{name: main, args: ['{{pod.name}}'], env: [{name: C, value: 'x'}], \
            workingDir: /tmp}]", \(plain)
            """
        )
        #expect(rehearsal.phase == "Succeeded")
        let container = rehearsal.started.first?.template["container"]
        #expect(
            container == [
                "image": "i", "command": ["sh", "-c"], "args": ["w"],
                "env": [
                    ["name": "A", "value": "1"], ["name": "B", "value": "3"], ["name": "C", "value": "x"],
                ],
                "workingDir": "/tmp",
            ]
        )
        #expect(rehearsal.status["conditions"]?.array?.contains { $0["type"] == "SpecWarning" } == false)
    }

    @Test func `null takes a field away, and a limit of time is the pod's`() {
        let rehearsal = play("'{containers: [{name: main, args: null}], activeDeadlineSeconds: 2}'", plain)
        let template = rehearsal.started.first?.template
        #expect(template?.at("container", "args") == nil)
        #expect(template?["activeDeadlineSeconds"] == 2)
        #expect(rehearsal.started.first?.deadline == Timestamp(seconds: 1_795_694_402))
    }

    @Test func `containers of a set and those before are patched by their names`() {
        let patch = "'{containers: [{name: b, command: [two]}], initContainers: [{name: first, command: [z]}]}'"
        let rehearsal = play(
            patch,
            """
            initContainers: [{name: first, image: i, command: [x]}],
            containerSet: {containers: [{name: a, image: i, command: [x]}, {name: b, image: i, command: [x]}]}
            """
        )
        let template = rehearsal.started.first?.template
        let set = template?.at("containerSet", "containers")?.array?.map { $0["command"] }
        #expect(set == [["x"], ["two"]])
        #expect(template?["initContainers"]?.array?.map { $0["command"] } == [["z"]])
    }

    @Test(arguments: [("[-x, /argo/staging/script]", "echo hi", "[\"-x\"]"), ("[-c, ls]", "", "[\"-c\",\"ls\"]")])
    func `other arguments of a script leave its file out, unless they name it`(
        args: String,
        source: String,
        left: String
    ) {
        let rehearsal = play(
            "'{containers: [{name: main, args: \(args)}]}'",
            "script: {image: i, command: [sh], source: 'echo hi'}"
        )
        let script = rehearsal.started.first?.template["script"]
        #expect(script?["source"] == .string(source))
        #expect(script?["args"]?.text == left)
    }

    @Test func `what a patch sets and has no meaning here is a warning by its name`() {
        let rehearsal = play(
            "'{nodeSelector: {a: b}, containers: [{name: other, image: j}, {name: main, resources: {limits: {cpu: 1}}}]}'",
            #"podSpecPatch: '{"tolerations": {{workflow.parameters.list}}}', \#(plain)"#,
            ", {name: list, value: '[]'}"
        )
        let warning = rehearsal.status["conditions"]?.array?.first { $0["type"] == "SpecWarning" }
        #expect(
            warning?["message"]?.string
                == "passed over on a single machine: spec.podSpecPatch.nodeSelector, "
                + "spec.podSpecPatch.containers.other, spec.podSpecPatch.containers.main.resources, "
                + "templates.main.podSpecPatch.tolerations"
        )
        #expect(rehearsal.phase == "Succeeded")
        #expect(rehearsal.started.first?.template.at("container", "image") == "i")
    }

    @Test(arguments: [
        ("just words", "it is no object; write containers: [{name: main, …}]"),
        ("'{\"containers\": ['", "the text ends inside a value"),
        ("'{containers: {name: main}}'", "containers is no list"),
        ("'{containers: [{image: i}]}'", "a container of containers has no name"),
        ("'{containers: [{name: main, args: [1]}]}'", "containers.main.args is no list of texts; put each in quotes"),
        ("'{containers: [{name: main, env: [{name: A, value: 1}]}]}'", "containers.main.env.A.value is no text"),
        ("'{containers: [{name: main, $patch: delete}]}'", "containers.main.$patch is not supported here"),
    ]) func `a patch that is none is refused before anything runs`(patch: String, problem: String) {
        let rehearsal = play(patch, plain)
        #expect(rehearsal.phase == "Failed")
        #expect(rehearsal.nodes.isEmpty)
        #expect(rehearsal.message.hasPrefix("invalid spec: spec: invalid podSpecPatch '"))
        #expect(rehearsal.message.contains(problem))
    }

    @Test func `a patch that is none once its tags are filled in is an error of its node`() {
        let rehearsal = play(#"'{"containers": {{workflow.parameters.p}}}'"#, plain)
        #expect(rehearsal.phase == "Error")
        #expect(rehearsal.phase("w") == "Error")
        #expect(rehearsal.message("w")?.hasPrefix("invalid podSpecPatch '{\"containers\": hello}': ") == true)
        #expect(rehearsal.started.isEmpty)
    }

    @Test func `what a template may come to is what its patches leave of it`() {
        let workflow = Rehearsal.workflow(
            """
            entrypoint: main
            podSpecPatch: '{containers: [{name: main, command: [patched]}]}'
            templates: [{name: main, container: {image: i}}]
            """
        )
        let reached = WorkflowRun(workflow).reachedTemplates(seeing: ClusterView())
        #expect(reached.map { $0.json.at("container", "command") } == [["patched"]])
    }

    @Test func `a pod is shown as its patches make it`() {
        let rehearsal = play("'{containers: [{name: main, command: [patched]}]}'", plain)
        let pods = WorkflowPods(rehearsal.run.object).all()
        #expect(pods.map { $0.at("spec", "containers")?.array?.first?["command"] } == [["patched"]])
    }
}
