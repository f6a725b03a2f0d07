package import EventData
import GRDB
package import SensorEngine

// What became of invocations: attempts and what follows from them, and dead letters that people look after.
extension SQLiteBus {
    /// When something is due that waits for something else than time.
    static let never = InvocationRecord.never.nanoseconds

    package func record(_ report: DeliveryReport, of id: InvocationID) async throws(BusError) {
        let now = clock()
        try await writer.perform(.change(bytes: 0, isPatient: true)) { database, _ in
            let sql = "SELECT number, standby FROM invocations WHERE id = ?"
            let row = try database.first(sql, [.text(id.text)]) { ($0.integer(at: 0), $0.text(at: 1)) }
            guard let (number, standby) = row else { return }
            if let attempt = report.attempt, try !attempt.insert(for: number, in: database) { return }
            let standing = Standing(
                after: report.decision,
                at: report.attempt.map { $0.startedAt + $0.duration } ?? now
            )
            try standing.save(report, of: number, in: database)
            guard database.changesCount > 0, standing.state != .pending, let standby else { return }
            try Self.settle(standby, after: standing, in: database)
        }
    }

    /// What stands by for a dead letter is due with it, and what stands by for a success goes.
    private static func settle(_ standby: String, after standing: Standing, in database: Database) throws {
        if standing.state == .succeeded {
            try database.cachedStatement(sql: "DELETE FROM invocations WHERE id = ? AND state = 'standby'")
                .execute(arguments: [standby])
        } else {
            // With a message it could not be rendered.
            try database.cachedStatement(
                sql: """
                    UPDATE invocations SET state = CASE WHEN message = '' THEN 'pending' ELSE 'dead' END,
                        due_at = ?, updated_at = ?
                    WHERE id = ? AND state = 'standby'
                    """
            ).execute(arguments: [standing.updatedAt.nanoseconds, standing.updatedAt.nanoseconds, standby])
        }
    }

    package func retry(_ id: InvocationID, at now: Timestamp) async throws(BusError) -> Bool {
        try await writer.perform(.change(bytes: 0)) { database, _ in
            try Self.retry(
                "id IN (?, ?) AND state IN ('pending', 'dead')",
                [.text(id.text), .text(String(id.digest))],
                at: now,
                in: database
            ) > 0
        }
    }

    package func retryDead(matching query: InvocationQuery, at now: Timestamp) async throws(BusError) -> Int {
        var dead = query
        dead.state = .dead
        let (filter, arguments) = dead.conditions
        return try await writer.perform(.change(bytes: 0)) { database, _ in
            try Self.retry(filter, arguments, at: now, in: database)
        }
    }

    private static func retry(
        _ filter: String,
        _ arguments: [ColumnValue],
        at now: Timestamp,
        in database: Database
    ) throws -> Int {
        try database.run(
            """
            UPDATE invocations SET state = 'pending', attempts = 0, round = round + 1, due_at = ?, updated_at = ?,
                checks = NULL, permit = NULL, room_state = CASE room_state WHEN 'inside' THEN 'inside' END
            WHERE \(filter) AND is_rendered
            """,
            [.integer(now.nanoseconds), .integer(now.nanoseconds)] + arguments
        )
        return database.changesCount
    }

    package func drop(_ id: InvocationID, reason: String, at now: Timestamp) async throws(BusError) -> Bool {
        try await writer.perform(.change(bytes: 0)) { database, _ in
            try database.cachedStatement(
                sql:
                    "UPDATE invocations SET state = 'dropped', message = ?, updated_at = ? WHERE id IN (?, ?) AND state = 'dead'"
            ).execute(arguments: [reason.column, now.nanoseconds, id.text, String(id.digest)])
            return database.changesCount > 0
        }
    }
}

/// Where an invocation stands after a decision.
private struct Standing {
    let state: InvocationRecord.State
    /// nil leaves it as it was.
    let dueAt: Timestamp?
    let message: String
    let checks: Int?
    let updatedAt: Timestamp

    init(after decision: DeliveryDecision, at end: Timestamp) {
        updatedAt = end
        switch decision {
        case .done(let made): (state, dueAt, message, checks) = (.succeeded, nil, made, nil)
        case .observe(let time, let made, let taken): (state, dueAt, message, checks) = (.pending, time, made, taken)
        case .wait(let time, let reason): (state, dueAt, message, checks) = (.pending, time, reason, nil)
        case .retry(let time, let problem): (state, dueAt, message, checks) = (.pending, time, problem, nil)
        case .dead(let reason): (state, dueAt, message, checks) = (.dead, nil, reason, nil)
        }
    }

    /// Changes nothing when the invocation has gone on without the attempt that is reported.
    func save(_ report: DeliveryReport, of number: Int64, in database: Database) throws {
        let staysInRoom = state == .pending || report.staysInRoom
        try database.run(
            """
            UPDATE invocations SET attempts = attempts + ?, state = ?, due_at = coalesce(?, due_at),
                message = ?, updated_at = ?, checks = ?, permit = NULL,
                room_state = CASE WHEN ? THEN room_state END
            WHERE number = ? AND (? = 'succeeded' AND state != 'succeeded' OR state = 'pending' AND round = ?)
            """,
            [
                .integer(report.counts ? 1 : 0), .text(state.rawValue), .integer(dueAt?.nanoseconds),
                .text(message), .integer(updatedAt.nanoseconds), .integer(checks.map { Int64($0) }),
                .integer(staysInRoom ? 1 : 0), .integer(number), .text(state.rawValue), .integer(report.round),
            ]
        )
    }
}
