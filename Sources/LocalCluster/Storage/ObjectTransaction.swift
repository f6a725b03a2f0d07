import EventData
import GRDB

/// Which objects a list asks for.
struct ObjectQuery: Sendable {
    let definition: ResourceDefinition
    /// nil is all namespaces.
    let namespace: String?
    var labels = LabelSelector()
    var fields = FieldSelector()
    /// nil is all of them.
    var limit: Int?
    /// The last object of the page before.
    var after: ObjectKey?

    func matches(_ object: JSON) -> Bool { labels.matches(object) && fields.matches(object) }
}

/// A part of a list.
struct ObjectPage: Sendable {
    var objects: [JSON] = []
    /// The version of the whole cluster that this shows.
    var resourceVersion: Int
    /// The last object when more of them follow.
    var next: ObjectKey?
}

/// Reads and writes inside one transaction; lives only as long as the transaction.
struct ObjectTransaction {
    let database: Database
    private(set) var changes: [Change] = []
    var history: History

    init(database: Database) throws {
        self.database = database
        history = try History(database)
    }

    /// What one of several callers does in this transaction: it counts once it is added.
    func part() -> ObjectTransaction {
        var part = self
        part.changes = []
        return part
    }

    mutating func add(_ part: ObjectTransaction) {
        history = part.history
        changes += part.changes
    }

    func exists(_ key: ObjectKey) throws -> Bool {
        let sql = "SELECT 1 FROM objects WHERE resource = ? AND namespace = ? AND name = ?"
        let statement = try database.cachedStatement(sql: sql)
        return try Int.fetchOne(statement, arguments: [key.resource, key.namespace, key.name]) != nil
    }

    func find(_ key: ObjectKey) throws -> JSON? {
        let sql = "SELECT json FROM objects WHERE resource = ? AND namespace = ? AND name = ?"
        let statement = try database.cachedStatement(sql: sql)
        return try String.fetchOne(statement, arguments: [key.resource, key.namespace, key.name])
            .map { try JSON(parsing: $0) }
    }

    /// A page of the objects in the order of namespace and name.
    func list(_ query: ObjectQuery) throws -> ObjectPage {
        var page = ObjectPage(resourceVersion: history.version)
        let rows = try Row.fetchCursor(
            database,
            sql: """
                SELECT namespace, name, json FROM objects
                WHERE resource = :resource AND (:namespace IS NULL OR namespace = :namespace)
                AND (namespace, name) > (:afterNamespace, :afterName)
                ORDER BY namespace, name
                """,
            arguments: [
                "resource": query.definition.qualifiedPlural, "namespace": query.namespace,
                "afterNamespace": query.after?.namespace ?? "", "afterName": query.after?.name ?? "",
            ]
        )
        var last: ObjectKey?
        while let row = try rows.next() {
            let object = try JSON(parsing: row["json"] as String)
            guard query.matches(object) else { continue }
            if let limit = query.limit, page.objects.count == limit {
                page.next = last
                break
            }
            page.objects.append(object)
            last = query.definition.key(namespace: row["namespace"], name: row["name"])
        }
        return page
    }

    /// Creates or replaces, under the next version, which the result carries.
    ///
    /// `previous` is what `find` says now; nil when there is nothing.
    mutating func put(_ object: JSON, at key: ObjectKey, over previous: JSON?) throws -> JSON {
        let version = nextVersion()
        var object = object
        object.set(.string(String(version)), at: "metadata", "resourceVersion")
        let change = Change(version: version, key: key, isDeletion: false, object: object, previous: previous)
        let text = object.text
        try record(change, text: text)
        let statement = try database.cachedStatement(
            sql: "INSERT OR REPLACE INTO objects (resource, namespace, name, json) VALUES (?, ?, ?, ?)"
        )
        try statement.execute(arguments: [key.resource, key.namespace, key.name, text])
        try noteOwners(of: object, at: key, over: previous)
        return object
    }

    /// Removes the object, and nothing of what belongs to it.
    mutating func removeAlone(_ key: ObjectKey) throws -> JSON? {
        guard let previous = try find(key) else { return nil }
        let version = nextVersion()
        var object = previous
        object.set(.string(String(version)), at: "metadata", "resourceVersion")
        let change = Change(version: version, key: key, isDeletion: true, object: object, previous: previous)
        try record(change, text: object.text)
        let statement = try database.cachedStatement(
            sql: "DELETE FROM objects WHERE resource = ? AND namespace = ? AND name = ?"
        )
        try statement.execute(arguments: [key.resource, key.namespace, key.name])
        try noteOwners(of: nil, at: key, over: previous)
        return object
    }

    /// The keys of everything in a namespace.
    func keys(in namespace: String) throws -> [ObjectKey] {
        try Row.fetchAll(
            database,
            sql: "SELECT resource, name FROM objects WHERE namespace = ?",
            arguments: [namespace]
        )
        .map { ObjectKey(resource: $0["resource"], namespace: namespace, name: $0["name"]) }
    }

    private mutating func record(_ change: Change, text: String) throws {
        try remember(change, text: text)
        changes.append(change)
    }

    private mutating func nextVersion() -> Int {
        history.version += 1
        return history.version
    }
}

extension ResourceDefinition {
    func key(namespace: String?, name: String) -> ObjectKey {
        ObjectKey(resource: qualifiedPlural, namespace: isNamespaced ? namespace ?? "" : "", name: name)
    }
}
