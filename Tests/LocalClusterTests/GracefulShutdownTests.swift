import AsyncHTTPClient
import LocalCluster
import Logging
import ServiceLifecycle
import Testing

@Suite struct GracefulShutdownTests {
    private struct ClusterService: Service {
        let cluster: LocalClusterServer
        let addresses: AsyncStream<String>.Continuation

        func run() async throws { try await cluster.run { addresses.yield($0) } }
    }

    @Test func `a graceful shutdown of the process ends open watches and the server`() async throws {
        try await withDirectory { directory in
            let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
            let configuration = LocalClusterServer.Configuration(database: directory + "/cluster.db", port: 0)
            let (addresses, continuation) = AsyncStream.makeStream(of: String.self)
            let service = ClusterService(
                cluster: try LocalClusterServer(configuration, logger: logger),
                addresses: continuation
            )
            let services = ServiceGroup(configuration: .init(services: [service], logger: logger))
            async let running: Void = services.run()
            let address = try await bounded { await addresses.first { _ in true } }
            let cluster = TestCluster(url: try #require(address))
            let watch = try await cluster.open("GET", workflows + "?watch=true")
            await services.triggerGracefulShutdown()
            let rest = try await bounded(.seconds(5)) {
                var reader = WatchReader(watch)
                return try await reader.next()
            }
            #expect(rest == nil)
            try await running
        }
    }
}
