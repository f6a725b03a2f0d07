package import EventData
import GRDB
package import SensorEngine

extension SQLiteBus {
    package func dueInvocations(
        at now: Timestamp,
        limit: Int,
        excluding excluded: Exclusion
    ) async throws(BusError) -> [InvocationRecord] {
        try await readers.read { database in
            var records: [InvocationRecord] = []
            var bytes = 0
            let columns = InvocationRecord.columns
            let rows = try Self.pending(columns, "due_at <= ?", [now.nanoseconds], excluding: excluded, in: database)
            while records.count < limit.asListLength, bytes < Self.maximumReadBytes, let row = try rows.next() {
                guard !excluded.ids.contains(InvocationID(row.text(at: 1))) else { continue }
                let record = try InvocationRecord(row, in: database)
                bytes += record.invocation.requestText.bytes.count
                records.append(record)
            }
            return records
        }
    }

    package func nextDueTime(excluding excluded: Exclusion) async throws(BusError) -> Timestamp? {
        try await readers.read { database in
            let columns = "invocations.number, id, due_at"
            let rows = try Self.pending(columns, "due_at < ?", [Self.never], excluding: excluded, in: database)
            while let row = try rows.next() {
                if !excluded.ids.contains(InvocationID(row.text(at: 1))) { return row.timestamp(at: 2) }
            }
            return nil
        }
    }

    /// Pending invocations in the order in which they are due.
    ///
    /// From the index that has this order: else SQLite prefers another one, and sorts the whole backlog for each read.
    private static func pending(
        _ columns: String,
        _ condition: String,
        _ arguments: StatementArguments,
        excluding excluded: Exclusion,
        in database: Database
    ) throws -> RowCursor {
        var filter = condition
        var arguments = arguments
        if !excluded.restingNamespaces.isEmpty {
            let kinds = excluded.restingKinds.map { _ in "?" }.joined(separator: ", ")
            let names = excluded.restingNamespaces.map { _ in "?" }.joined(separator: ", ")
            filter += """
                 AND NOT (kind IN (\(kinds)) AND namespace IN (\(names)))
                """
            arguments += StatementArguments(excluded.restingKinds.sorted() + excluded.restingNamespaces.sorted())
        }
        if !excluded.fullKinds.isEmpty {
            filter += " AND kind NOT IN (\(excluded.fullKinds.map { _ in "?" }.joined(separator: ", ")))"
            arguments += StatementArguments(excluded.fullKinds.sorted())
        }
        return try Row.fetchCursor(
            database.cachedStatement(
                sql: """
                    SELECT \(columns) FROM \(InvocationRecord.tables(by: "invocations_due"))
                    WHERE state = 'pending' AND \(filter)
                    ORDER BY due_at, invocations.number
                    """
            ),
            arguments: arguments
        )
    }

    package func invocations(matching query: InvocationQuery) async throws(BusError) -> [InvocationRecord] {
        var (filter, arguments) = query.conditions
        arguments.append(query.limit.asListLength.databaseValue)
        return try await readers.read { [filter, arguments] database in
            try InvocationRecord.fetchAll(
                database,
                "WHERE \(filter) ORDER BY invocations.number DESC LIMIT ?",
                arguments
            )
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

    static func number(of id: InvocationID, in database: Database) throws -> Int64? {
        try Int64.fetchOne(
            database.cachedStatement(sql: "SELECT number FROM invocations WHERE id = ?"),
            arguments: [id.text]
        )
    }
}

extension InvocationQuery {
    /// What follows WHERE, and its arguments.
    var conditions: (text: String, arguments: [DatabaseValue]) {
        var conditions = ["1"]
        var arguments: [DatabaseValue] = []
        if let state {
            conditions.append("state = ?")
            arguments.append(state.rawValue.databaseValue)
        }
        if let sensor {
            conditions.append("sensor IN (SELECT number FROM sensors WHERE ? IN (name, namespace || '/' || name))")
            arguments.append(sensor.databaseValue)
        }
        if let trigger {
            conditions.append("trigger_name = ?")
            arguments.append(trigger.column)
        }
        if let before {
            conditions.append("invocations.number < (SELECT number FROM invocations AS shown WHERE shown.id = ?)")
            arguments.append(before.text.databaseValue)
        }
        if let idPrefix {
            // As a range, which the index answers; ids are lower-case letters and digits.
            conditions.append("id >= ? AND id < ? || '~'")
            arguments += [idPrefix.column, idPrefix.column]
        }
        return (conditions.joined(separator: " AND "), arguments)
    }
}
