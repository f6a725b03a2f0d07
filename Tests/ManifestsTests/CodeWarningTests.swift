import EventData
import Manifests
import Testing

/// Values of others in the text of programs (spec/workflows.md D3).
@Suite struct CodeWarningTests {
    private func warnings(_ text: String) -> [Diagnostic] {
        load([ManifestText(file: "w.yaml", text: text)], namespace: "default").diagnostics
            .filter { $0.problem.contains("becomes a part of") }
    }

    /// A Workflow whose template `main` calls `code`, which runs its parameter `x`.
    private func workflow(
        kind: String = "Workflow",
        arguments: String = "{}",
        call: String,
        _ container: String = #"script: {command: [sh], source: "echo {{inputs.parameters.x}}"}"#
    ) -> String {
        """
        apiVersion: argoproj.io/v1alpha1
        kind: \(kind)
        metadata: {name: w}
        spec:
          entrypoint: main
          arguments: \(arguments)
          templates:
          - name: main
            steps: [[{name: a, template: code, \(call)}]]
          - name: code
            inputs: {parameters: [{name: x}]}
            \(container)
        """
    }

    private static let supplied = "{parameters: [{name: p}]}"
    private static let handed = #"arguments: {parameters: [{name: x, value: "{{workflow.parameters.p}}"}]}"#

    @Test func `a parameter in a script is warned of at its place, with what to write`() {
        let text = """
            apiVersion: argoproj.io/v1alpha1
            kind: WorkflowTemplate
            metadata: {name: w}
            spec:
              templates:
              - name: say
                inputs: {parameters: [{name: first-name}]}
                script:
                  command: [bash]
                  source: |
                    set -e
                    echo "hello {{inputs.parameters.first-name}}"
            """
        let found = warnings(text)
        #expect(found.count == 1)
        #expect(found.first?.place == Place(file: "w.yaml", line: 12, column: 21))
        #expect(found.first?.severity == .warning)
        #expect(
            found.first?.problem.hasPrefix("{{inputs.parameters.first-name}} becomes a part of the shell script")
                == true
        )
        let variable =
            #"env: [{name: FIRST_NAME, value: "{{inputs.parameters.first-name}}"}], and write "$FIRST_NAME" here"#
        #expect(found.first?.fix.hasSuffix(variable) == true)
    }

    @Test(arguments: [
        #"container: {command: [sh, -c], args: ["echo {{inputs.parameters.x}}"]}"#,
        #"container: {command: [/bin/bash, -euxc, "echo {{inputs.parameters.x}}"]}"#,
        #"container: {args: [sh, -e, -c, "echo {{= inputs.parameters['x'] }}"]}"#,
        #"container: {command: [python3, -c, "print('{{inputs.parameters.x}}')"]}"#,
        #"script: {command: [python], source: "print('{{inputs.parameters.x}}')"}"#,
        #"script: {command: [node], source: "console.log('{{ inputs.parameters.x }}')"}"#,
        #"containerSet: {containers: [{name: main, command: [sh, -c, "echo {{inputs.parameters.x}}"]}]}"#,
    ])
    func `code stands in scripts and behind -c`(container: String) {
        #expect(warnings(workflow(arguments: Self.supplied, call: Self.handed, container)).count == 1)
    }

    @Test(arguments: [
        #"container: {command: [echo, "{{inputs.parameters.x}}"]}"#,
        #"container: {command: [sh, -c, 'echo "$1"', sh, "{{inputs.parameters.x}}"]}"#,
        #"container: {command: [sh, -c, 'echo "$X"'], env: [{name: X, value: "{{inputs.parameters.x}}"}]}"#,
        #"container: {command: [sh, /run.sh, "{{inputs.parameters.x}}"]}"#,
        #"script: {command: [sh], source: "echo {{workflow.name}} {{pod.name}} {{inputs.artifacts.a.path}}"}"#,
    ])
    func `arguments, variables and names that nobody chooses are no code`(container: String) {
        #expect(warnings(workflow(arguments: Self.supplied, call: Self.handed, container)).isEmpty)
    }

    @Test(arguments: [
        ("{}", "arguments: {parameters: [{name: x, value: constant}]}", 0),
        ("{parameters: [{name: p, value: constant}]}", handed, 0),
        ("{parameters: [{name: p, valueFrom: {configMapKeyRef: {name: c, key: k}}}]}", handed, 1),
        ("{}", #"withItems: [a, {b: c}], arguments: {parameters: [{name: x, value: "{{item}}"}]}"#, 0),
        ("{}", #"withSequence: {count: "3"}, arguments: {parameters: [{name: x, value: "{{item}}"}]}"#, 0),
        (
            supplied,
            #"withParam: "{{workflow.parameters.p}}", arguments: {parameters: [{name: x, value: "{{item}}"}]}"#, 1
        ),
        ("{}", #"arguments: {parameters: [{name: x, value: "{{steps.b.outputs.result}}"}]}"#, 1),
        ("{}", #"arguments: {parameters: [{name: x, value: "{{steps.b.exitCode}}"}]}"#, 0),
    ])
    func `constants are nobody else's, however they are handed on`(arguments: String, call: String, count: Int) {
        #expect(warnings(workflow(arguments: arguments, call: call)).count == count)
    }

    @Test func `a template is called from elsewhere with other arguments`() {
        #expect(
            warnings(
                workflow(kind: "WorkflowTemplate", arguments: "{parameters: [{name: p, value: c}]}", call: Self.handed)
            ).count == 1
        )
    }

    @Test func `the variable has no name that programs have a use for`() {
        let call = #"arguments: {parameters: [{name: path, value: "{{workflow.parameters.p}}"}]}"#
        let code = #"script: {command: [sh], source: "ls {{inputs.parameters.path}}"}"#
        let text = workflow(arguments: Self.supplied, call: call, code).replacing("[{name: x}]", with: "[{name: path}]")
        #expect(warnings(text).first?.fix.contains("{name: INPUT_PATH, ") == true)
    }

    @Test func `a template that calls itself is looked at once`() {
        let call = #"arguments: {parameters: [{name: x, value: "{{inputs.parameters.x}}"}]}"#
        let text = workflow(call: "arguments: {parameters: [{name: x, value: c}]}")
        #expect(warnings(text + "\n  - {name: again, steps: [[{name: a, template: again, \(call)}]]}").isEmpty)
    }

    @Test(arguments: [true, false])
    func `the workflow of a sensor has values of events where a parameter writes them`(isWritten: Bool) {
        let place = isWritten ? "spec.arguments.parameters.0.value" : "metadata.labels.x"
        let text = """
            apiVersion: argoproj.io/v1alpha1
            kind: Sensor
            metadata: {name: s}
            spec:
              dependencies: [{name: d, eventSourceName: e, eventName: n}]
              triggers:
              - template:
                  name: t
                  argoWorkflow:
                    operation: submit
                    parameters: [{src: {dependencyName: d, dataKey: body.x}, dest: \(place)}]
                    source:
                      resource:
                        apiVersion: argoproj.io/v1alpha1
                        kind: Workflow
                        metadata: {generateName: w-}
                        spec:
                          entrypoint: main
                          arguments: {parameters: [{name: p, value: none}]}
                          templates:
                          - {name: main, script: {command: [sh], source: "echo {{workflow.parameters.p}}"}}
            """
        #expect(warnings(text).count == (isWritten ? 1 : 0))
    }
}
