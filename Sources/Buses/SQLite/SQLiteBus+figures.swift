import EventData
import GRDB
import Manifests

extension SQLiteBus {
    /// Has every transaction from the next one on told to `observer`, on the writer's thread.
    package func observe(commits observer: CommitObserver) { writer.observe(observer) }

    /// How everything stands, in one look; what it costs grows with what waits, not with the archive.
    package func figures(after position: Int64) async throws(BusError) -> BusFigures {
        try await readers.read { database in
            let archive = try Row.fetchOne(database, sql: "SELECT events, bytes FROM archive")
            return BusFigures(
                unread: try Self.unread(after: position, in: database),
                archivedEvents: archive?[0] ?? 0,
                archivedBytes: archive?[1] ?? 0,
                oldestUnread: try Int64.fetchOne(
                    database.cachedStatement(
                        sql: "SELECT stored_at FROM events WHERE sequence > ? ORDER BY sequence LIMIT 1"
                    ),
                    arguments: [position]
                ).map { Timestamp(nanoseconds: $0) },
                held: try Self.heldCounts(in: database),
                backlog: try Self.backlog(in: database),
                oldestDue: try Self.oldestDue(in: database),
                deadLetters: try Int.fetchOne(
                    database.cachedStatement(
                        sql: "SELECT count(*) FROM invocations WHERE state = 'dead' AND \(InvocationRecord.isSetAside)"
                    )
                ) ?? 0
            )
        }
    }

    /// Up to so many are counted one by one; of more the sequences tell about how many there are.
    private static let mostCounted = 10_000

    /// Sequences alone would not do: an event that came twice leaves a gap.
    private static func unread(after position: Int64, in database: Database) throws -> Int {
        let count = try Int.fetchOne(
            database.cachedStatement(
                sql: "SELECT count(*) FROM (SELECT 1 FROM events WHERE sequence > ? LIMIT ?)"
            ),
            arguments: [position, mostCounted + 1]
        )
        guard let count, count > mostCounted else { return count ?? 0 }
        return Int(try lastSequence(database) - position)
    }

    private static func heldCounts(in database: Database) throws -> [ManifestName: Int] {
        let sql = """
            SELECT namespace, name, count FROM (SELECT sensor, count(*) AS count FROM held GROUP BY sensor)
            JOIN sensors ON sensors.number = sensor
            """
        let rows = try Row.fetchAll(database.cachedStatement(sql: sql))
        return Dictionary(rows.map { (ManifestName(namespace: $0[0], name: $0[1]), $0[2]) }) { $1 }
    }

    private static func oldestDue(in database: Database) throws -> Timestamp? {
        let sql = """
            SELECT due_at FROM invocations INDEXED BY invocations_due
            WHERE state = 'pending' AND due_at < ? ORDER BY due_at LIMIT 1
            """
        return try Int64.fetchOne(database.cachedStatement(sql: sql), arguments: [never])
            .map { Timestamp(nanoseconds: $0) }
    }
}
