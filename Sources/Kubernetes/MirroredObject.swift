package import EventData
package import Manifests

/// A custom resource as the cluster last showed it.
package struct MirroredObject: Sendable, Equatable {
    package let identity: ManifestIdentity
    /// Another object of the same name has another one.
    package let uid: String
    /// Counts the changes of the spec; 0 where the cluster does not say.
    package let generation: Int
    package let resourceVersion: String
    /// RFC 3339; empty where the cluster does not say.
    package let created: String
    package let json: JSON
    /// Where it is in the API.
    package let path: ResourcePath

    /// `json` may be an item of a list, which does not say its kind; `collection` is where it was found.
    package init(_ json: JSON, kind: String, in collection: ResourcePath) {
        var json = json
        json["apiVersion"] = .string(collection.apiVersion)
        json["kind"] = .string(kind)
        let metadata = json["metadata"] ?? [:]
        let name = ManifestName(
            namespace: metadata["namespace"]?.string ?? "",
            name: metadata["name"]?.string ?? ""
        )
        identity = ManifestIdentity(kind: kind, name: name)
        path = ResourcePath(
            apiVersion: collection.apiVersion,
            plural: collection.plural,
            namespace: name.namespace,
            name: name.name
        )
        uid = metadata["uid"]?.string ?? ""
        if case .number(let number)? = metadata["generation"] {
            generation = Int(number.text) ?? 0
        } else {
            generation = 0
        }
        resourceVersion = metadata["resourceVersion"]?.string ?? ""
        created = metadata["creationTimestamp"]?.string ?? ""
        self.json = json
    }

    /// Whether it is to go and only waits for a finalizer.
    package var isBeingDeleted: Bool { (json.at("metadata", "deletionTimestamp") ?? .null) != .null }

    /// Whether both say the same to a gateway; the status says nothing, nor do labels and annotations but for one.
    package func isSameManifest(as other: MirroredObject) -> Bool {
        uid == other.uid && generation == other.generation && instance == other.instance
            && (generation > 0 || json["spec"] == other.json["spec"])
    }

    /// A binding gives it on to its Workflows; the cluster does not count it as a new generation.
    private var instance: JSON? { json.at("metadata", "labels", BindingLabel.instance) }

    /// Whether this is an earlier state than `other` of one object: a watch may tell late what an answer told before.
    package func isOlder(than other: MirroredObject) -> Bool {
        guard uid == other.uid, let mine = UInt64(resourceVersion), let theirs = UInt64(other.resourceVersion) else {
            return false
        }
        return mine < theirs
    }
}
