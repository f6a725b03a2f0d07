import Foundation
import Kafka
import MockKafka
import Testing

@Suite(.timeLimit(.minutes(3))) struct ConsumerTests {
    @Test func `what was written is read: keys, values, headers and times, in order`() async throws {
        let kafka = try KafkaUnderTest()
        let topic = try await kafka.makeTopic()
        let written = [
            KafkaMessage(topic: topic, key: .init("k"), value: .init("one"), timestamp: 1_700_000_000_123),
            KafkaMessage(topic: topic, value: nil, timestamp: 1_700_000_000_124),
            KafkaMessage(topic: topic, key: [], value: [], timestamp: 1_700_000_000_125),
            KafkaMessage(
                topic: topic,
                value: [0, 255, 10],
                headers: [KafkaHeader("a", .init("1")), KafkaHeader("a", nil), KafkaHeader("b", [])],
                timestamp: 1_700_000_000_126
            ),
        ]
        let outcomes = await (try kafka.producer()).send(written)
        let consumer = try kafka.consumer(group: nil)
        try await consumer.assign([TopicPartition(topic, 0, at: .beginning)])
        let read = try await consumer.read(written.count)
        #expect(
            read
                == written.enumerated().map { index, message in
                    KafkaRecord(
                        topic: topic,
                        partition: 0,
                        offset: Int64(index),
                        timestamp: message.timestamp,
                        key: message.key,
                        value: message.value,
                        headers: message.headers
                    )
                }
        )
        #expect(try outcomes.map { try $0.get().offset } == [0, 1, 2, 3])
    }

    @Test func `a group goes on where it committed, and commits nothing by itself`() async throws {
        let kafka = try KafkaUnderTest()
        let topic = try await kafka.makeTopic()
        let group = "g-\(UUID())"
        _ = await (try kafka.producer()).send((0..<10).map { KafkaMessage(topic: topic, value: .init("\($0)")) })

        let first = try kafka.consumer(group: group)
        try first.subscribe(to: [topic])
        #expect(try await first.read(10).map(\.offset) == Array(0..<10))
        try await first.commit([TopicPartition(topic, 0, at: .at(4))])
        await first.close()

        let second = try kafka.consumer(group: group)
        #expect(try await second.committed([TopicPartition(topic, 0)]) == [TopicPartition(topic, 0, at: .at(4))])
        try second.subscribe(to: [topic])
        #expect(try await second.read(6).map(\.offset) == Array(4..<10))
        try second.requestCommit([TopicPartition(topic, 0, at: .at(10))])
        var result: ConsumerEvent?
        while result == nil {
            try Task.checkCancellation()
            for event in await second.next() {
                if case .committed = event { result = event } else { try await second.agree(to: event) }
            }
        }
        #expect(result == .committed([TopicPartition(topic, 0, at: .at(10))], nil))
        await second.close()

        let third = try kafka.consumer(group: group)
        #expect(try await third.committed([TopicPartition(topic, 0)]) == [TopicPartition(topic, 0, at: .at(10))])
        #expect(try await third.watermarks(of: TopicPartition(topic, 0)) == .init(low: 0, high: 10))
    }

    @Test(arguments: ["range", "cooperative-sticky"])
    func `two members share the partitions, and the one that stays takes over`(strategy: String) async throws {
        let kafka = try KafkaUnderTest()
        let topic = try await kafka.makeTopic(partitions: 4)
        let group = "g-\(UUID())"
        let settings = ["partition.assignment.strategy": strategy]
        let first = try kafka.consumer(group: group, settings)
        let second = try kafka.consumer(group: group, settings)
        try first.subscribe(to: [topic])
        try await serve([first]) { $0 == [4] }
        try second.subscribe(to: [topic])
        try await serve([first, second]) { $0 == [2, 2] }
        let shared = try (first.assignment() + second.assignment()).map(\.partition).sorted()
        #expect(shared == [0, 1, 2, 3])
        await second.close()
        try await serve([first]) { $0 == [4] }
        await first.close()
    }

    /// Reads with all of them until they have as many partitions as wanted: a rebalance needs the others' consent.
    private func serve(_ consumers: [KafkaConsumer], until isWanted: @escaping @Sendable ([Int]) -> Bool) async throws {
        try await withThrowingTaskGroup { tasks in
            for consumer in consumers {
                tasks.addTask {
                    while !isWanted(try consumers.map { try $0.assignment().count }) {
                        for event in await consumer.next() { try await consumer.agree(to: event) }
                        try Task.checkCancellation()
                    }
                }
            }
            try await tasks.waitForAll()
        }
    }

    @Test func `a paused partition waits, a seek goes back, and the end is told`() async throws {
        let kafka = try KafkaUnderTest()
        let topic = try await kafka.makeTopic()
        let place = TopicPartition(topic, 0)
        let producer = try kafka.producer()
        _ = await producer.send((0..<3).map { KafkaMessage(topic: topic, value: .init("\($0)")) })
        let consumer = try kafka.consumer(group: nil, ["enable.partition.eof": "true"])
        try await consumer.assign([TopicPartition(topic, 0, at: .beginning)])
        var events: [ConsumerEvent] = []
        while !events.contains(.endOfPartition(TopicPartition(topic, 0, at: .at(3)))) {
            events += await consumer.next()
        }
        try consumer.pause([place])
        try await producer.send(KafkaMessage(topic: topic, value: .init("3")))
        try await consumer.seek([TopicPartition(topic, 0, at: .at(1))])
        try consumer.resume([place])
        #expect(try await consumer.read(3).map(\.offset) == [1, 2, 3])
    }

    @Test func `waiting ends with the task`() async throws {
        let kafka = try KafkaUnderTest()
        let consumer = try kafka.consumer(group: nil, ["statistics.interval.ms": "0"])
        let waiting = Task { await consumer.next() }
        waiting.cancel()
        #expect(await waiting.value == [])
    }

    @Test func `a broker that also coordinates the group counts once`() async throws {
        let kafka = try KafkaUnderTest()
        let topic = try await kafka.makeTopic()
        let consumer = try kafka.consumer(group: "g-\(UUID())", ["statistics.interval.ms": "100"])
        try consumer.subscribe(to: [topic])
        var statistics: KafkaStatistics?
        while statistics?.isSteady != true {
            try Task.checkCancellation()
            for event in await consumer.next() {
                if case .statistics(let some) = event { statistics = some }
                if case .assigned(let partitions) = event { try await consumer.accept(partitions) }
            }
        }
        let (known, up) = (try #require(statistics?.brokers), try #require(statistics?.brokersUp))
        // A cluster of several brokers has some that nobody had to talk to.
        #expect((1...max(1, known)).contains(up))
        if kafka.mock != nil { #expect(known == 1 && up == 1) }
        await consumer.close()
    }

    @Test func `statistics say how far behind a reader is`() async throws {
        let kafka = try KafkaUnderTest()
        let topic = try await kafka.makeTopic()
        _ = await (try kafka.producer()).send((0..<5).map { KafkaMessage(topic: topic, value: .init("\($0)")) })
        let consumer = try kafka.consumer(group: nil, ["statistics.interval.ms": "100"])
        try await consumer.assign([TopicPartition(topic, 0, at: .beginning)])
        var lag: Int64?
        var records = 0
        while lag != 0 || records < 5 {
            try Task.checkCancellation()
            for event in await consumer.next() {
                if case .records(let some) = event { records += some.count }
                if case .statistics(let statistics) = event {
                    #expect(statistics.brokersUp > 0 || lag == nil)
                    lag = statistics.partitions.first { $0.topic == topic }?.lag ?? lag
                }
            }
        }
    }
}
