import GRDB

/// Notes which rows the writer's transactions change, so that a log elsewhere can take them over.
///
/// Temporary triggers write the keys into temporary tables; both belong to the connection, and both go back with a
/// transaction that is rolled back.
struct RowTracker: Sendable {
    private struct Table: Sendable {
        let name: String
        let keys: [String]
        /// The keys come first.
        let columns: [String]

        var dirty: String { "temp.changed_\(name)" }
    }

    private let tables: [Table]

    /// Starts to note; once for a connection.
    init(on writer: Database) throws {
        // A row that REPLACE takes away is noted like one that is deleted.
        try writer.execute(sql: "PRAGMA recursive_triggers = ON")
        tables = try Self.tables(of: writer)
        for table in tables { try Self.watch(table, on: writer) }
    }

    /// The tables of the bus, without those that belong to SQLite and to the migrations.
    private static func tables(of database: Database) throws -> [Table] {
        let names = try String.fetchAll(
            database,
            sql: """
                SELECT name FROM sqlite_master WHERE type = 'table'
                AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND name NOT LIKE 'grdb\\_%' ESCAPE '\\' ORDER BY name
                """
        )
        return try names.map { name in
            let columns = try database.columns(in: name)
            let primary = columns.filter { $0.primaryKeyIndex > 0 }.sorted { $0.primaryKeyIndex < $1.primaryKeyIndex }
            let keys = primary.isEmpty ? ["rowid"] : primary.map(\.name)
            let rest = columns.map(\.name).filter { !keys.contains($0) }
            return Table(name: name, keys: keys, columns: keys + rest)
        }
    }

    private static func watch(_ table: Table, on writer: Database) throws {
        let keys = table.keys.joined(separator: ", ")
        try writer.execute(sql: "CREATE TABLE \(table.dirty) (\(keys), PRIMARY KEY (\(keys))) WITHOUT ROWID")
        for (event, rows) in [("INSERT", ["NEW"]), ("UPDATE", ["OLD", "NEW"]), ("DELETE", ["OLD"])] {
            let notes = rows.map { row in
                let values = table.keys.map { "\(row).\($0)" }.joined(separator: ", ")
                let same = table.keys.map { "\($0) = \(row).\($0)" }.joined(separator: " AND ")
                // Not OR IGNORE: in a trigger the conflict clause of the statement that fired it counts.
                return """
                    INSERT INTO changed_\(table.name) SELECT \(values)
                    WHERE NOT EXISTS (SELECT 1 FROM changed_\(table.name) WHERE \(same));
                    """
            }
            try writer.execute(
                sql: """
                    CREATE TEMP TRIGGER changed_\(table.name)_\(event) AFTER \(event) ON main.\(table.name)
                    BEGIN \(notes.joined(separator: " ")) END
                    """
            )
        }
    }

    /// What has changed since the last call; asked within the transaction that changed it.
    func take(from writer: Database) throws -> [RowChanges] {
        try tables.compactMap { table in
            guard try Row.fetchOne(writer.cachedStatement(sql: "SELECT 1 FROM \(table.dirty) LIMIT 1")) != nil else {
                return nil
            }
            let changes = try changes(of: table, in: writer)
            try writer.cachedStatement(sql: "DELETE FROM \(table.dirty)").execute()
            return changes
        }
    }

    /// All rows there are; nothing counts as changed afterwards.
    func takeEverything(from writer: Database) throws -> [RowChanges] {
        try tables.map { table in
            var changes = RowChanges(table: table.name, columns: table.columns, keyCount: table.keys.count)
            let sql = "SELECT \(table.columns.joined(separator: ", ")) FROM main.\(table.name)"
            changes.upserts = try Self.values(writer.cachedStatement(sql: sql))
            try writer.cachedStatement(sql: "DELETE FROM \(table.dirty)").execute()
            return changes
        }
    }

    private func changes(of table: Table, in writer: Database) throws -> RowChanges {
        var changes = RowChanges(table: table.name, columns: table.columns, keyCount: table.keys.count)
        let same = table.keys.map { "now.\($0) = changed.\($0)" }.joined(separator: " AND ")
        let columns = table.columns.map { "now.\($0)" }.joined(separator: ", ")
        changes.upserts = try Self.values(
            writer.cachedStatement(
                sql: "SELECT \(columns) FROM \(table.dirty) AS changed JOIN main.\(table.name) AS now ON \(same)"
            )
        )
        changes.deletions = try Self.values(
            writer.cachedStatement(
                sql: """
                    SELECT \(table.keys.map { "changed.\($0)" }.joined(separator: ", ")) FROM \(table.dirty) AS changed
                    WHERE NOT EXISTS (SELECT 1 FROM main.\(table.name) AS now WHERE \(same))
                    """
            )
        )
        return changes
    }

    private static func values(_ statement: Statement) throws -> [[DatabaseValue]] {
        try Row.fetchAll(statement).map { Array($0.databaseValues) }
    }

    /// The highest numbers that SQLite gave, by table: they must not be given again.
    static func sequences(of database: Database) throws -> [String: Int64] {
        let rows = try Row.fetchAll(database.cachedStatement(sql: "SELECT name, seq FROM sqlite_sequence"))
        return Dictionary(rows.map { ($0[0], $0[1]) }) { $1 }
    }

    static func restore(_ sequences: [String: Int64], in database: Database) throws {
        for (table, number) in sequences {
            try database.execute(sql: "DELETE FROM sqlite_sequence WHERE name = ?", arguments: [table])
            try database.execute(sql: "INSERT INTO sqlite_sequence VALUES (?, ?)", arguments: [table, number])
        }
    }

    /// Takes every row away, as a snapshot is put in their place.
    static func clear(_ database: Database) throws {
        for table in try tables(of: database) { try database.execute(sql: "DELETE FROM \(table.name)") }
    }
}
