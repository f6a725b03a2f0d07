import EventData

/// The fields of `metadata` that the cluster itself reads and writes.
extension JSON {
    var name: String? { at("metadata", "name")?.string }
    var namespace: String? { at("metadata", "namespace")?.string }
    var uid: String? { at("metadata", "uid")?.string }
    var resourceVersion: String? { at("metadata", "resourceVersion")?.string }

    /// Whether `metadata.finalizers` asks to keep a deleted object.
    var hasFinalizers: Bool { at("metadata", "finalizers")?.array?.isEmpty == false }

    var isBeingDeleted: Bool { at("metadata", "deletionTimestamp")?.string != nil }

    /// The value of the label `key`.
    func label(_ key: String) -> String? { at("metadata", "labels", key)?.string }

    /// Writes at `path`, making objects on the way; nil removes.
    mutating func set(_ value: JSON?, at path: String...) { set(value, at: path[...]) }

    private mutating func set(_ value: JSON?, at path: ArraySlice<String>) {
        guard let first = path.first else { return }
        guard path.count > 1 else {
            self[first] = value
            return
        }
        var child = self[first] ?? [:]
        child.set(value, at: path.dropFirst())
        self[first] = child
    }

    /// The value found by following `path` from here.
    func at(_ path: [String]) -> JSON? {
        var value = self
        for name in path {
            guard let next = value[name] else { return nil }
            value = next
        }
        return value
    }
}
