import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1

/// The binary as a whole: how soon it is ready, and what a webhook request costs.
///
/// The client runs on the same cores, so requests/s is the pair's; the microseconds of CPU are the gateway's alone.
enum GatewayWorkloads {
    private static let webhookPort = 18_950
    private static let connections = 32

    static func run(smoke: Bool) async throws {
        let directory = FileManager.default.temporaryDirectory.appending(path: "bench-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        for number in 0..<50 { try manifest(number).write(to: directory.appending(path: "\(number).yaml")) }
        var starts: [Double] = []
        for _ in 0..<(smoke ? 1 : 5) {
            let gateway = try await RunningGateway(directory: directory)
            starts.append(gateway.startTime.microseconds / 1_000)
            if starts.count == 1 { try await webhook(gateway, requests: smoke ? 200 : 20_000) }
            gateway.stop()
        }
        print("bench gateway cold start, 50 manifests: median \(rounded(starts.median)) ms")
        try FileManager.default.removeItem(at: directory)
    }

    /// Fifty event sources and sensors; the requests go to the first.
    private static func manifest(_ number: Int) -> Data {
        let text = """
            apiVersion: argoproj.io/v1alpha1
            kind: EventSource
            metadata: {name: bench-\(number)}
            spec:
              webhook:
                push: {port: "\(webhookPort)", endpoint: /push-\(number), method: POST}
            ---
            apiVersion: argoproj.io/v1alpha1
            kind: Sensor
            metadata: {name: bench-\(number)}
            spec:
              dependencies:
                - name: push
                  eventSourceName: bench-\(number)
                  eventName: push
                  filters: {data: [{path: body.ref, type: string, value: ["^refs/tags/"]}]}
              triggers:
                - template: {name: tell, log: {}}
            """
        return Data(text.utf8)
    }

    private static func webhook(_ gateway: RunningGateway, requests: Int) async throws {
        let body = try Workloads.push()
        let before = try gateway.processorTime()
        let start = ContinuousClock.now
        let latencies = try await withThrowingTaskGroup { group in
            for _ in 0..<connections {
                group.addTask { try await post(body, times: requests / connections) }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        let seconds = (ContinuousClock.now - start).microseconds / 1_000_000
        let cost = (try gateway.processorTime() - before).microseconds / Double(latencies.count)
        print(
            """
            bench gateway webhook \(body.count) B, \(connections) connections: \
            \(rounded(Double(latencies.count) / seconds)) requests/s, median \(rounded(latencies.median / 1_000)) ms, \
            p99 \(rounded(latencies.percentile(99) / 1_000)) ms, \(rounded(cost)) us CPU each
            """
        )
    }

    private static func post(_ body: [UInt8], times: Int) async throws -> [Double] {
        var request = HTTPClientRequest(url: "http://127.0.0.1:\(webhookPort)/push-0")
        request.method = .POST
        request.headers.add(name: "Content-Type", value: "application/json")
        request.body = .bytes(ByteBuffer(bytes: body))
        var latencies: [Double] = []
        for _ in 0..<times {
            let start = ContinuousClock.now
            let response = try await HTTPClient.shared.execute(request, timeout: .seconds(30))
            _ = try await response.body.collect(upTo: 1 << 20)
            guard response.status == .ok else { throw BenchmarkError("the webhook answered \(response.status)") }
            latencies.append((ContinuousClock.now - start).microseconds)
        }
        return latencies
    }
}
