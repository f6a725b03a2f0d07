package import EventData

/// The calls we make to a Kubernetes API, local or real: get, list, watch, create, patch, delete.
///
/// Safe to share between tasks. Transient answers (429, 5xx, connection loss) are retried with jittered back-off,
/// honouring Retry-After, within the client's time budget; what remains is thrown.
package struct KubernetesClient: Sendable {
    /// Creates the object; `generateName` is honoured by the server.
    package func create(_ object: JSON, in namespace: String?) async throws(KubernetesError) -> JSON { object }
    package func get(_ resource: ResourcePath) async throws(KubernetesError) -> JSON { .null }
    package func list(_ resource: ResourcePath, labelSelector: String?) async throws(KubernetesError) -> JSON { .null }
    /// A JSON merge patch.
    package func mergePatch(_ resource: ResourcePath, with patch: JSON) async throws(KubernetesError) -> JSON { .null }
    package func delete(_ resource: ResourcePath) async throws(KubernetesError) {}
    /// The resource type of a kind, found by discovery and remembered.
    package func resourceType(apiVersion: String, kind: String) async throws(KubernetesError) -> ResourceType {
        throw .unreachable("not discovered", retryAfter: nil)
    }
    /// A key of a Secret, decoded.
    package func secret(_ name: String, key: String, in namespace: String) async throws(KubernetesError) -> [UInt8] { [] }
}

/// What discovery says of a kind.
package struct ResourceType: Sendable, Hashable {
    /// `v1`, `argoproj.io/v1alpha1`.
    package let apiVersion: String
    package let kind: String
    package let plural: String
    package let isNamespaced: Bool

    package init(apiVersion: String, kind: String, plural: String, isNamespaced: Bool) {
        self.apiVersion = apiVersion
        self.kind = kind
        self.plural = plural
        self.isNamespaced = isNamespaced
    }
}

/// Where an object or a list of objects lives in the API.
package struct ResourcePath: Sendable, Hashable {
    package let apiVersion: String
    package let plural: String
    /// nil for cluster-scoped resources and for lists over all namespaces.
    package let namespace: String?
    /// nil for a list.
    package let name: String?

    package init(apiVersion: String, plural: String, namespace: String?, name: String? = nil) {
        self.apiVersion = apiVersion
        self.plural = plural
        self.namespace = namespace
        self.name = name
    }
}

/// Why the API did not do what was asked.
package enum KubernetesError: Error, Sendable, Equatable {
    /// 409 on create.
    case alreadyExists(String)
    /// 404.
    case notFound(String)
    /// 409 on change: somebody else was faster.
    case conflict(String)
    /// Any other refusal: HTTP status, `reason` and `message` of the Status object.
    case refused(status: Int, reason: String, message: String)
    /// No answer, a broken answer, or an answer that says "later"; trying again can help.
    case unreachable(String, retryAfter: Duration?)
    /// The credentials or the address cannot work; what to change is in the text.
    case misconfigured(String)
}
