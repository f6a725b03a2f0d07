import EventData
import FoundationEssentials
import GRDB

extension CloudEvent {
    /// The columns that hold an event, in `events` and in `held`.
    static let columns = "\(envelopeColumns), data"
    /// Those of `events` alone; what waits needs no more than decides.
    ///
    /// `producer` comes after `data`, but is NULL in most rows and then costs nothing to read.
    static let archiveColumns = "\(columns), producer"
    static let envelopeColumns = "id, source, subject, type, time, spec_version, content_type"

    /// Values for `columns`.
    var columnValues: [ColumnValue] {
        [
            .text(id), .text(source), .text(subject), .text(type), .integer(time.nanoseconds), .text(specVersion),
            .text(dataContentType), data.map(ColumnValue.bytes) ?? .null,
        ]
    }

    /// Reads `columns`, the first of which is at `index`.
    init(_ row: Row, at index: Int) throws {
        self.init(
            id: row.text(at: index),
            source: row.text(at: index + 1),
            subject: row.text(at: index + 2),
            type: row.text(at: index + 3),
            time: Timestamp(nanoseconds: row[index + 4]),
            specVersion: row.text(at: index + 5),
            dataContentType: row.text(at: index + 6),
            data: try row.bytes(at: index + 7)
        )
    }

    /// About what the event takes in the archive.
    var storedBytes: Int {
        id.utf8.count + source.utf8.count + subject.utf8.count + type.utf8.count + dataContentType.utf8.count
            + (data?.count ?? 0) + (producerText?.utf8.count ?? 0)
    }
}

extension StoredEvent {
    /// Reads the sequence and then the event's `archiveColumns`.
    init(_ row: Row) throws {
        var event = try CloudEvent(row, at: 1)
        event.producer = CloudEvent.producer(in: row.text(at: 9))
        self.init(sequence: row[0], event: event)
    }
}

extension String {
    /// How a text is stored: as it is, but as bytes when it contains NUL.
    ///
    /// GRDB hands texts to SQLite as C strings. Cut at a NUL, two ids of a producer could look the same, and the second
    /// event would be taken for a repetition and lost.
    var column: DatabaseValue {
        utf8.contains(0) ? Data(utf8).databaseValue : databaseValue
    }
}

extension [UInt8] {
    /// How a payload is stored: an empty one as an empty text, because SQLite takes an empty blob for NULL here.
    var column: DatabaseValue { isEmpty ? "".databaseValue : Data(self).databaseValue }
}

extension Row {
    /// A text stored by `String.column`.
    func text(at index: Int) -> String {
        let value: DatabaseValue = self[index]
        switch value.storage {
        case .string(let text): return text
        case .blob(let bytes): return String(decoding: bytes, as: UTF8.self)
        case .null, .int64, .double: return ""
        }
    }

    /// Bytes stored by `[UInt8].column`; nil for NULL.
    func bytes(at index: Int) throws -> [UInt8]? {
        try withUnsafeData(atIndex: index) { data in data.map { [UInt8]($0) } }
    }

    func timestamp(at index: Int) -> Timestamp { Timestamp(nanoseconds: self[index]) }
}
