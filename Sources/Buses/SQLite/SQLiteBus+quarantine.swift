package import EventData
import GRDB

extension SQLiteBus: Quarantine {
    /// Most records that wait for a decision: a whole topic of them is one mistake, and a list this long is read by nobody.
    package static let maximumQuarantined = 100_000

    /// Their bytes, so that they cannot take the disk from the events.
    package static let maximumQuarantinedBytes: Int64 = 1 << 30

    /// How long one that was decided on stays in the list.
    private static let settledAge = Duration.seconds(7 * 24 * 3_600)

    package func quarantine(_ record: QuarantinedRecord) async throws(BusError) {
        let isKept = try await writer.perform(.change(bytes: record.size)) { database, _ in
            let kept = try Row.fetchOne(
                database.cachedStatement(
                    sql: "SELECT count(*), coalesce(sum(size), 0) FROM quarantine WHERE state = 'waiting'"
                )
            )
            guard let kept, kept[0] < Self.maximumQuarantined, kept[1] < Self.maximumQuarantinedBytes else {
                return false
            }
            try database.cachedStatement(sql: Self.insert).execute(arguments: [
                record.source.column, record.eventName.column, record.type.column, record.identity.column,
                record.position.column, record.reason.column, record.storedAt.nanoseconds, record.state.rawValue,
                record.size, record.bytes?.column, record.frame?.column,
            ])
            return true
        }
        guard !isKept else { return }
        let fix = "redrive or drop some: signalbox quarantine list"
        throw .unavailable("the quarantine is full (\(Self.maximumQuarantined) records or 1 GiB); \(fix)")
    }

    package func quarantined(matching query: QuarantineQuery) async throws(BusError) -> [QuarantinedRecord] {
        var conditions = ["TRUE"]
        var arguments: [DatabaseValue] = []
        let wanted = [("source", query.source), ("event_name", query.eventName), ("state", query.state?.rawValue)]
        for case (let column, let value?) in wanted {
            conditions.append("\(column) = ?")
            arguments.append(value.column)
        }
        arguments.append(query.limit.asListLength.databaseValue)
        let sql = """
            SELECT \(Self.listed) FROM quarantine WHERE \(conditions.joined(separator: " AND "))
            ORDER BY number DESC LIMIT ?
            """
        return try await readers.read { [arguments] database in
            try Row.fetchAll(database.cachedStatement(sql: sql), arguments: StatementArguments(arguments))
                .map { QuarantinedRecord($0) }
        }
    }

    package func quarantined(_ number: Int64) async throws(BusError) -> QuarantinedRecord? {
        try await readers.read { database in
            let sql = "SELECT \(Self.listed), bytes, frame FROM quarantine WHERE number = ?"
            guard let row = try Row.fetchOne(database.cachedStatement(sql: sql), arguments: [number]) else {
                return nil
            }
            var record = QuarantinedRecord(row)
            record.bytes = try row.bytes(at: 10)
            record.frame = try row.bytes(at: 11)
            return record
        }
    }

    package func settle(
        _ number: Int64,
        as state: QuarantinedRecord.State,
        reason: String,
        at now: Timestamp
    ) async throws(BusError) -> Bool {
        try await writer.perform(.change(bytes: reason.utf8.count)) { database, _ in
            try database.cachedStatement(
                sql: "DELETE FROM quarantine WHERE state <> 'waiting' AND settled_at < ?"
            ).execute(arguments: [(now - Self.settledAge).nanoseconds])
            try database.cachedStatement(
                sql: """
                    UPDATE quarantine SET state = ?, reason = ?, settled_at = ?, bytes = NULL, frame = NULL
                    WHERE number = ? AND state = 'waiting'
                    """
            ).execute(arguments: [state.rawValue, reason.column, now.nanoseconds, number])
            return database.changesCount > 0
        }
    }

    package func quarantinedCount() async throws(BusError) -> Int {
        try await readers.read { database in
            try Int.fetchOne(database, sql: "SELECT count(*) FROM quarantine WHERE state = 'waiting'") ?? 0
        }
    }

    private static let listed = """
        number, source, event_name, type, identity, position, reason, stored_at, state, size
        """

    private static let insert = """
        INSERT INTO quarantine (source, event_name, type, identity, position, reason, stored_at, state, size, bytes, frame)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
        """
}

extension QuarantinedRecord {
    /// Reads the columns of a list.
    fileprivate init(_ row: Row) {
        self.init(
            number: row[0],
            source: row.text(at: 1),
            eventName: row.text(at: 2),
            type: row.text(at: 3),
            identity: row.text(at: 4),
            position: row.text(at: 5),
            reason: row.text(at: 6),
            storedAt: row.timestamp(at: 7),
            state: State(rawValue: row.text(at: 8)) ?? .waiting,
            size: row[9],
            bytes: nil,
            frame: nil
        )
    }
}
