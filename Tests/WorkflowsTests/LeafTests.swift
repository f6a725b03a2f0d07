import EventData
import Testing
import Workflows

/// Parameters, variables and outputs of leaves (spec/workflows.md D2, D3, D8).
@Suite struct LeafTests {
    /// The text that the only leaf of a template with these inputs gets as its argument.
    private func argument(
        _ text: String,
        inputs: String = "{}",
        arguments: String = "{}",
        more: String = ""
    ) -> (argument: String?, rehearsal: Rehearsal) {
        var rehearsal = Rehearsal(
            """
            entrypoint: t
            arguments: \(arguments)
            \(more)
            templates:
            - name: t
              inputs: \(inputs)
              container: {image: i, args: ['\(text)']}
            """
        )
        rehearsal.pass()
        return (rehearsal.started.first?.template.at("container", "args")?.array?.first?.string, rehearsal)
    }

    @Test func `outputs of a failing leaf are recorded as well (200)`() {
        var rehearsal = Rehearsal(
            """
            entrypoint: t
            templates:
            - name: t
              outputs: {parameters: [{name: p, globalName: g, valueFrom: {path: /p}}]}
              container: {image: i}
            """
        )
        rehearsal.answer = { _ in .failure(1, ["p": "v"]) }
        rehearsal.play()
        #expect(rehearsal.phase == "Failed")
        #expect(rehearsal.output("p", of: "w") == "v")
        #expect(rehearsal.status.at("outputs", "parameters") == [["name": "g", "value": "v"]])
    }

    @Test func `a missing output takes its default, and is an error without one (199)`() {
        let spec = { (fallback: String) in
            """
            entrypoint: t
            templates:
            - name: t
              outputs: {parameters: [{name: p, valueFrom: {path: /p\(fallback)}}]}
              container: {image: i}
            """
        }
        var rehearsal = Rehearsal(spec(", default: d"))
        rehearsal.answer = { _ in .success() }
        rehearsal.play()
        #expect(rehearsal.output("p", of: "w") == "d")
        rehearsal = Rehearsal(spec(""))
        rehearsal.answer = { _ in .success() }
        rehearsal.play()
        #expect(rehearsal.phase == "Error")
        #expect(rehearsal.message == "outputs.parameters.p has no value")
    }

    @Test func `an input without value or default is an error (204)`() {
        let (text, rehearsal) = argument("x", inputs: "{parameters: [{name: p}]}")
        #expect(text == nil)
        #expect(rehearsal.phase == "Error")
        #expect(rehearsal.message == "inputs.parameters.p was not supplied")
    }

    @Test func `an argument without a value erases the default (205)`() {
        var rehearsal = Rehearsal(
            """
            entrypoint: main
            templates:
            - name: main
              steps: [[{name: a, template: t, arguments: {parameters: [{name: x}]}}]]
            \(echo)
            """
        )
        rehearsal.pass()
        #expect(rehearsal.phase("w[0].a") == "Error")
        #expect(rehearsal.message("w[0].a") == "inputs.parameters.x was not supplied")
        let (text, entry) = argument(
            "x",
            inputs: "{parameters: [{name: p, value: v}]}",
            arguments: "{parameters: [{name: p, valueFrom: {supplied: {}}}]}"
        )
        #expect(text == nil)
        #expect(entry.phase == "Failed")
    }

    @Test func `an argument without a value erases a value of the template as well`() {
        var rehearsal = Rehearsal(
            """
            entrypoint: main
            templates:
            - name: main
              steps: [[{name: a, template: v, arguments: {parameters: [{name: p}]}}]]
            - {name: v, inputs: {parameters: [{name: p, value: own}]}, container: {image: i}}
            """
        )
        rehearsal.pass()
        #expect(rehearsal.message("w[0].a") == "inputs.parameters.p was not supplied")
    }

    @Test func `an argument that the template does not know is ignored (206)`() {
        let (text, _) = argument(
            "{{inputs.parameters.p}}",
            inputs: "{parameters: [{name: p}]}",
            arguments: "{parameters: [{name: p, value: v}, {name: q, value: w}]}"
        )
        #expect(text == "v")
    }

    @Test func `quotes, newlines and tags in a value stay what they are (207)`() {
        let value = "a\\\"b\\nc {{workflow.name}} {{=1+1}}"
        let (text, _) = argument(
            "{{workflow.parameters.x}}|{{inputs.parameters.x}}",
            inputs: "{parameters: [{name: x}]}",
            arguments: "{parameters: [{name: x, value: \"\(value)\"}]}"
        )
        #expect(text == "a\"b\nc {{workflow.name}} {{=1+1}}|a\"b\nc {{workflow.name}} {{=1+1}}")
    }

