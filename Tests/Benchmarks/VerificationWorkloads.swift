import AsyncHTTPClient
import EventData
import Foundation
import NIOCore
import NIOHTTP1

/// What verifying an HMAC-SHA256 costs a webhook: the same body to the same gateway, with and without.
///
/// The bar is 60 % of the requests without verification, for 30 KB.
enum VerificationWorkloads {
    private static let webhookPort = 18_960
    private static let connections = 16
    private static let bodyBytes = 30_000
    private static let secret = "a secret of the benchmark"

    static func run(smoke: Bool) async throws {
        let directory = FileManager.default.temporaryDirectory.appending(path: "bench-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        try Data(manifest.utf8).write(to: directory.appending(path: "hooks.yaml"))
        let gateway = try await RunningGateway(directory: directory)
        try await makeSecret()
        let body = try body()
        var rates: [String: [Double]] = [:]
        // By turns, so that what else the machine does disturbs both alike.
        for round in 0...(smoke ? 1 : 7) {
            for path in ["plain", "signed"] {
                let rate = try await rate(of: path, body, requests: smoke ? 64 : 1_600)
                if round > 0 { rates[path, default: []].append(rate) }
            }
        }
        gateway.stop()
        try FileManager.default.removeItem(at: directory)
        let plain = rates["plain", default: []].median
        let signed = rates["signed", default: []].median
        print(
            """
            bench gateway webhook \(body.count) B: \(rounded(plain)) requests/s; verified by HMAC-SHA256 \
            \(rounded(signed)) requests/s: \(Int(100 * signed / plain)) % (bar: 60 %)
            """
        )
    }

    private static let manifest = """
        apiVersion: argoproj.io/v1alpha1
        kind: EventSource
        metadata: {name: hooks}
        spec:
          webhook:
            plain: {port: "\(webhookPort)", endpoint: /plain, method: POST, insecure: true}
            signed:
              port: "\(webhookPort)"
              endpoint: /signed
              method: POST
              verify: {recipe: gitea, secret: {name: bench, key: secret}}
        """

    /// A real push, and as much of the like as 30 KB take.
    private static func body() throws -> [UInt8] {
        let push = String(decoding: try Workloads.push(), as: UTF8.self)
        let filling = String(repeating: "x", count: max(0, bodyBytes - push.utf8.count - 24))
        return Array(#"{"filling":"\#(filling)","push":\#(push)}"#.utf8)
    }

    private static func makeSecret() async throws {
        let cluster = "http://127.0.0.1:\(RunningGateway.clusterPort)"
        var request = HTTPClientRequest(url: "\(cluster)/api/v1/namespaces/default/secrets")
        request.method = .POST
        request.headers.add(name: "Content-Type", value: "application/json")
        let object: JSON = [
            "apiVersion": "v1", "kind": "Secret", "metadata": ["name": "bench"],
            "stringData": ["secret": .string(secret)],
        ]
        request.body = .bytes(ByteBuffer(bytes: object.bytes))
        let answer = try await HTTPClient.shared.execute(request, timeout: .seconds(30))
        guard answer.status == .created else { throw BenchmarkError("the Secret cannot be made: \(answer.status)") }
    }

    private static func rate(of path: String, _ body: [UInt8], requests: Int) async throws -> Double {
        let code = hmacSHA256(body, key: Array(secret.utf8))
        var request = HTTPClientRequest(url: "http://127.0.0.1:\(webhookPort)/\(path)")
        request.method = .POST
        request.headers.add(name: "Content-Type", value: "application/json")
        request.headers.add(
            name: "X-Gitea-Signature",
            value: hexadecimal(code)
        )
        request.body = .bytes(ByteBuffer(bytes: body))
        let signed = request
        let start = ContinuousClock.now
        try await withThrowingTaskGroup { group in
            for _ in 0..<connections {
                group.addTask {
                    for _ in 0..<(requests / connections) {
                        let answer = try await HTTPClient.shared.execute(signed, timeout: .seconds(30))
                        _ = try await answer.body.collect(upTo: 1 << 20)
                        guard answer.status == .ok else { throw BenchmarkError("\(path) answered \(answer.status)") }
                    }
                }
            }
            try await group.waitForAll()
        }
        return Double(requests) / ((ContinuousClock.now - start).microseconds / 1_000_000)
    }
}
