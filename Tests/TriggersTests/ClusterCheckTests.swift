import EventData
import Kubernetes
import Logging
import LoopbackServers
import Manifests
import Testing
import Triggers

/// `lint --cluster`: what triggers refer to is there.
struct ClusterCheckTests {
    private static func sensor(_ block: String) -> String {
        """
        apiVersion: argoproj.io/v1alpha1
        kind: Sensor
        metadata: {name: s}
        spec:
          dependencies: [{name: d, eventSourceName: es, eventName: e}]
          triggers:
            - template:
                name: t
                \(block.replacing("\n", with: "\n        "))
        """
    }

    private static func submitting(_ parameters: String, more: String = "") -> String {
        sensor(
            """
            argoWorkflow:
              operation: submit
              source:
                resource:
                  apiVersion: argoproj.io/v1alpha1
                  kind: Workflow
                  metadata: {generateName: ci-}
                  spec:
                    workflowTemplateRef: {name: build}
                    arguments: {parameters: [\(parameters)]}
            \(more)
            """
        )
    }

    private static func naming(_ operation: String, kind: String, name: String, args: String = "[]") -> String {
        sensor(
            """
            argoWorkflow:
              operation: \(operation)
              args: \(args)
              source:
                resource: {apiVersion: argoproj.io/v1alpha1, kind: \(kind), metadata: {name: \(name)}}
            """
        )
    }

    private static let template: JSON = [
        "apiVersion": "argoproj.io/v1alpha1", "kind": "WorkflowTemplate", "metadata": ["name": "build"],
        "spec": [
            "arguments": ["parameters": [["name": "sha"], ["name": "branch", "value": "main"]]],
            "templates": [["name": "main", "suspend": [:]]],
        ],
    ]

    private static let renamed = """
          parameters:
            - {src: {dependencyName: d, dataKey: x}, dest: spec.arguments.parameters.0.name}
        """

    private static let cases: [(String, [String])] = [
        (submitting("{name: sha, value: a}"), []),
        (
            submitting("{name: sah, value: a}"),
            [
                "18:49: the parameter 'sah' is not declared by WorkflowTemplate build; did you mean 'sha'?",
                "17:45: WorkflowTemplate build needs a value for 'sha', which has no default there; "
                    + "give it in spec.arguments.parameters, or by args: [-p, sha=VALUE]",
            ]
        ),
        (submitting("{name: sah, value: a}", more: renamed), []),
        (
            naming("submit-from", kind: "workflowtemplate", name: "build", args: "[-p, sha=1, -p, tag=2]"),
            [
                "11:17: the parameter 'tag' is not declared by WorkflowTemplate build; "
                    + "declare it in spec.arguments.parameters of the template"
            ]
        ),
        (
            naming("submit-from", kind: "ClusterWorkflowTemplate", name: "build"),
            [
                "13:106: ClusterWorkflowTemplate build does not exist in the cluster; create it, or correct name and "
                    + "namespace"
            ]
        ),
        (
            naming("suspend", kind: "CronWorkflow", name: "nightly"),
            ["13:95: CronWorkflow ci/nightly does not exist in the cluster; create it, or correct name and namespace"]
        ),
        (naming("stop", kind: "Workflow", name: "w"), []),
        (
            sensor(
                "k8s: {operation: patch, source: {resource: {apiVersion: v1, kind: ConfigMpa, metadata: {name: a}}}}"
            ),
            ["9:75: the cluster has no kind ConfigMpa in v1; did you mean 'ConfigMap'?"]
        ),
        (
            sensor("k8s: {source: {resource: {apiVersion: none.io/v1, kind: None, metadata: {name: a}}}}"),
            [
                "9:65: the cluster has no API none.io/v1; correct apiVersion and kind, or install its custom resource "
                    + "definition"
            ]
        ),
    ]

    private func check(_ text: String, at url: String) async throws -> ClusterCheck {
        let silent = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        let client = KubernetesClient(ClusterConfiguration(server: url), logger: silent)
        let loaded = load([ManifestText(file: "s.yaml", text: text)], namespace: "ci")
        #expect(loaded.diagnostics.filter { $0.severity == .error } == [])
        var check = ClusterCheck(client)
        do {
            for sensor in loaded.sensors {
                for trigger in sensor.triggers { try await check.check(trigger, of: sensor.name) }
            }
        } catch {
            try await client.shutDown()
            throw error
        }
        try await client.shutDown()
        return check
    }

    @Test func `what is not in the cluster is said at its place`() async throws {
        try await withLocalCluster { url in
            try await TestClient(url: url).create([Self.template])
            for (text, expected) in Self.cases {
                let found = try await check(text, at: url)
                let texts = found.diagnostics.map { "\($0.place.line):\($0.place.column): \($0.problem); \($0.fix)" }
                #expect(texts.sorted() == expected.sorted(), "\(text)")
                #expect(found.unchecked == [])
            }
        }
    }

    @Test func `what may not be read is said, and is no problem`() async throws {
        let refusal = FakeCluster.refuse(403, "Forbidden", "no right")
        try await withFakeCluster { request, _ in
            request.path.contains("/workflowtemplates/") ? [refusal] : nil
        } _: { server in
            let found = try await check(Self.submitting("{name: sah, value: a}"), at: server.url)
            #expect(found.diagnostics == [])
            #expect(found.unchecked == ["s.yaml:17:45: WorkflowTemplate ci/build is not checked: no right"])
        }
    }
}
