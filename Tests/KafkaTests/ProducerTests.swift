import Foundation
import Kafka
import Logging
import MockKafka
import Testing

@Suite(.timeLimit(.minutes(3))) struct ProducerTests {
    @Test func `a thousand senders each get the place of their own message`() async throws {
        let kafka = try KafkaUnderTest()
        let topic = try await kafka.makeTopic()
        let producer = try kafka.producer()
        let places = try await withThrowingTaskGroup { tasks in
            for number in 0..<1_000 {
                tasks.addTask { try await producer.send(KafkaMessage(topic: topic, value: .init("\(number)"))).offset }
            }
            return try await tasks.reduce(into: Set<Int64?>()) { $0.insert($1) }
        }
        #expect(places == Set((0..<1_000).map { Int64($0) }))
        await producer.close()
    }

    @Test func `a key decides the partition`() async throws {
        let kafka = try KafkaUnderTest()
        let topic = try await kafka.makeTopic(partitions: 4)
        let producer = try kafka.producer()
        let messages = (0..<20).map { KafkaMessage(topic: topic, key: .init("same"), value: .init("\($0)")) }
        let partitions = try await producer.send(messages).map { try $0.get().partition }
        #expect(Set(partitions).count == 1)
    }

    @Test func `what passes by itself is tried again inside`() async throws {
        let kafka = try MockCluster()
        try kafka.createTopic("t", partitions: 1)
        kafka.answer(.produce, with: [.notLeader, .requestTimedOut, .connectionCloses])
        let producer = try KafkaUnderTest.producer(of: kafka)
        #expect(try await producer.send(KafkaMessage(topic: "t", value: [1])) == KafkaDelivery.at(0, 0))
    }

    @Test func `what somebody has to allow is thrown, with what to do`() async throws {
        let kafka = try MockCluster()
        try kafka.createTopic("t", partitions: 1)
        kafka.answer(.produce, with: [.topicAuthorizationFailed])
        let producer = try KafkaUnderTest.producer(of: kafka)
        let error = await #expect(throws: KafkaError.self) {
            try await producer.send(KafkaMessage(topic: "t", value: [1]))
        }
        #expect(error?.kind == .refused)
        #expect(error?.name == "TOPIC_AUTHORIZATION_FAILED")
        #expect(error?.advice == "give this user the permission at the broker")
    }

    @Test func `a message that no broker takes in time is given back`() async throws {
        let kafka = try MockCluster()
        try kafka.createTopic("t", partitions: 1)
        try kafka.setBroker(1, isUp: false)
        let producer = try KafkaUnderTest.producer(of: kafka, ["message.timeout.ms": "500"])
        let error = await #expect(throws: KafkaError.self) {
            try await producer.send(KafkaMessage(topic: "t", value: [1]))
        }
        #expect(error?.name == "_MSG_TIMED_OUT")
        #expect(error?.kind == .retriable)
    }

    @Test func `closing gives up what cannot be sent`() async throws {
        let kafka = try MockCluster()
        try kafka.createTopic("t", partitions: 1)
        try kafka.setBroker(1, isUp: false)
        let producer = try KafkaUnderTest.producer(of: kafka)
        let outcome = await withTaskGroup { tasks in
            tasks.addTask { await producer.send([KafkaMessage(topic: "t", value: [1])]) }
            while producer.waiting == 0 { await Task.yield() }
            await producer.close(timeout: .milliseconds(200))
            return await tasks.next() ?? []
        }
        let names = outcome.map { result -> String? in
            guard case .failure(let error) = result else { return nil }
            return error.name
        }
        #expect(names == ["_PURGE_QUEUE"])
    }
}

extension KafkaUnderTest {
    /// Of a mock even when the tests run against a real broker: no real one fails on command.
    static func producer(of mock: MockCluster, _ more: [String: String] = [:]) throws -> KafkaProducer {
        var settings = try KafkaSettings(brokers: mock.bootstrap)
        for (name, value) in more { try settings.set(name, to: value) }
        try settings.setDefault("linger.ms", to: "0")
        return try KafkaProducer(settings, name: "test-producer", logger: .init(label: "test") { _ in SilentLog() })
    }
}

extension KafkaDelivery {
    static func at(_ partition: Int32, _ offset: Int64) -> KafkaDelivery {
        KafkaDelivery(partition: partition, offset: offset)
    }
}
