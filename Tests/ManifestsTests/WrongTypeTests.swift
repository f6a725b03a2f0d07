import EventData
import Foundation
import Manifests
import Support
import Testing

/// Fields that hold what Argo cannot decode there.
@Suite struct WrongTypeTests {
    /// A step of the only template, a task of a dag, the template itself, or the whole spec.
    private static func workflow(step: String) -> String { workflow(template: "steps: [[{name: a, \(step)}]]") }

    private static func workflow(task: String) -> String { workflow(template: "dag: {tasks: [{name: a, \(task)}]}") }

    private static func workflow(template: String) -> String {
        workflow(spec: "templates: [{name: main, \(template)}]")
    }

    private static func workflow(spec: String, kind: String = "Workflow") -> String {
        "apiVersion: argoproj.io/v1alpha1\nkind: \(kind)\nmetadata: {name: w}\nspec: {\(spec)}\n"
    }

    private static func wrong(_ text: String) -> [WrongType] {
        load([ManifestText(file: "w.yaml", text: text)], namespace: "default").others.flatMap { document in
            WrongType.all(in: document.node.json, kind: document.kind)
        }
    }

    private static let template = "spec.templates[0]"

    @Test(arguments: [
        (workflow(step: "when: false"), "\(template).steps[0][0].when", "string"),
        (workflow(step: "continueOn: true"), "\(template).steps[0][0].continueOn", "object"),
        (workflow(step: "withParam: [1, 2]"), "\(template).steps[0][0].withParam", "string"),
        (
            workflow(step: "hooks: {exit: {template: b, expression: false}}"),
            "\(template).steps[0][0].hooks.exit.expression", "string"
        ),
        (
            workflow(step: "arguments: {parameters: [{name: n, value: 1}]}"),
            "\(template).steps[0][0].arguments.parameters[0].name", "string"
        ),
        (workflow(step: "inline: {daemon: 'true'}"), "\(template).steps[0][0].inline.daemon", "boolean"),
        (workflow(template: "steps: [[a]]"), "\(template).steps[0][0]", "object"),
        (workflow(task: "dependencies: b"), "\(template).dag.tasks[0].dependencies", "array"),
        (workflow(task: "dependencies: [b, 1]"), "\(template).dag.tasks[0].dependencies[1]", "string"),
        (workflow(task: "depends: [b]"), "\(template).dag.tasks[0].depends", "string"),
        (workflow(template: "container: {command: echo}"), "\(template).container.command", "array"),
        (workflow(template: "container: {args: [1]}"), "\(template).container.args[0]", "string"),
        (workflow(template: "script: {source: [1]}"), "\(template).script.source", "string"),
        (workflow(template: "container: {env: [{name: A, value: 1}]}"), "\(template).container.env[0].value", "string"),
        (workflow(template: "retryStrategy: {limit: true}"), "\(template).retryStrategy.limit", "integer or string"),
        (workflow(template: "parallelism: 1.5"), "\(template).parallelism", "integer"),
        (workflow(template: "suspend: {duration: 20}"), "\(template).suspend.duration", "string"),
        (
            workflow(template: "outputs: {artifacts: [{name: a, optional: 'true'}]}"),
            "\(template).outputs.artifacts[0].optional", "boolean"
        ),
        (workflow(spec: "suspend: 'true'"), "spec.suspend", "boolean"),
        (workflow(spec: "onExit: {template: bye}"), "spec.onExit", "string"),
        (workflow(spec: "templateDefaults: {timeout: 3}"), "spec.templateDefaults.timeout", "string"),
        (workflow(spec: "hooks: []", kind: "WorkflowTemplate"), "spec.hooks", "object"),
        (
            workflow(spec: "workflowMetadata: {labels: {a: 1}}", kind: "ClusterWorkflowTemplate"),
            "spec.workflowMetadata.labels.a", "string"
        ),
        (workflow(spec: "suspend: 'true'", kind: "CronWorkflow"), "spec.suspend", "boolean"),
        (workflow(spec: "when: false", kind: "CronWorkflow"), "spec.when", "string"),
        (workflow(spec: "workflowSpec: {suspend: 1}", kind: "CronWorkflow"), "spec.workflowSpec.suspend", "boolean"),
    ])
    func `a value that Argo cannot decode is found at its field`(text: String, field: String, expected: String) {
        let wrong = Self.wrong(text)
        #expect(wrong.map(\.field) == [field] && wrong.map(\.expected.name) == [expected])
    }

