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
    /// How a scalar's text lies in the file; unknown for other nodes.
    let layout: ScalarLayout

    package init(_ content: Content, at place: Place) { self.init(content, at: place, layout: .unknown) }

    init(_ content: Content, at place: Place, layout: ScalarLayout) {
        self.content = content
        self.place = place
        self.layout = layout
    }

    /// The node as plain JSON, members in the order they were written.
    package var json: JSON {
        switch content {
        case .scalar(let value, _): value
        case .sequence(let items): .array(items.map(\.json))
        case .mapping(let members): .object(JSONObject(members.map { ($0.name, $0.value.json) }))
        }
    }

    /// A tree without a text of its own, such as a template after its parameters were applied; every place is `place`.
    package init(_ json: JSON, at place: Place) {
        switch json {
        case .null: self.init(.scalar(json, text: "null"), at: place)
        case .bool(let value): self.init(.scalar(json, text: String(value)), at: place)
        case .number(let number): self.init(.scalar(json, text: number.text), at: place)
        case .string(let text): self.init(.scalar(json, text: text), at: place)
        case .array(let items): self.init(.sequence(items.map { ManifestNode($0, at: place) }), at: place)
        case .object(let object):
            let members = object.members.map { member in
                Member(name: member.name, namePlace: place, value: ManifestNode(member.value, at: place))
            }
            self.init(.mapping(members), at: place)
        }
    }

    /// Whether nothing is there: Kubernetes treats `field:` and `field: null` as if the field were absent.
    package var isNull: Bool {
        if case .scalar(.null, _) = content { true } else { false }
    }

    /// The member called `name`; nil when it is absent, null, or when this is no mapping.
    package subscript(name: String) -> ManifestNode? {
        guard case .mapping(let members) = content else { return nil }
        return members.first { $0.name == name && !$0.value.isNull }?.value
    }

    /// What the node is, in the words of a manifest's author: "a list", "text".
    package var typeName: String {
        switch content {
        case .scalar(.null, _): "empty"
        case .scalar(.bool, _): "true or false"
        case .scalar(.number, _): "a number"
        case .scalar: "text"
        case .sequence: "a list"
        case .mapping: "a mapping"
        }
    }
}
