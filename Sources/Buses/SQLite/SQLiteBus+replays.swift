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
            let rows = try Row.fetchCursor(
                database.cachedStatement(
                    sql: """
                        SELECT \(InvocationRecord.columns), newest_event
                        FROM \(InvocationRecord.tables(by: "invocations_newest_event"))
                        WHERE newest_event BETWEEN ? AND ? AND sensor = ?
                        AND kind <> '\(Invocation.statusKind)' AND replay_of IS NULL
                        AND NOT EXISTS (SELECT 1 FROM invocations AS main WHERE main.standby = invocations.id)
                        ORDER BY newest_event, invocations.number
                        """
                ),
                arguments: [range.lowerBound, range.upperBound, number]
            )
            var records: [InvocationRecord] = []
            var bytes = 0
            while let row = try rows.next() {
                // Those of one event stay together.
                let newest: Int64 = row["newest_event"]
                if bytes >= Self.maximumReadBytes, let last = records.last?.newestEvent, newest > last {
                    return Firings(records: records, end: last)
                }
                let record = try InvocationRecord(row, in: database)
                bytes += record.invocation.requestText.bytes.count
                records.append(record)
            }
            return Firings(records: records, end: range.upperBound)
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
