package import EventData
import GRDB
package import SensorEngine

extension SQLiteBus {
    package func dueInvocations(
        at now: Timestamp,
        limit: Int,
        excluding excluded: Exclusion
    ) async throws(BusError) -> [InvocationRecord] {
        let (sql, arguments) = Self.pending(InvocationRecord.columns, "due_at <= ?", now, excluding: excluded)
        return try await readers.read { [tail = writer.tail] database in
            var records: [InvocationRecord] = []
            var bytes = 0
            try database.each(sql, arguments) { row in
                guard records.count < limit.asListLength, bytes < Self.maximumReadBytes else { return false }
                guard !excluded.ids.contains(InvocationID(row.text(at: 1) ?? "")) else { return true }
                let record = try InvocationRecord(row, in: database, tail: tail)
                bytes += record.invocation.requestText.bytes.count
                records.append(record)
                return true
            }
            return records
        }
    }

    package func nextDueTime(excluding excluded: Exclusion) async throws(BusError) -> Timestamp? {
        let (sql, arguments) = Self.pending("id, due_at", "due_at < ?", InvocationRecord.never, excluding: excluded)
        return try await readers.read { database in
            var time: Timestamp?
            try database.each(sql, arguments) { row in
                if !excluded.ids.contains(InvocationID(row.text(at: 0) ?? "")) { time = row.timestamp(at: 1) }
                return time == nil
            }
            return time
        }
    }

    /// Pending invocations in the order in which they are due.
    ///
    /// From the index that has this order: else SQLite prefers another one, and sorts the whole backlog for each read.
    private static func pending(
        _ columns: String,
        _ condition: String,
        _ time: Timestamp,
        excluding excluded: Exclusion
    ) -> (sql: String, arguments: [ColumnValue]) {
        var filter = condition
        var arguments = [ColumnValue.integer(time.nanoseconds)]
        if !excluded.restingNamespaces.isEmpty {
            let kinds = excluded.restingKinds.map { _ in "?" }.joined(separator: ", ")
            let names = excluded.restingNamespaces.map { _ in "?" }.joined(separator: ", ")
            filter += """
                 AND NOT (kind IN (\(kinds)) AND namespace IN (\(names)))
                """
            arguments += (excluded.restingKinds.sorted() + excluded.restingNamespaces.sorted()).map { .text($0) }
        }
        if !excluded.fullKinds.isEmpty {
            filter += " AND kind NOT IN (\(excluded.fullKinds.map { _ in "?" }.joined(separator: ", ")))"
            arguments += excluded.fullKinds.sorted().map { .text($0) }
        }
        let sql = """
            SELECT \(columns) FROM \(InvocationRecord.tables(by: "invocations_due"))
            WHERE state = 'pending' AND \(filter)
            ORDER BY due_at, invocations.number
            """
        return (sql, arguments)
    }

    package func invocations(matching query: InvocationQuery) async throws(BusError) -> [InvocationRecord] {
        var (filter, arguments) = query.conditions
        arguments.append(.integer(query.limit.asListLength))
        // Else SQLite goes through all invocations, because they lie in the order that is asked for.
        let index = query.state == .pending ? "invocations_due" : nil
        return try await readers.read { [filter, arguments] database in
            let condition = "WHERE \(filter) ORDER BY invocations.number DESC LIMIT ?"
            return try InvocationRecord.fetchAll(database, condition, arguments, by: index)
        }
    }

    package func invocation(_ id: InvocationID) async throws(BusError) -> InvocationRecord? {
        try await readers.read { database in
            try InvocationRecord.fetchAll(
                database,
                "WHERE id IN (?, ?)",
                [.text(id.text), .text(String(id.digest))]
            ).first
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
            database.cachedStatement(sql: "SELECT number FROM invocations WHERE id IN (?, ?)"),
            arguments: [id.text, String(id.digest)]
        )
    }
}

extension InvocationQuery {
    /// What follows WHERE, and its arguments.
    var conditions: (text: String, arguments: [ColumnValue]) {
        var conditions = ["1"]
        var arguments: [ColumnValue] = []
        if let state {
            // As a constant, which the indexes of some states are for.
            conditions.append("state = '\(state.rawValue)'")
            if state != .pending && state != .succeeded { conditions.append(InvocationRecord.isSetAside) }
        }
        if let sensor {
            // With the sign its index stays out of it: nearly all have succeeded, and lie in the order that is asked for.
            let column = state == .succeeded ? "+sensor" : "sensor"
            conditions.append("\(column) IN (SELECT number FROM sensors WHERE ? IN (name, namespace || '/' || name))")
            arguments.append(.text(sensor))
        }
        if let trigger {
            conditions.append("trigger_name = ?")
            arguments.append(.text(trigger))
        }
        if let before {
            conditions.append("invocations.number < (SELECT number FROM invocations AS shown WHERE shown.id IN (?, ?))")
            arguments += [.text(before.text), .text(String(before.digest))]
        }
        if let nameSuffix {
            // As a range, which the index answers; behind a time, which it does not, all ids are read.
            conditions.append("(id >= ? AND id < ? || '~' OR length(id) = 38 AND substr(id, 13, 10) = ?)")
            arguments += [.text(nameSuffix), .text(nameSuffix), .text(nameSuffix)]
        }
        return (conditions.joined(separator: " AND "), arguments)
    }
}
