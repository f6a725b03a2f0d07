import EventData
import GRDB
import Manifests
import SensorEngine

extension SensorCommit {
    /// Puts the sensor's decisions into the transaction that is open.
    ///
    /// A commit behind the stored cursor comes from a loop that has been replaced, and nothing of it is applied. One at
    /// the stored cursor is: a conditions reset moves no cursor. Applied twice, it changes nothing the second time.
    func apply(to database: Database, at now: Timestamp) throws {
        let stored = try SensorRow.find(sensor, in: database)
        if let stored, cursor < stored.cursor { return }
        try database.cachedStatement(
            sql: """
                INSERT INTO sensors (namespace, name, cursor) VALUES (?, ?, ?)
                ON CONFLICT DO UPDATE SET cursor = excluded.cursor
                """
        ).execute(arguments: [sensor.namespace, sensor.name, cursor])
        guard let number = try stored?.number ?? SensorRow.find(sensor, in: database)?.number else {
            preconditionFailure("a sensor that was just inserted is there")
        }
        let isRepeated = stored?.cursor == cursor
        for effect in effects { try effect.apply(for: number, isRepeated: isRepeated, in: database, at: now) }
    }
}

extension Effect {
    fileprivate func apply(for sensor: Int64, isRepeated: Bool, in database: Database, at now: Timestamp) throws {
        switch self {
        case .hold(let held):
            try held.save(for: sensor, in: database)
        case .release(let place):
            try database.cachedStatement(
                sql: "DELETE FROM held WHERE sensor = ? AND trigger_name = ? AND stage = ? AND key = ?"
            ).execute(arguments: [sensor, place.trigger.column, place.stage.rawValue, place.key])
        case .fire(let invocation):
            try invocation.insert(for: sensor, as: .pending, message: "", in: database)
        case .standBy(let invocation, let problem):
            try invocation.insert(for: sensor, as: .standby, message: problem ?? "", in: database)
        case .bury(let invocation, let reason):
            try invocation.insert(for: sensor, as: .dead, message: reason, in: database)
        case .record(let outcome):
            try outcome.insert(for: sensor, unlessThere: isRepeated, in: database)
        }
    }
}

extension HeldEvent {
    /// What is held last comes last; in a join it replaces an earlier event of its dependency, elsewhere itself at most.
    fileprivate func save(for sensor: Int64, in database: Database) throws {
        let isSame = place.stage == .join ? "" : " AND sequence = ?"
        let key: [(any DatabaseValueConvertible)?] =
            [sensor, place.trigger.column, place.stage.rawValue, place.key, dependency.column]
        try database.cachedStatement(
            sql: """
                DELETE FROM held
                WHERE sensor = ? AND trigger_name = ? AND stage = ? AND key = ? AND dependency = ?\(isSame)
                """
        ).execute(arguments: StatementArguments(key + (isSame.isEmpty ? [] : [sequence])))
        try database.cachedStatement(
            sql: """
                INSERT INTO held (sensor, trigger_name, stage, key, dependency, sequence, \(CloudEvent.columns))
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(arguments: StatementArguments(key + [sequence] + event.columnValues))
    }
}

extension Outcome {
    /// Adds the outcome; `unlessThere` looks for the same one first, which only a repeated commit needs.
    fileprivate func insert(for sensor: Int64, unlessThere: Bool, in database: Database) throws {
        let values: StatementArguments = [
            sequence, sensor, dependency.column, trigger?.column, verdict.rawValue, detail.column,
        ]
        if unlessThere {
            let isThere = try Bool.fetchOne(
                database.cachedStatement(
                    sql: """
                        SELECT EXISTS (
                            SELECT 1 FROM outcomes WHERE sequence = ? AND sensor = ? AND dependency = ?
                            AND trigger_name IS ? AND verdict = ? AND detail = ?
                        )
                        """
                ),
                arguments: values
            )
            if isThere == true { return }
        }
        try database.cachedStatement(
            sql: """
                INSERT INTO outcomes (sequence, sensor, dependency, trigger_name, verdict, detail)
                VALUES (?, ?, ?, ?, ?, ?)
                """
        ).execute(arguments: values)
    }
}
