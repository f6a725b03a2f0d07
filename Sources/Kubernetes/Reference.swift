import EventData

/// A Secret or a ConfigMap that a manifest names.
package struct Reference: Sendable, Hashable {
    package enum Kind: String, Sendable {
        case secret = "Secret"
        case configMap = "ConfigMap"

        var plural: String { self == .secret ? "secrets" : "configmaps" }
    }

    package let kind: Kind
    package let namespace: String
    package let name: String

    package init(_ kind: Kind, namespace: String, name: String) {
        self.kind = kind
        self.namespace = namespace
        self.name = name
    }

    /// Where all of its kind are in its namespace.
    package var collection: ResourcePath {
        ResourcePath(apiVersion: "v1", plural: kind.plural, namespace: namespace)
    }
}

extension Reference: CustomStringConvertible {
    package var description: String { "\(kind.rawValue) \(namespace)/\(name)" }
}

extension KubernetesClient {
    /// A key's value, decoded: of a Secret from `data`, of a ConfigMap from `data` or `binaryData`.
    package func value(of reference: Reference, key: String) async throws(KubernetesError) -> [UInt8] {
        switch reference.kind {
        case .secret: try await secret(reference.name, key: key, in: reference.namespace)
        case .configMap: try await configMapValue(reference.name, key: key, in: reference.namespace)
        }
    }
}
