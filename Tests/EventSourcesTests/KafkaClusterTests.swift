import EventData
import EventSources
import Kafka
import MockKafka
import Testing

/// Offsets and times of one cluster say nothing of another one.
@Suite(.timeLimit(.minutes(2))) struct KafkaClusterTests {
    @Test func `another cluster is read from where its group is, and so is the first one when it is gone back to`()
        async throws
    {
        let first = try await KafkaWorld()
        guard let second = try KafkaWorld(besides: first) else { return }
        let runtime = FakeRuntime()
        try await write(first, times: [1_000, 1_001])
        try await first.run(runtime) { try await eventually("stored") { runtime.emitted.count == 2 } }
        // A migration brings records with new times, and the group's offset.
        try await write(second, times: [2_000, 2_001, 2_002])
        try await second.commit(2)
        try await second.run(runtime) { try await eventually("stored") { runtime.emitted.count == 3 } }
        #expect(try await second.committed() == 3)
        try await write(first, times: [1_002])
        try await first.run(runtime) { try await eventually("stored") { runtime.emitted.count == 4 } }
        let expected = [first.identity(0), first.identity(1), second.identity(2), first.identity(2)]
        #expect(runtime.identities == expected)
    }

    @Test func `a cluster that is new to the group begins as the manifest says, in all of its partitions`() async throws
    {
        let first = try await KafkaWorld()
        guard let second = try KafkaWorld(besides: first, partitions: 2) else { return }
        let runtime = FakeRuntime()
        try await write(first, times: [1_000, 1_001])
        try await first.run(runtime) { try await eventually("stored") { runtime.emitted.count == 2 } }
        try await write(second, times: [2_000, 2_001, 2_002])
        try await write(second, times: [2_000], partition: 1)
        let newest = second.manifest().replacing("oldest: true", with: "oldest: false")
        try await second.run(runtime, newest) {
            try await eventually("it reads") {
                runtime.tick()
                return try await second.committed() == 3
            }
            try await write(second, times: [2_003])
            try await write(second, times: [2_001], partition: 1)
            try await eventually("stored") { runtime.emitted.count == 4 }
        }
        let added = [second.identity(3), second.identity(1, partition: 1)].map { Optional($0) }
        #expect(Set(runtime.identities.dropFirst(2)) == Set(added))
        // Of the first one it is still known that it was not made again.
        try await write(first, times: [1_002])
        let forgotten = first.manifest().replacing(first.group, with: "another-\(first.group)")
        try await first.run(runtime, forgotten) { try await eventually("stored") { runtime.emitted.count == 5 } }
        #expect(runtime.identities.last == first.identity(2))
    }

    @Test func `another cluster behind the same name has events of its own`() async throws {
        let world = try await KafkaWorld()
        let runtime = FakeRuntime()
        runtime.putNote(note(world), "0  1@1000 elsewhere \(world.kafka.bootstrap)")
        try await write(world, times: [2_000, 2_001, 2_002])
        try await world.commit(2)
        try await world.run(runtime) { try await eventually("stored") { runtime.emitted.count == 1 } }
        #expect(runtime.identities == [world.identity(2) + ":1"])
        let line = "1  2@2002 \(try await world.cluster()) \(world.kafka.bootstrap)"
        #expect(runtime.notes[note(world)] == "\(line)\n0  1@1000 elsewhere \(world.kafka.bootstrap)")
    }

    @Test func `a note of before clusters were told apart proves nothing, and is kept`() async throws {
        let world = try await KafkaWorld()
        let runtime = FakeRuntime()
        runtime.putNote(note(world), "3  1@1000")
        try await write(world, times: [2_000, 2_001, 2_002])
        try await world.commit(2)
        try await world.run(runtime) { try await eventually("stored") { runtime.emitted.count == 1 } }
        #expect(runtime.identities == [world.identity(2) + ":3"])
        let line = "3  2@2002 \(try await world.cluster()) \(world.kafka.bootstrap)"
        #expect(runtime.notes[note(world)] == line)
    }

    private func note(_ world: KafkaWorld) -> String { "kafka/argo/orders/placed/\(world.topic)/0" }

    private func write(_ world: KafkaWorld, times: [Int64], partition: Int32 = 0) async throws {
        for (number, time) in times.enumerated() {
            let value = Array("\(number)".utf8)
            try await world.write(
                KafkaMessage(topic: world.topic, partition: partition, value: value, timestamp: time)
            )
        }
    }
}
