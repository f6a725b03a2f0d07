package import EventData
import GRDB
package import Manifests
import SensorEngine

extension SQLiteBus {
    package func state(of sensor: ManifestName) async throws(BusError) -> SensorState {
        try await writer.perform(.change(bytes: 0)) { database, _ in try Self.state(of: sensor, in: database) }
    }

    /// All of a transaction's size at a time: thousands of sensors would otherwise wait for the disk one by one.
    package func states(of sensors: [KnownSensor]) async throws(BusError) -> [SensorState] {
        let now = clock()
        var states: [SensorState] = []
        for start in stride(from: 0, to: sensors.count, by: Self.sensorsAtATime) {
            let part = Array(sensors[start..<min(sensors.count, start + Self.sensorsAtATime)])
            let bytes = part.reduce(0) { $0 + $1.manifest.utf8.count }
            states += try await writer.perform(.change(bytes: bytes)) { database, _ in
                try part.map { sensor in
                    let state = try Self.state(of: sensor.name, in: database)
                    try Self.keep(sensor, at: now, in: database)
                    return state
                }
            }
        }
        return states
    }

    /// Sensors in one transaction: it takes tens of milliseconds, in which no event is stored.
    private static let sensorsAtATime = 500

    private static func state(of sensor: ManifestName, in database: Database) throws -> SensorState {
        let end = try lastSequence(database)
        try database.cachedStatement(
            sql: """
                INSERT INTO sensors (namespace, name, cursor) VALUES (?, ?, ?)
                ON CONFLICT DO UPDATE SET cursor = coalesce(cursor, excluded.cursor), absent_since = NULL
                """
        ).execute(arguments: [sensor.namespace, sensor.name, end])
        let row = try SensorRow.find(sensor, in: database)
        return SensorState(cursor: row?.cursor ?? end, held: try held(by: row?.number ?? 0, in: database))
    }

    package func commit(_ commits: [SensorCommit]) async throws(BusError) {
        guard !commits.isEmpty else { return }
        let now = clock()
        let bytes = commits.reduce(0) { $0 + Self.bytesPerEffect * $1.effects.count }
        try await writer.perform(.change(bytes: bytes, isPatient: true)) { database, _ in
            for commit in commits { try commit.apply(to: database, at: now) }
        }
    }

    package func forget(
        allBut live: Set<ManifestName>,
        at now: Timestamp
    ) async throws(BusError) -> [AbsentSensor] {
        let grace = configuration.retention.absentSensors
        return try await writer.perform(.change(bytes: 0)) { database, _ in
            for row in try SensorRow.registered(in: database) {
                let since = live.contains(row.sensor) ? nil : row.absentSince ?? now
                guard since != row.absentSince else { continue }
                try database.cachedStatement(sql: "UPDATE sensors SET absent_since = ? WHERE number = ?")
                    .execute(arguments: [since?.nanoseconds, row.number])
            }
            return try Self.forgetAbsent(since: now - grace, in: database)
        }
    }

    /// Drops cursor and held events of the sensors that have been absent since `limit` or longer.
    ///
    /// - Returns: all absent sensors, those that were just forgotten included.
    static func forgetAbsent(since limit: Timestamp, in database: Database) throws -> [AbsentSensor] {
        try SensorRow.registered(in: database).compactMap { row -> AbsentSensor? in
            guard let since = row.absentSince else { return nil }
            let held = try held(by: row.number, in: database).count
            if since <= limit {
                try database.execute(sql: "DELETE FROM held WHERE sensor = ?", arguments: [row.number])
                try database.execute(
                    sql: "UPDATE sensors SET cursor = NULL, absent_since = NULL WHERE number = ?",
                    arguments: [row.number]
                )
            }
            return AbsentSensor(
                sensor: row.sensor,
                cursor: row.cursor,
                held: held,
                absentSince: since,
                isForgotten: since <= limit
            )
        }
    }

    /// What an effect writes, about: a short text or a rendered object.
    private static let bytesPerEffect = 1_024

    /// In the order in which they were held.
    static func held(by sensor: Int64, in database: Database) throws -> [HeldEvent] {
        let sql = """
            SELECT trigger_name, stage, key, dependency, sequence, match, key_rule, \(CloudEvent.columns)
            FROM held WHERE sensor = ? ORDER BY number
            """
        return try Row.fetchAll(database.cachedStatement(sql: sql), arguments: [sensor]).map { row in
            guard let stage = HoldingPlace.Stage(rawValue: row.text(at: 1)) else {
                throw BusError.unknown("held events of stage '\(row.text(at: 1))'")
            }
            return HeldEvent(
                in: HoldingPlace(trigger: row.text(at: 0), stage: stage, key: row.text(at: 2)),
                dependency: row.text(at: 3),
                sequence: row[4],
                event: try CloudEvent(row, at: 7),
                rule: HoldingRule(match: row.text(at: 5), key: row.text(at: 6))
            )
        }
    }
}

/// A sensor that has a cursor.
struct SensorRow {
    let number: Int64
    let sensor: ManifestName
    let cursor: Int64
    let absentSince: Timestamp?

    static func find(_ sensor: ManifestName, in database: Database) throws -> SensorRow? {
        try Row.fetchOne(
            database.cachedStatement(sql: select + " AND namespace = ? AND name = ?"),
            arguments: [sensor.namespace, sensor.name]
        ).map(SensorRow.init)
    }

    static func registered(in database: Database) throws -> [SensorRow] {
        try Row.fetchAll(database.cachedStatement(sql: select + " ORDER BY namespace, name")).map(SensorRow.init)
    }

    private static let select = """
        SELECT number, namespace, name, cursor, absent_since FROM sensors WHERE cursor IS NOT NULL
        """

    private init(_ row: Row) {
        number = row[0]
        sensor = ManifestName(namespace: row[1], name: row[2])
        cursor = row[3]
        absentSince = (row[4] as Int64?).map(Timestamp.init(nanoseconds:))
    }
}
