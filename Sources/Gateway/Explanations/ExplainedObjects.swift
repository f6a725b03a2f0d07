import Buses
import EventData
import Kubernetes
import Manifests
import SensorEngine
import Triggers

/// What became of the Workflows that invocations made, as the cluster has them now.
struct ExplainedObjects: Sendable {
    /// Who asks why waits no longer for a cluster that is away.
    private static let patience = Duration.seconds(2)
    /// Nodes that failed; the rest is counted.
    private static let maximumNodes = 20

    private let cluster: KubernetesClient

    init(_ cluster: KubernetesClient) { self.cluster = cluster.allowing(Self.patience) }

    /// nil for what makes no Workflow, or has not made it.
    func object(of record: InvocationRecord) async -> JSON? {
        guard record.state == .succeeded, let name = Self.workflow(of: record.invocation) else { return nil }
        let path = ResourcePath(
            apiVersion: "argoproj.io/v1alpha1",
            plural: "workflows",
            namespace: name.namespace,
            name: name.name
        )
        var json: JSON = [
            "kind": "Workflow", "namespace": .string(name.namespace), "name": .string(name.name),
        ]
        do throws(KubernetesError) {
            let object = try await cluster.get(path)
            json["phase"] = object.at("status", "phase") ?? ""
            json["message"] = object.at("status", "message")
            json["progress"] = object.at("status", "progress")
            json["failedNodes"] = .array(Self.failures(in: object))
        } catch {
            if case .notFound = error { json["problem"] = "it is gone" } else { json["problem"] = .string("\(error)") }
        }
        return json
    }

    private static func workflow(of invocation: Invocation) -> ManifestName? {
        guard ["argoWorkflow", "k8s"].contains(invocation.kind),
            invocation.request.at("source", "resource", "kind") == "Workflow",
            ["submit", "create"].contains(invocation.request["operation"]?.string)
        else { return nil }
        do throws(PlannedWorkflowProblem) { return try invocation.plannedWorkflow() } catch { return nil }
    }

    private static func failures(in object: JSON) -> [JSON] {
        let nodes = (object.at("status", "nodes")?.object?.members ?? []).map(\.value)
        let failed = nodes.filter { node in
            ["Failed", "Error"].contains(node["phase"]?.string) && node["children"]?.array?.isEmpty ?? true
        }
        return failed.prefix(maximumNodes).map { node in
            [
                "name": node["displayName"] ?? "", "phase": node["phase"] ?? "", "message": node["message"] ?? "",
            ]
        }
    }
}
