import EventData
import GRDB
package import Manifests
package import SensorEngine

// What past decisions are compared with, and what comes of deciding again.
extension SQLiteBus {
    package func firings(
        of sensor: ManifestName,
        newest range: ClosedRange<Int64>
    ) async throws(BusError) -> Firings {
        try await readers.read { database in
            guard let number = try SensorRow.find(sensor, in: database)?.number else {
                return Firings(records: [], end: range.upperBound)
            }
            let sql = """
                SELECT \(InvocationRecord.columns)
                FROM invocation_events AS used CROSS JOIN \(InvocationRecord.tables())
                WHERE used.sequence BETWEEN ? AND ? AND invocations.number = used.invocation
                AND newest_event = used.sequence AND sensor = ? AND NOT EXISTS (
                    SELECT 1 FROM invocation_events AS earlier WHERE earlier.invocation = used.invocation
                    AND earlier.sequence = used.sequence AND earlier.position < used.position
                )
                AND kind <> '\(Invocation.statusKind)' AND replay_of IS NULL
                AND NOT EXISTS (SELECT 1 FROM invocations AS main WHERE main.standby = invocations.id)
                ORDER BY used.sequence, used.invocation
                """
            var records: [InvocationRecord] = []
            var (bytes, end) = (0, range.upperBound)
            try database.each(sql, [.integer(range.lowerBound), .integer(range.upperBound), .integer(number)]) { row in
                let record = try InvocationRecord(row, in: database)
                // Those of one event stay together.
                if bytes >= Self.maximumReadBytes, let last = records.last?.newestEvent,
                    let newest = record.newestEvent, newest > last
                {
                    end = last
                    return false
                }
                bytes += record.invocation.requestText.bytes.count
                records.append(record)
                return true
            }
            return Firings(records: records, end: end)
        }
    }

    package func add(_ effects: [Effect], of sensor: ManifestName) async throws(BusError) {
        let bytes = effects.reduce(0) { $0 + $1.requestBytes }
        try await writer.perform(.change(bytes: bytes)) { database, _ in
            guard let number = try SensorRow.find(sensor, in: database)?.number else {
                throw BusError.unusable("no sensor '\(sensor)' is known", fix: "apply the sensor first")
            }
            try effects.applyBesideCursor(for: number, in: database)
        }
    }
}

extension InvocationRecord {
    fileprivate var newestEvent: Int64? { invocation.events.map(\.sequence).max() }
}

extension Effect {
    fileprivate var requestBytes: Int {
        switch self {
        case .fire(let invocation), .standBy(let invocation, _), .bury(let invocation, _):
            invocation.requestText.bytes.count
        case .hold, .release, .record: 0
        }
    }
}
