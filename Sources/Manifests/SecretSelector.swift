/// `{name, key}` of a Secret or ConfigMap in the manifest's namespace.
package struct SecretSelector: Sendable, Hashable {
    package let name: String
    package let key: String

    package init(name: String, key: String) {
        self.name = name
        self.key = key
    }
}
