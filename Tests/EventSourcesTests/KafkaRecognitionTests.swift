import EventData
import EventSources
import Foundation
import Kafka
import MockKafka
import Testing

/// A topic that is deleted and made again has new records at old places; nobody says so.
@Suite(.timeLimit(.minutes(2))) struct KafkaRecognitionTests {
    @Test func `another record at a known place means another topic, which is read from its beginning`() async throws {
        let world = try await KafkaWorld()
        let runtime = FakeRuntime()
        runtime.putNote(note(world), "0  1@1000")
        try await world.commit(2)
        try await write(world, times: [2_000, 2_001, 2_002])
        try await world.run(runtime, yaml(world)) { try await eventually("stored") { runtime.emitted.count == 3 } }
        #expect(runtime.identities == (0..<3).map { world.identity($0) + ":1" })
        #expect((0..<3).map { "1  \($0)@\(2_000 + $0)" }.contains(runtime.notes[note(world)]))
        #expect(try await world.committed() == 3)
    }

    @Test func `a topic that ends before a known place, and of which brokers have forgotten the group, is another one`()
        async throws
    {
        let world = try await KafkaWorld()
        let runtime = FakeRuntime()
        runtime.putNote(note(world), "2  7@1000")
        try await write(world, times: [2_000])
        try await world.run(runtime, yaml(world)) { try await eventually("stored") { runtime.emitted.count == 1 } }
        #expect(runtime.identities == [world.identity(0) + ":3"])
    }

    @Test func `the same record at a known place means the same topic, whatever brokers have forgotten`() async throws {
        let world = try await KafkaWorld()
        let runtime = FakeRuntime()
        try await write(world, times: [2_000, 2_001])
        try await world.run(runtime) { try await eventually("stored") { runtime.emitted.count == 2 } }
        #expect(["0  0@2000", "0  1@2001"].contains(runtime.notes[note(world)]))
        try await write(world, times: [2_002])
        let forgotten = world.manifest().replacing(world.group, with: "another-\(world.group)")
        try await world.run(runtime, forgotten) { try await eventually("read") { runtime.emitted.count == 3 } }
        #expect(runtime.identities == (0..<3).map { world.identity($0) })
    }

    @Test func `a partition that was cut is still the one that the group knows`() async throws {
        let world = try await KafkaWorld()
        let runtime = FakeRuntime()
        runtime.putNote(note(world), "0  7@1000")
        try await write(world, times: [2_000])
        try await world.commit(1)
        try await world.run(runtime, yaml(world)) {
            try await write(world, times: [2_001])
            try await eventually("stored") { runtime.emitted.count == 1 }
        }
        #expect(runtime.identities == [world.identity(1)])
    }

    @Test func `brokers that did not know the topic for a while are no reason to begin anew`() async throws {
        let world = try await KafkaWorld()
        guard let mock = world.mock else { return }
        let runtime = FakeRuntime()
        try await write(world, times: [2_000])
        let yaml = world.manifest().replacing("consumer:", with: "metadata: {refreshFrequency: 100ms}\n  consumer:")
        try await world.run(runtime, yaml) {
            try await eventually("stored") { runtime.emitted.count == 1 }
            mock.setTopic(world.topic, to: .unknownTopic)
            try await eventually("it is told") {
                runtime.tick()
                return runtime.status?.facts["lastProblem"] != .null
            }
            mock.setTopic(world.topic, to: .none)
            try await write(world, times: [2_001])
            try await eventually("it goes on", within: .seconds(30)) { runtime.emitted.count == 2 }
        }
        #expect(runtime.identities == [world.identity(0), world.identity(1)])
    }

    /// As it is by default: a group that knows nothing begins at the end, unless the topic is another one.
    private func yaml(_ world: KafkaWorld) -> String {
        world.manifest().replacing("oldest: true", with: "oldest: false")
    }

    private func note(_ world: KafkaWorld) -> String { "kafka/argo/orders/placed/\(world.topic)/0" }

    private func write(_ world: KafkaWorld, times: [Int64]) async throws {
        for (number, time) in times.enumerated() {
            let value = Array("\(number)".utf8)
            try await world.write(KafkaMessage(topic: world.topic, partition: 0, value: value, timestamp: time))
        }
    }
}
