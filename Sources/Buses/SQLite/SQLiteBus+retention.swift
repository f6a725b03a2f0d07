package import EventData
import GRDB
import Logging

extension SQLiteBus {
    /// Events removed in one transaction: a few milliseconds for which appends wait.
    private static let sweepBatch = 200

    package func sweep(at now: Timestamp) async throws(BusError) -> Int {
        let retention = configuration.retention
        _ = try await writer.perform(.change(bytes: 0)) { database, _ in
            try Self.forgetAbsent(since: now - retention.absentSensors, in: database)
        }
        var removed = 0
        var position: Int64 = 0
        while let range = try await nextRange(after: position, at: now) {
            removed += try await writer.perform(.change(bytes: 0)) { [tail = writer.tail] database, _ in
                // Here and not before: the writer is the one who puts in what is durable.
                tail.forget()
                return try Self.remove(range, in: database)
            }
            position = range.upperBound
        }
        try await checkpoint()
        return removed
    }

    /// The next sequences after `position` whose removable events should go; nil when nothing more should.
    private func nextRange(after position: Int64, at now: Timestamp) async throws(BusError) -> ClosedRange<Int64>? {
        let retention = configuration.retention
        return try await readers.read { database in
            guard let archive = try Row.fetchOne(database, sql: "SELECT events, bytes FROM archive") else { return nil }
            var excess = Excess(events: archive[0] - retention.events, bytes: archive[1] - retention.bytes)
            let rows = try Row.fetchCursor(
                database.cachedStatement(
                    sql: """
                        SELECT sequence, stored_at, size FROM events WHERE sequence > ? AND \(Self.isRemovable)
                        ORDER BY sequence LIMIT ?
                        """
                ),
                arguments: [position, Self.sweepBatch]
            )
            let oldest = now - retention.age
            var range: ClosedRange<Int64>?
            while let row = try rows.next(), row.timestamp(at: 1) < oldest || excess.isThere {
                excess.shrink(by: row[2])
                range = (range?.lowerBound ?? row[0])...(row[0] as Int64)
            }
            return range
        }
    }

    /// Removes the events of `range` that may go, with their outcomes and the succeeded invocations they made.
    private static func remove(_ range: ClosedRange<Int64>, in database: Database) throws -> Int {
        let bounds: StatementArguments = [range.lowerBound, range.upperBound]
        let sizes = try Int64.fetchAll(
            database.cachedStatement(
                sql: "DELETE FROM events WHERE sequence BETWEEN ? AND ? AND \(isRemovable) RETURNING size"
            ),
            arguments: bounds
        )
        try database.cachedStatement(sql: "UPDATE archive SET events = events - ?, bytes = bytes - ?")
            .execute(arguments: [sizes.count, sizes.reduce(0, +)])
        try database.cachedStatement(
            sql: """
                DELETE FROM outcomes WHERE sequence BETWEEN ? AND ?
                AND NOT EXISTS (SELECT 1 FROM events WHERE events.sequence = outcomes.sequence)
                """
        ).execute(arguments: bounds)
        // A block goes with the last of its events.
        try database.cachedStatement(
            sql: """
                DELETE FROM rejections WHERE first_sequence > ? AND first_sequence <= ? AND NOT EXISTS (
                    SELECT 1 FROM events WHERE events.sequence BETWEEN first_sequence AND last_sequence
                )
                """
        ).execute(arguments: [range.lowerBound - RejectionBlock.width, range.upperBound])
        // An invocation goes with the last of its events, which it tells what became of them.
        try database.cachedStatement(
            sql: """
                DELETE FROM invocations WHERE state IN ('succeeded', 'skipped', 'dropped') AND room_state IS NULL
                AND number IN (SELECT invocation FROM invocation_events WHERE sequence BETWEEN ? AND ?)
                AND NOT EXISTS (
                    SELECT 1 FROM invocation_events AS used JOIN events ON events.sequence = used.sequence
                    WHERE used.invocation = invocations.number
                )
                """
        ).execute(arguments: bounds)
        return sizes.count
    }

    /// Passed by every sensor that has a cursor, held by none, and of no invocation that is pending, dead, standing by or
    /// in a room.
    private static let isRemovable = """
        sequence <= (SELECT coalesce(min(cursor), 9223372036854775807) FROM sensors)
        AND NOT EXISTS (SELECT 1 FROM held WHERE held.sequence = events.sequence)
        AND NOT EXISTS (
            SELECT 1 FROM invocation_events AS used JOIN invocations ON invocations.number = used.invocation
            WHERE used.sequence = events.sequence AND (
                invocations.state IN ('pending', 'dead', 'standby') OR invocations.room_state IS NOT NULL
            )
        )
        """
}

/// By how much the archive is too large.
private struct Excess {
    var events: Int64
    var bytes: Int64

    var isThere: Bool { events > 0 || bytes > 0 }

    mutating func shrink(by size: Int64) {
        events -= 1
        bytes -= size
    }
}
