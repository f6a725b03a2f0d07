import Buses
import FoundationEssentials
import Kafka
import MockKafka
import Support
import Synchronization

/// A shard in a topic of its own; opening it again is a takeover.
final class KafkaStorage: EventBusStorage {
    let kafka: KafkaUnderTest
    let topic: String
    private let snapshotBytes: Int
    private let directory = FileManager.default.temporaryDirectory.path + "/shard-test-" + UUID().uuidString
    private let openings = Mutex(0)
    /// Why shards were lost, in the order in which it was noticed.
    let losses = Mutex<[String]>([])

    init(snapshotBytes: Int = 32 << 20) async throws {
        kafka = try KafkaUnderTest()
        topic = try await kafka.makeTopic()
        self.snapshotBytes = snapshotBytes
    }

    func open() async throws -> any EventBus { try await openShard().bus }

    func openShard() async throws -> KafkaShard {
        var settings = KafkaShard.Settings(kafka: try kafka.settings(["fetch.wait.max.ms": "10"]), topic: topic)
        settings.snapshotBytes = snapshotBytes
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

    deinit {
        guard FileManager.default.fileExists(atPath: directory) else { return }
        do { try FileManager.default.removeItem(atPath: directory) } catch { print("\(directory) stays: \(error)") }
    }
}
