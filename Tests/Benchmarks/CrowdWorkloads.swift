import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1
import NIOPosix

/// What a client waits for its answer while others hold connections.
///
/// 10,000 send nothing, and the headers of 1,000 never end. The bar is 100 ms.
enum CrowdWorkloads {
    private static let webhookPort = 18_961
    private static let idle = 10_000
    private static let slow = 1_000
    private static let requests = 200

    static func run(smoke: Bool) async throws {
        let directory = FileManager.default.temporaryDirectory.appending(path: "bench-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        let manifest = """
            apiVersion: argoproj.io/v1alpha1
            kind: EventSource
            metadata: {name: hooks}
            spec:
              webhook:
                plain: {port: "\(webhookPort)", endpoint: /plain, method: POST, insecure: true}
            """
        try Data(manifest.utf8).write(to: directory.appending(path: "hooks.yaml"))
        allowConnections()
        let gateway = try await RunningGateway(directory: directory)
        let before = try await latencies()
        var crowd: [any Channel] = []
        for number in 0..<(smoke ? 220 : idle + slow) {
            let channel = try await connect()
            // Spread among the others, and no more of a request than its beginning.
            if number.isMultiple(of: 11) {
                channel.writeAndFlush(ByteBuffer(string: "POST /plain HTTP/1.1\r\nX: "), promise: nil)
            }
            crowd.append(channel)
        }
        let open = crowd.count { $0.isActive }
        let during = try await latencies()
        for channel in crowd { channel.close(promise: nil) }
        gateway.stop()
        try FileManager.default.removeItem(at: directory)
        print(
            """
            bench gateway crowd of \(crowd.count) connections (\(open) held open): an answer after \
            \(rounded(during.median / 1_000)) ms, p99 \(rounded(during.percentile(99) / 1_000)) ms, slowest \
            \(rounded((during.max() ?? 0) / 1_000)) ms (bar: 100 ms); without them \
            \(rounded(before.median / 1_000)) ms
            """
        )
    }

    /// One client, each time on a connection of its own, as a provider comes.
    private static func latencies() async throws -> [Double] {
        var latencies: [Double] = []
        for _ in 0..<requests {
            var request = HTTPClientRequest(url: "http://127.0.0.1:\(webhookPort)/plain")
            request.method = .POST
            request.headers.add(name: "Connection", value: "close")
            request.headers.add(name: "Content-Type", value: "application/json")
            request.body = .bytes(ByteBuffer(string: "{}"))
            let start = ContinuousClock.now
            let answer = try await HTTPClient.shared.execute(request, timeout: .seconds(30))
            _ = try await answer.body.collect(upTo: 1 << 20)
            guard answer.status == .ok else { throw BenchmarkError("a client among many got \(answer.status)") }
            latencies.append((ContinuousClock.now - start).microseconds)
        }
        return latencies
    }

    private static func connect() async throws -> any Channel {
        try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .connect(host: "127.0.0.1", port: webhookPort)
            .get()
    }

    /// As many descriptors as the system lets this process, and the gateway it starts, have.
    private static func allowConnections() {
        var limit = rlimit()
        guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return }
        limit.rlim_cur = limit.rlim_max
        setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
    }
}
