import EventData
import EventSources
import Foundation
import Kafka
import Manifests
import MockKafka

/// A topic and a source that reads it.
struct KafkaWorld: Sendable {
    let kafka: KafkaUnderTest
    let topic: String
    let group: String

    /// nil for a real broker, whose tests do not fail on command.
    var mock: MockCluster? { kafka.mock }
    private let producer: KafkaProducer

    init(partitions: Int = 1) async throws {
        kafka = try KafkaUnderTest()
        topic = try await kafka.makeTopic(partitions: partitions)
        group = "g-\(UUID().uuidString)"
        producer = try kafka.producer()
    }

    /// Another cluster in which topic and group have the same names; nil where only one real broker is at hand.
    init?(besides other: KafkaWorld, partitions: Int = 1) throws {
        kafka = try KafkaUnderTest()
        guard let mock = kafka.mock else { return nil }
        (topic, group) = (other.topic, other.group)
        try mock.createTopic(topic, partitions: partitions)
        producer = try kafka.producer()
    }

    static func manifest(brokers: String, topic: String, group: String = "g", _ more: String = "") -> String {
        """
        url: "\(brokers)"
        topic: \(topic)
        jsonBody: true
        consumerGroup: {groupName: \(group), oldest: true}
        config: |
          consumer: {maxWaitTime: 10ms, group: {session: {timeout: 6s}, heartbeat: {interval: 200ms}}}
        \(more)
        """
    }

    func manifest(_ more: String = "") -> String {
        Self.manifest(brokers: kafka.bootstrap, topic: topic, group: group, more)
    }

    func source(_ yaml: String? = nil) throws -> KafkaSource {
        let (source, problems) = try read(KafkaSource.self, yaml ?? manifest())
        guard problems.isEmpty else { throw Overdue(description: "\(problems)") }
        return source
    }

    /// Runs the source while `body` runs, then cancels it and waits for its end.
    func run(_ runtime: FakeRuntime, _ yaml: String? = nil, body: () async throws -> Void) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            try start(runtime, yaml, in: &group)
            do { try await body() } catch {
                group.cancelAll()
                throw error
            }
            group.cancelAll()
            try await group.waitForAll()
        }
    }

    /// The error with which the source stops by itself while or after the body runs; nil when it goes on.
    func stall(_ runtime: FakeRuntime, _ yaml: String? = nil, body: () async throws -> Void) async throws -> String? {
        try await withThrowingTaskGroup(of: Void.self) { group in
            try start(runtime, yaml, in: &group)
            defer { group.cancelAll() }
            try await body()
            group.addTask { try await Task.sleep(for: .seconds(60)) }
            do { try await group.next() } catch { return "\(error)" }
            return nil
        }
    }

    private func start(
        _ runtime: FakeRuntime,
        _ yaml: String?,
        in group: inout ThrowingTaskGroup<Void, any Error>
    ) throws {
        let source = try source(yaml)
        let name = ManifestName(namespace: "argo", name: "orders")
        let context = SourceContext(source: name, eventName: "placed", runtime: runtime, routes: HTTPRoutes())
        group.addTask {
            do { try await source.run(in: context) } catch is CancellationError {}
        }
    }

    func write(_ values: String..., partition: Int32 = 0) async throws {
        try await write(values, partition: partition)
    }

    func write(_ values: [String], partition: Int32 = 0) async throws {
        let messages = values.map { KafkaMessage(topic: topic, partition: partition, value: Array($0.utf8)) }
        for outcome in await producer.send(messages) { _ = try outcome.get() }
    }

    func write(_ message: KafkaMessage) async throws { try await producer.send(message) }

    /// What the group has committed of a partition; nil for nothing.
    func committed(_ partition: Int32 = 0) async throws -> Int64? {
        let consumer = try kafka.consumer(group: group)
        let place = try await consumer.committed([TopicPartition(topic, partition)]).first
        guard case .at(let offset) = place?.offset else { return nil }
        return offset
    }

    /// As a member of the group that has been here before would leave it.
    func commit(_ offset: Int64, partition: Int32 = 0) async throws {
        let consumer = try kafka.consumer(group: group)
        try await consumer.commit([TopicPartition(topic, partition, at: .at(offset))])
    }

    /// As notes have it.
    func cluster() async throws -> String {
        let consumer = try kafka.consumer(group: nil)
        _ = try await consumer.partitions(of: topic)
        guard let id = try await consumer.clusterID() else { throw Overdue(description: "the brokers have no id") }
        return id
    }

    /// The identity of a record's event.
    func identity(_ offset: Int, partition: Int32 = 0) -> String {
        let broker = kafka.bootstrap.prefix { $0 != "," }
        return "orders:placed:\(broker):\(topic):\(partition):\(offset)"
    }
}
