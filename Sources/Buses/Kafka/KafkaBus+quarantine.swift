package import EventData
import Kafka

/// Records that a source here could not turn into events are kept in a shard of this gateway.
extension KafkaBus: Quarantine {
    package func quarantine(_ record: QuarantinedRecord) async throws(BusError) {
        guard let shard = owned.first else { throw .unavailable("no shard is here yet to keep the record in") }
        try await shard.bus.quarantine(record)
    }

    package func quarantined(matching query: QuarantineQuery) async throws(BusError) -> [QuarantinedRecord] {
        var records: [QuarantinedRecord] = []
        for shard in owned {
            records += try await shard.bus.quarantined(matching: query).map { outer($0, in: shard.number) }
        }
        return Array(records.sorted { $0.storedAt > $1.storedAt }.prefix(query.limit))
    }

    package func quarantined(_ number: Int64) async throws(BusError) -> QuarantinedRecord? {
        guard let (bus, shard, inner) = place(of: number) else { return nil }
        return try await bus.quarantined(inner).map { outer($0, in: shard) }
    }

    package func settle(
        _ number: Int64,
        as state: QuarantinedRecord.State,
        reason: String,
        at now: Timestamp
    ) async throws(BusError) -> Bool {
        guard let (bus, _, inner) = place(of: number) else { return false }
        return try await bus.settle(inner, as: state, reason: reason, at: now)
    }

    package func quarantinedCount() async throws(BusError) -> Int {
        var count = 0
        for shard in owned { count += try await shard.bus.quarantinedCount() }
        return count
    }

    private func place(of number: Int64) -> (bus: SQLiteBus, shard: Int32, inner: Int64)? {
        let shard = Int32(number % Int64(count))
        return bus(ofShard: shard).map { ($0, shard, number / Int64(count)) }
    }

    private func outer(_ record: QuarantinedRecord, in shard: Int32) -> QuarantinedRecord {
        var record = record
        record.number = outer(record.number, in: shard)
        return record
    }
}
