import GRDB

/// Rows of one table that a transaction has changed.
struct RowChanges: Sendable, Equatable {
    let table: String
    /// The names of a row's values; the first `keyCount` of them identify the row.
    let columns: [String]
    let keyCount: Int
    /// Whole rows as they are now, in the order of `columns`.
    var upserts: [[DatabaseValue]] = []
    /// Only the keys of rows that are gone.
    var deletions: [[DatabaseValue]] = []

    var isEmpty: Bool { upserts.isEmpty && deletions.isEmpty }

    init(table: String, columns: [String], keyCount: Int) {
        self.table = table
        self.columns = columns
        self.keyCount = keyCount
    }
}

extension RowChanges {
    /// Puts the changes into a database whose foreign keys are not enforced: each row is there with what it refers to
    /// only when all changes of the transaction are.
    func apply(to database: Database) throws {
        let marks = columns.map { _ in "?" }.joined(separator: ", ")
        let names = columns.joined(separator: ", ")
        let keys = columns.prefix(keyCount).map { "\($0) = ?" }.joined(separator: " AND ")
        for key in deletions {
            try database.cachedStatement(sql: "DELETE FROM \(table) WHERE \(keys)")
                .execute(arguments: StatementArguments(key))
        }
        for row in upserts {
            try database.cachedStatement(sql: "INSERT OR REPLACE INTO \(table) (\(names)) VALUES (\(marks))")
                .execute(arguments: StatementArguments(row))
        }
    }
}
