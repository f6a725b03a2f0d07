/// The namespace and name of a manifest.
package struct ManifestName: Sendable, Hashable, Comparable, CustomStringConvertible {
    package let namespace: String
    package let name: String

    package init(namespace: String, name: String) {
        self.namespace = namespace
        self.name = name
    }

    package var description: String { "\(namespace)/\(name)" }

    package static func < (left: ManifestName, right: ManifestName) -> Bool {
        (left.namespace, left.name) < (right.namespace, right.name)
    }
}
