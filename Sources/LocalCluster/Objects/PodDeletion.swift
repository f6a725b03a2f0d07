import EventData
import Kubernetes
import Workflows

/// The pod of a step that has ended, and that somebody deleted.
///
/// That is kept beside the Workflow, whose version stays: who is about to write the Workflow, as `argo retry` is when it has
/// deleted pods, finds it unchanged.
enum PodDeletion {
    /// No kind of the API.
    static let resource = "deletedpods"
    private static let pod = "pod"

    static func object(_ deleted: JSON) -> JSON {
        ["metadata": ["name": .string(deleted.name ?? ""), "uid": .string(deleted.uid ?? "")], "pod": deleted]
    }

    static func key(of deleted: JSON) -> ObjectKey {
        ObjectKey(resource: resource, namespace: deleted.namespace ?? "", name: deleted.name ?? "")
    }

    static func owner(of mark: JSON) -> (namespace: String, name: String) {
        let metadata = mark.at(pod, "metadata")
        let name = metadata?["ownerReferences"]?.array?.first?["name"]?.string ?? ""
        return (metadata?["namespace"]?.string ?? "", name)
    }

    /// What a watch of pods sees of it.
    static func event(of change: Change, in query: ObjectQuery) -> WatchEvent? {
        guard !change.isDeletion, var last = change.object[pod], query.matches(last) else { return nil }
        last.set(.string(String(change.version)), at: "metadata", "resourceVersion")
        return .change(.deleted, last)
    }
}

extension ObjectTransaction {
    /// Pods without those that were deleted; one of the same name that was made since is another.
    func withoutDeleted(_ pods: [JSON], in namespace: String?) throws -> [JSON] {
        if pods.isEmpty { return [] }
        let deleted = Set(try deletions(in: namespace).compactMap(\.uid))
        return deleted.isEmpty ? pods : pods.filter { !deleted.contains($0.uid ?? "") }
    }

    private func deletions(in namespace: String?) throws -> [JSON] {
        let type = ResourceType(
            apiVersion: "v1",
            kind: "PodDeletion",
            plural: PodDeletion.resource,
            isNamespaced: true
        )
        let marks = ResourceDefinition(type: type, singular: "")
        return try list(ObjectQuery(definition: marks, namespace: namespace)).objects
    }

    /// Notes that a pod is gone.
    ///
    /// A step that still runs is told of in its Workflow, and its runner does the rest.
    mutating func markDeleted(_ pod: JSON) throws {
        let owner = pod.at("metadata", "ownerReferences")?.array?.first?["name"]?.string ?? ""
        let key = WorkflowView.workflows.key(namespace: pod.namespace, name: owner)
        guard let workflow = try find(key), let id = WorkflowPods(workflow).nodeID(of: pod.name ?? "") else { return }
        guard ["Pending", "Running"].contains(pod.at("status", "phase")?.string ?? "") else {
            try forgetDeletions()
            let mark = PodDeletion.key(of: pod)
            _ = try put(PodDeletion.object(pod), at: mark, over: try find(mark))
            return
        }
        var changed = workflow
        changed.set(true, at: "status", "nodes", id, WorkflowPods.deletedMember)
        _ = try put(changed, at: key, over: workflow)
    }

    /// Removes the notes of Workflows that are gone.
    private mutating func forgetDeletions() throws {
        for mark in try deletions(in: nil) {
            let owner = PodDeletion.owner(of: mark)
            let key = WorkflowView.workflows.key(namespace: owner.namespace, name: owner.name)
            guard try !exists(key), let pod = mark["pod"] else { continue }
            _ = try remove(PodDeletion.key(of: pod))
        }
    }
}
