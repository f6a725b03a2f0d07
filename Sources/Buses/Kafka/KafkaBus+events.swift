package import EventData
import Kafka
package import Manifests
import SensorEngine

// Each shard counts its events by itself. Outside, a sequence says also which shard it is from.
extension KafkaBus {
    func outer(_ sequence: Int64, in shard: Int32) -> Int64 { sequence * Int64(count) + Int64(shard) }

    private func outer(_ stored: StoredEvent, in shard: Int32) -> StoredEvent {
        StoredEvent(
            sequence: outer(stored.sequence, in: shard),
            event: stored.event,
            dataBytes: stored.dataBytes
        )
    }

    /// The last sequence of the shard that is not above an outer one.
    private func inner(_ sequence: Int64, in shard: Int32) -> Int64 {
        max(0, sequence - Int64(shard)) / Int64(count)
    }

    package func events(after sequence: Int64, limit: Int) async throws(BusError) -> [StoredEvent] {
        var events: [StoredEvent] = []
        for shard in owned {
            let found = try await shard.bus.events(after: inner(sequence, in: shard.number), limit: limit)
            events += found.map { outer($0, in: shard.number) }
        }
        return Array(events.sorted { $0.sequence < $1.sequence }.prefix(limit))
    }

    package func lastSequence() async throws(BusError) -> Int64 {
        var last: Int64 = 0
        for shard in owned { last = max(last, outer(try await shard.bus.lastSequence(), in: shard.number)) }
        return last
    }

    /// An event that several shards have is listed once.
    package func events(matching query: EventQuery) async throws(BusError) -> [StoredEvent] {
        var events: [StoredEvent] = []
        for shard in owned {
            var inside = query
            inside.after = query.after.map { inner($0, in: shard.number) }
            events += try await shard.bus.events(matching: inside).map { outer($0, in: shard.number) }
        }
        var seen: Set<[String]> = []
        let distinct = events.sorted { $0.event.time > $1.event.time }
            .filter { seen.insert([$0.event.id, $0.event.source, $0.event.subject]).inserted }
        return Array(distinct.prefix(query.limit))
    }

    package func event(id: String) async throws(BusError) -> [StoredEvent] {
        var events: [StoredEvent] = []
        for shard in owned { events += try await shard.bus.event(id: id).map { outer($0, in: shard.number) } }
        return events
    }

    /// Also those of other shards that have the same event.
    package func outcomes(of sequence: Int64) async throws(BusError) -> [SensorOutcome] {
        let number = Int32(sequence % Int64(count))
        let place = sequence / Int64(count)
        guard let bus = bus(ofShard: number),
            let event = try await bus.events(after: place - 1, limit: 1).first(where: { $0.sequence == place })?.event
        else { return [] }
        var outcomes: [SensorOutcome] = []
        for shard in owned {
            for same in try await shard.bus.event(id: event.id)
            where same.event.source == event.source && same.event.subject == event.subject {
                outcomes += try await shard.bus.outcomes(of: same.sequence)
            }
        }
        return outcomes
    }

    /// Also in the shards of other gateways, as of what they said within the last second or two.
    package func unconsumed(
        of source: String,
        _ subject: String,
        by readers: Set<ManifestName>
    ) async throws(BusError) -> Unconsumed {
        var parts: [Int32: Unconsumed] = [:]
        for shard in owned {
            let own = readers.filter { self.shard(of: $0) == shard.number }
            parts[shard.number] = try await shard.bus.unconsumed(of: source, subject, by: own)
        }
        let question = WaitingElsewhere.Question(source, subject, readers)
        do throws(KafkaError) { return try await elsewhere.sum(question, here: parts, shards: count) } catch {
            throw .unavailable("what waits in other gateways cannot be read from Kafka: \(error)")
        }
    }

    package func waiting(since time: Timestamp) async throws(BusError) -> [ManifestName: Int] {
        var sum: [ManifestName: Int] = [:]
        for shard in owned { sum.merge(try await shard.bus.waiting(since: time), uniquingKeysWith: +) }
        return sum
    }

    package func backlog() async throws(BusError) -> [InvocationRecord.Wait?: Int] {
        var sum: [InvocationRecord.Wait?: Int] = [:]
        for shard in owned { sum.merge(try await shard.bus.backlog(), uniquingKeysWith: +) }
        return sum
    }

    package func verdictCounts() async throws(BusError) -> [VerdictCount] {
        var counts: [VerdictCount] = []
        for shard in owned { counts += try await shard.bus.verdictCounts() }
        return counts
    }

    package func sweep(at now: Timestamp) async throws(BusError) -> Int {
        var removed = 0
        for shard in owned { removed += try await shard.bus.sweep(at: now) }
        return removed
    }

    // MARK: Notes and counters

    package func note(_ key: String) async throws(BusError) -> String? {
        do throws(KafkaError) { return try await notes.value(of: key) } catch {
            throw .unavailable("a note cannot be read from Kafka: \(error)")
        }
    }

    package func setNote(_ key: String, to value: String) async throws(BusError) {
        do throws(KafkaError) { try await notes.set(key, to: value) } catch {
            throw .unavailable("a note cannot be kept in Kafka: \(error)")
        }
    }

    /// Counters are kept in a shard of this gateway, so the sum over all gateways is what was counted.
    package func count(_ counter: String, by amount: Int) async throws(BusError) {
        guard let shard = owned.first else { throw .unavailable("no shard is here yet to count in") }
        try await shard.bus.count(counter, by: amount)
    }

    package func counters() async throws(BusError) -> [String: Int] {
        var sum: [String: Int] = [:]
        for shard in owned { sum.merge(try await shard.bus.counters(), uniquingKeysWith: +) }
        return sum
    }
}