    @Test(arguments: [
        ("{{=asInt(inputs.parameters.num)+1}}", "3"),
        ("{{=inputs.parameters[\"a-b\"]}}", "dash"),
        ("{{=inputs.parameters.a-b}}", "{{=inputs.parameters.a-b}}"),
        ("{{workflow.creationTimestamp.s}}", "1795687200"),
        ("{{workflow.creationTimestamp.Y}}", "2026"),
        ("{{workflow.creationTimestamp}}", "2026-11-26T10:00:00Z"),
        ("{{workflow.priority}}", "{{workflow.priority}}"),
        ("{{ workflow.name }}", "w"),
        ("{{inputs.parameters.{{inputs.parameters.which}}}}", "2"),
        ("{{=sprig.trim(\" a \")}}", "a"),
        ("{{=toJson({\"a\": 1})}}", "{\"a\":1}"),
        ("{{node.name}} {{pod.name}}", "w w"),
        ("{{nothing}} {{ {{", "{{nothing}} {{ {{"),
        (
            "{{inputs.parameters}}",
            #"[{"name":"num","value":"2"},{"name":"a-b","value":"dash"},{"name":"which","value":"num"}]"#
        ),
        ("{{workflow.mainEntrypoint}} {{workflow.uid}} {{workflow.namespace}}", "t uid-of-w argo"),
        ("{{=workflow.name + workflow.parameters.g}}", "wglobal"),
    ]) func `a tag stands for its value (208, 209, 210, 211)`(tag: String, value: String) {
        let (text, _) = argument(
            tag,
            inputs: "{parameters: [{name: num, value: '2'}, {name: a-b, value: dash}, {name: which, value: num}]}",
            arguments: "{parameters: [{name: g, value: global}]}"
        )
        #expect(text == value)
    }

    @Test func `what names nothing stays as it is written`() {
        var state: UInt64 = 1
        let letters = Array("{{{}}}=ab .'")
        let texts = (0..<2_000).map { _ in
            String(
                (0..<12).map { _ in
                    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                    return letters[Int(state >> 33) % letters.count]
                }
            )
        }
        // An expression of quotes alone has a value.
        let plain = texts.filter { !$0.contains("{{=") }
        #expect(plain.count > 1_000)
        var workflow = Rehearsal.workflow("entrypoint: t")
        let container: JSON = ["image": "i", "args": .array(plain.map(JSON.string))]
        workflow["spec"] = ["entrypoint": "t", "templates": [["name": "t", "container": container]]]
        var rehearsal = Rehearsal(workflow)
        rehearsal.pass()
        #expect(rehearsal.started.first?.template.at("container", "args") == container["args"])
    }

    @Test func `a default may hold tags, and is not looked through again`() {
        let (text, _) = argument(
            "{{inputs.parameters.p}}",
            inputs: "{parameters: [{name: p, default: \"{{workflow.parameters.x}}\"}]}",
            arguments: "{parameters: [{name: x, value: \"{{workflow.name}}\"}]}"
        )
        #expect(text == "{{workflow.name}}")
    }

    @Test func `workflow arguments need a value, from a ConfigMap too`() {
        var rehearsal = Rehearsal(
            """
            entrypoint: t
            arguments: {parameters: [{name: x, valueFrom: {configMapKeyRef: {name: m, key: k}}}]}
            templates:
            \(echo)
            """
        )
        rehearsal.pass()
        #expect(rehearsal.phase == "Failed")
        #expect(rehearsal.message == "failed to set global parameters: ConfigMap 'm' not found")
        var other = rehearsal
        other.run = WorkflowRun(
            Rehearsal.workflow(
                """
                entrypoint: t
                arguments: {parameters: [{name: x, valueFrom: {configMapKeyRef: {name: m, key: k}}}]}
                templates:
                - name: t
                  container: {image: i, args: ["{{workflow.parameters.x}}"]}
                """
            )
        )
        let labels: JSON = ["workflows.argoproj.io/configmap-type": "Parameter"]
        other.view.configMaps["argo/m"] = ["metadata": ["labels": labels], "data": ["k": "v"]]
        other.pass()
        #expect(other.started.first?.template.at("container", "args") == ["v"])
    }

    @Test func `a leaf's task has everything settled`() {
        var rehearsal = Rehearsal(
            """
            entrypoint: main
            volumes: [{name: v, emptyDir: {}}]
            volumeClaimTemplates: [{metadata: {name: c}}]
            activeDeadlineSeconds: 100
            archiveLogs: true
            templates:
            - name: main
              steps: [[{name: a, template: t}]]
            - name: t
              timeout: 30s
              inputs: {artifacts: [{name: in, path: /in, raw: {data: "of {{workflow.name}}"}}]}
              outputs: {parameters: [{name: o, valueFrom: {path: "/{{workflow.name}}"}}]}
              container: {image: i, args: ["{{outputs.parameters.o.path}} {{inputs.artifacts.in.path}} {{steps.name}}"]}
            """
        )
        rehearsal.pass()
        let template: JSON = [
            "name": "t", "timeout": "30s",
            "container": ["image": "i", "args": ["/w /in a"]],
            "outputs": ["parameters": [["name": "o", "valueFrom": ["path": "/w"]]]],
            "inputs": ["artifacts": [["name": "in", "path": "/in", "raw": ["data": "of w"]]]],
        ]
        let expected = LeafTask(
            namespace: "argo",
            workflow: "w",
            workflowUID: "uid-of-w",
            nodeID: NodeNames.id(ofNode: "w[0].a", in: "w"),
            nodeName: "w[0].a",
            podName: NodeNames.pod(ofNode: "w[0].a", template: "t", in: "w"),
            template: template,
            volumes: [
                ["name": "v", "emptyDir": [:]], ["name": "c", "persistentVolumeClaim": ["claimName": "w-c"]],
            ],
            deadline: rehearsal.now + .seconds(30),
            archivesLogs: true
        )
        #expect(rehearsal.started == [expected])
    }
}
