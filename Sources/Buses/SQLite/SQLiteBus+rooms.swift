import EventData
import GRDB
import Manifests
package import SensorEngine

// Rate limits and concurrency: what waits, for what, and who may go on.
extension SQLiteBus {
    package func arrange(_ changes: [Arrangement], gates: [GateRecord]) async throws(BusError) {
        guard !changes.isEmpty || !gates.isEmpty else { return }
        let now = clock()
        try await writer.perform(.change(bytes: 0)) { database, _ in
            for change in changes { try change.apply(to: database, at: now) }
            for gate in gates { try gate.save(in: database) }
        }
    }

    package func gates() async throws(BusError) -> [GateRecord] {
        try await readers.read { database in
            try Row.fetchAll(database, sql: "SELECT namespace, name, trigger_name, next_permit FROM gates").map { row in
                GateRecord(
                    trigger: Dispatcher.TriggerID(
                        sensor: ManifestName(namespace: row[0], name: row[1]),
                        trigger: row.text(at: 2)
                    ),
                    gate: RateGate(nextPermit: row.timestamp(at: 3))
                )
            }
        }
    }

    package func backlog() async throws(BusError) -> [InvocationRecord.Wait?: Int] {
        try await readers.read { database in try Self.backlog(in: database) }
    }

    static func backlog(in database: Database) throws -> [InvocationRecord.Wait?: Int] {
        let rows = try Row.fetchAll(
            database,
            sql: """
                SELECT CASE WHEN due_at = ? THEN 'concurrency' WHEN permit IS NOT NULL THEN 'rateLimit'
                    WHEN checks IS NOT NULL THEN 'labels' WHEN message = '' OR due_at <= updated_at THEN ''
                    WHEN attempts > 0 THEN 'retry' ELSE 'pressure' END AS wait, count(*)
                FROM invocations WHERE state = 'pending' GROUP BY wait
                """,
            arguments: [never]
        )
        return Dictionary(rows.map { (InvocationRecord.Wait(rawValue: $0.text(at: 0)), $0[1]) }) { $1 }
    }

    package func roomHolders() async throws(BusError) -> [RoomHolder] {
        try await writer.perform(.change(bytes: 0)) { database, _ in
            try database.execute(
                sql: """
                    UPDATE invocations SET room_state = NULL, due_at = created_at, message = ''
                    WHERE room_state = 'waiting'
                    """
            )
            return try RoomHolder.fetchAll(database)
        }
    }

    package func leaveRoom(_ id: InvocationID) async throws(BusError) -> [InvocationID] {
        try await writer.perform(.change(bytes: 0)) { database, _ in
            guard let number = try Self.number(of: id, in: database) else { return [] }
            try database.cachedStatement(sql: "UPDATE invocations SET room_state = NULL WHERE number = ?")
                .execute(arguments: [number])
            return try Self.letIn(roomOf: number, in: database)
        }
    }

    /// Gives the free places of a room to those that wait longest.
    fileprivate static func letIn(roomOf number: Int64, in database: Database) throws -> [InvocationID] {
        var entered: [InvocationID] = []
        while let row = try Row.fetchOne(database.cachedStatement(sql: longestWaiting), arguments: [number]) {
            let inside = try Int.fetchOne(database.cachedStatement(sql: countInside), arguments: [number]) ?? 0
            guard inside < (row[1] as Int? ?? 1) else { break }
            try database.cachedStatement(
                sql: "UPDATE invocations SET room_state = 'inside', due_at = created_at, message = '' WHERE number = ?"
            ).execute(arguments: [row[0] as Int64])
            entered.append(InvocationID(row.text(at: 2)))
        }
        return entered
    }

    private static let sameRoom = """
        FROM invocations AS other JOIN invocations AS one
            ON other.sensor = one.sensor AND other.trigger_name = one.trigger_name AND other.room_key = one.room_key
        WHERE one.number = ?
        """

    private static let longestWaiting = """
        SELECT other.number, other.room_limit, other.id \(sameRoom)
        AND other.room_state = 'waiting' AND other.state = 'pending' ORDER BY other.number LIMIT 1
        """

    private static let countInside = "SELECT count(*) \(sameRoom) AND other.room_state = 'inside'"
}

extension Arrangement {
    fileprivate func apply(to database: Database, at now: Timestamp) throws {
        guard let number = try SQLiteBus.number(of: invocation, in: database) else { return }
        let place = isInRoom ? RoomState.inside.rawValue : nil
        switch change {
        case .enter:
            try set("room_state = 'inside'", [], number, database)
        case .postpone(let time, let reason):
            let values: [any DatabaseValueConvertible] = [time.nanoseconds, time.nanoseconds, reason.column]
            try set("due_at = ?, permit = ?, message = ?", values, number, database)
            if let place { try set("room_state = ?", [place], number, database) }
        case .park(let reason):
            try wait(reason, number, database)
        case .takeOver(let reason):
            try database.cachedStatement(
                sql: """
                    UPDATE invocations AS other SET state = 'skipped', room_state = NULL, updated_at = ?, message = ?
                    FROM invocations AS one WHERE one.number = ? AND other.number != one.number
                    AND other.sensor = one.sensor AND other.trigger_name = one.trigger_name
                    AND other.room_key = one.room_key AND other.room_state = 'waiting'
                    """
            ).execute(arguments: [now.nanoseconds, "a newer one took its place: \(invocation)", number])
            try wait(reason, number, database)
            try dismissStandbys(in: database)
        case .skip(let reason):
            let values: [any DatabaseValueConvertible] = [reason.column, now.nanoseconds]
            try set("state = 'skipped', room_state = NULL, message = ?, updated_at = ?", values, number, database)
            try dismissStandbys(in: database)
        }
    }

    /// Waits for a place; where somebody has left the room meanwhile it has one at once.
    private func wait(_ reason: String, _ number: Int64, _ database: Database) throws {
        let assignments = "due_at = ?, room_state = 'waiting', message = ?"
        try set(assignments, [SQLiteBus.never, reason.column], number, database)
        _ = try SQLiteBus.letIn(roomOf: number, in: database)
    }

    /// What stood by for an invocation that is skipped is not needed any more.
    private func dismissStandbys(in database: Database) throws {
        try database.cachedStatement(
            sql: """
                DELETE FROM invocations WHERE state = 'standby' AND \(InvocationRecord.isSetAside) AND id IN (
                    SELECT standby FROM invocations
                    WHERE state = 'skipped' AND \(InvocationRecord.isSetAside) AND standby IS NOT NULL
                )
                """
        ).execute()
    }

    /// Changes the invocation, unless it is no longer pending.
    private func set(
        _ assignments: String,
        _ values: [any DatabaseValueConvertible],
        _ number: Int64,
        _ database: Database
    ) throws {
        try database.cachedStatement(
            sql: "UPDATE invocations SET \(assignments) WHERE number = ? AND state = 'pending'"
        ).execute(arguments: StatementArguments(values + [number]))
    }
}

extension GateRecord {
    fileprivate func save(in database: Database) throws {
        try database.cachedStatement(
            sql: """
                INSERT INTO gates (namespace, name, trigger_name, next_permit) VALUES (?, ?, ?, ?)
                ON CONFLICT DO UPDATE SET next_permit = excluded.next_permit
                """
        ).execute(
            arguments: [
                trigger.sensor.namespace, trigger.sensor.name, trigger.trigger.column, gate.nextPermit.nanoseconds,
            ]
        )
    }
}
