import EventData
import Kubernetes
import Manifests
import SensorEngine

/// What `submit-from` makes a Workflow of: a template or a CronWorkflow (spec/workflows.md A4.2).
struct WorkflowOrigin: Sendable {
    enum Kind: String, CaseIterable {
        case workflowTemplate = "WorkflowTemplate"
        case clusterWorkflowTemplate = "ClusterWorkflowTemplate"
        case cronWorkflow = "CronWorkflow"
    }

    private static let apiVersion = "argoproj.io/v1alpha1"

    private let kind: Kind
    private let name: String
    private let namespace: String

    /// `resource` names the template; nothing else of it counts.
    init(_ resource: JSON, of invocation: Invocation) throws(AttemptFailure) {
        let written = try CreatedObject.text("kind", of: resource)
        guard let kind = Kind.allCases.first(where: { $0.rawValue.lowercased() == written.lowercased() }) else {
            let kinds = Kind.allCases.map(\.rawValue).joined(separator: ", a ")
            throw .permanent(
                "a Workflow can be made from a \(kinds); the resource is a \(written)",
                fix: "write one of these kinds, or use operation: submit with a Workflow"
            )
        }
        self.kind = kind
        name = resource["metadata"]?.text("name") ?? ""
        let own = resource["metadata"]?.text("namespace") ?? ""
        namespace = own.isEmpty ? invocation.sensor.namespace : own
        guard !name.isEmpty else {
            let fix = "write name: below metadata: of the \(kind.rawValue)"
            throw .permanent("the resource has no 'metadata.name'", fix: fix)
        }
    }

    private var subject: String {
        kind == .clusterWorkflowTemplate ? "\(kind.rawValue) \(name)" : "\(kind.rawValue) \(namespace)/\(name)"
    }

    /// The Workflow as the argo command makes it, but for what is random or the present time there.
    ///
    /// `scheduled` is the time to write for a run of a CronWorkflow in place of the firing's.
    func workflow(
        for invocation: Invocation,
        scheduled: String?,
        in cluster: KubernetesClient
    ) async throws(AttemptFailure) -> JSON {
        let origin = try await read(in: cluster)
        var workflow: JSON = ["apiVersion": .string(Self.apiVersion), "kind": "Workflow"]
        var metadata: JSON = ["generateName": .string("\(name)-"), "namespace": .string(namespace)]
        switch kind {
        case .workflowTemplate:
            metadata["labels"] = ["workflows.argoproj.io/workflow-template": .string(name)]
            workflow["metadata"] = metadata
            workflow["spec"] = ["workflowTemplateRef": ["name": .string(name)]]
        case .clusterWorkflowTemplate:
            metadata["labels"] = ["workflows.argoproj.io/cluster-workflow-template": .string(name)]
            workflow["metadata"] = metadata
            workflow["spec"] = ["workflowTemplateRef": ["name": .string(name), "clusterScope": true]]
        case .cronWorkflow:
            addMetadata(of: origin, scheduled: scheduled ?? invocation.createdAt.rfc3339Seconds, to: &metadata)
            workflow["metadata"] = metadata
            workflow["spec"] = origin.at("spec", "workflowSpec") ?? .object(JSONObject())
        }
        return workflow
    }

    /// Where its Workflows are.
    func workflows(in cluster: KubernetesClient) async throws(AttemptFailure) -> ResourcePath {
        try await collection("Workflow", in: cluster)
    }

    private func read(in cluster: KubernetesClient) async throws(AttemptFailure) -> JSON {
        let collection = try await collection(kind.rawValue, in: cluster)
        let path = ResourcePath(
            apiVersion: collection.apiVersion,
            plural: collection.plural,
            namespace: collection.namespace,
            name: name
        )
        do throws(KubernetesError) { return try await cluster.get(path) } catch {
            throw AttemptFailure(error, wanting: subject)
        }
    }

    private func collection(_ kind: String, in cluster: KubernetesClient) async throws(AttemptFailure) -> ResourcePath {
        do throws(KubernetesError) {
            let type = try await cluster.resourceType(apiVersion: Self.apiVersion, kind: kind)
            let place = type.isNamespaced ? namespace : nil
            return ResourcePath(apiVersion: Self.apiVersion, plural: type.plural, namespace: place)
        } catch {
            throw AttemptFailure(error, wanting: subject)
        }
    }

    /// A run by hand counts as one of the CronWorkflow's own: its limits, its history, its end when it is deleted.
    private func addMetadata(of origin: JSON, scheduled time: String, to metadata: inout JSON) {
        var labels = JSONObject()
        if let instance = origin.at("metadata", "labels", WorkflowLabel.instance) {
            labels[WorkflowLabel.instance] = instance
        }
        labels["workflows.argoproj.io/cron-workflow"] = .string(name)
        var annotations = JSONObject()
        annotations["workflows.argoproj.io/scheduled-time"] = .string(time)
        let own = origin.at("spec", "workflowMetadata")
        for member in own?["labels"]?.object?.members ?? [] { labels[member.name] = member.value }
        for member in own?["annotations"]?.object?.members ?? [] { annotations[member.name] = member.value }
        metadata["labels"] = .object(labels)
        metadata["annotations"] = .object(annotations)
        if let finalizers = own?["finalizers"] { metadata["finalizers"] = finalizers }
        metadata["ownerReferences"] = [
            [
                "apiVersion": .string(Self.apiVersion), "kind": "CronWorkflow", "name": .string(name),
                "uid": origin.at("metadata", "uid") ?? .null, "controller": true, "blockOwnerDeletion": true,
            ]
        ]
    }
}
