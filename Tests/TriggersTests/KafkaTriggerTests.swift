import EventData
import Kafka
import LoopbackServers
import MockKafka
import SensorEngine
import Testing
import Triggers

@Suite(.timeLimit(.minutes(3))) struct KafkaTriggerTests {
    /// The message that arrived at partition `partition`, and what became of the invocation.
    private func read(_ kafka: KafkaUnderTest, _ topic: String, _ count: Int, partitions: Int32 = 1) async throws
        -> [KafkaRecord]
    {
        let consumer = try kafka.consumer(group: nil)
        try await consumer.assign((0..<partitions).map { TopicPartition(topic, $0, at: .beginning) })
        var records: [KafkaRecord] = []
        while records.count < count {
            for event in await consumer.next() {
                if case .records(let some) = event { records += some }
            }
            try Task.checkCancellation()
        }
        return records
    }

    private func block(_ kafka: KafkaUnderTest, _ topic: String, _ more: JSON = [:]) -> JSON {
        var block: JSON = ["url": .string(kafka.bootstrap), "topic": .string(topic), "body": "{\"a\":1}"]
        for member in more.object?.members ?? [] { block[member.name] = member.value }
        return block
    }

    @Test func `body, key and headers arrive, and success means that the brokers have them`() async throws {
        let kafka = try KafkaUnderTest()
        let topic = try await kafka.makeTopic()
        let cluster = FakeCluster(["/api/v1/namespaces/ci/secrets/s": ["data": ["token": "aHVzaAo="]]])
        let request = block(
            kafka,
            topic,
            [
                "partitioningKey": "k", "compress": true, "headers": ["b": "2", "a": "1"],
                "secureHeaders": [["name": "t", "valueFrom": ["secretKeyRef": ["name": "s", "key": "token"]]]],
            ]
        )
        let result = try await ScriptedServer.serving { request, _ in
            [cluster.answer(request)]
        } while: { server in
            try await fire(Invocation(kind: "kafka", request), at: server.url)
        }
        #expect(result == .succeeded("\(topic)/0@0"))
        let record = try #require(try await read(kafka, topic, 1).first)
        #expect(record.key == Array("k".utf8))
        #expect(record.value == Array("{\"a\":1}".utf8))
        let headers = [("a", "1"), ("b", "2"), ("t", "hush"), ("Idempotency-Key", "abcdefghij234567klmnopqrst")]
        #expect(record.headers == headers.map { KafkaHeader($0.0, Array($0.1.utf8)) })
    }

    @Test func `a key goes where Argo Events' client sends it`() async throws {
        let kafka = try KafkaUnderTest()
        let topic = try await kafka.makeTopic(partitions: 8)
        try await withKinds(at: "http://127.0.0.1:9") { kinds, context in
            for key in ["a", "order-17", "ü"] {
                let invocation = Invocation(kind: "kafka", block(kafka, topic, ["partitioningKey": .string(key)]))
                let result = await kinds.fire(invocation, in: context)
                guard case .succeeded = result else {
                    Issue.record("\(result)")
                    return
                }
            }
        }
        let records = try await read(kafka, topic, 3, partitions: 8)
        let places = Dictionary(
            uniqueKeysWithValues: records.map { (String(decoding: $0.key ?? [], as: UTF8.self), $0.partition) }
        )
        // FNV-1a of 32 bits, as a signed number without its sign, modulo eight.
        #expect(places == ["a": Self.partition("a"), "order-17": Self.partition("order-17"), "ü": Self.partition("ü")])
    }

    private static func partition(_ key: String) -> Int32 {
        let hash = key.utf8.reduce(UInt32(2_166_136_261)) { ($0 ^ UInt32($1)) &* 16_777_619 }
        let signed = Int32(bitPattern: hash) % 8
        return signed < 0 ? -signed : signed
    }

    @Test func `what brokers refuse says whether waiting helps`() async throws {
        let mock = try MockCluster()
        try mock.createTopic("t", partitions: 1)
        let request: JSON = ["url": .string(mock.bootstrap), "topic": "t", "body": "x"]
        mock.answer(.produce, with: [.topicAuthorizationFailed])
        #expect(
            try await fire(Invocation(kind: "kafka", request))
                == .permanent(
                    "topic t: Broker: Topic authorization failed (TOPIC_AUTHORIZATION_FAILED)",
                    fix: "give this user the permission at the broker; then retry the invocation"
                )
        )
        mock.answer(.produce, with: [.notLeader, .connectionCloses])
        #expect(try await fire(Invocation(kind: "kafka", request)) == .succeeded("t/0@0"))
    }

    @Test func `an address that is none is a permanent failure`() async throws {
        let request: JSON = ["url": "", "topic": "t", "body": "x"]
        guard case .permanent = try await fire(Invocation(kind: "kafka", request)) else {
            Issue.record("not permanent")
            return
        }
    }

    @Test func `a Secret that is missing fails before anything is sent`() async throws {
        let kafka = try KafkaUnderTest()
        let secret: JSON = ["name": "none", "key": "k"]
        let request = block(kafka, "t", ["sasl": ["userSecret": secret, "passwordSecret": secret]])
        let result = try await withFakeClusterAnswering(request)
        guard case .permanent(let problem, _) = result else {
            Issue.record("\(result)")
            return
        }
        #expect(problem.hasPrefix("Secret ci/none"))
    }

    private func withFakeClusterAnswering(_ request: JSON) async throws -> AttemptResult {
        let cluster = FakeCluster()
        return try await ScriptedServer.serving { request, _ in
            [cluster.answer(request)]
        } while: { server in
            try await fire(Invocation(kind: "kafka", request), at: server.url)
        }
    }
}
