import EventData

/// An object of the cluster as a watch shows it.
struct WatchedObject: Sendable {
    let uid: String
    let version: String
    let name: String
    let created: Timestamp?
    /// When a manager last changed it, as far as the object says.
    let updated: Timestamp?
    let deleted: Timestamp?
    /// The whole object; empty where only its version is remembered.
    private(set) var bytes: [UInt8]

    init(_ object: JSON) {
        func text(_ name: String) -> String { object.at("metadata", name)?.string ?? "" }
        uid = text("uid")
        version = text("resourceVersion")
        name = text("name")
        created = Timestamp(rfc3339: text("creationTimestamp"))
        deleted = Timestamp(rfc3339: text("deletionTimestamp"))
        updated = (object.at("metadata", "managedFields")?.array ?? [])
            .filter { $0["operation"]?.string == "Update" }
            .compactMap { $0["time"]?.string.flatMap(Timestamp.init(rfc3339:)) }
            .max()
        bytes = object.bytes
    }

    var withoutBytes: WatchedObject {
        var copy = self
        copy.bytes = []
        return copy
    }
}

/// What has become of an object.
struct ObjectChange: Sendable {
    let kind: ResourceSource.Change
    let object: WatchedObject
    /// Before an update, where that is known.
    var old: WatchedObject?

    /// By which a change that is seen again is recognised.
    var identity: String { "\(object.uid):\(object.version):\(kind.rawValue)" }

    /// nil when the object does not say.
    var time: Timestamp? {
        switch kind {
        case .added: object.created
        case .updated: object.updated ?? object.created
        case .deleted: object.deleted
        }
    }

    func payload(of source: ResourceSource) -> [UInt8] {
        var payload = HookPayload(first: "type", capacity: object.bytes.count + (old?.bytes.count ?? 0)) {
            $0.string(kind.rawValue)
        }
        payload.member("body") { $0.raw(object.bytes) }
        payload.member("oldBody") { if let old { $0.raw(old.bytes) } else { $0.raw("null") } }
        payload.member("group") { $0.string(source.group) }
        payload.member("version") { $0.string(source.version) }
        payload.member("resource") { $0.string(source.plural) }
        return payload.finished(source.metadata)
    }
}
