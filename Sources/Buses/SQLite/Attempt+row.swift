import EventData
import GRDB
import SensorEngine

extension Attempt {
    /// Attempts of one invocation that are remembered; one that waits for months must not fill the disk.
    package static let longestHistory = 1_000

    /// Stores the attempt; false when this very attempt is there already.
    ///
    /// Another attempt with the same number does not hide this one: it gets the next free number. The oldest go.
    func insert(for invocation: Int64, in database: Database) throws -> Bool {
        var free = number
        if try !insert(for: invocation, as: number, in: database) {
            if try isStored(of: invocation, in: database) { return false }
            let sql = "SELECT MAX(number) FROM attempts WHERE invocation = ?"
            free = try (Int.fetchOne(database.cachedStatement(sql: sql), arguments: [invocation]) ?? 0) + 1
            guard try insert(for: invocation, as: free, in: database) else { return false }
        }
        guard free > Self.longestHistory else { return true }
        try database.cachedStatement(sql: "DELETE FROM attempts WHERE invocation = ? AND number <= ?")
            .execute(arguments: [invocation, free - Self.longestHistory])
        return true
    }

    private func isStored(of invocation: Int64, in database: Database) throws -> Bool {
        let (result, message, wait, fix) = columns
        let sql = """
            SELECT 1 FROM attempts WHERE invocation = ? AND started_at = ? AND duration = ? AND result = ?
                AND message IS ? AND wait IS ? AND fix IS ?
            """
        let values: StatementArguments = [
            invocation, startedAt.nanoseconds, duration.wholeNanoseconds, result, message.column, wait, fix?.column,
        ]
        return try Int.fetchOne(database.cachedStatement(sql: sql), arguments: values) != nil
    }

    /// False when the number is taken.
    private func insert(for invocation: Int64, as number: Int, in database: Database) throws -> Bool {
        let (result, message, wait, fix) = columns
        try database.run(
            """
            INSERT INTO attempts (invocation, number, started_at, duration, result, message, wait, fix)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
            """,
            [
                .integer(invocation), .integer(number), .integer(startedAt.nanoseconds),
                .integer(duration.wholeNanoseconds), .text(result), .text(message), .integer(wait), .text(fix),
            ]
        )
        return database.changesCount > 0
    }

    static func fetchAll(of invocation: Int64, in database: Database) throws -> [Attempt] {
        let sql = """
            SELECT number, started_at, duration, result, message, wait, fix
            FROM attempts WHERE invocation = ? ORDER BY number
            """
        return try Row.fetchAll(database.cachedStatement(sql: sql), arguments: [invocation]).map(Attempt.init)
    }

    private init(_ row: Row) throws {
        self.init(
            number: row[0],
            startedAt: row.timestamp(at: 1),
            duration: .nanoseconds(row[2] as Int64),
            result: try AttemptResult(row)
        )
    }

    private var columns: (result: String, message: String, wait: Int64?, fix: String?) {
        switch result {
        case .succeeded(let made): ("succeeded", made, nil, nil)
        case .transient(let problem, let after): ("transient", problem, after?.wholeNanoseconds, nil)
        case .pressed(let reason, let after): ("pressed", reason, after?.wholeNanoseconds, nil)
        case .permanent(let problem, let fix): ("permanent", problem, nil, fix)
        }
    }
}

extension AttemptResult {
    fileprivate init(_ row: Row) throws {
        let message = row.text(at: 4)
        switch row.text(at: 3) {
        case "succeeded": self = .succeeded(message)
        case "transient": self = .transient(message, after: (row[5] as Int64?).map { .nanoseconds($0) })
        case "pressed": self = .pressed(message, after: (row[5] as Int64?).map { .nanoseconds($0) })
        case "permanent": self = .permanent(message, fix: row.text(at: 6))
        case let other: throw BusError.unknown("an attempt that ended as '\(other)'")
        }
    }
}
