package import EventData

/// The pods that a Workflow's leaves would have, made from its status whenever somebody asks (decision 0051).
package struct WorkflowPods: Sendable {
    /// Set in a node whose pod was deleted: it is shown no longer, and a leaf that still ran ends.
    package static let deletedMember = "podDeleted"
    /// What a node says whose pod went while it ran.
    package static let deletedMessage = "pod deleted"
    private static let prefix = "workflows.argoproj.io/"

    private let workflow: JSON
    private let name: String

    package init(_ workflow: JSON) {
        self.workflow = workflow
        name = workflow.at("metadata", "name")?.string ?? ""
    }

    /// In the order of the nodes; with `other`, only those of nodes that are not the same there.
    package func all(unlike other: JSON? = nil) -> [JSON] {
        nodes(unlike: other).compactMap { pod(of: $0) }
    }

    /// The id of the node that has the pod of this name; nil when there is none.
    package func nodeID(of pod: String) -> String? {
        nodes(unlike: nil).first { hasPod($0) && podName(of: $0) == pod }?["id"]?.string
    }

    /// Names that the Workflow of a pod can have: what comes before one of its hyphens, or all of it.
    package static func owners(of pod: String) -> [String] {
        [pod] + pod.indices.filter { pod[$0] == "-" }.map { String(pod[..<$0]) }
    }

    private func nodes(unlike other: JSON?) -> [JSON] {
        let all = workflow.at("status", "nodes")?.object?.members ?? []
        guard let others = other?.at("status", "nodes")?.object else { return all.map(\.value) }
        var changed: Set<String> = []
        for member in all where others[member.name] != member.value {
            changed.insert(member.name)
            // What becomes of a container is a change of its pod.
            guard member.value["type"] == "Container", let pod = member.value["boundaryID"]?.string else { continue }
            changed.insert(pod)
        }
        return all.filter { changed.contains($0.name) }.map(\.value)
    }

    private func hasPod(_ node: JSON) -> Bool {
        guard node["type"]?.string == "Pod", node[Self.deletedMember] == nil else { return false }
        // Served from a cache, or still waiting for a lock: nothing was started.
        guard node.at("memoizationStatus", "hit")?.bool != true,
            node.at("synchronizationStatus", "waiting") == nil
        else { return false }
        return node["message"]?.string != Self.deletedMessage
    }

    private func podName(of node: JSON) -> String {
        let template = node.at("templateRef", "template")?.string ?? node["templateName"]?.string
        return NodeNames.pod(ofNode: node["name"]?.string ?? "", template: template, in: name)
    }

    private func pod(of node: JSON) -> JSON? {
        guard hasPod(node) else { return nil }
        let written = template(of: node)
        let template = PodSpecPatches.applied(to: written, in: spec) ?? written
        let containers = PodContainers(template, node, parts: parts(of: node, template))
        return [
            "apiVersion": "v1", "kind": "Pod", "metadata": metadata(node, template), "spec": containers.spec,
            "status": containers.status,
        ]
    }

    /// The nodes of a `containerSet`'s containers, by their names.
    private func parts(of node: JSON, _ template: JSON) -> [String: JSON] {
        guard template["containerSet"] != nil, let name = node["name"]?.string else { return [:] }
        var parts: [String: JSON] = [:]
        for id in (node["children"]?.array ?? []).compactMap(\.string) {
            guard let part = workflow.at("status", "nodes", id), part["type"] == "Container",
                part["boundaryID"] == node["id"], let own = part["name"]?.string
            else { continue }
            parts[String(own.dropFirst(name.count + 1))] = part
        }
        return parts
    }

    private func metadata(_ node: JSON, _ template: JSON) -> JSON {
        let id = node["id"]?.string ?? ""
        let uid = workflow.at("metadata", "uid")?.string ?? ""
        var annotations = workflow.at("spec", "podMetadata", "annotations")?.object ?? JSONObject()
        for member in template.at("metadata", "annotations")?.object?.members ?? [] {
            annotations[member.name] = member.value
        }
        annotations[Self.prefix + "node-id"] = .string(id)
        annotations[Self.prefix + "node-name"] = node["name"]
        annotations[Self.prefix + "node-type"] = node["type"]
        annotations["kubectl.kubernetes.io/default-container"] = .string(PodContainers.main(of: template))
        var metadata: JSON = [
            "name": .string(podName(of: node)), "namespace": workflow.at("metadata", "namespace") ?? "default",
            // A node that is made anew has another pod, of the same name.
            "uid": .string(
                "\(uid)-\(id)-\(node["startedAt"]?.string.flatMap { Timestamp(rfc3339: $0) }?.seconds ?? 0)"
            ),
            "labels": labels(of: node), "annotations": .object(annotations),
            "creationTimestamp": node["startedAt"] ?? .null,
            "resourceVersion": workflow.at("metadata", "resourceVersion") ?? "0",
        ]
        metadata["ownerReferences"] = [
            [
                "apiVersion": "argoproj.io/v1alpha1", "kind": "Workflow", "name": .string(name), "uid": .string(uid),
                "controller": true, "blockOwnerDeletion": true,
            ]
        ]
        return metadata
    }

    /// The labels of a node's pod.
    func labels(of node: JSON) -> JSON {
        var labels = workflow.at("spec", "podMetadata", "labels")?.object ?? JSONObject()
        for member in template(of: node).at("metadata", "labels")?.object?.members ?? [] {
            labels[member.name] = member.value
        }
        labels[Self.prefix + "workflow"] = .string(name)
        labels[Self.prefix + "completed"] = .string(PodContainers.isCompleted(node) ? "true" : "false")
        return .object(labels)
    }

    /// The one in effect.
    private var spec: JSON { workflow.at("status", "storedWorkflowTemplateSpec") ?? workflow["spec"] ?? [:] }

    /// The template of a node; empty for one that was written in the calling step.
    private func template(of node: JSON) -> JSON {
        if let reference = node["templateRef"] {
            let scope = reference["clusterScope"]?.bool == true ? "cluster" : "namespaced"
            let key = "\(scope)/\(reference["name"]?.string ?? "")/\(reference["template"]?.string ?? "")"
            return workflow.at("status", "storedTemplates", key) ?? [:]
        }
        guard let name = node["templateName"]?.string else { return [:] }
        let own = spec["templates"]?.named(name)
        return own ?? workflow.at("status", "storedTemplates", "\(node["templateScope"]?.string ?? "")/\(name)") ?? [:]
    }
}
