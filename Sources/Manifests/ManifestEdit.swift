/// Manifests that come into the place of others, and manifests that go.
package struct ManifestEdit: Sendable {
    package var texts: [ManifestText]
    /// Of manifests in `texts` that do not name one; nil is that of the others.
    package var namespace: String?
    package var removed: Set<ManifestIdentity>

    package init(texts: [ManifestText] = [], namespace: String? = nil, removed: Set<ManifestIdentity> = []) {
        self.texts = texts
        self.namespace = namespace
        self.removed = removed
    }
}
