package import EventData
import GRDB
package import SensorEngine

extension SQLiteBus {
    package func dueInvocations(
        at now: Timestamp,
        limit: Int,
        excluding excluded: Set<InvocationID>
    ) async throws(BusError) -> [InvocationRecord] {
        try await readers.read { database in
            let rows = try Row.fetchCursor(
                database.cachedStatement(
                    sql: """
                        SELECT number, id FROM invocations WHERE state = 'pending' AND due_at <= ?
                        ORDER BY due_at, number
                        """
                ),
                arguments: [now.nanoseconds]
            )
            var numbers: [Int64] = []
            while numbers.count < limit.asListLength, let row = try rows.next() {
                if !excluded.contains(InvocationID(row.text(at: 1))) { numbers.append(row[0]) }
            }
            return try numbers.flatMap {
                try InvocationRecord.fetchAll(database, "WHERE invocations.number = ?", [$0])
            }
        }
    }

    package func nextDueTime(excluding excluded: Set<InvocationID>) async throws(BusError) -> Timestamp? {
        try await readers.read { database in
            let rows = try Row.fetchCursor(
                database.cachedStatement(
                    sql: "SELECT due_at, id FROM invocations WHERE state = 'pending' ORDER BY due_at, number"
                )
            )
            while let row = try rows.next() {
                if !excluded.contains(InvocationID(row.text(at: 1))) { return row.timestamp(at: 0) }
            }
            return nil
        }
    }

    package func record(
        _ attempt: Attempt,
        of id: InvocationID,
        decision: DeliveryDecision
    ) async throws(BusError) {
        try await writer.perform(.change(bytes: 0)) { database, _ in
            guard let number = try Self.number(of: id, in: database),
                try attempt.insert(for: number, in: database)
            else { return }
            let standing = Standing(after: decision, at: attempt.startedAt + attempt.duration)
            // One that succeeded stays so, whatever a late answer of an earlier attempt says.
            try database.cachedStatement(
                sql: """
                    UPDATE invocations SET attempts = attempts + 1, state = ?, due_at = coalesce(?, due_at),
                        message = ?, updated_at = ?
                    WHERE number = ? AND state != 'succeeded'
                    """
            ).execute(
                arguments: [
                    standing.state.rawValue, standing.dueAt?.nanoseconds, standing.message.column,
                    standing.updatedAt.nanoseconds, number,
                ]
            )
        }
    }

    package func retry(_ id: InvocationID, at now: Timestamp) async throws(BusError) -> Bool {
        try await writer.perform(.change(bytes: 0)) { database, _ in
            try database.cachedStatement(
                sql: """
                    UPDATE invocations SET state = 'pending', attempts = 0, due_at = ?, updated_at = ?
                    WHERE id = ? AND state IN ('pending', 'dead')
                    """
            ).execute(arguments: [now.nanoseconds, now.nanoseconds, id.text])
            return database.changesCount > 0
        }
    }

    package func invocations(matching query: InvocationQuery) async throws(BusError) -> [InvocationRecord] {
        var conditions: [String] = []
        var arguments: [DatabaseValue] = []
        if let state = query.state {
            conditions.append("state = ?")
            arguments.append(state.rawValue.databaseValue)
        }
        if let sensor = query.sensor {
            conditions.append("sensor IN (SELECT number FROM sensors WHERE ? IN (name, namespace || '/' || name))")
            arguments.append(sensor.databaseValue)
        }
        if let trigger = query.trigger {
            conditions.append("trigger_name = ?")
            arguments.append(trigger.column)
        }
        arguments.append(query.limit.asListLength.databaseValue)
        let filter = conditions.isEmpty ? "" : "WHERE " + conditions.joined(separator: " AND ")
        return try await readers.read { [arguments] database in
            try InvocationRecord.fetchAll(database, "\(filter) ORDER BY invocations.number DESC LIMIT ?", arguments)
        }
    }

    package func invocation(_ id: InvocationID) async throws(BusError) -> InvocationRecord? {
        try await readers.read { database in
            try InvocationRecord.fetchAll(database, "WHERE id = ?", [id.text]).first
        }
    }

    package func attempts(of id: InvocationID) async throws(BusError) -> [Attempt] {
        try await readers.read { database in
            guard let number = try Self.number(of: id, in: database) else { return [] }
            return try Attempt.fetchAll(of: number, in: database)
        }
    }

    private static func number(of id: InvocationID, in database: Database) throws -> Int64? {
        try Int64.fetchOne(
            database.cachedStatement(sql: "SELECT number FROM invocations WHERE id = ?"),
            arguments: [id.text]
        )
    }
}

/// Where an invocation stands after a decision.
private struct Standing {
    let state: InvocationRecord.State
    /// nil leaves it as it was.
    let dueAt: Timestamp?
    let message: String
    let updatedAt: Timestamp

    init(after decision: DeliveryDecision, at end: Timestamp) {
        updatedAt = end
        switch decision {
        case .done(let made): (state, dueAt, message) = (.succeeded, nil, made)
        case .retry(let time, let problem): (state, dueAt, message) = (.pending, time, problem)
        case .dead(let reason): (state, dueAt, message) = (.dead, nil, reason)
        }
    }
}
