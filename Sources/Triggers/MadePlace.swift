import EventData
import Kubernetes
import Manifests
import SensorEngine

/// Where the object is that an invocation made.
struct MadePlace: Sendable {
    let kind: String
    let path: ResourcePath

    /// nil when there is none any more.
    ///
    /// What the request holds has its name from there. Of what was fetched, only kind and namespace can be known by
    /// reading it again, since its name may have changed: the object is found by its label.
    init?(
        of invocation: Invocation,
        from sources: ArtifactSources,
        in context: TriggerContext
    ) async throws(AttemptFailure) {
        let cluster = context.kubernetes.allowing(callBudget)
        let resource = try await sources.resource(of: invocation, in: context)
        let collection: ResourcePath
        if invocation.request.text("operation") == "submit-from" {
            kind = "Workflow"
            collection = try await WorkflowOrigin(resource.json, of: invocation).workflows(in: cluster)
        } else {
            let object = try CreatedObject(resource.json, of: invocation)
            kind = object.kind
            collection = try await Triggers.path(of: object, for: invocation, in: cluster)
            if !resource.isFetched {
                path = collection
                return
            }
        }
        guard let found = try await pathMade(by: invocation, like: collection, in: cluster) else { return nil }
        path = found
    }

    var subject: String { Triggers.subject(kind, path) }
}

/// How an object is called in messages: `Workflow ci/build-x7k2`.
func subject(_ kind: String, _ path: ResourcePath) -> String {
    "\(kind) \(path.namespace.map { "\($0)/" } ?? "")\(path.name ?? "")"
}

/// The object beside `path` whose label says that the invocation made it, whatever its name; nil for none.
func pathMade(
    by invocation: Invocation,
    like path: ResourcePath,
    in cluster: KubernetesClient
) async throws(AttemptFailure) -> ResourcePath? {
    let collection = ResourcePath(apiVersion: path.apiVersion, plural: path.plural, namespace: path.namespace)
    let selector = "\(CreatedObject.invocationLabel)=\(invocation.id)"
    do throws(KubernetesError) {
        let list = try await cluster.list(collection, labelSelector: selector)
        return (list["items"]?.array?.first?.at("metadata", "name")?.string).map { name in
            ResourcePath(apiVersion: path.apiVersion, plural: path.plural, namespace: path.namespace, name: name)
        }
    } catch {
        throw AttemptFailure(error, wanting: "\(path.plural) made by this invocation")
    }
}
