import Buses
import EventData
import Kafka
import MockKafka
import Support
import Synchronization
import Testing

struct KafkaShardTests {
    @Test func `an owner that was fenced off changes nothing and is told once`() async throws {
        let storage = try await KafkaStorage()
        let first = try await storage.openShard()
        _ = try await first.bus.append(Sample.event("a"))
        let second = try await storage.openShard()
        // The mock leaves former producers alone.
        storage.kafka.mock?.answer(.endTransaction, with: [.invalidProducerEpoch])
        for id in ["b", "c"] {
            await #expect(throws: BusError.self) { try await first.bus.append(Sample.event(id)) }
        }
        _ = try await second.bus.append(Sample.event("d"))
        #expect(try await second.bus.events(after: 0, limit: 10).map(\.event.id) == ["a", "d"])
        #expect(try await first.bus.events(after: 0, limit: 10).map(\.event.id) == ["a"])
        #expect(storage.losses.withLock { $0 } == ["another gateway has taken it over"])
        await first.close()
        await second.close()
    }

    @Test func `what was acknowledged before or during a takeover is there after it, and nothing else`() async throws {
        let storage = try await KafkaStorage()
        let first = try await storage.openShard()
        let acknowledged = await withTaskGroup(of: [String].self) { group in
            for writer in 0..<8 {
                group.addTask {
                    var ids: [String] = []
                    for number in 0..<200 {
                        let id = "\(writer)-\(number)"
                        do { _ = try await first.bus.append(Sample.event(id)) } catch { return ids }
                        ids.append(id)
                    }
                    return ids
                }
            }
            group.addTask {
                do {
                    while try await first.bus.lastSequence() < 100 { await Task.yield() }
                    // The mock leaves former producers alone.
                    if storage.kafka.mock != nil { await first.close() }
                    await storage.openShardKept()
                } catch { Issue.record(error) }
                return []
            }
            return await group.reduce(into: []) { $0 += $1 }
        }
        await first.close()
        let third = try await storage.openShard()
        let found = try await third.bus.events(after: 0, limit: 5_000).map(\.event.id)
        #expect(Set(found) == Set(acknowledged))
        #expect(found.count == acknowledged.count)
        #expect((100..<1_600).contains(found.count), "the takeover came between")
        await third.close()
        await storage.closeKept()
    }

    @Test func `a start reads the newest snapshot and what follows, however long the log is`() async throws {
        let storage = try await KafkaStorage(snapshots: .always(after: 20_000))
        let first = try await storage.openShard()
        let text = String(repeating: "x", count: 1_000)
        for number in 0..<300 { try await first.bus.setNote("last", to: "\(number) \(text)") }
        let second = try await storage.openShard()
        #expect(second.restored.bytes < 50_000)
        #expect(try await second.bus.note("last") == "299 \(text)")
        // And goes on from there.
        for number in 300..<350 { try await second.bus.setNote("last", to: "\(number) \(text)") }
        let third = try await storage.openShard()
        #expect(third.restored.bytes < 50_000)
        #expect(try await third.bus.note("last") == "349 \(text)")
        for shard in [first, second, third] { await shard.close() }
    }

    @Test func `what lies behind a snapshot is deleted, and a start needs none of it`() async throws {
        let storage = try await KafkaStorage(snapshots: .always(after: 20_000))
        let first = try await storage.openShard()
        let text = String(repeating: "x", count: 1_000)
        var number = 0
        // The mock deletes nothing when it is asked to, which is said.
        let end = ContinuousClock.now + .seconds(30)
        while try await storage.beginning() == 0, storage.warnings.all.isEmpty, ContinuousClock.now < end {
            number += 1
            for _ in 0..<10 { try await first.bus.setNote("last", to: "\(number) \(text)") }
        }
        let isMock = storage.kafka.mock != nil
        #expect(try await (storage.beginning() > 0) == !isMock)
        // Once, however many snapshots follow.
        for _ in 0..<100 { try await first.bus.setNote("last", to: "\(number) \(text)") }
        let complaint = "the shards' topic grows: brokers do not delete what lies behind its snapshots"
        #expect(storage.warnings.all == (isMock ? [complaint] : []))
        let second = try await storage.openShard()
        #expect(try await second.bus.note("last") == "\(number) \(text)")
        for shard in [first, second] { await shard.close() }
    }

    @Test func `a batch larger than a record is written in parts and read as one`() async throws {
        let storage = try await KafkaStorage()
        let first = try await storage.openShard()
        let text = String(repeating: "0123456789", count: 250_000)
        try await first.bus.setNote("large", to: text)
        let second = try await storage.openShard()
        #expect(try await second.bus.note("large") == text)
        for shard in [first, second] { await shard.close() }
    }

    @Test func `what a former owner writes after a takeover does not count`() async throws {
        let storage = try await KafkaStorage()
        let first = try await storage.openShard()
        try await first.bus.setNote("who", to: "first")
        let stale = try await storage.records()
        let second = try await storage.openShard()
        try await second.bus.setNote("who", to: "second")
        try await storage.write(stale.filter { !$0.isClaim })
        let third = try await storage.openShard()
        #expect(try await third.bus.note("who") == "second")
        for shard in [first, second, third] { await shard.close() }
    }

    @Test func `a batch that was cut short does not count`() async throws {
        let storage = try await KafkaStorage()
        let first = try await storage.openShard()
        let before = try await storage.records().count
        try await first.bus.setNote("what", to: String(repeating: "0123456789", count: 250_000))
        let parts = try await storage.records().dropFirst(before)
        #expect(parts.count == 3)
        try await first.bus.setNote("what", to: "small")
        try await storage.write(Array(parts.dropLast()))
        let second = try await storage.openShard()
        #expect(try await second.bus.note("what") == "small")
        for shard in [first, second] { await shard.close() }
    }

    @Test func `a number that was given is not given again after a takeover`() async throws {
        let storage = try await KafkaStorage(retention: 0)
        let first = try await storage.openShard()
        let last = try await first.bus.append(Sample.event("a")).sequence
        #expect(try await first.bus.sweep(at: Sample.time(1_000_000)) == 1)
        let second = try await storage.openShard()
        #expect(try await second.bus.events(after: 0, limit: 10) == [])
        #expect(try await second.bus.append(Sample.event("b")).sequence == last + 1)
        for shard in [first, second] { await shard.close() }
    }
}
