package import EventData
package import Logging
import NIOHTTP1

/// The calls we make to a Kubernetes API, local or real: get, list, watch, create, patch, delete.
///
/// Safe to share between tasks. Transient answers (429, 5xx, connection loss) are retried with jittered back-off,
/// honouring Retry-After, within the client's time budget; what remains is thrown. `shutDown` must be called before the
/// last copy goes away.
package struct KubernetesClient: Sendable {
    /// Time for all attempts of one call unless the caller asks for another; longer waits belong to the caller.
    package static let defaultBudget = Duration.seconds(30)

    private(set) var transport: Transport
    private(set) var discovery = Discovery()
    let logger: Logger
    private(set) var budget = defaultBudget
    private(set) var user: String?
    private(set) var token: Secret?
    private(set) var hear: @Sendable (String) -> Void = { _ in }

    /// Connects to nothing yet: a wrong address shows with the first call.
    package init(_ configuration: ClusterConfiguration, logger: Logger, surroundings: Surroundings = .real) {
        self.init(configuration, logger: logger, surroundings: surroundings, limits: CallLimits())
    }

    package init(
        _ configuration: ClusterConfiguration,
        logger: Logger,
        surroundings: Surroundings,
        limits: CallLimits,
        reading read: @escaping FileReader = readFile
    ) {
        transport = Transport(configuration, surroundings: surroundings, limits: limits, reading: read)
        self.logger = logger
    }

    /// Where objects without a namespace go: that of the context or of the pod.
    package var defaultNamespace: String { transport.configuration.defaultNamespace }

    /// A client whose calls are answered by `exchange` instead of a server; its watches go to the server all the same.
    package init(
        _ configuration: ClusterConfiguration,
        logger: Logger,
        surroundings: Surroundings,
        answeredBy exchange: Exchange
    ) {
        transport = Transport(
            configuration,
            surroundings: surroundings,
            limits: CallLimits(),
            reading: readFile,
            exchange: exchange
        )
        self.logger = logger
    }

    /// The same client with another time budget for each call; zero means one attempt.
    package func allowing(_ budget: Duration) -> KubernetesClient {
        var copy = self
        copy.budget = budget
        return copy
    }

    /// The same client, with the rights of a service account instead of ours; ours must allow it (`impersonate`).
    ///
    /// Watches are our own all the same.
    package func acting(as serviceAccount: String, of namespace: String) -> KubernetesClient {
        var copy = self
        copy.user = "system:serviceaccount:\(namespace):\(serviceAccount)"
        return copy
    }

    /// The same client, with the rights of whoever a bearer token names; nothing that is ours is shown beside it.
    ///
    /// Watches are our own all the same.
    package func showing(_ token: Secret) -> KubernetesClient {
        var copy = self
        copy.token = token
        return copy
    }

    /// The same client, which passes on what the server says about calls that succeed (its `Warning` headers).
    package func hearing(_ hear: @escaping @Sendable (String) -> Void) -> KubernetesClient {
        var copy = self
        copy.hear = hear
        return copy
    }

    /// The same client, with Argo Server doing what concerns Workflows and their templates (spec/workflows.md B).
    ///
    /// Everything else, and every watch, stays with the cluster. The copy has connections of its own:
    /// `shutDownArgoServer` must be called before the last copy goes away.
    package func submitting(through server: ClusterConfiguration) -> KubernetesClient {
        var copy = self
        copy.transport.argoServer = ArgoServer(
            Transport(server, surroundings: transport.surroundings, limits: transport.limits, reading: readFile)
        )
        // Argo Server has kinds of its own.
        copy.discovery = Discovery()
        return copy
    }

    /// Closes the connections; calls and watches under way fail.
    package func shutDown() async throws { try await transport.shutDown() }
}

extension KubernetesClient {
    /// Creates the object; `generateName` is honoured by the server.
    ///
    /// An object with a fixed name is sent again when the answer was lost, so `alreadyExists` may mean our own object:
    /// compare before you believe it. One with `generateName` alone is sent again only if it surely did not arrive.
    ///
    /// `namespace` is for a namespaced object that names none; nil means the default namespace.
    package func create(_ object: JSON, in namespace: String?) async throws(KubernetesError) -> JSON {
        guard let apiVersion = object["apiVersion"]?.string, let kind = object["kind"]?.string else {
            throw .refused(status: 400, reason: "BadRequest", message: "the object has no apiVersion or no kind")
        }
        let type = try await resourceType(apiVersion: apiVersion, kind: kind)
        let own = object.at("metadata", "namespace")?.string.flatMap { $0.isEmpty ? nil : $0 }
        let path = ResourcePath(
            apiVersion: apiVersion,
            plural: type.plural,
            namespace: type.isNamespaced ? own ?? namespace ?? defaultNamespace : nil
        )
        return try await create(object, at: path)
    }

    /// Creates the object in a collection whose path is known.
    package func create(_ object: JSON, at collection: ResourcePath) async throws(KubernetesError) -> JSON {
        let name = object.at("metadata", "name")?.string ?? ""
        return try await json(
            Call(method: .POST, target: collection.urlPath, body: object.bytes, isRepeatable: !name.isEmpty)
        )
    }

    package func get(_ resource: ResourcePath) async throws(KubernetesError) -> JSON {
        try await json(Call(method: .GET, target: resource.urlPath))
    }

    /// The last lines that a container printed, and of those no more than so many bytes.
    package func log(
        of pod: ResourcePath,
        container: String,
        lines: Int,
        bytes: Int
    ) async throws(KubernetesError) -> [UInt8] {
        let query = "/log?container=\(container.percentEncoded)&tailLines=\(lines)&limitBytes=\(bytes)"
        return try await answer(to: Call(method: .GET, target: pod.urlPath + query)).body
    }

    /// A page of a list; `metadata.continue` of one asks for the next, and is empty in the last.
    package func list(
        _ resource: ResourcePath,
        limit: Int,
        continuing next: String?
    ) async throws(KubernetesError) -> JSON {
        let further = next.map { "&continue=\($0.percentEncoded)" } ?? ""
        return try await json(Call(method: .GET, target: resource.urlPath + "?limit=\(limit)" + further))
    }

    /// The list object: `items`, and in `metadata` the `resourceVersion` a watch can start from.
    package func list(_ resource: ResourcePath, labelSelector: String? = nil) async throws(KubernetesError) -> JSON {
        let query = labelSelector.map { "?labelSelector=\($0.percentEncoded)" } ?? ""
        return try await json(Call(method: .GET, target: resource.urlPath + query))
    }
}
