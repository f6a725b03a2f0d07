import EventData
import GRDB

extension ObjectTransaction {
    /// What happened after `version`, oldest first.
    ///
    /// - Throws: `APIFailure` 410 when that is not known any more, or lies in the future (another database's version).
    func changes(after version: Int) throws -> [Change] {
        let forgotten = try counter("forgotten")
        let current = try currentVersion()
        guard version >= forgotten, version <= current else {
            throw APIFailure.expired("too old resource version: \(version) (\(forgotten) to \(current) are known)")
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

    /// Adds to the history, before the objects themselves change: the previous text is taken from there.
    func remember(_ change: Change, text: String) throws {
        let statement = try database.cachedStatement(
            sql: """
                INSERT INTO changes SELECT :version, :resource, :namespace, :name, :isDeletion,
                    :bytes + COALESCE(LENGTH(CAST(previous AS BLOB)), 0), :text, previous
                FROM (SELECT (
                    SELECT json FROM objects WHERE resource = :resource AND namespace = :namespace AND name = :name
                ) AS previous)
                """
        )
        try statement.execute(
            arguments: [
                "version": change.version, "resource": change.key.resource, "namespace": change.key.namespace,
                "name": change.key.name, "isDeletion": change.isDeletion,
                "bytes": try newestTotal() + text.utf8.count, "text": text,
            ]
        )
    }

    /// Forgets the oldest changes beyond the limits, now that `changes` were added.
    func trimHistory(after changes: [Change], to limits: LocalClusterServer.Limits) throws {
        guard let version = changes.last?.version else { return }
        let known = try counter("forgotten")
        var forgotten = max(version - limits.changesKept, known)
        let spare = try newestTotal() - limits.historyBytes
        let sql = "SELECT resourceVersion, totalBytes FROM changes WHERE resourceVersion > ? ORDER BY resourceVersion"
        let oldest = try Row.fetchCursor(database.cachedStatement(sql: sql), arguments: [forgotten])
        while let row = try oldest.next(), row["totalBytes"] <= spare { forgotten = row["resourceVersion"] }
        guard forgotten > known else { return }
        try database.cachedStatement(sql: "DELETE FROM changes WHERE resourceVersion <= ?")
            .execute(arguments: [forgotten])
        try database.cachedStatement(sql: "UPDATE counters SET value = ? WHERE name = 'forgotten'")
            .execute(arguments: [forgotten])
    }

    /// Bytes of all changes there ever were, as the newest row has it.
    private func newestTotal() throws -> Int {
        let sql = "SELECT totalBytes FROM changes ORDER BY resourceVersion DESC LIMIT 1"
        return try Int.fetchOne(try database.cachedStatement(sql: sql)) ?? 0
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
