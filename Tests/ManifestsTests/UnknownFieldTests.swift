import EventData
import Foundation
import Manifests
import Support
import Testing

/// Fields that nobody knows: slips, which are as good as absent.
@Suite struct UnknownFieldTests {
    private static func workflow(_ spec: String, kind: String = "Workflow") -> String {
        "apiVersion: argoproj.io/v1alpha1\nkind: \(kind)\nmetadata: {name: w}\nspec: {\(spec)}\n"
    }

    private static func workflow(template: String) -> String { workflow("templates: [{name: main, \(template)}]") }

    private static func documents(_ text: String) -> [ManifestNode] {
        load([ManifestText(file: "w.yaml", text: text)], namespace: "default").others.map(\.node)
    }

    private static func unknown(_ text: String) -> [String] {
        documents(text).flatMap { document in
            UnknownField.all(in: document.json, kind: document["kind"]?.json.string ?? "").map(\.field)
        }
    }

    private static let template = "spec.templates[0]"

    @Test(arguments: [
        (workflow("activeDeadlineSecond: 5"), "spec.activeDeadlineSecond"),
        (workflow("suspned: true", kind: "CronWorkflow"), "spec.suspned"),
        (workflow("workflowSpec: {entrypont: a}", kind: "CronWorkflow"), "spec.workflowSpec.entrypont"),
        (workflow("podMetadata: {label: {a: b}}", kind: "WorkflowTemplate"), "spec.podMetadata.label"),
        (workflow("hooks: {exit: {templat: a}}", kind: "ClusterWorkflowTemplate"), "spec.hooks.exit.templat"),
        (workflow(template: "steps: [[{name: a, whn: b}]]"), "\(template).steps[0][0].whn"),
        (workflow(template: "steps: [{name: a, whn: b}]"), "\(template).steps[0].whn"),
        (workflow(template: "dag: {tasks: [{name: a, depend: b}]}"), "\(template).dag.tasks[0].depend"),
        (workflow(template: "container: {comand: [a]}"), "\(template).container.comand"),
        (workflow(template: "retryStrategy: {limits: 3}"), "\(template).retryStrategy.limits"),
        (
            workflow(template: "inputs: {parameters: [{name: a, defualt: b}]}"),
            "\(template).inputs.parameters[0].defualt"
        ),
        (workflow(template: "outputs: {artifacts: [{name: a, pth: b}]}"), "\(template).outputs.artifacts[0].pth"),
        (workflow(template: "volumes: [{name: a, emptydir: {}}]"), "\(template).volumes[0].emptydir"),
        ("apiVersion: argoproj.io/v1alpha1\nkind: Workflow\nmetadata: {nam: w}\nspec: {}\n", "metadata.nam"),
        ("apiVersion: argoproj.io/v1alpha1\nkind: Workflow\nmetadata: {name: w}\nsepc: {a: b}\n", "sepc"),
        ("apiVersion: v1\nkind: ConfigMap\nmetadata: {name: w}\ndat: {a: b}\n", "dat"),
        ("apiVersion: v1\nkind: Secret\nmetadata: {name: w}\nstringdata: {a: b}\n", "stringdata"),
    ])
    func `a slip is found at its path`(text: String, field: String) {
        #expect(Self.unknown(text) == [field])
    }

    @Test(arguments: [
        workflow("podPriority: 1, ttlSecondsAfterFinished: 5, executorPlugins: [a], podResources: {}"),
        workflow("synchronization: {mutex: {name: a, database: true}, semaphore: {database: {key: a}}}"),
        workflow("schedule: '* * * * *', workflowMetadata: {name: a, finalizers: [b]}", kind: "CronWorkflow"),
        workflow(template: "plugin: {hello: {a: b}}, priority: 1, pendingTimeout: 5s"),
        workflow(template: "inputs: {parameters: [{name: a, value: 1, default: b, description: c}]}"),
        workflow(template: "outputs: {parameters: [{name: a, valueFrom: {path: /a, default: b}}]}"),
        workflow(template: "outputs: {artifacts: [{name: a, plugin: {name: b}, s3: {key: c}}]}"),
        workflow(template: "volumes: [{name: a, nfs: {server: b}}, {name: c, projected: {sources: []}}]"),
        workflow(template: "container: {resizePolicy: [], resources: {claims: [{name: a}]}}"),
        workflow(template: "securityContext: {mine: 1}, affinity: {mine: 1}, nodeSelector: {mine: a}"),
        workflow("hooks: {mine: {template: a}}, podMetadata: {labels: {mine: a}}, mine: null"),
        workflow("mine: 1", kind: "Rollout"), workflow("templates: [a, {name: b, steps: 1}]"),
    ])
    func `what some version has, and what bears names of one's own, is no slip`(text: String) {
        #expect(Self.unknown(text) == [])
    }

    @Test func `of an object with very many only the first are told`() {
        let names = (0..<5_000).map { "x\($0): 1" }.joined(separator: ", ")
        #expect(Self.unknown(Self.workflow(names)) == (0..<UnknownField.most).map { "spec.x\($0)" })
    }

    @Test func `each is told where its name stands, with the nearest that there is`() {
        let text = """
            apiVersion: argoproj.io/v1alpha1
            kind: Workflow
            metadata: {name: w}
            spec:
              activeDeadlineSecond: 5
              templates:
              - name: main
                steps:
                - - {name: a, template: b, qqq: 1}
            """
        let found = Self.documents(text).flatMap { UnknownField.diagnostics(in: $0) }
        #expect(
            found.map(\.description) == [
                "w.yaml:5:3: warning: unknown field 'spec.activeDeadlineSecond', which is passed over\n"
                    + "fix: did you mean 'activeDeadlineSeconds'?",
                "w.yaml:9:32: warning: unknown field 'spec.templates[0].steps[0][0].qqq', which is passed over\n"
                    + "fix: remove it, or write the field that is meant",
            ]
        )
        #expect(
            Self.documents(text.replacing("argoproj.io", with: "other.io")).flatMap { UnknownField.diagnostics(in: $0) }
                == []
        )
    }

    @Test func `the public examples have none`() throws {
        let root = "\(sharedDirectory)/corpus"
        let names = FileManager.default.enumerator(atPath: root)?.compactMap { $0 as? String } ?? []
        let files = names.filter { $0.hasSuffix(".yaml") }
        #expect(files.count > 80)
        for file in files {
            let text = try String(contentsOfFile: "\(root)/\(file)", encoding: .utf8)
            #expect(Self.unknown(text) == [], "\(file)")
        }
    }
}
