import EventData
import EventSources
import Foundation
import Kafka
import MockKafka
import Testing

@Suite(.timeLimit(.minutes(2))) struct KafkaSourceTests {
    @Test func `a record becomes an event with its place as identity`() async throws {
        let world = try await KafkaWorld()
        let runtime = FakeRuntime()
        try await world.write(
            KafkaMessage(
                topic: world.topic,
                key: Array("k<1>".utf8),
                value: Array(#"{ "a" : 1.50 }"#.utf8),
                headers: [KafkaHeader("h", Array("1".utf8)), KafkaHeader("h", Array("2".utf8)), KafkaHeader("a", nil)],
                timestamp: 1_700_000_000_120
            )
        )
        try await world.write(KafkaMessage(topic: world.topic, value: nil, timestamp: 1_700_000_000_000))
        try await world.run(runtime, world.manifest("metadata: {b: \"2\", a: \"1\"}")) {
            try await eventually("both are stored") { runtime.emitted.count == 2 }
        }
        let payloads = [
            #"{"topic":"TOPIC","key":"k\u003c1\u003e","partition":0,"body":{"a":1.50},"#
                + #""timestamp":"2023-11-14 22:13:20.12 +0000 UTC","headers":{"a":"","h":"2"},"#
                + #""metadata":{"a":"1","b":"2"}}"#,
            #"{"topic":"TOPIC","key":"","partition":0,"body":null,"#
                + #""timestamp":"2023-11-14 22:13:20 +0000 UTC","headers":{},"metadata":{"a":"1","b":"2"}}"#,
        ]
        #expect(
            runtime.emitted
                == payloads.enumerated().map { offset, payload in
                    FakeRuntime.Emitted(
                        type: "kafka",
                        payload: payload.replacing("TOPIC", with: world.topic),
                        identity: world.identity(offset),
                        source: "argo/orders",
                        eventName: "placed"
                    )
                }
        )
        #expect(try await world.committed() == 2, "what is durable is committed at the latest when it ends")
    }

    @Test func `headers whose names differ only in how an accent is spelled stay two`() async throws {
        let world = try await KafkaWorld()
        let runtime = FakeRuntime()
        let headers = [("caf\u{E9}", "1"), ("cafe\u{301}", "2"), ("caf\u{E9}", "3")]
            .map { KafkaHeader($0.0, Array($0.1.utf8)) }
        try await world.write(KafkaMessage(topic: world.topic, value: nil, headers: headers))
        try await world.run(runtime) { try await eventually("stored") { runtime.emitted.count == 1 } }
        let payload = try #require(runtime.payloads.first)
        let wanted = Array("\"headers\":{\"cafe\u{301}\":\"2\",\"caf\u{E9}\":\"3\"}".utf8)
        // Bytes are compared: to Swift the two names are one.
        #expect(Array(payload.utf8).firstRange(of: wanted) != nil, "\(payload)")
    }

    @Test func `without jsonBody the body is the value in base64`() async throws {
        let world = try await KafkaWorld()
        let runtime = FakeRuntime()
        try await world.write("not json", "")
        let yaml = world.manifest().replacing("jsonBody: true", with: "jsonBody: false")
        try await world.run(runtime, yaml) { try await eventually("stored") { runtime.emitted.count == 2 } }
        let bodies = try runtime.payloads.map { try JSON(parsing: $0)["body"] }
        #expect(bodies == ["bm90IGpzb24=", ""])
    }

    @Test func `a bus that refuses holds the partition up, and nothing is lost, doubled or out of order`() async throws
    {
        let world = try await KafkaWorld()
        let runtime = FakeRuntime()
        try await world.write("0", "1", "2", "3", "4")
        runtime.fail(with: .unavailable("disk full", retryAfter: .seconds(1)))
        try await world.run(runtime) {
            try await eventually("it waits") {
                runtime.status?.problem == "records wait: disk full" || runtime.attempts > 0
            }
            #expect(runtime.emitted == [])
            #expect(try await world.committed() ?? 0 == 0)
            try await eventually("stored") {
                runtime.tick()
                return runtime.emitted.count == 5
            }
        }
        #expect(runtime.identities == (0..<5).map { world.identity($0) })
        #expect(try await world.committed() == 5)
    }

    @Test func `more records than wait at once come in their order behind a bus that takes its time`() async throws {
        let world = try await KafkaWorld()
        let runtime = FakeRuntime()
        runtime.closeGate()
        let values = (0..<2_600).map { "\($0)" }
        try await world.write(values)
        try await world.run(runtime) {
            try await eventually("the first wait at the gate") { runtime.waitingAtTheGate > 0 }
            #expect(runtime.emitted == [])
            runtime.openGate()
            try await eventually("stored") { runtime.emitted.count == values.count }
        }
        #expect(runtime.identities == values.indices.map { world.identity($0) })
        #expect(try await world.committed() == Int64(values.count))
    }

    @Test func `poison goes aside before its offset is committed, and the partition goes on`() async throws {
        let world = try await KafkaWorld()
        let runtime = FakeRuntime()
        runtime.failQuarantine(with: .unavailable("disk full", retryAfter: .seconds(1)))
        runtime.fail(with: .tooLarge(limitBytes: 7))
        try await world.write("12345678", "{broken", "", "3")
        try await world.run(runtime) {
            try await eventually("all are done") {
                runtime.tick()
                return runtime.emitted.count == 1 && runtime.quarantined.count == 3
            }
            try await eventually("told") {
                runtime.tick()
                return runtime.status?.facts["quarantined"] == 3
            }
        }
        #expect(runtime.identities == [world.identity(3)])
        let first = try #require(runtime.quarantined.first)
        #expect(first.position == "\(world.topic)/0@0")
        #expect(first.identity == world.identity(0))
        #expect(first.bytes == Array("12345678".utf8))
        #expect(first.reason.contains("larger than 7 bytes"))
        #expect(try JSON(parsing: first.frame)["body"] == .null)
        #expect(
            runtime.quarantined.map(\.reason).dropFirst().allSatisfy { $0.hasPrefix("the value is no JSON") }
        )
        #expect(try await world.committed() == 4)
    }

    @Test func `a group goes on where it was, and a new one starts at the newest unless it wants the oldest`()
        async throws
    {
        let world = try await KafkaWorld()
        let newest = world.manifest().replacing("oldest: true", with: "oldest: false")
        let runtime = FakeRuntime()
        try await world.write("0", "1")
        try await world.run(runtime, newest) {
            try await eventually("it reads") {
                runtime.tick()
                return runtime.status?.facts["partitions"]?.array?.isEmpty == false
            }
            try await world.write("2")
            try await eventually("the new one is stored") { runtime.emitted.count == 1 }
        }
        // Written while nobody reads.
        try await world.write("3")
        try await world.run(runtime, newest) { try await eventually("stored") { runtime.emitted.count == 2 } }
        #expect(runtime.identities == [world.identity(2), world.identity(3)])
    }

    @Test func `a partition without a group goes on where it was, too`() async throws {
        let world = try await KafkaWorld(partitions: 2)
        let yaml = world.manifest()
            .replacing("consumerGroup: {groupName: \(world.group), oldest: true}", with: "partition: \"1\"")
        let runtime = FakeRuntime()
        try await world.write("0", partition: 1)
        try await world.run(runtime, yaml) {
            try await eventually("it reads") {
                runtime.tick()
                return runtime.status?.facts["partitions"]?.array?.isEmpty == false
            }
            try await world.write("1", partition: 1)
            try await world.write("x", partition: 0)
            try await eventually("the new one is stored") { runtime.emitted.count == 1 }
        }
        try await world.write("2", partition: 1)
        try await world.run(runtime, yaml) { try await eventually("stored") { runtime.emitted.count == 2 } }
        #expect(runtime.identities == [world.identity(1, partition: 1), world.identity(2, partition: 1)])
    }

    @Test func `records of a topic that was made anew are new events, also after a restart`() async throws {
        let world = try await KafkaWorld()
        let runtime = FakeRuntime()
        // The group has read a hundred records of a topic that is gone; this one has two.
        try await world.commit(100)
        try await world.write("0", "1")
        for _ in 0..<2 {
            try await world.run(runtime) { try await eventually("stored") { runtime.emitted.count == 2 } }
        }
        #expect(runtime.identities == [world.identity(0) + ":1", world.identity(1) + ":1"])
        #expect(try await world.committed() == 2)
    }

    @Test func `two sources of one group share the partitions and lose nothing when one ends`() async throws {
        let world = try await KafkaWorld(partitions: 4)
        let (first, second) = (FakeRuntime(), FakeRuntime())
        func write(_ value: String) async throws {
            for partition in 0..<4 { try await world.write(value, partition: Int32(partition)) }
        }
        func count(_ runtime: FakeRuntime) -> Int? { runtime.status?.facts["partitions"]?.array?.count }
        try await world.run(first) {
            try await write("0")
            try await eventually("all are stored", within: .seconds(30)) { first.emitted.count == 4 }
            try await world.run(second) {
                try await eventually("they share", within: .seconds(30)) {
                    first.tick()
                    second.tick()
                    return count(first) == 2 && count(second) == 2
                }
                try await write("1")
                try await eventually("stored") { first.emitted.count + second.emitted.count == 8 }
            }
            try await write("2")
            try await eventually("taken over", within: .seconds(30)) {
                first.emitted.count + second.emitted.count == 12
            }
        }
        let identities = (first.identities + second.identities).compactMap { $0 }
        #expect(Set(identities).count == 12)
    }
}
