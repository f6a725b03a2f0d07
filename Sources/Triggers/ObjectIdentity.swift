import EventData
import Kubernetes
import Manifests
import SensorEngine

/// Which object a trigger is about.
struct ObjectIdentity: Sendable, Equatable {
    let apiVersion: String
    let kind: String
    let name: String
    /// The namespace that the resource itself names.
    let namespace: String?

    init(apiVersion: String, kind: String, name: String, namespace: String?) {
        self.apiVersion = apiVersion
        self.kind = kind
        self.name = name
        self.namespace = namespace
    }

    /// The object that a resource names; `generateName` names none that is there.
    init(_ resource: JSON, to operation: String) throws(AttemptFailure) {
        let metadata = resource["metadata"] ?? .null
        let name = metadata.text("name")
        guard !name.isEmpty else {
            throw .permanent(
                "the resource has no 'metadata.name', so there is nothing to \(operation)",
                fix: "write name: below metadata: of the resource, or let a parameter write it"
            )
        }
        let namespace = metadata.text("namespace")
        self.init(
            apiVersion: try CreatedObject.text("apiVersion", of: resource),
            kind: try CreatedObject.text("kind", of: resource),
            name: name,
            namespace: namespace.isEmpty ? nil : namespace
        )
    }

    /// Where it is: in its own namespace, else the sensor's; in none for a cluster-scoped kind.
    func path(for invocation: Invocation, in cluster: KubernetesClient) async throws(AttemptFailure) -> ResourcePath {
        let type: ResourceType
        do throws(KubernetesError) {
            type = try await cluster.resourceType(apiVersion: apiVersion, kind: kind)
        } catch {
            throw AttemptFailure(error, wanting: "\(kind) \(name)")
        }
        return ResourcePath(
            apiVersion: apiVersion,
            plural: type.plural,
            namespace: type.isNamespaced ? namespace ?? invocation.sensor.namespace : nil,
            name: name
        )
    }
}

extension ResourcePath {
    /// The list that holds the object.
    var collection: ResourcePath { ResourcePath(apiVersion: apiVersion, plural: plural, namespace: namespace) }
}
