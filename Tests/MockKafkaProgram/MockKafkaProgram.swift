import Foundation
import MockKafka

/// A mock Kafka on one port of this machine, for a first try without a broker: `mock-kafka [PORT [TOPIC:PARTITIONS …]]`.
///
/// Nothing is kept when it ends, and little while it runs; `MockCluster` says what else it cannot do.
@main struct MockKafkaProgram {
    static let usualPort = 9_092

    static func main() async throws {
        let arguments = CommandLine.arguments.dropFirst()
        guard let port = arguments.first.map({ Int($0) }) ?? usualPort else {
            FileHandle.standardError.write(Data("usage: mock-kafka [PORT [TOPIC:PARTITIONS ...]]\n".utf8))
            exit(2)
        }
        let cluster = try MockCluster()
        for argument in arguments.dropFirst() {
            let parts = argument.split(separator: ":")
            try cluster.createTopic(String(parts[0]), partitions: parts.count > 1 ? Int(parts[1]) ?? 1 : 1)
        }
        let entrance = try await Entrance.open(port: port, to: cluster.bootstrap)
        print("a mock Kafka (no real one: it keeps about 5 MB of a partition, in memory) listens on 127.0.0.1:\(port)")
        fflush(nil)
        try await entrance.closed()
        // It lives as long as its entrance.
        withExtendedLifetime(cluster) {}
    }
}
