import EventData
import Kubernetes
import SensorEngine

/// The pods of a Workflow as they were before the Workflow itself was read.
///
/// Deleting them by their uid takes none that a controller has made since, although it has the same name: so an attempt
/// that was overtaken by another one of the same invocation does not kill what that one started.
struct WorkflowPods: Sendable {
    private let path: ResourcePath
    private let uids: [String: String]
    private let cluster: KubernetesClient

    /// Lists those of the Workflow at `path`; a cluster that keeps no pods has none.
    init(of path: ResourcePath, in cluster: KubernetesClient) async throws(AttemptFailure) {
        self.path = ResourcePath(apiVersion: "v1", plural: "pods", namespace: path.namespace)
        self.cluster = cluster
        let selector = "\(WorkflowLabel.workflow)=\(labelValue(path.name ?? ""))"
        do throws(KubernetesError) {
            let list = try await cluster.list(self.path, labelSelector: selector)
            let metadata = (list["items"]?.array ?? []).compactMap { $0["metadata"] }
            uids = Dictionary(metadata.map { ($0.text("name"), $0.text("uid")) }) { $1 }
        } catch .notFound {
            uids = [:]
        } catch {
            throw AttemptFailure(error, wanting: "the pods of Workflow \(path.name ?? "")")
        }
    }

    /// Deletes those that have one of the names; what is gone already is no matter.
    func delete(named names: Set<String>) async throws(AttemptFailure) {
        for name in names.sorted() {
            guard let uid = uids[name] else { continue }
            let pod = ResourcePath(
                apiVersion: path.apiVersion,
                plural: path.plural,
                namespace: path.namespace,
                name: name
            )
            do throws(KubernetesError) {
                try await cluster.delete(pod, uid: uid.isEmpty ? nil : uid)
            } catch .notFound {
                continue
            } catch .conflict {
                continue
            } catch {
                throw AttemptFailure(error, wanting: "the deletion of pod \(name)")
            }
        }
    }
}
