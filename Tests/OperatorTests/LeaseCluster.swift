import Foundation
import Kubernetes
import LocalCluster

/// A local cluster, asked over TCP.
enum LeaseCluster {
    static func with(_ body: @escaping @Sendable (KubernetesClient) async throws -> Void) async throws {
        let directory = FileManager.default.temporaryDirectory.appending(path: "signalbox-lease-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: directory) }
        let cluster = try LocalClusterServer(
            .init(database: directory.appending(path: "cluster.db").path, port: 0),
            logger: Fixture.silent
        )
        let (addresses, continuation) = AsyncStream.makeStream(of: String.self)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                defer { continuation.finish() }
                try await cluster.run { continuation.yield($0) }
            }
            for await address in addresses {
                let client = KubernetesClient(ClusterConfiguration(server: address), logger: Fixture.silent)
                do { try await body(client) } catch {
                    try await client.shutDown()
                    throw error
                }
                try await client.shutDown()
                break
            }
            group.cancelAll()
        }
    }
}
