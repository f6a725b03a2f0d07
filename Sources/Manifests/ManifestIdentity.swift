import EventData

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

/// What one manifest is called among all: at most one can have it.
package struct ManifestIdentity: Sendable, Hashable, CustomStringConvertible {
    package let kind: String
    package let name: ManifestName

    package init(kind: String, name: ManifestName) {
        self.kind = kind
        self.name = name
    }

    /// nil for what has no kind or name.
    package init?(_ document: ManifestNode, namespace: String) {
        let metadata = document["metadata"]
        guard let kind = document["kind"]?.json.string, let name = metadata?["name"]?.json.string else { return nil }
        let own = metadata?["namespace"]?.json.string ?? ""
        self.init(kind: kind, name: ManifestName(namespace: own.isEmpty ? namespace : own, name: name))
    }

    package var description: String { "\(kind) \(name)" }
}

extension ManifestNode {
    /// The document itself, or the items of a List, however deep.
    package var listed: [ManifestNode] {
        guard self["kind"]?.json.string == "List", let items = self["items"],
            case .sequence(let documents) = items.content
        else { return [self] }
        return documents.flatMap(\.listed)
    }
}
