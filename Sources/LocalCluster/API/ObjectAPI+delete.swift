import EventData

/// What a DELETE may ask for; what belongs to an object goes with it in any case but that of `Orphan`.
struct DeleteOptions: Sendable {
    var isDryRun = false
    var uid: String?
    var resourceVersion: String?
    /// Whether what belongs to the object stays.
    var isOrphaning = false

    init() {}

    /// Reads the fields of a `DeleteOptions` object.
    init(_ body: JSON, isDryRun: Bool) {
        self.isDryRun = isDryRun || body["dryRun"]?.array?.isEmpty == false
        uid = body.at("preconditions", "uid")?.string
        resourceVersion = body.at("preconditions", "resourceVersion")?.string
        isOrphaning = body["propagationPolicy"] == "Orphan" || body["orphanDependents"] == true
    }
}

extension ObjectAPI {
    /// Deletes one object, or marks it while finalizers hold it.
    ///
    /// - Returns: the answer: a Status, or the object when it is still there or is a namespace.
    func delete(_ address: ObjectAddress, _ options: DeleteOptions) async throws -> JSON {
        let definition = address.definition
        let name = address.name ?? ""
        if !definition.isKept { return definition.deleted(try await deletePod(at: address, options)) }
        let isNamespace = definition.kind == "Namespace"
        if isNamespace, name == "default" { throw APIFailure.forbidden("namespace \"default\" cannot be deleted") }
        return try await store.write(isDryRun: options.isDryRun) { transaction in
            guard let existing = try transaction.find(address.key) else { throw address.notFound }
            try options.check(existing, definition)
            if isNamespace {
                for key in try transaction.keys(in: name) { _ = try transaction.remove(key) }
            }
            if options.isOrphaning, let uid = existing.uid { try transaction.release(ownedBy: uid) }
            guard let gone = try transaction.removeOrMark(existing, at: address.key) else {
                return try transaction.find(address.key) ?? existing
            }
            return isNamespace ? gone : definition.deleted(gone)
        }
    }

    /// Deletes everything that `query` finds, in one transaction.
    func deleteCollection(_ query: ObjectQuery, isDryRun: Bool) async throws -> JSON {
        if query.definition.kind == "Namespace" { throw APIFailure.methodNotAllowed }
        if !query.definition.isKept { return try await deletePods(query, isDryRun: isDryRun) }
        return try await store.write(isDryRun: isDryRun) { transaction in
            for object in try transaction.list(query).objects {
                let key = query.definition.key(namespace: object.namespace, name: object.name ?? "")
                _ = try transaction.removeOrMark(object, at: key)
            }
            return ["kind": "Status", "apiVersion": "v1", "metadata": [:], "status": "Success"]
        }
    }
}

extension DeleteOptions {
    func check(_ existing: JSON, _ definition: ResourceDefinition) throws {
        let name = existing.name ?? ""
        if let uid, uid != existing.uid {
            throw APIFailure.conflict(
                definition,
                name,
                "the uid in the precondition is \(uid), not \(existing.uid ?? "")"
            )
        }
        if let resourceVersion, resourceVersion != existing.resourceVersion {
            throw APIFailure.conflict(definition, name, "the resourceVersion in the precondition is an older one")
        }
    }
}

extension ResourceDefinition {
    fileprivate func deleted(_ object: JSON) -> JSON {
        var details = details(name: object.name ?? "")
        details["uid"] = object.at("metadata", "uid")
        return [
            "kind": "Status", "apiVersion": "v1", "metadata": [:], "status": "Success", "details": details,
        ]
    }
}
