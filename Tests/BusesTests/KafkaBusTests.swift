import Buses
import EventData
import FoundationEssentials
import Kafka
import Manifests
import MockKafka
import Support
import Testing

struct KafkaBusTests {
    /// A bus with topics of its own; each opening is another gateway.
    private struct World {
        let kafka: KafkaUnderTest
        let topic = "bus-\(UUID().uuidString.lowercased())"
        let shards: Int
        let directory = FileManager.default.temporaryDirectory.path + "/kafka-bus-" + UUID().uuidString

        init(shards: Int) throws {
            self.shards = shards
            kafka = try KafkaUnderTest()
            for (name, count) in [(topic, 3), ("\(topic)-shards", shards), ("\(topic)-notes", 1)] {
                try kafka.mock?.createTopic(name, partitions: count)
            }
        }

        func open(_ gateway: String = "one") async throws -> KafkaBus {
            var settings = KafkaBus.Settings(kafka: try kafka.settings(["fetch.wait.max.ms": "10"]), topic: topic)
            settings.shards = shards
            return try await KafkaBus.open(settings, directory: "\(directory)/\(gateway)", logger: kafka.logger)
        }
    }

    /// Reads what the shard waits for until it has as many events as wanted.
    private func read(_ bus: KafkaBus, _ shard: KafkaShard, until count: Int) async throws -> [String] {
        let reader = try await bus.events(for: shard)
        return try await withThrowingTaskGroup { group in
            group.addTask { await reader.run(isWanted: { $0.source != "nobody" }, onNew: {}) }
            var found: [StoredEvent] = []
            let end = ContinuousClock.now + .seconds(20)
            while found.count < count, ContinuousClock.now < end {
                try await Task.sleep(for: .milliseconds(5))
                found = try await shard.bus.events(after: 0, limit: 100)
            }
            group.cancelAll()
            return found.map(\.event.id)
        }
    }

    @Test func `an event comes into a shard once, also when it is sent twice or the shard is taken over`() async throws
    {
        let world = try World(shards: 1)
        let bus = try await world.open()
        for id in ["a", "b", "a"] { _ = try await bus.append(Sample.event(id)) }
        _ = try await bus.append(Sample.event("c", source: "nobody"))
        let first = try await bus.take(0, owner: "first") { _ in }
        #expect(try await Set(read(bus, first, until: 2)) == ["a", "b"])
        await bus.giveUp(first)
        for id in ["d", "b"] { _ = try await bus.append(Sample.event(id)) }
        let second = try await bus.take(0, owner: "second") { _ in }
        #expect(try await Set(read(bus, second, until: 3)) == ["a", "b", "d"])
        #expect(try await second.bus.events(after: 0, limit: 100).count == 3)
        let stored = try #require(try await second.bus.event(id: "a").first)
        #expect(stored.event == Sample.event("a"))
        await bus.close()
    }

    @Test func `the bus's longest topic ends as manifests leave room for`() throws {
        let settings = KafkaBus.Settings(kafka: try KafkaSettings(brokers: "b:9092"), topic: "t")
        let longest = [settings.shardsTopic, settings.notesTopic].max { $0.utf8.count < $1.utf8.count }
        #expect(longest == "t" + KafkaBusBlock.longestEnding)
    }

    @Test func `notes are read by many at once`() async throws {
        let world = try World(shards: 1)
        let bus = try await world.open()
        for round in 0..<10 {
            try await bus.setNote("note", to: "\(round)")
            let found = try await withThrowingTaskGroup(of: String?.self) { group in
                for _ in 0..<20 { group.addTask { try await bus.note("note") } }
                return try await group.reduce(into: [String?]()) { $0.append($1) }
            }
            #expect(found == Array(repeating: "\(round)", count: 20))
        }
        await bus.close()
    }

