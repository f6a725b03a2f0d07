import EventData
import GRDB
import Glibc

/// Stores events in a transaction; those that come together and have the same envelope with one statement for many.
///
/// A statement of its own for each takes half as long again: what it costs to begin, to end and to give a number is
/// paid once for all rows (ADR 59).
struct EventInsert {
    /// Rows of one statement; with more it gets no faster.
    private static let mostRows = 16

    private let storedAt: Timestamp
    private let database: Database

    init(at storedAt: Timestamp, in database: Database) {
        self.storedAt = storedAt
        self.database = database
    }

    /// - Throws: `DatabaseError`; then nothing of the transaction may be kept.
    func append(_ events: [CloudEvent], _ growth: inout ArchiveGrowth) throws -> [Appended] {
        let single = try RepeatedStatement(Self.one, in: database)
        guard events.count >= Self.mostRows else {
            return try events.flatMap { try append([$0], with: single, after: nil, &growth) }
        }
        let many = try RepeatedStatement(Self.many, in: database)
        var last = try SQLiteBus.lastSequence(database)
        var (appended, rest): ([Appended], ArraySlice<CloudEvent>) = ([], events[...])
        appended.reserveCapacity(events.count)
        while let first = rest.first {
            let alike = rest.prefix(Self.mostRows).prefix { $0.hasSameEnvelope(as: first) }
            let isFull = alike.count == Self.mostRows
            let part = try append(isFull ? alike : [first], with: isFull ? many : single, after: last, &growth)
            last = max(last, part.last { !$0.isDuplicate }?.sequence ?? 0)
            appended += part
            rest = rest.dropFirst(part.count)
        }
        return appended
    }

    /// Events with the same envelope, as many as the statement has rows; `last` is the highest sequence before them, not
    /// needed for a single one.
    private func append(
        _ events: ArraySlice<CloudEvent>,
        with statement: RepeatedStatement,
        after last: Int64?,
        _ growth: inout ArchiveGrowth
    ) throws -> [Appended] {
        guard let first = events.first else { return [] }
        var values: [ColumnValue] = [
            .integer(storedAt.nanoseconds), .text(first.source), .text(first.subject), .text(first.type),
            .text(first.specVersion), .text(first.dataContentType),
        ]
        let shared = values.count
        values.reserveCapacity(shared + 5 * events.count)
        for event in events {
            values.append(.integer(event.storedBytes))
            values.append(.text(event.producerText))
            values.append(.text(event.id))
            values.append(.integer(event.time.nanoseconds))
            values.append(event.data.map(ColumnValue.bytes) ?? .null)
        }
        if try statement.run(values, keeping: shared) == events.count {
            let start = statement.lastRow - Int64(events.count) + 1
            growth.add(events, from: start)
            return (start...statement.lastRow).map { Appended(sequence: $0, isDuplicate: false) }
        }
        let sequences = try events.map(sequence)
        let isNew = news(among: sequences, after: last)
        for (index, sequence) in zip(events.indices, sequences) where isNew[index - events.startIndex] {
            growth.add(events[index...index], from: sequence)
        }
        return zip(sequences, isNew).map { Appended(sequence: $0, isDuplicate: !$1) }
    }

    /// Sequences only go up, so one that does not belongs to an event that was there before, be it in the same statement.
    private func news(among sequences: [Int64], after last: Int64?) -> [Bool] {
        var highest = last ?? .max
        return sequences.map { sequence in
            defer { highest = max(highest, sequence) }
            return sequence > highest
        }
    }

    /// Of the archived event that has the same identity.
    private func sequence(of event: CloudEvent) throws -> Int64 {
        let sequence = try Int64.fetchOne(
            database.cachedStatement(sql: "SELECT sequence FROM events WHERE id = ? AND source = ? AND subject = ?"),
            arguments: [event.id.column, event.source.column, event.subject.column]
        )
        guard let sequence else {
            throw DatabaseError(message: "an event that was not stored is not in the archive either")
        }
        return sequence
    }

    private static let one = statement(rows: 1)
    private static let many = statement(rows: mostRows)

    /// The first values are those of the envelope, the same in each row.
    ///
    /// FAIL, because nothing is kept of the transaction anyway: to undo the rows of one statement, as ABORT does, SQLite
    /// first copies every page that they touch into a file of its own.
    private static func statement(rows: Int) -> String {
        let places = (0..<rows).map { row in
            let own = (7...11).map { "?\($0 + 5 * row)" }.joined(separator: ", ")
            return "(?1, ?2, ?3, ?4, ?5, ?6, \(own))"
        }
        return """
            INSERT OR FAIL INTO events (stored_at, source, subject, type, spec_version, content_type,
                size, producer, id, time, data)
            VALUES \(places.joined(separator: ", ")) ON CONFLICT DO NOTHING
            """
    }
}

extension CloudEvent {
    /// Whether the columns that `EventInsert` binds once are the same, byte for byte.
    fileprivate func hasSameEnvelope(as other: CloudEvent) -> Bool {
        source.hasSameBytes(as: other.source) && subject.hasSameBytes(as: other.subject)
            && type.hasSameBytes(as: other.type) && specVersion.hasSameBytes(as: other.specVersion)
            && dataContentType.hasSameBytes(as: other.dataContentType)
    }
}

extension String {
    /// As for SQLite; Swift holds an accented letter to be the same however it is written.
    func hasSameBytes(as other: String) -> Bool {
        guard utf8.count == other.utf8.count else { return false }
        var (left, right) = (self, other)
        return left.withUTF8 { left in
            right.withUTF8 { right in
                guard let left = left.baseAddress, let right = right.baseAddress else { return true }
                return memcmp(left, right, utf8.count) == 0
            }
        }
    }
}
