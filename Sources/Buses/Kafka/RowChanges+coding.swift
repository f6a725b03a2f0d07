import FoundationEssentials
import GRDB

/// Row changes as bytes: for each table its name, its columns, how many of them are the key, the rows and the deletions.
///
/// Numbers are little-endian; texts and blobs have their length before them.
enum RowCoding {
    private enum Tag: UInt8 { case null, integer, real, text, blob }

    /// The bytes are not what this version or an earlier one wrote.
    struct Damage: Error {}

    static func bytes(of changes: [RowChanges]) -> [UInt8] {
        var bytes: [UInt8] = []
        append(changes.count, to: &bytes)
        for table in changes {
            append(table.table, to: &bytes)
            append(table.columns.count, to: &bytes)
            for column in table.columns { append(column, to: &bytes) }
            append(table.keyCount, to: &bytes)
            for rows in [table.upserts, table.deletions] {
                append(rows.count, to: &bytes)
                for row in rows { for value in row { append(value, to: &bytes) } }
            }
        }
        return bytes
    }

    static func changes(in bytes: [UInt8]) throws(Damage) -> [RowChanges] {
        var rest = bytes[...]
        var changes: [RowChanges] = []
        for _ in 0..<(try count(&rest)) {
            let name = try text(&rest)
            var columns: [String] = []
            for _ in 0..<(try count(&rest)) { columns.append(try text(&rest)) }
            let keyCount = try count(&rest)
            guard keyCount <= columns.count else { throw Damage() }
            var table = RowChanges(table: name, columns: columns, keyCount: keyCount)
            table.upserts = try rows(of: columns.count, &rest)
            table.deletions = try rows(of: keyCount, &rest)
            changes.append(table)
        }
        guard rest.isEmpty else { throw Damage() }
        return changes
    }

    private static func rows(of width: Int, _ rest: inout ArraySlice<UInt8>) throws(Damage) -> [[DatabaseValue]] {
        var rows: [[DatabaseValue]] = []
        for _ in 0..<(try count(&rest)) {
            var row: [DatabaseValue] = []
            for _ in 0..<width { row.append(try value(&rest)) }
            rows.append(row)
        }
        return rows
    }

    // MARK: One value

    private static func append(_ value: DatabaseValue, to bytes: inout [UInt8]) {
        switch value.storage {
        case .null: bytes.append(Tag.null.rawValue)
        case .int64(let number):
            bytes.append(Tag.integer.rawValue)
            append(bits: UInt64(bitPattern: number), to: &bytes)
        case .double(let number):
            bytes.append(Tag.real.rawValue)
            append(bits: number.bitPattern, to: &bytes)
        case .string(let text):
            bytes.append(Tag.text.rawValue)
            append(text, to: &bytes)
        case .blob(let data):
            bytes.append(Tag.blob.rawValue)
            append(data.count, to: &bytes)
            bytes.append(contentsOf: data)
        }
    }

    private static func value(_ rest: inout ArraySlice<UInt8>) throws(Damage) -> DatabaseValue {
        guard let tag = rest.popFirst().flatMap(Tag.init(rawValue:)) else { throw Damage() }
        return switch tag {
        case .null: .null
        case .integer: Int64(bitPattern: try bits(&rest)).databaseValue
        case .real: Double(bitPattern: try bits(&rest)).databaseValue
        case .text: try text(&rest).databaseValue
        case .blob: Data(try take(try count(&rest), &rest)).databaseValue
        }
    }

    // MARK: Texts and numbers

    private static func append(_ text: String, to bytes: inout [UInt8]) {
        append(text.utf8.count, to: &bytes)
        bytes.append(contentsOf: text.utf8)
    }

    private static func text(_ rest: inout ArraySlice<UInt8>) throws(Damage) -> String {
        String(decoding: try take(try count(&rest), &rest), as: UTF8.self)
    }

    private static func append(_ count: Int, to bytes: inout [UInt8]) { append(bits: UInt64(count), to: &bytes) }

    private static func count(_ rest: inout ArraySlice<UInt8>) throws(Damage) -> Int {
        guard let count = Int(exactly: try bits(&rest)) else { throw Damage() }
        return count
    }

    private static func append(bits: UInt64, to bytes: inout [UInt8]) {
        withUnsafeBytes(of: bits.littleEndian) { bytes.append(contentsOf: $0) }
    }

    private static func bits(_ rest: inout ArraySlice<UInt8>) throws(Damage) -> UInt64 {
        try take(8, &rest).reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }

    private static func take(_ count: Int, _ rest: inout ArraySlice<UInt8>) throws(Damage) -> ArraySlice<UInt8> {
        guard count <= rest.count else { throw Damage() }
        defer { rest = rest.dropFirst(count) }
        return rest.prefix(count)
    }
}
