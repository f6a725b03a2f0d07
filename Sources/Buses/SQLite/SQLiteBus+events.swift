package import EventData
import GRDB

extension SQLiteBus {
    /// Longest list a query answers with, whatever it asks for: a console's page, with room.
    package static let maximumListLength = 1_000

    /// Event bytes after which a read ends, so that large payloads cannot fill the memory.
    package static let maximumReadBytes = 32 << 20

    package func append(_ event: CloudEvent) async throws(BusError) -> Appended {
        guard let appended = try await append([event]).first else { preconditionFailure("one event has one answer") }
        return appended
    }

    package func append(_ events: [CloudEvent]) async throws(BusError) -> [Appended] {
        guard !events.isEmpty else { return [] }
        let storedAt = clock()
        let size = events.reduce(0) { $0 + $1.storedBytes }
        return try await writer.perform(.append(bytes: size)) { database, growth in
            try EventInsert(at: storedAt, in: database).append(events, &growth)
        }
    }

    /// Returns at once; the writer takes the next batch of a line without waiting for anybody.
    package func begin(_ events: [CloudEvent], in line: AppendLine) async -> PendingAppend {
        guard !events.isEmpty else { return .nothing(in: line) }
        let storedAt = clock()
        let size = events.reduce(0) { $0 + $1.storedBytes }
        let (answer, place) = (Answer<[Appended]>(), line.next())
        // A refusal is no failure of the transaction: it would have those that share it stored one by one.
        let change: @Sendable (Database, inout ArchiveGrowth) throws -> Result<[Appended], BusError> = {
            database,
            growth in
            do throws(BusError) { try line.check(place) } catch { return .failure(error) }
            return .success(try EventInsert(at: storedAt, in: database).append(events, &growth))
        }
        writer.begin(.append(bytes: size), change) { result in
            let stored = result.flatMap { $0 }
            // Before the writer looks at the next one.
            if case .failure = stored { line.breakOff(at: place) }
            answer.give(stored)
        }
        return PendingAppend(mayBeFollowed: !line.isBroken) { await answer.result() }
    }

    /// Events from a log of their own, with notes of how far it was read, in one transaction; those that are archived
    /// already are left out.
    func ingest(_ events: [CloudEvent], notes: [String: String]) async throws(BusError) {
        let storedAt = clock()
        let bytes = events.reduce(0) { $0 + $1.storedBytes }
        try await writer.perform(.change(bytes: bytes)) { database, growth in
            for (key, value) in notes { try Self.setNote(key, to: value, in: database) }
            _ = try EventInsert(at: storedAt, in: database).append(events, &growth)
        }
    }

    package func events(after sequence: Int64, limit: Int) async throws(BusError) -> [StoredEvent] {
        if let newest = writer.tail.events(after: sequence, limit: limit) { return newest }
        return try await readers.read { database in
            let sql = """
                SELECT sequence, \(CloudEvent.archiveColumns) FROM events WHERE sequence > ? ORDER BY sequence LIMIT ?
                """
            return try StoredEvent.fetch(database, sql, [sequence, max(0, limit)])
        }
    }

    package func lastSequence() async throws(BusError) -> Int64 {
        try await readers.read { database in try Self.lastSequence(database) }
    }

    package func events(matching query: EventQuery) async throws(BusError) -> [StoredEvent] {
        var conditions = ["sequence > ?"]
        var arguments: [DatabaseValue] = [(query.after ?? 0).databaseValue]
        if let before = query.before {
            conditions.append("sequence < ?")
            arguments.append(before.databaseValue)
        }
        if let source = query.source {
            conditions.append("source = ?")
            arguments.append(source.column)
        }
        if let subject = query.subject {
            conditions.append("subject = ?")
            arguments.append(subject.column)
        }
        arguments.append(query.limit.asListLength.databaseValue)
        let sql = """
            SELECT sequence, \(CloudEvent.envelopeColumns), NULL, COALESCE(LENGTH(data), 0)
            FROM events WHERE \(conditions.joined(separator: " AND ")) ORDER BY sequence DESC LIMIT ?
            """
        return try await readers.read { [arguments] database in
            try Row.fetchAll(database.cachedStatement(sql: sql), arguments: StatementArguments(arguments)).map { row in
                StoredEvent(sequence: row[0], event: try CloudEvent(row, at: 1), dataBytes: row[9])
            }
        }
    }

    package func event(id: String) async throws(BusError) -> [StoredEvent] {
        try await readers.read { database in
            let sql = """
                SELECT sequence, \(CloudEvent.archiveColumns) FROM events WHERE id = ? ORDER BY sequence DESC LIMIT ?
                """
            return try StoredEvent.fetch(database, sql, [id.column, Self.maximumListLength])
        }
    }

    /// The highest sequence given, also when its event has left the archive.
    static func lastSequence(_ database: Database) throws -> Int64 {
        let sql = "SELECT seq FROM sqlite_sequence WHERE name = 'events'"
        return try Int64.fetchOne(database.cachedStatement(sql: sql)) ?? 0
    }
}

extension StoredEvent {
    /// Ends early, but never before the first event, when the payloads reach `SQLiteBus.maximumReadBytes`.
    fileprivate static func fetch(
        _ database: Database,
        _ sql: String,
        _ arguments: [any DatabaseValueConvertible]
    ) throws -> [StoredEvent] {
        let rows = try Row.fetchCursor(
            database.cachedStatement(sql: sql),
            arguments: StatementArguments(arguments)
        )
        var events: [StoredEvent] = []
        var bytes = 0
        while bytes < SQLiteBus.maximumReadBytes, let row = try rows.next() {
            let event = try StoredEvent(row)
            bytes += event.event.storedBytes
            events.append(event)
        }
        return events
    }
}

extension Int {
    /// A limit somebody asked for, within what the bus lists.
    var asListLength: Int { Swift.min(Swift.max(0, self), SQLiteBus.maximumListLength) }
}
