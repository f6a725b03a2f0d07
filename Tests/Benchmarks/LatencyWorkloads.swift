import AsyncHTTPClient
import EventData
import Foundation
import NIOCore
import NIOHTTP1
import Synchronization

/// From the POST to the object in the local cluster, at a steady rate whatever the answers are.
///
/// The end is when a watch of the cluster shows the object, so the watch's own way is in the figures.
enum LatencyWorkloads {
    /// The second is the rate of the bar; the first shows what the same way takes while the cores are not full.
    private static let rates = [400, 1_000]

    static func run(smoke: Bool) async throws {
        for rate in rates { try await run(perSecond: rate, smoke: smoke) }
    }

    private static func run(perSecond: Int, smoke: Bool) async throws {
        let directory = FileManager.default.temporaryDirectory.appending(path: "bench-\(UUID().uuidString)")
        let manifests = [DeliveryManifests.source, DeliveryManifests.workflowSensor]
        let folder = try DeliveryManifests.folder("latency", in: directory, manifests)
        let gateway = try await RunningGateway(directory: folder)
        defer { gateway.stop() }
        let count = smoke ? 50 : 10 * perSecond
        let times = Times(count: count)
        try await withThrowingTaskGroup { group in
            let (watching, begun) = AsyncStream.makeStream(of: Void.self)
            group.addTask { try await watch(times) { begun.finish() } }
            for await _ in watching {}
            try await offer(count, perSecond, times)
            try await group.next()
        }
        let latencies = times.latencies
        let processor = try gateway.processorTime().microseconds / Double(count)
        guard latencies.count == count else { throw BenchmarkError("\(count - latencies.count) objects were not seen") }
        print(
            """
            bench latency POST to object in the local cluster, \(perSecond)/s offered: p50 \
            \(rounded(latencies.median / 1_000)) ms, p99 \(rounded(latencies.percentile(99) / 1_000)) ms (bar: 50 ms), \
            \(rounded(processor)) us of the gateway's processor time each
            """
        )
        try FileManager.default.removeItem(at: directory)
    }

    /// When each number was sent and seen.
    private final class Times: Sendable {
        private let sent: Mutex<[ContinuousClock.Instant?]>
        private let seen = Mutex<[Int: ContinuousClock.Instant]>([:])
        private let count: Int

        init(count: Int) {
            self.count = count
            sent = Mutex(Array(repeating: nil, count: count))
        }

        func send(_ number: Int) { sent.withLock { $0[number] = .now } }

        /// Whether all were seen.
        func see(_ number: Int) -> Bool {
            seen.withLock { seen in
                seen[number] = seen[number] ?? .now
                return seen.count == count
            }
        }

        /// Microseconds.
        var latencies: [Double] {
            let sent = sent.withLock { $0 }
            return seen.withLock { seen in
                seen.compactMap { number, time in sent[number].map { (time - $0).microseconds } }
            }
        }
    }

    /// Sends each at its own moment, and does not wait for earlier answers.
    private static func offer(_ count: Int, _ perSecond: Int, _ times: Times) async throws {
        let load = SteadyLoad(port: DeliveryManifests.webhookPort, path: "/push")
        let start = ContinuousClock.now
        for number in 0..<count {
            try await Task.sleep(until: start + .seconds(1) * number / perSecond, tolerance: .zero)
            times.send(number)
            load.post(#"{"number":"\#(number)"}"#)
        }
        try await load.finish()
    }

    private static func watch(_ times: Times, begun: () -> Void) async throws {
        let path = "/apis/argoproj.io/v1alpha1/namespaces/default/workflows?watch=true"
        let request = HTTPClientRequest(url: "http://127.0.0.1:\(RunningGateway.clusterPort)\(path)")
        let response = try await HTTPClient.shared.execute(request, timeout: .seconds(300))
        guard response.status == .ok else { throw BenchmarkError("the cluster answered \(response.status)") }
        begun()
        var rest = ByteBuffer()
        for try await piece in response.body {
            rest.writeImmutableBuffer(piece)
            while let line = rest.readableBytesView.firstIndex(of: UInt8(ascii: "\n")) {
                let bytes = rest.readBytes(length: line - rest.readerIndex + 1) ?? []
                if try times.see(number(in: bytes)) { return }
            }
        }
        throw BenchmarkError("the watch ended")
    }

    private static let valueStart = Array(#""name":"number","value":""#.utf8)

    /// The number that the Workflow on a line carries; reading all of its JSON would take a tenth of a core.
    private static func number(in line: [UInt8]) throws -> Int {
        let digits = line.firstRange(of: valueStart).map { line[$0.upperBound...].prefix { $0 != UInt8(ascii: "\"") } }
        guard let digits, let number = Int(String(decoding: digits, as: UTF8.self)) else {
            throw BenchmarkError("an object of somebody else: \(String(decoding: line, as: UTF8.self))")
        }
        return number
    }
}
