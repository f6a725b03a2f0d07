import EventData
import GRDB

extension ObjectTransaction {
    /// What happened after `version`, oldest first.
    ///
    /// - Throws: `APIFailure` 410 when that is not known any more, or lies in the future (another database's version).
    func changes(after version: Int) throws -> [Change] {
        guard version >= history.forgotten, version <= history.version else {
            throw APIFailure.expired(
                "too old resource version: \(version) (\(history.forgotten) to \(history.version) are known)"
            )
        }
        let rows = try Row.fetchCursor(
            database,
            sql: "SELECT * FROM changes WHERE resourceVersion > ? ORDER BY resourceVersion",
            arguments: [version]
        )
        var changes: [Change] = []
        while let row = try rows.next() { changes.append(try Change(row)) }
        return changes
    }

    /// Adds to the history; `text` is the object's.
    mutating func remember(_ change: Change, text: String) throws {
        let previous = change.previous?.text
        history.bytes += text.utf8.count + (previous?.utf8.count ?? 0)
        let statement = try database.cachedStatement(sql: "INSERT INTO changes VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
        try statement.execute(
            arguments: [
                change.version, change.key.resource, change.key.namespace, change.key.name, change.isDeletion,
                history.bytes, text, previous,
            ]
        )
    }

    /// Writes down where the history ends now and forgets its oldest changes beyond the limits.
    mutating func endHistory(within limits: LocalClusterServer.Limits) throws {
        try setCounter("resourceVersion", to: history.version)
        var forgotten = max(history.version - limits.changesKept, history.forgotten)
        let spare = history.bytes - limits.historyBytes
        let sql = "SELECT resourceVersion, totalBytes FROM changes WHERE resourceVersion > ? ORDER BY resourceVersion"
        let oldest = try Row.fetchCursor(database.cachedStatement(sql: sql), arguments: [forgotten])
        while let row = try oldest.next(), row["totalBytes"] <= spare { forgotten = row["resourceVersion"] }
        guard forgotten > history.forgotten else { return }
        try database.cachedStatement(sql: "DELETE FROM changes WHERE resourceVersion <= ?")
            .execute(arguments: [forgotten])
        try setCounter("forgotten", to: forgotten)
        history.forgotten = forgotten
    }

    private func setCounter(_ name: String, to value: Int) throws {
        try database.cachedStatement(sql: "UPDATE counters SET value = ? WHERE name = ?")
            .execute(arguments: [value, name])
    }
}

/// Where the history begins and ends, as a transaction sees it.
struct History {
    /// Of the newest change; the whole cluster's version.
    var version: Int
    /// Of the newest change that is not known any more.
    var forgotten: Int
    /// Bytes of all changes there ever were, as the newest row has it.
    var bytes: Int

    init(_ database: Database) throws {
        func counter(_ name: String) throws -> Int {
            let statement = try database.cachedStatement(sql: "SELECT value FROM counters WHERE name = ?")
            return try Int.fetchOne(statement, arguments: [name]) ?? 0
        }
        version = try counter("resourceVersion")
        forgotten = try counter("forgotten")
        let sql = "SELECT totalBytes FROM changes ORDER BY resourceVersion DESC LIMIT 1"
        bytes = try Int.fetchOne(try database.cachedStatement(sql: sql)) ?? 0
    }
}

extension Change {
    fileprivate init(_ row: Row) throws {
        let previous: String? = row["previous"]
        self.init(
            version: row["resourceVersion"],
            key: ObjectKey(resource: row["resource"], namespace: row["namespace"], name: row["name"]),
            isDeletion: row["isDeletion"],
            object: try JSON(parsing: row["object"] as String),
            previous: try previous.map { try JSON(parsing: $0) }
        )
    }
}
