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
        runtime.putNote(note(world), try await line(world, "0  1@1000"))
        try await world.commit(2)
        try await write(world, times: [2_000, 2_001, 2_002])
        try await world.run(runtime, yaml(world)) { try await eventually("stored") { runtime.emitted.count == 3 } }
        #expect(runtime.identities == (0..<3).map { world.identity($0) + ":1" })
        let marks = try await lines(world, (0..<3).map { "1  \($0)@\(2_000 + $0)" })
        #expect(marks.contains(runtime.notes[note(world)]))
        #expect(try await world.committed() == 3)
    }

    @Test func `a topic that ends before a known place, and of which brokers have forgotten the group, is another one`()
        async throws
    {
        let world = try await KafkaWorld()
        let runtime = FakeRuntime()
        runtime.putNote(note(world), try await line(world, "2  7@1000"))
        try await write(world, times: [2_000])
        try await world.run(runtime, yaml(world)) { try await eventually("stored") { runtime.emitted.count == 1 } }
        #expect(runtime.identities == [world.identity(0) + ":3"])
    }

    @Test func `the same record at a known place means the same topic, whatever brokers have forgotten`() async throws {
        let world = try await KafkaWorld()
        let runtime = FakeRuntime()
        try await write(world, times: [2_000, 2_001])
        try await world.run(runtime) { try await eventually("stored") { runtime.emitted.count == 2 } }
        let marks = try await lines(world, ["0  0@2000", "0  1@2001"])
        #expect(marks.contains(runtime.notes[note(world)]))
        try await write(world, times: [2_002])
        let forgotten = world.manifest().replacing(world.group, with: "another-\(world.group)")
        try await world.run(runtime, forgotten) { try await eventually("read") { runtime.emitted.count == 3 } }
        #expect(runtime.identities == (0..<3).map { world.identity($0) })
    }

    @Test func `a partition that was cut is still the one that the group knows`() async throws {
        let world = try await KafkaWorld()
        let runtime = FakeRuntime()
        runtime.putNote(note(world), try await line(world, "0  7@1000"))
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
        let yaml = refreshing(world)
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

    @Test func `another partition than the first one is looked at too, and begins where nothing is missed`()
        async throws
    {
        let world = try await KafkaWorld(partitions: 2)
        guard let mock = world.mock else { return }
        let runtime = FakeRuntime()
        // Partition 1 has become another one, as is seen when it has grown beyond the record that was stored.
        runtime.putNote(note(world, 1), try await line(world, "0  7@1000"))
        try await write(world, times: [2_000])
        try await write(world, times: [2_000], partition: 1)
        try await world.commit(1, partition: 1)
        let yaml = refreshing(world)
        let stall = try await world.stall(runtime, yaml) {
            try await eventually("stored") { runtime.emitted.count == 1 }
            try await raiseDoubt(world, mock, runtime)
            try await write(world, times: [2_001])
            try await eventually("partition 0 goes on", within: .seconds(30)) { runtime.emitted.count == 2 }
            try await write(world, times: Array(2_001..<2_012), partition: 1)
        }
        #expect(stall == "the topic was made again while it was read")
        #expect(runtime.emitted.count == 2)
        try await world.run(runtime, yaml) { try await eventually("all") { runtime.emitted.count == 14 } }
        let expected = (0..<12).map { Optional(world.identity($0, partition: 1) + ":1") }
        #expect(Array(runtime.identities.dropFirst(2)) == expected)
    }

    @Test func `what is found out while reading is known after the restart, and the group is told no old offset`()
        async throws
    {
        let world = try await KafkaWorld()
        guard let mock = world.mock else { return }
        let runtime = FakeRuntime()
        runtime.putNote(note(world), try await line(world, "0  9@1000"))
        try await write(world, times: [2_000])
        try await world.commit(1)
        mock.answer(.offsetCommit, with: Array(repeating: .groupAuthorizationFailed, count: 20))
        let yaml = refreshing(world)
        let stall = try await world.stall(runtime, yaml) {
            // Without a time it is no mark, and its offset is not committed.
            try await write(world, times: [-1])
            try await eventually("stored") { runtime.emitted.count == 1 }
            try await eventually("not committed") { runtime.figures[.failedCommits, default: 0] > 0 }
            mock.clear(.offsetCommit)
            try await raiseDoubt(world, mock, runtime)
            try await write(world, times: [2_002])
        }
        #expect(stall == "the topic was made again while it was read")
        #expect(try await world.committed() == 1)
        // The new topic outgrows what was committed before anybody reads it.
        try await world.run(runtime, yaml) { try await eventually("all") { runtime.emitted.count == 4 } }
        #expect(runtime.identities == [world.identity(1)] + (0..<3).map { world.identity($0) + ":1" })
        #expect(try await world.committed() == 3)
    }

    private func raiseDoubt(_ world: KafkaWorld, _ mock: MockCluster, _ runtime: FakeRuntime) async throws {
        mock.setTopic(world.topic, to: .unknownTopic)
        try await eventually("it is told") {
            runtime.tick()
            let problem = runtime.status?.facts["lastProblem"]?.string ?? ""
            return problem.contains("UNKNOWN_TOPIC") || problem.contains("UNKNOWN_PARTITION")
        }
        mock.setTopic(world.topic, to: .none)
    }

    private func refreshing(_ world: KafkaWorld) -> String {
        world.manifest().replacing("consumer:", with: "metadata: {refreshFrequency: 100ms}\n  consumer:")
    }

    /// As it is by default: a group that knows nothing begins at the end, unless the topic is another one.
    private func yaml(_ world: KafkaWorld) -> String {
        world.manifest().replacing("oldest: true", with: "oldest: false")
    }

    private func note(_ world: KafkaWorld, _ partition: Int = 0) -> String {
        "kafka/argo/orders/placed/\(world.topic)/\(partition)"
    }

    /// A line of a note, of that cluster.
    private func line(_ world: KafkaWorld, _ text: String) async throws -> String {
        "\(text) \(try await world.cluster()) \(world.kafka.bootstrap)"
    }

    private func lines(_ world: KafkaWorld, _ texts: [String]) async throws -> [String?] {
        var lines: [String?] = []
        for text in texts { lines.append(try await line(world, text)) }
        return lines
    }

    private func write(_ world: KafkaWorld, times: [Int64], partition: Int32 = 0) async throws {
        for (number, time) in times.enumerated() {
            let value = Array("\(number)".utf8)
            try await world.write(KafkaMessage(topic: world.topic, partition: partition, value: value, timestamp: time))
        }
    }
}