    @Test func `what waits in the shards of another gateway is counted, as that one last told`() async throws {
        let world = try World(shards: 2)
        let (one, two) = (try await world.open("one"), try await world.open("two"))
        // "s0" and "s1" read the same events in different shards.
        let readers = Set((0..<8).map { ManifestName(namespace: "argo", name: "s\($0)") })
        #expect(Set(readers.map(one.shard)) == [0, 1])
        let event = Sample.event("a")
        let shards = (try await one.take(0, owner: "x") { _ in }, try await two.take(1, owner: "x") { _ in })
        // A sensor that has never committed waits for nothing.
        for bus in [one, two] {
            let known = readers.filter { bus.owned.map(\.number).contains(bus.shard(of: $0)) }
            try await bus.commit(known.map { SensorCommit(sensor: $0, cursor: 0, effects: []) })
        }
        for id in ["a", "b", "c"] { _ = try await one.append(Sample.event(id)) }
        _ = try await (read(one, shards.0, until: 3), read(two, shards.1, until: 3))
        let own = try await shards.1.bus.unconsumed(of: event.source, event.subject, by: readers)
        #expect(own.events == 3 && own.bytes > 0 && own.oldest != nil)
        #expect(try await one.unconsumed(of: event.source, event.subject, by: readers).events == 3, "two said nothing")
        _ = try await two.unconsumed(of: event.source, event.subject, by: readers)
        let both = try await one.unconsumed(of: event.source, event.subject, by: readers)
        #expect(both.events == 6 && both.bytes == own.bytes * 2)
        #expect(try await one.unconsumed(of: event.source, event.subject, by: []) == Unconsumed(), "another question")
        // A shard that moves is counted where it is now, and not also as what was last said of it.
        await two.close()
        let moved = try await one.take(1, owner: "y") { _ in }
        #expect(try await read(one, moved, until: 3).count == 3)
        #expect(try await one.unconsumed(of: event.source, event.subject, by: readers).events == 6)
        await one.close()
    }

    @Test func `a shard that nobody has had begins with the first event of the bus`() async throws {
        let world = try World(shards: 1)
        let bus = try await world.open()
        _ = try await bus.append(Sample.event("early"))
        // Another gateway that starts later does not move the beginning.
        let other = try await world.open("two")
        let shard = try await other.take(0, owner: "x") { _ in }
        #expect(try await read(other, shard, until: 1) == ["early"])
        await other.close()
        await bus.close()
    }

    @Test func `a sensor stays in its shard, and one of another gateway is refused with where it is`() async throws {
        let world = try World(shards: 12)
        let bus = try await world.open()
        #expect(bus.count == 12)
        let names = (0..<200).map { ManifestName(namespace: "argo", name: "s\($0)") }
        #expect(Set(names.map(bus.shard)).count == 12)
        #expect(["a", "b", "c"].map { bus.shard(of: ManifestName(namespace: "argo", name: $0)) } == [3, 7, 1])
        let error = await #expect(throws: BusError.self) {
            try await bus.state(of: ManifestName(namespace: "argo", name: "a"))
        }
        let number = bus.shard(of: ManifestName(namespace: "argo", name: "a"))
        #expect(
            error
                == .unavailable(
                    "the sensor argo/a is in shard \(number), which another gateway has; ask that one"
                )
        )
        await bus.close()
    }

    @Test func `a bus whose number of shards has changed is refused, because a sensor would be in two`() async throws {
        let world = try World(shards: 3)
        let producer = try world.kafka.producer()
        let note = (key: Array("\(world.topic)-shards has shards".utf8), value: Array("2".utf8))
        try await producer.send(
            KafkaMessage(topic: "\(world.topic)-notes", partition: 0, key: note.key, value: note.value)
        )
        await producer.close()
        let error = await #expect(throws: BusError.self) { try await world.open() }
        #expect(
            error
                == .unusable(
                    "the topic \(world.topic)-shards has 3 partitions, and the bus was made with 2",
                    fix: "name another topic with --bus-topic; the number of shards cannot be changed"
                )
        )
    }

    @Test func `notes are shared by all gateways`() async throws {
        let world = try World(shards: 1)
        let (one, two) = (try await world.open("one"), try await world.open("two"))
        #expect(try await two.note("tick") == nil)
        try await one.setNote("tick", to: "1")
        try await one.setNote("tick", to: "2")
        #expect(try await two.note("tick") == "2")
        await one.close()
        await two.close()
    }
}
