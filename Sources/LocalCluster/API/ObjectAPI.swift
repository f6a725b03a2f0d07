import EventData

/// Which object or list a request is about.
struct ObjectAddress: Sendable {
    var definition: ResourceDefinition
    /// nil for cluster-scoped kinds and for all namespaces.
    let namespace: String?
    /// nil for the list.
    let name: String?
    /// `status`, or nil.
    var subresource: String?

    var key: ObjectKey { definition.key(namespace: namespace, name: name ?? "") }
}

/// The verbs of the API, on values: what HTTP adds is `APIResponder`'s.
struct ObjectAPI: Sendable {
    let store: ObjectStore
    /// Whether somebody runs Workflows: then their phase is that one's to say, and empty at first.
    var runsWorkflows = false

    private func ruled(_ address: ObjectAddress) -> ObjectAddress {
        guard runsWorkflows, address.definition.kind == "Workflow" else { return address }
        var address = address
        address.definition.complete = { _ in }
        return address
    }

    func get(_ address: ObjectAddress) async throws -> JSON {
        try await store.read { transaction in
            guard let object = try transaction.find(address.key) ?? transaction.viewed(address) else {
                throw address.notFound
            }
            return object
        }
    }

    func list(_ query: ObjectQuery) async throws -> ObjectPage {
        try await store.read { try $0.everything(query) }
    }

    /// Keeps a new object, named by the client or from `generateName`.
    func create(_ given: JSON, at address: ObjectAddress, isDryRun: Bool) async throws -> JSON {
        let address = ruled(address)
        let definition = address.definition
        try definition.requireKept()
        var object = try address.placed(given)
        if object.resourceVersion?.isEmpty == false {
            throw APIFailure.badRequest("resourceVersion should not be set on objects to be created")
        }
        if object.isBeingDeleted { object.set(nil, at: "metadata", "deletionTimestamp") }
        let wanted = object
        return try await store.write(isDryRun: isDryRun) { transaction in
            try address.requireNamespace(in: transaction)
            let named = try address.named(wanted, in: transaction)
            let newborn = definition.newborn(named)
            let name = newborn.name ?? ""
            let problems = definition.problems(of: newborn)
            guard problems.isEmpty else { throw APIFailure.invalid(definition, name, problems) }
            let key = definition.key(namespace: address.namespace, name: name)
            guard try !transaction.exists(key) else { throw APIFailure.alreadyExists(definition, name) }
            return try transaction.put(newborn, at: key, over: nil)
        }
    }

    func replace(_ object: JSON, at address: ObjectAddress, isDryRun: Bool) async throws -> JSON {
        let object = try address.placed(object)
        return try await change(address, isDryRun: isDryRun) { _ in object }
    }

    func patch(_ patch: Patch, at address: ObjectAddress, isDryRun: Bool) async throws -> JSON {
        // What is applied must be the object at this address.
        if case .apply(let wish) = patch { _ = try address.placed(wish.wanted) }
        return try await change(address, isDryRun: isDryRun, creates: patch.creates) {
            try address.placed(patch.applied(to: $0, of: address.definition))
        }
    }

    /// Reads, edits and writes in one transaction; a version that the client names must still be the current one.
    ///
    /// With `creates`, an object that is not there is made from what `edit` makes of an empty one.
    private func change(
        _ address: ObjectAddress,
        isDryRun: Bool,
        creates: Bool = false,
        _ edit: @escaping @Sendable (JSON) throws -> JSON
    ) async throws -> JSON {
        let address = ruled(address)
        let definition = address.definition
        try definition.requireKept()
        let name = address.name ?? ""
        return try await store.write(isDryRun: isDryRun) { transaction in
            guard let existing = try transaction.find(address.key) else {
                guard creates else { throw address.notFound }
                return try address.apply(try edit([:]), in: &transaction)
            }
            let edited = try edit(existing)
            try address.checkIdentity(of: edited, against: existing)
            var updated = definition.adopted(edited, over: existing, subresource: address.subresource)
            if creates { updated.set(edited.at("metadata", "managedFields"), at: "metadata", "managedFields") }
            let problems = definition.problems(of: updated, over: existing)
            guard problems.isEmpty else { throw APIFailure.invalid(definition, name, problems) }
            if updated == existing { return existing }
            let stored = try transaction.put(updated, at: address.key, over: existing)
            // The last finalizer went: now the deletion that waited for it happens.
            guard stored.isBeingDeleted, !stored.hasFinalizers else { return stored }
            return try transaction.remove(address.key) ?? stored
        }
    }
}

