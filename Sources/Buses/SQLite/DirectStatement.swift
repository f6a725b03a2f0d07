import EventData
import GRDB
import GRDBSQLite
import Glibc

/// What a column gets.
enum ColumnValue: Equatable {
    case null
    case integer(Int64)
    case text(String)
    case bytes([UInt8])

    /// Texts are the same when their bytes are.
    static func == (left: ColumnValue, right: ColumnValue) -> Bool {
        switch (left, right) {
        case (.null, .null): true
        case (.integer(let left), .integer(let right)): left == right
        case (.text(let left), .text(let right)): left.hasSameBytes(as: right)
        case (.bytes(let left), .bytes(let right)): left == right
        default: false
        }
    }

    static func integer(_ number: Int) -> ColumnValue { .integer(Int64(number)) }
    static func integer(_ number: Int64?) -> ColumnValue { number.map(ColumnValue.integer) ?? .null }
    static func text(_ text: String?) -> ColumnValue { text.map(ColumnValue.text) ?? .null }
}

extension Database {
    /// Runs a statement that returns no rows, for what happens with each event.
    ///
    /// GRDB prepares and keeps it; its values are bound without GRDB's arguments in between, which cost more than
    /// SQLite's own work (ADR 0040). What is stored is the same: see `String.column` and `[UInt8].column`.
    ///
    /// - Throws: `DatabaseError`.
    func run(_ sql: String, _ values: [ColumnValue]) throws {
        let statement = try bound(sql, values)
        let code = sqlite3_step(statement)
        // Also after a failure, which it repeats; the statement is used again.
        sqlite3_reset(statement)
        guard code == SQLITE_DONE else { throw DatabaseError(code, of: statement) }
    }

    /// What `read` makes of the first row; nil when there is none.
    func first<Value>(_ sql: String, _ values: [ColumnValue], read: (ResultRow) -> Value) throws -> Value? {
        let statement = try bound(sql, values)
        defer { sqlite3_reset(statement) }
        switch sqlite3_step(statement) {
        case SQLITE_ROW: return read(ResultRow(statement: statement))
        case SQLITE_DONE: return nil
        case let code: throw DatabaseError(code, of: statement)
        }
    }

    /// Calls `read` for each row until it returns false.
    func each(_ sql: String, _ values: [ColumnValue], read: (ResultRow) throws -> Bool) throws {
        let statement = try bound(sql, values)
        defer { sqlite3_reset(statement) }
        while true {
            switch sqlite3_step(statement) {
            case SQLITE_ROW: guard try read(ResultRow(statement: statement)) else { return }
            case SQLITE_DONE: return
            case let code: throw DatabaseError(code, of: statement)
            }
        }
    }

    private func bound(_ sql: String, _ values: [ColumnValue]) throws -> OpaquePointer {
        let statement = try cachedStatement(sql: sql).sqliteStatement
        // SQLite itself rolls back on some failures; what follows then must not be durable alone.
        guard isInsideTransaction, sqlite3_get_autocommit(sqlite3_db_handle(statement)) == 0 else {
            throw DatabaseError(resultCode: .SQLITE_ABORT, message: "the transaction was rolled back")
        }
        for (index, value) in values.enumerated() {
            try check(value.bind(to: statement, at: CInt(index + 1)), of: statement)
        }
        return statement
    }

    private func check(_ code: CInt, of statement: OpaquePointer) throws {
        guard code == SQLITE_OK else { throw DatabaseError(code, of: statement) }
    }
}

/// The row at which a statement stands.
struct ResultRow {
    fileprivate let statement: OpaquePointer

    /// 0 for NULL.
    func integer(at index: CInt) -> Int64 { sqlite3_column_int64(statement, index) }

    func optionalInteger(at index: CInt) -> Int64? { isNull(index) ? nil : integer(at: index) }

    func timestamp(at index: CInt) -> Timestamp { Timestamp(nanoseconds: integer(at: index)) }

    /// A text stored by `ColumnValue.text`, which is a blob when it contains NUL; nil for NULL.
    func text(at index: CInt) -> String? {
        isNull(index) ? nil : String(decoding: content(at: index), as: UTF8.self)
    }

    /// nil for NULL.
    func bytes(at index: CInt) -> [UInt8]? { isNull(index) ? nil : Array(content(at: index)) }

    private func isNull(_ index: CInt) -> Bool { sqlite3_column_type(statement, index) == SQLITE_NULL }

    private func content(at index: CInt) -> UnsafeRawBufferPointer {
        // The length is that of the blob, so it is asked for after it.
        let start = sqlite3_column_blob(statement, index)
        return UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(statement, index)))
    }
}

extension DatabaseError {
    /// With what the connection says of the call that failed just now.
    init(_ code: CInt, of statement: OpaquePointer) {
        let message = sqlite3_errmsg(sqlite3_db_handle(statement)).map { String(cString: $0) }
        self.init(resultCode: ResultCode(rawValue: code), message: message)
    }
}

extension ColumnValue {
    /// SQLite copies what it is given.
    private static let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

    func bind(to statement: OpaquePointer, at index: CInt) -> CInt {
        switch self {
        case .null: return sqlite3_bind_null(statement, index)
        case .integer(let number): return sqlite3_bind_int64(statement, index, number)
        case .text(var text):
            return text.withUTF8 { bytes in
                Self.hasNUL(bytes)
                    ? sqlite3_bind_blob64(statement, index, bytes.baseAddress, UInt64(bytes.count), Self.copied)
                    : Self.bindText(bytes, to: statement, at: index)
            }
        case .bytes(let bytes):
            return bytes.withUnsafeBufferPointer { Self.bind($0, to: statement, at: index, isCopied: true) }
        }
    }

    private static func hasNUL(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        bytes.baseAddress.map { memchr($0, 0, bytes.count) != nil } ?? false
    }

    /// Bytes that are not copied must stay where they are until another value is bound.
    static func bind(
        _ bytes: UnsafeBufferPointer<UInt8>,
        to statement: OpaquePointer,
        at index: CInt,
        isCopied: Bool
    ) -> CInt {
        guard !bytes.isEmpty else { return bindText(bytes, to: statement, at: index) }
        return sqlite3_bind_blob64(statement, index, bytes.baseAddress, UInt64(bytes.count), isCopied ? copied : nil)
    }

    private static func bindText(
        _ bytes: UnsafeBufferPointer<UInt8>,
        to statement: OpaquePointer,
        at index: CInt
    ) -> CInt {
        guard let start = bytes.baseAddress else { return sqlite3_bind_text(statement, index, "", 0, copied) }
        return start.withMemoryRebound(to: CChar.self, capacity: bytes.count) { start in
            sqlite3_bind_text(statement, index, start, CInt(bytes.count), copied)
        }
    }
}
