import EventData
import GRDB
package import Manifests

// How much of a source's events is still to be worked with; what its quota is compared to.
extension SQLiteBus {
    package func unconsumed(
        of source: String,
        _ subject: String,
        by readers: Set<ManifestName>
    ) async throws(BusError) -> Unconsumed {
        let (source, subject) = (source.column, subject.column)
        return try await self.readers.read { database in
            // A sensor that is not known yet starts at the end of the log, so nothing waits for it.
            let cursors = try readers.compactMap { try SensorRow.find($0, in: database)?.cursor }
            let cursor = cursors.min() ?? .max
            let row = try Row.fetchOne(
                database.cachedStatement(sql: unconsumedEvents),
                arguments: [source, subject, cursor, source, subject, source, subject, cursor]
            )
            guard let row else { return Unconsumed() }
            return Unconsumed(
                events: row[0],
                bytes: row[1],
                oldest: (row[2] as Int64?).map(Timestamp.init(nanoseconds:))
            )
        }
    }
}

/// Those after the cursor, and those before it that pending invocations are about.
///
/// The joins are crossed so that the second part starts from the pending invocations, however large the archive is.
private let unconsumedEvents = """
    SELECT count(*), coalesce(sum(size), 0), min(stored_at) FROM (
        SELECT size, stored_at FROM events WHERE source = ? AND subject = ? AND sequence > ?
        UNION ALL
        SELECT size, stored_at FROM (
            SELECT DISTINCT used.sequence FROM invocations
            CROSS JOIN invocation_events AS used ON used.invocation = invocations.number
            WHERE invocations.state = 'pending' AND used.source = ? AND used.subject = ?
        ) AS owed
        CROSS JOIN events ON events.sequence = owed.sequence
        WHERE events.source = ? AND events.subject = ? AND events.sequence <= ?
    )
    """
