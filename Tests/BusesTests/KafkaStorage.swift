import Buses
import FoundationEssentials
import Kafka
import MockKafka
import Support
import Synchronization
import Testing

/// A shard in a topic of its own; opening it again is a takeover.
final class KafkaStorage: EventBusStorage {
    let kafka: KafkaUnderTest
    let topic: String
    private let snapshots: SnapshotRule
    private let retention: Int64
    private let directory = FileManager.default.temporaryDirectory.path + "/shard-test-" + UUID().uuidString
    private let openings = Mutex(0)
    /// Why shards were lost, in the order in which it was noticed.
    let losses = Mutex<[String]>([])

    private let kept = Mutex<[KafkaShard]>([])
    /// Of what cuts the log.
    let warnings = KeptWarnings()

    /// `retention` is how many events are kept that are done with.
    init(snapshots: SnapshotRule = SnapshotRule(), retention: Int64 = 1_000_000) async throws {
        kafka = try KafkaUnderTest()
        topic = try await kafka.makeTopic()
        self.snapshots = snapshots
        self.retention = retention
    }

    func open() async throws -> any EventBus { try await openShard().bus }

    func openShard() async throws -> KafkaShard {
        var settings = KafkaShard.Settings(kafka: try kafka.settings(["fetch.wait.max.ms": "10"]), topic: topic)
        settings.snapshots = snapshots
        settings.cutter = try LogCutter(settings.kafka, logger: warnings.logger)
        settings.bus.retention.events = retention
        let number = openings.withLock { count in
            count += 1
            return count
        }
        return try await KafkaShard.open(
            0,
            settings,
            owner: "owner-\(number)",
            directory: directory + "/\(number)",
            clock: { Sample.start },
            logger: kafka.logger
        ) { [self] reason in losses.withLock { $0.append(reason) } }
    }

    func openShardKept() async {
        do {
            let shard = try await openShard()
            kept.withLock { $0.append(shard) }
        } catch { Issue.record(error) }
    }

    func closeKept() async {
        for shard in kept.withLock({ $0 }) { await shard.close() }
    }

    /// The first offset that brokers still have.
    func beginning() async throws -> Int64 {
        let consumer = try kafka.consumer(group: nil)
        let low = try await consumer.watermarks(of: TopicPartition(topic, 0)).low
        await consumer.close()
        return low
    }

    /// Everything in the log, whoever wrote it.
    func records() async throws -> [KafkaRecord] {
        let consumer = try kafka.consumer(group: nil, ["isolation.level": "read_committed"])
        let place = TopicPartition(topic, 0)
        let end = try await consumer.watermarks(of: place).high
        try await consumer.assign([TopicPartition(topic, 0, at: .beginning)])
        var found: [KafkaRecord] = []
        // The last offset of a real log is the mark of a transaction's end.
        let last = end - (kafka.mock == nil ? 2 : 1)
        while (found.last?.offset ?? -1) < last {
            for case .records(let records) in await consumer.next() { found += records }
        }
        await consumer.close()
        return found
    }

    /// Writes copies of records as anybody could.
    func write(_ records: [KafkaRecord]) async throws {
        let producer = try kafka.producer()
        for record in records {
            try await producer.send(
                KafkaMessage(topic: topic, partition: 0, value: record.value, headers: record.headers)
            )
        }
        await producer.close()
    }

    deinit {
        guard FileManager.default.fileExists(atPath: directory) else { return }
        do { try FileManager.default.removeItem(atPath: directory) } catch { print("\(directory) stays: \(error)") }
    }
}

extension KafkaRecord {
    var isClaim: Bool { headers.contains { String(decoding: $0.value ?? [], as: UTF8.self).contains("\"claim\"") } }
}

extension SnapshotRule {
    /// However large snapshots are.
    static func always(after bytes: Int) -> SnapshotRule {
        var rule = SnapshotRule()
        (rule.leastBytes, rule.changesPerByte) = (bytes, 0)
        return rule
    }
}
