import EventData
import GRDB

// What belongs to an object goes with it, as a cluster's garbage collection has it.
extension ObjectTransaction {
    /// - Returns: the removed object, nil when finalizers keep it and it was marked instead.
    mutating func removeOrMark(_ object: JSON, at key: ObjectKey) throws -> JSON? {
        guard object.hasFinalizers else { return try remove(key) }
        try mark(object, at: key)
        return nil
    }

    private mutating func mark(_ object: JSON, at key: ObjectKey) throws {
        guard !object.isBeingDeleted else { return }
        var marked = object
        marked.set(.string(Timestamp.now.rfc3339Seconds), at: "metadata", "deletionTimestamp")
        _ = try put(marked, at: key, over: object)
    }

    /// Removes the object, and what belonged to it, and returns it as it last was, with the version of the removal.
    mutating func remove(_ key: ObjectKey) throws -> JSON? {
        guard let removed = try removeAlone(key) else { return nil }
        var gone = [removed.uid]
        // One after the other, however long the chain.
        while let uid = gone.popLast() { gone += try removeOwned(by: uid ?? "").map(\.uid) }
        return removed
    }

    /// Writes down whom an object belongs to; nil for one that is gone.
    func noteOwners(of object: JSON?, at key: ObjectKey, over previous: JSON?) throws {
        let owners = object?.owners.compactMap(\.uid) ?? []
        guard owners != previous?.owners.compactMap(\.uid) ?? [] else { return }
        try database.cachedStatement(sql: "DELETE FROM owners WHERE resource = ? AND namespace = ? AND name = ?")
            .execute(arguments: [key.resource, key.namespace, key.name])
        let statement = try database.cachedStatement(sql: "INSERT OR IGNORE INTO owners VALUES (?, ?, ?, ?)")
        for owner in owners { try statement.execute(arguments: [owner, key.resource, key.namespace, key.name]) }
    }

    /// Removes what belonged to an object that is gone, unless it belongs to another one that is there.
    private mutating func removeOwned(by uid: String) throws -> [JSON] {
        var removed: [JSON] = []
        for key in try owned(by: uid) {
            guard let object = try find(key) else { continue }
            if try object.owners.contains(where: { try isThere($0, in: key.namespace) }) { continue }
            if object.hasFinalizers {
                try mark(object, at: key)
            } else if let gone = try removeAlone(key) {
                removed.append(gone)
            }
        }
        return removed
    }

    /// Has what belongs to an object belong to it no longer.
    mutating func release(ownedBy uid: String) throws {
        for key in try owned(by: uid) {
            guard let object = try find(key) else { continue }
            let others = object.owners.filter { $0.uid != uid }.map(\.json)
            var released = object
            released.set(others.isEmpty ? nil : .array(others), at: "metadata", "ownerReferences")
            _ = try put(released, at: key, over: object)
        }
    }

    private func owned(by uid: String) throws -> [ObjectKey] {
        let statement = try database.cachedStatement(
            sql: "SELECT resource, namespace, name FROM owners WHERE owner = ?"
        )
        return try Row.fetchAll(statement, arguments: [uid])
            .map { ObjectKey(resource: $0["resource"], namespace: $0["namespace"], name: $0["name"]) }
    }

    private func isThere(_ owner: OwnerReference, in namespace: String) throws -> Bool {
        let definition = ResourceDefinition.all.first { $0.apiVersion == owner.apiVersion && $0.kind == owner.kind }
        guard let definition, let uid = owner.uid else { return false }
        return try find(definition.key(namespace: namespace, name: owner.name))?.uid == uid
    }
}

/// Whom an object belongs to.
private struct OwnerReference {
    let json: JSON

    var apiVersion: String { json["apiVersion"]?.string ?? "" }
    var kind: String { json["kind"]?.string ?? "" }
    var name: String { json["name"]?.string ?? "" }
    var uid: String? { json["uid"]?.string }
}

extension JSON {
    fileprivate var owners: [OwnerReference] {
        (at("metadata", "ownerReferences")?.array ?? []).map(OwnerReference.init)
    }
}
