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
    private static let maximumShownNodes = 200

    private let cluster: KubernetesClient

    init(_ cluster: KubernetesClient) { self.cluster = cluster.allowing(Self.patience) }

    /// The invocation that made a Workflow, as its label says; nil where the cluster has no such Workflow of ours.
    func maker(of name: ManifestName) async -> InvocationID? {
        let path = Self.path(of: name)
        guard case .success(let object) = await found(path) else { return nil }
        return object.at("metadata", "labels", "signalbox.io/invocation")?.string.map { InvocationID($0) }
    }

    private func found(_ path: ResourcePath) async -> Result<JSON, KubernetesError> {
        do throws(KubernetesError) { return .success(try await cluster.get(path)) } catch { return .failure(error) }
    }

    private static func path(of name: ManifestName) -> ResourcePath {
        ResourcePath(
            apiVersion: "argoproj.io/v1alpha1",
            plural: "workflows",
            namespace: name.namespace,
            name: name.name
        )
    }

    /// nil for what makes no Workflow, or has not made it.
    ///
    /// With `isWhole` all its nodes, else those that failed.
    func object(of record: InvocationRecord, isWhole: Bool = false) async -> JSON? {
        guard record.state == .succeeded, let name = Self.workflow(of: record.invocation) else { return nil }
        var json: JSON = [
            "kind": "Workflow", "namespace": .string(name.namespace), "name": .string(name.name),
        ]
        switch await found(Self.path(of: name)) {
        case .success(let object):
            json["phase"] = object.at("status", "phase") ?? ""
            json["message"] = object.at("status", "message")
            json["progress"] = object.at("status", "progress")
            json["failedNodes"] = .array(Self.failures(in: object))
            if isWhole { json["nodes"] = .array(Self.nodes(in: object)) }
        case .failure(.notFound): json["problem"] = "it is gone"
        case .failure(let error): json["problem"] = .string("\(error)")
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

    /// In the order in which they began.
    private static func nodes(in object: JSON) -> [JSON] {
        let nodes = (object.at("status", "nodes")?.object?.members ?? []).map(\.value)
        let sorted = nodes.sorted { ($0["startedAt"]?.string ?? "~") < ($1["startedAt"]?.string ?? "~") }
        return sorted.prefix(maximumShownNodes).map { node in
            var json: JSON = [:]
            for member in ["id", "displayName", "type", "phase", "message", "startedAt", "finishedAt", "exitCode"] {
                json[member] = member == "exitCode" ? node.at("outputs", member) : node[member]
            }
            return json
        }
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
