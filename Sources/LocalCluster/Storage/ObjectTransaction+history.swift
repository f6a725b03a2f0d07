import EventData
import GRDB

/// Changes kept for watches that resume; a client that was away longer lists again.
private let mostChangesKept = 5_000
/// Bytes of objects kept in the history: half a minute of one-megabyte objects, and no filled disk.
private let mostHistoryBytes = 64 << 20
/// Versions between two trims of the history.
private let trimInterval = 100
/// A change of this size is trimmed for at once.
private let bulkyChangeBytes = 256 << 10

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

    /// Adds to the history and keeps it within its bounds.
    func remember(_ change: Change) throws {
        let object = change.object.text
        let previous = change.previous?.text
        let bytes = object.utf8.count + (previous?.utf8.count ?? 0)
        let statement = try database.cachedStatement(sql: "INSERT INTO changes VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
        try statement.execute(
            arguments: [
                change.version, change.key.resource, change.key.namespace, change.key.name, change.isDeletion, bytes,
                object, previous,
            ]
        )
        if change.version.isMultiple(of: trimInterval) || bytes > bulkyChangeBytes { try trim(at: change.version) }
    }

    private func trim(at version: Int) throws {
        let beyondBytes = try Int.fetchOne(
            database,
            sql: """
                SELECT MAX(resourceVersion) FROM (
                    SELECT resourceVersion, SUM(bytes) OVER (ORDER BY resourceVersion DESC) AS total FROM changes
                ) WHERE total > ?
                """,
            arguments: [mostHistoryBytes]
        )
        let forgotten = max(version - mostChangesKept, beyondBytes ?? 0)
        try database.execute(sql: "DELETE FROM changes WHERE resourceVersion <= ?", arguments: [forgotten])
        try database.execute(
            sql: "UPDATE counters SET value = MAX(value, ?) WHERE name = 'forgotten'",
            arguments: [forgotten]
        )
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
