import Foundation
import Kafka
import MockKafka
import Testing

/// Against the mock these show that the calls are made rightly, not that brokers isolate: it reads aborted messages too.
@Suite(.timeLimit(.minutes(3))) struct TransactionTests {
    @Test func `messages and a group's progress become valid together`() async throws {
        let kafka = try KafkaUnderTest()
        let (source, target) = (try await kafka.makeTopic(), try await kafka.makeTopic())
        let group = "g-\(UUID())"
        _ = await (try kafka.producer()).send((0..<3).map { KafkaMessage(topic: source, value: .init("\($0)")) })
        let consumer = try kafka.consumer(group: group)
        try consumer.subscribe(to: [source])
        let records = try await consumer.read(3)

        let producer = try kafka.producer(["transactional.id": "x-\(UUID())"])
        try await producer.beginTransactions()
        try await producer.beginTransaction()
        _ = await producer.send(records.map { KafkaMessage(topic: target, value: $0.value) })
        let member = try #require(consumer.groupMetadata())
        try await producer.send(offsets: [TopicPartition(source, 0, at: .at(3))], of: member)
        try await producer.commitTransaction()

        try await expect(kafka, consumer, TopicPartition(source, 0, at: .at(3)))
        let reader = try kafka.consumer(group: nil)
        try await reader.assign([TopicPartition(target, 0, at: .beginning)])
        #expect(try await reader.read(3).map(\.value) == records.map(\.value))
        await consumer.close()
    }

    @Test func `an aborted transaction moves no progress, and the next one works`() async throws {
        let kafka = try KafkaUnderTest()
        let topic = try await kafka.makeTopic()
        let group = "g-\(UUID())"
        let consumer = try kafka.consumer(group: group)
        try consumer.subscribe(to: [topic])
        while try consumer.assignment().isEmpty {
            for event in await consumer.next() { try await consumer.agree(to: event) }
        }
        let member = try #require(consumer.groupMetadata())
        let producer = try kafka.producer(["transactional.id": "x-\(UUID())"])
        try await producer.beginTransactions()
        try await producer.beginTransaction()
        try await producer.send(KafkaMessage(topic: topic, value: .init("aborted")))
        try await producer.abortTransaction()
        if kafka.mock == nil {
            #expect(try await consumer.committed([TopicPartition(topic, 0)]) == [TopicPartition(topic, 0)])
        }
        try await producer.beginTransaction()
        try await producer.send(KafkaMessage(topic: topic, value: .init("kept")))
        try await producer.send(offsets: [TopicPartition(topic, 0, at: .at(1))], of: member)
        try await producer.commitTransaction()
        try await expect(kafka, consumer, TopicPartition(topic, 0, at: .at(1)))
        let read = try await consumer.read { $0.last?.value == .init("kept") }
        // A real broker hides what was aborted, the mock does not.
        #expect(read.map(\.value) == (kafka.mock == nil ? [] : [.init("aborted")]) + [.init("kept")])
        await consumer.close()
    }

    @Test func `a producer that was fenced off says so and is of no more use`() async throws {
        let kafka = try MockCluster()
        try kafka.createTopic("t", partitions: 1)
        let producer = try KafkaUnderTest.producer(of: kafka, ["transactional.id": "x"])
        try await producer.beginTransactions()
        try await producer.beginTransaction()
        try await producer.send(KafkaMessage(topic: "t", value: [1]))
        kafka.answer(.endTransaction, with: [.invalidProducerEpoch])
        let error = await #expect(throws: KafkaError.self) { try await producer.commitTransaction() }
        #expect(error?.kind == .fatal)
        #expect(error?.isFenced == true)
        #expect(producer.fatalError?.isFenced == true)
    }

    @Test func `a failure within a transaction asks for an abort`() async throws {
        let kafka = try MockCluster()
        try kafka.createTopic("t", partitions: 1)
        let producer = try KafkaUnderTest.producer(of: kafka, ["transactional.id": "x"])
        try await producer.beginTransactions()
        try await producer.beginTransaction()
        kafka.answer(.produce, with: [.topicAuthorizationFailed])
        _ = await producer.send([KafkaMessage(topic: "t", value: [1])])
        let error = await #expect(throws: KafkaError.self) { try await producer.commitTransaction() }
        #expect(error?.kind == .abortable)
        try await producer.abortTransaction()
        #expect(producer.fatalError == nil)
    }

    /// The mock takes a transaction's offsets and forgets them.
    private func expect(_ kafka: KafkaUnderTest, _ consumer: KafkaConsumer, _ place: TopicPartition) async throws {
        let wanted = kafka.mock == nil ? place : TopicPartition(place.topic, place.partition)
        #expect(try await consumer.committed([TopicPartition(place.topic, place.partition)]) == [wanted])
    }
}
