package import EventData
import GRDB
package import Manifests

/// What is asked before an edit.
extension SQLiteBus {
    package func knownState(of sensor: ManifestName) async throws(BusError) -> SensorState? {
        try await readers.read { database in
            guard let row = try SensorRow.find(sensor, in: database) else { return nil }
            return SensorState(cursor: row.cursor, held: try Self.held(by: row.number, in: database))
        }
    }

    package func waiting(since time: Timestamp) async throws(BusError) -> [ManifestName: Int] {
        try await readers.read { database in
            let sql = """
                SELECT sensors.namespace, sensors.name, count(*)
                FROM invocations INDEXED BY invocations_due JOIN sensors ON sensor = sensors.number
                WHERE state = 'pending' AND checks IS NULL AND created_at < ? GROUP BY sensor
                """
            let rows = try Row.fetchAll(database.cachedStatement(sql: sql), arguments: [time.nanoseconds])
            let named = rows.map { (ManifestName(namespace: $0.text(at: 0), name: $0.text(at: 1)), $0[2] as Int) }
            return Dictionary(named) { $1 }
        }
    }

    package func pendingCount(of sensor: ManifestName) async throws(BusError) -> Int {
        try await readers.read { database in
            let sql = """
                SELECT count(*) FROM invocations INDEXED BY invocations_due
                WHERE state = 'pending' AND sensor = (SELECT number FROM sensors WHERE namespace = ? AND name = ?)
                """
            return try Int.fetchOne(
                database.cachedStatement(sql: sql),
                arguments: [sensor.namespace, sensor.name]
            ) ?? 0
        }
    }
}
