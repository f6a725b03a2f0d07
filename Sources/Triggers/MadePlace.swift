import EventData
import Kubernetes
import Manifests
import SensorEngine

/// What an operation leaves behind in the cluster.
enum Footprint {
    /// Nothing to look at.
    case nothing
    /// An object that was there before and is not the trigger's own.
    case change
    /// The Workflow that `source` names runs because of it.
    case run
    /// An object of its own; `isNamed` where its name is known without asking.
    case object(isNamed: Bool)

    init(of invocation: Invocation) {
        switch invocation.request.text("operation") {
        case "delete": self = .nothing
        case "update", "patch", "suspend", "resume", "stop", "terminate": self = .change
        case "retry": self = .run
        case "submit-from", "resubmit": self = .object(isNamed: false)
        default: self = .object(isNamed: true)
        }
    }
}

/// Where the object is that an invocation made or changed.
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
        let isLive = invocation.request["liveObject"]?.bool == true
        switch Footprint(of: invocation) {
        case .nothing: return nil
        case .change, .run:
            let resource =
                isLive
                ? try await sources.bareResource(of: invocation, in: context)
                : try await sources.resource(of: invocation, in: context).json
            let identity = try ObjectIdentity(resource, to: "look at")
            kind = identity.kind
            path = try await identity.path(for: invocation, in: cluster)
            return
        case .object(isNamed: false):
            kind = "Workflow"
        case .object(isNamed: true):
            let resource = try await sources.resource(of: invocation, in: context)
            let identity = try Self.created(resource.json, of: invocation).identity
            kind = identity.kind
            if !resource.isFetched {
                path = try await identity.path(for: invocation, in: cluster)
                return
            }
        }
        let collection = try await Self.collection(of: invocation, from: sources, in: context)
        guard let found = try await pathMade(by: invocation, like: collection, in: cluster) else { return nil }
        path = found
    }

    /// The list in which what the invocation made has its place.
    static func collection(
        of invocation: Invocation,
        from sources: ArtifactSources,
        in context: TriggerContext
    ) async throws(AttemptFailure) -> ResourcePath {
        let cluster = context.kubernetes.allowing(callBudget)
        let resource = try await sources.resource(of: invocation, in: context).json
        if invocation.request.text("operation") == "submit-from" {
            return try await WorkflowOrigin(resource, of: invocation).workflows(in: cluster)
        }
        let identity =
            invocation.request.text("operation") == "resubmit"
            ? try ObjectIdentity(resource, to: "resubmit") : try created(resource, of: invocation).identity
        return try await identity.path(for: invocation, in: cluster).collection
    }

    /// As it was created: `args` may have named it.
    private static func created(_ resource: JSON, of invocation: Invocation) throws(AttemptFailure) -> CreatedObject {
        guard invocation.request["args"] != nil else { return try CreatedObject(resource, of: invocation) }
        let arguments = try ArgoArguments(of: invocation, for: .submit)
        return try CreatedObject(arguments.applied(to: resource), of: invocation)
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
    let selector = CreatedObject.selector(of: invocation.id)
    do throws(KubernetesError) {
        let list = try await cluster.list(path.collection, labelSelector: selector)
        return (list["items"]?.array?.first?.at("metadata", "name")?.string).map { name in
            ResourcePath(apiVersion: path.apiVersion, plural: path.plural, namespace: path.namespace, name: name)
        }
    } catch {
        throw AttemptFailure(error, wanting: "\(path.plural) made by this invocation")
    }
}
