import EventData
import Foundation
import Kubernetes
import Manifests
import Support
import Testing
import Workflows

/// Argo's own examples as real processes: all that need no cluster end as their comments or their names promise.
///
/// They run as they are, but that what sleeps for many seconds sleeps for a fraction of one.
@Suite(.timeLimit(.minutes(3))) struct PublicExampleTests {
    /// What ends otherwise than Succeeded, or by chance one way or the other, as written in them.
    private static let others: [String: Set<String>] = [
        "custom-metrics.yaml": ["Succeeded", "Failed"], "retry-script.yaml": ["Succeeded", "Failed"],
        "resubmit.yaml": ["Succeeded", "Failed"], "loops-arbitrary-sequential-steps.yaml": ["Failed"],
    ]

    private static let corpus = sharedDirectory + "/corpus/argo-workflows"

    /// Templates of other files of the same collection that are to be applied first.
    private static let templates = ["print-message": printMessage, "inner-dag": innerDAG, "inner-steps": innerSteps]

    private static let printMessage = """
        entrypoint: print-message
        templates:
        - name: print-message
          inputs: {parameters: [{name: message}]}
          container: {image: busybox, command: [echo], args: ["{{inputs.parameters.message}}"]}
        """

    private static let innerDAG = """
        templates:
        - name: inner-diamond
          dag:
            tasks: [{name: A, template: say}, {name: B, template: say, depends: A}]
        - {name: say, container: {image: busybox, command: [echo, inner]}}
        """

    private static let innerSteps = """
        templates:
        - name: inner-steps
          inputs: {parameters: [{name: message}]}
          steps:
          - - {name: one, template: say, arguments: {parameters: [{name: m, value: "{{inputs.parameters.message}}"}]}}
        - name: say
          inputs: {parameters: [{name: m}]}
          container: {image: busybox, command: [echo, "{{inputs.parameters.m}}"]}
        """

    /// The documents of every file, those that need nothing of others first.
    private static func documents() throws -> [(file: String, object: JSON)] {
        let files = (FileManager.default.enumerator(atPath: corpus)?.compactMap { $0 as? String } ?? [])
            .filter { $0.hasSuffix(".yaml") }.sorted()
        return try files.flatMap { file in
            var text = try String(contentsOfFile: "\(corpus)/\(file)", encoding: .utf8)
            for (long, short) in [("sleep 10", "sleep 0.2"), (#"[sleep, "20"]"#, "[sleep, 0.2s]"), (#""20""#, #""1""#)]
            {
                text = text.replacing(long, with: short)
            }
            return manifestDocuments(of: ManifestText(file: file, text: text), problems: ManifestProblems())
                .map { (file, $0.json) }
        }
    }

    @Test func `every public example that needs no cluster ends as it promises`() async throws {
        try await ControllerTests.controlled(parallelism: 16) { world in
            for (name, text) in Self.templates {
                for (kind, prefix) in [
                    ("WorkflowTemplate", "workflow-template-"),
                    ("ClusterWorkflowTemplate", "cluster-workflow-template-"),
                ] {
                    var object = try InlineResource.object(
                        in: "spec:\n" + text.split(separator: "\n").map { "  \($0)\n" }.joined()
                    )
                    object["metadata"] = ["name": .string(prefix + name)]
                    try await world.keep(object, kind: kind)
                }
            }
            let map: JSON = [
                "apiVersion": "v1", "kind": "ConfigMap", "metadata": ["name": "my-config"], "data": ["template": "2"],
            ]
            _ = try await world.client.create(map, in: "default")
            let documents = try Self.documents()
            var submitted: [(file: String, name: String)] = []
            for (file, object) in documents {
                let kind = object["kind"]?.string ?? ""
                guard ["Workflow", "WorkflowTemplate", "CronWorkflow"].contains(kind) else { continue }
                let name = try await world.keep(object, kind: kind)
                if kind == "Workflow" { submitted.append((file, name)) }
            }
            submitted.append(("event-consumer", try await world.submit(Self.consumer)))
            for (file, name) in submitted {
                if file == "suspend-template.yaml" { try await world.approve(name) }
                let ended = try await world.until(name) { ["Succeeded", "Failed", "Error"].contains($0.phase) }
                let promised = Self.others[file] ?? ["Succeeded"]
                #expect(promised.contains(ended.phase), "\(file): \(ended["status"]?.text ?? "")")
                if file.contains("producer-output-default") {
                    let results = ended.nodes.compactMap { $0.at("outputs", "result")?.string }
                    #expect(results == ["consumer got: [hello-from-producer]"])
                }
            }
            #expect(submitted.count == 51)
        }
    }

    /// What the example's binding submits.
    private static let consumer = """
        metadata: {generateName: event-consumer-}
        spec:
          arguments: {parameters: [{name: appellation, value: world}]}
          workflowTemplateRef: {name: event-consumer}
        """
}

extension RunnerWorld {
    /// Creates an object of Argo's; its name.
    @discardableResult
    fileprivate func keep(_ object: JSON, kind: String) async throws -> String {
        var object = object
        object["apiVersion"] = "argoproj.io/v1alpha1"
        object["kind"] = .string(kind)
        return try await client.create(object, in: kind.hasPrefix("Cluster") ? nil : "default").at("metadata", "name")?
            .string ?? ""
    }

    /// Resumes the step `approve`, as `argo resume` does.
    fileprivate func approve(_ name: String) async throws {
        let waiting = try await until(name) { $0.nodes.contains { $0.text("displayName") == "approve" } }
        let node = waiting.nodes.first { $0.text("displayName") == "approve" }
        let change: JSON = ["phase": "Succeeded", "finishedAt": .string(RunnerWorld.now().rfc3339Seconds)]
        let nodes = JSON.object(JSONObject([(node?.text("id") ?? "", change)]))
        _ = try await client.patch(ControllerTests.path(name), with: ["status": ["nodes": nodes]])
    }
}