    @Test(arguments: [
        workflow(template: "retryStrategy: {limit: 3, backoff: {duration: '1', factor: 2}}"),
        workflow(template: "retryStrategy: {limit: '{{inputs.parameters.n}}', backoff: {factor: '2'}}"),
        workflow(step: "withSequence: {count: 3, start: '{{x}}'}, withItems: [1, a, {b: c}, [d]]"),
        workflow(step: "arguments: {parameters: [{name: a, value: 1, default: true, enum: [1, b]}]}"),
        workflow(template: "activeDeadlineSeconds: '{{x}}'"), workflow(template: "activeDeadlineSeconds: 10"),
        workflow(template: "steps: [{name: a, template: b, when: '{{x}} == 1'}]"),
        workflow(template: "container: {resources: {limits: {cpu: 1, memory: 1Gi}}, ports: [{containerPort: 80}]}"),
        workflow(template: "container: {livenessProbe: {httpGet: {port: web}}}, suspend: {}, unknown: [1]"),
        workflow(template: "container: {command: null, env: [{name: A, value: }]}, daemon: ~, dag: null"),
        workflow(spec: "parallelism: 2.0, shutdown: '', hooks: {a: {template: x}}, future: {a: 1}"),
        workflow(spec: "when: 'true', schedules: ['* * * * *'], suspend: true", kind: "CronWorkflow"),
        workflow(spec: "suspend: 'true'", kind: "Rollout"),
    ])
    func `what Argo decodes is right, and so is what nobody knows`(text: String) {
        #expect(Self.wrong(text) == [])
    }

    @Test func `of the public examples no field is wrong`() throws {
        let root = "\(sharedDirectory)/corpus"
        let names = FileManager.default.enumerator(atPath: root)?.compactMap { $0 as? String } ?? []
        let files = names.filter { $0.hasSuffix(".yaml") }
        #expect(files.count > 80)
        for file in files {
            let text = try String(contentsOfFile: "\(root)/\(file)", encoding: .utf8)
            #expect(Self.wrong(text).map(\.field) == [], "\(file)")
        }
    }

    @Test func `each is told at its place, with what to write instead`() {
        let text = """
            apiVersion: argoproj.io/v1alpha1
            kind: Workflow
            metadata: {name: w}
            spec:
              suspend: "true"
              onExit: {template: main}
              parallelism: "2"
              templates:
              - name: main
                inputs:
                  parameters:
                  - name: n
                dag:
                  tasks:
                  - {name: a, template: b, when: false}
                  - name: c
                    dependencies: a
                    continueOn: true
            """
        let found = load([ManifestText(file: "w.yaml", text: text)], namespace: "default").others
            .flatMap { WrongType.diagnostics(in: $0.node) }
        let tasks = "spec.templates[0].dag.tasks"
        #expect(
            found.map(\.description) == [
                "w.yaml:5:12: error: 'spec.suspend' is text, must be true or false\nfix: write true without quotes",
                "w.yaml:6:11: error: 'spec.onExit' is a mapping, must be text\nfix: write text",
                "w.yaml:7:16: error: 'spec.parallelism' is text, must be a whole number\nfix: write 2 without quotes",
                "w.yaml:12:15: error: 'spec.templates[0].inputs.parameters[0].name' is true or false, must be text\n"
                    + "fix: put it in quotes: name: \"n\"",
                "w.yaml:15:38: error: '\(tasks)[0].when' is true or false, must be text\nfix: put it in quotes: when: \"false\"",
                "w.yaml:17:23: error: '\(tasks)[1].dependencies' is text, must be a list of texts\n"
                    + "fix: write a list: dependencies: [\"a\"]",
                "w.yaml:18:21: error: '\(tasks)[1].continueOn' is true or false, must be a mapping\n"
                    + "fix: write a mapping with error, failed",
            ]
        )
    }
}
