import GRDB

extension SQLiteBus {
    package func note(_ key: String) async throws(BusError) -> String? {
        try await readers.read { database in
            try Row.fetchOne(
                database.cachedStatement(sql: "SELECT value FROM notes WHERE name = ?"),
                arguments: [key.column]
            )?.text(at: 0)
        }
    }

    package func setNote(_ key: String, to value: String) async throws(BusError) {
        try await writer.perform(.change(bytes: value.utf8.count)) { database, _ in
            try Self.setNote(key, to: value, in: database)
        }
    }

    static func setNote(_ key: String, to value: String, in database: Database) throws {
        try database.cachedStatement(
            sql: "INSERT INTO notes VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value"
        ).execute(arguments: [key.column, value.column])
    }

    package func count(_ counter: String, by amount: Int) async throws(BusError) {
        try await writer.perform(.change(bytes: 0)) { database, _ in
            try database.cachedStatement(
                sql: "INSERT INTO counters VALUES (?, ?) ON CONFLICT DO UPDATE SET value = value + excluded.value"
            ).execute(arguments: [counter.column, amount])
        }
    }

    package func counters() async throws(BusError) -> [String: Int] {
        try await readers.read { database in
            let rows = try Row.fetchAll(database, sql: "SELECT name, value FROM counters")
            return Dictionary(uniqueKeysWithValues: rows.map { ($0.text(at: 0), $0[1]) })
        }
    }
}
