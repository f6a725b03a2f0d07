package import EventData

/// A node of a manifest with its place: what YAML or JSON text says, with scalars resolved by Kubernetes' rules.
package struct ManifestNode: Sendable {
    package indirect enum Content: Sendable {
        /// null, bool, number or string; `text` is the scalar as written, without quotes.
        case scalar(JSON, text: String)
        case sequence([ManifestNode])
        case mapping([Member])
    }

    package struct Member: Sendable {
        package let name: String
        package let namePlace: Place
        package let value: ManifestNode

        package init(name: String, namePlace: Place, value: ManifestNode) {
            self.name = name
            self.namePlace = namePlace
            self.value = value
        }
    }

    package let content: Content
    package let place: Place

    package init(_ content: Content, at place: Place) {
        self.content = content
        self.place = place
    }

    /// The node as plain JSON, members in the order they were written.
    package var json: JSON { .null }

    /// A tree without a text of its own, such as a template after its parameters were applied; every place is `place`.
    package init(_ json: JSON, at place: Place) {
        self.init(.scalar(.null, text: ""), at: place)
    }
}