extension Patch {
    /// Whether it makes an object where there is none.
    fileprivate var creates: Bool { if case .apply = self { true } else { false } }
}

extension ObjectAddress {
    var notFound: APIFailure { .notFound(definition, name ?? "") }

    /// `object` in this address's namespace.
    ///
    /// - Throws: `APIFailure` 400 when it is no object or names another namespace or name.
    func placed(_ object: JSON) throws -> JSON {
        guard object.object != nil else { throw APIFailure.badRequest("the body must be a JSON object") }
        if let metadata = object["metadata"], metadata.object == nil {
            throw APIFailure.badRequest("metadata must be a JSON object")
        }
        var object = object
        if let given = object.namespace, !given.isEmpty, given != namespace {
            throw APIFailure.badRequest(
                "the namespace of the object (\(given)) is not the one on the URL (\(namespace ?? "none"))"
            )
        }
        if let name, let given = object.name, given != name {
            throw APIFailure.badRequest(
                "the name of the object (\(given)) does not match the name on the URL (\(name))"
            )
        }
        if definition.isNamespaced { object.set(namespace.map { .string($0) }, at: "metadata", "namespace") }
        return object
    }

    /// Keeps a new object that was applied under this address.
    func apply(_ object: JSON, in transaction: inout ObjectTransaction) throws -> JSON {
        guard (object.uid ?? "").isEmpty, (object.resourceVersion ?? "").isEmpty else {
            throw APIFailure.conflict(definition, name ?? "", "there is no object of that uid or resourceVersion")
        }
        try requireNamespace(in: transaction)
        var newborn = definition.newborn(object)
        newborn.set(name.map { .string($0) }, at: "metadata", "name")
        newborn.set(object.at("metadata", "managedFields"), at: "metadata", "managedFields")
        let problems = definition.problems(of: newborn)
        guard problems.isEmpty else { throw APIFailure.invalid(definition, name ?? "", problems) }
        return try transaction.put(newborn, at: key, over: nil)
    }

    func requireNamespace(in transaction: ObjectTransaction) throws {
        guard let namespace, definition.isNamespaced else { return }
        let definition = ResourceDefinition.namespaces
        guard try transaction.exists(definition.key(namespace: nil, name: namespace)) else {
            throw APIFailure.notFound(definition, namespace)
        }
    }

    /// Times a generated name that is taken is drawn again; with 14 million endings twice is rare.
    private static let mostDraws = 8

    /// `object` with a free name drawn from `generateName` when it has no name.
    func named(_ object: JSON, in transaction: ObjectTransaction) throws -> JSON {
        guard (object.name ?? "").isEmpty, let prefix = object.at("metadata", "generateName")?.string, !prefix.isEmpty
        else { return object }
        var object = object
        for _ in 0..<Self.mostDraws {
            let name = generatedName(prefix: prefix)
            object.set(.string(name), at: "metadata", "name")
            if try !transaction.exists(definition.key(namespace: namespace, name: name)) { break }
        }
        return object
    }

    /// - Throws: `APIFailure` 409 when the client means another version or another object of the same name.
    func checkIdentity(of edited: JSON, against existing: JSON) throws {
        let name = name ?? ""
        if let version = edited.resourceVersion, !version.isEmpty, version != existing.resourceVersion {
            throw APIFailure.conflict(
                definition,
                name,
                "the object has been modified; please apply your changes to the latest version and try again"
            )
        }
        if let uid = edited.uid, !uid.isEmpty, uid != existing.uid {
            throw APIFailure.conflict(definition, name, "the uid is \(existing.uid ?? ""), not \(uid)")
        }
    }
}
