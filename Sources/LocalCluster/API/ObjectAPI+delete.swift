import EventData

/// What a DELETE may ask for; what belongs to an object goes with it in any case but that of `Orphan`.
struct DeleteOptions: Sendable {
    var isDryRun = false
    var uid: String?
    var resourceVersion: String?
    /// Whether what belongs to the object stays.
    var isOrphaning = false

    init() {}

    /// Reads the fields of a `DeleteOptions` object, and where it says nothing of what belongs to the object, the query.
    ///
    /// - Throws: `APIFailure` 400 and 422 for values that mean nothing: what is misspelt must not delete more than is wanted.
    init(_ body: JSON, _ parameters: QueryParameters) throws {
        isDryRun = try parameters.isDryRun() || body["dryRun"]?.array?.isEmpty == false
        uid = body.at("preconditions", "uid")?.string
        resourceVersion = body.at("preconditions", "resourceVersion")?.string
        isOrphaning =
            try Self.isOrphaning(policy: body["propagationPolicy"], flag: body["orphanDependents"]?.bool)
            ?? Self.isOrphaning(
                policy: parameters["propagationPolicy"].map { .string($0) },
                flag: parameters["orphanDependents"].map { _ in parameters.isSet("orphanDependents") }
            ) ?? false
    }

    /// Whether what belongs to the object stays; nil when neither says so.
    private static func isOrphaning(policy: JSON?, flag: Bool?) throws -> Bool? {
        guard let policy, policy != .null, policy != "" else { return flag }
        guard let name = policy.string, policies.contains(name) else {
            throw APIFailure.unknownPolicy(policy, policies)
        }
        return name == "Orphan"
    }

    private static let policies = ["Background", "Foreground", "Orphan"]
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
            guard let gone = try transaction.delete(existing, at: address.key, options) else {
                return try transaction.find(address.key) ?? existing
            }
            return isNamespace ? gone : definition.deleted(gone)
        }
    }

    /// Deletes everything that `query` finds, in one transaction.
    ///
    /// - Throws: `APIFailure` 409 when a precondition does not hold for one of them, and then all of them stay.
    func deleteCollection(_ query: ObjectQuery, _ options: DeleteOptions) async throws -> JSON {
        let definition = query.definition
        if definition.kind == "Namespace" { throw APIFailure.methodNotAllowed }
        if !definition.isKept { return try await deletePods(query, options) }
        return try await store.write(isDryRun: options.isDryRun) { transaction in
            let objects = try transaction.list(query).objects
            for object in objects { try options.check(object, definition) }
            for object in objects {
                let key = definition.key(namespace: object.namespace, name: object.name ?? "")
                // Those before it may have taken it with them, or changed whom it belongs to.
                guard let existing = try transaction.find(key) else { continue }
                _ = try transaction.delete(existing, at: key, options)
            }
            return ["kind": "Status", "apiVersion": "v1", "metadata": [:], "status": "Success"]
        }
    }
}

extension ObjectTransaction {
    /// - Returns: the removed object, nil when it was marked instead.
    fileprivate mutating func delete(_ existing: JSON, at key: ObjectKey, _ options: DeleteOptions) throws -> JSON? {
        if options.isOrphaning, let uid = existing.uid { try release(ownedBy: uid) }
        return try removeOrMark(existing, at: key)
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
