import EventData
import GRDB
import Manifests
package import SensorEngine

// Who is in the rooms of `concurrency`.
extension SQLiteBus {
    package func occupants(after id: InvocationID?, limit: Int) async throws(BusError) -> [InvocationRecord] {
        try await readers.read { database in
            // The signs keep the index of all ids out of it: those in rooms are few, and have an index of their own.
            let sql = """
                SELECT number FROM invocations WHERE room_state = 'inside' AND +id > ? ORDER BY +id LIMIT ?
                """
            let numbers = try Int64.fetchAll(
                database.cachedStatement(sql: sql),
                arguments: [id?.text ?? "", limit.asListLength]
            )
            var records: [InvocationRecord] = []
            var bytes = 0
            for number in numbers where bytes < Self.maximumReadBytes {
                records += try InvocationRecord.fetchAll(database, "WHERE invocations.number = ?", [.integer(number)])
                bytes += records.last?.invocation.requestText.bytes.count ?? 0
            }
            return records
        }
    }
}

extension RoomHolder {
    static func fetchAll(_ database: Database) throws -> [RoomHolder] {
        let sql = """
            SELECT invocations.id, namespace, name, trigger_name, room_key, created_at
            FROM invocations JOIN sensors ON sensors.number = invocations.sensor
            WHERE room_state = 'inside' ORDER BY invocations.number
            """
        return try Row.fetchAll(database, sql: sql).map { row in
            RoomHolder(
                InvocationID(row.text(at: 0)),
                in: Dispatcher.Room(
                    trigger: Dispatcher.TriggerID(
                        sensor: ManifestName(namespace: row[1], name: row[2]),
                        trigger: row.text(at: 3)
                    ),
                    key: row.text(at: 4)
                ),
                createdAt: row.timestamp(at: 5)
            )
        }
    }
}
