import GRDB
import GRDBSQLite

/// A statement that is run again and again in a transaction, as `Database.run` runs one.
///
/// What comes together has much in common, so values that were in the same place the last time can stay bound. Payloads
/// are read by SQLite where they lie instead of being copied.
final class RepeatedStatement {
    private let statement: OpaquePointer
    private let connection: OpaquePointer
    private var bound: ArraySlice<ColumnValue> = []

    init(_ sql: String, in database: Database) throws {
        statement = try database.cachedStatement(sql: sql).sqliteStatement
        guard let connection = sqlite3_db_handle(statement) else { preconditionFailure("a statement has a connection") }
        self.connection = connection
    }

    /// The first values are mostly those of the last time, `kept` of them; the others are not compared.
    ///
    /// - Returns: how many rows were changed.
    /// - Throws: `DatabaseError`.
    func run(_ values: [ColumnValue], keeping kept: Int) throws -> Int {
        // SQLite itself rolls back on some failures; what follows then must not be durable alone.
        guard sqlite3_get_autocommit(connection) == 0 else {
            throw DatabaseError(resultCode: .SQLITE_ABORT, message: "the transaction was rolled back")
        }
        if bound != values[..<kept] {
            bound = []
            for index in 0..<kept { try check(values[index].bind(to: statement, at: CInt(index + 1))) }
            bound = values[..<kept]
        }
        try bind(values, from: kept)
        return Int(sqlite3_changes(connection))
    }

    /// The row that the connection stored last.
    var lastRow: Int64 { sqlite3_last_insert_rowid(connection) }

    /// Goes one call deeper at each payload, which must not move before the statement was run.
    private func bind(_ values: [ColumnValue], from start: Int) throws {
        for index in start..<values.count {
            let place = CInt(index + 1)
            if case .bytes(let payload) = values[index] {
                return try payload.withUnsafeBufferPointer { bytes in
                    try check(ColumnValue.bind(bytes, to: statement, at: place, isCopied: false))
                    // What lies there may be gone when this returns.
                    defer { sqlite3_bind_null(statement, place) }
                    try bind(values, from: index + 1)
                }
            }
            try check(values[index].bind(to: statement, at: place))
        }
        let code = sqlite3_step(statement)
        // Also after a failure, which it repeats; the statement is used again.
        sqlite3_reset(statement)
        guard code == SQLITE_DONE else { throw DatabaseError(code, of: statement) }
    }

    private func check(_ code: CInt) throws {
        guard code == SQLITE_OK else { throw DatabaseError(code, of: statement) }
    }
}
