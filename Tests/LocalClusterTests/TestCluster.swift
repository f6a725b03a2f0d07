import AsyncHTTPClient
import EventData
import Foundation
import LocalCluster
import Logging
import NIOCore
import NIOHTTP1
import Testing

/// A cluster that serves on a free port, and how to talk to it.
struct TestCluster: Sendable {
    let url: String
    var client: HTTPClient = .shared

    struct Answer: Sendable {
        let status: Int
        let json: JSON
        let text: String

        var name: String? { json.at("metadata", "name")?.string }
        var reason: String? { json["reason"]?.string }
        var message: String? { json["message"]?.string }
    }

    func send(
        _ method: String,
        _ path: String,
        _ body: String? = nil,
        headers: [String: String] = [:]
    ) async throws -> Answer {
        let response = try await open(method, path, body, headers: headers)
        let buffer = try await response.body.collect(upTo: 32 << 20)
        let text = String(buffer: buffer)
        let isJSON = response.headers.first(name: "content-type")?.hasPrefix("application/json") == true
        return Answer(status: Int(response.status.code), json: isJSON ? try JSON(parsing: text) : .null, text: text)
    }

    /// The response with its body unread.
    func open(
        _ method: String,
        _ path: String,
        _ body: String? = nil,
        headers: [String: String] = [:]
    ) async throws -> HTTPClientResponse {
        var request = HTTPClientRequest(url: url + path)
        request.method = .RAW(value: method)
        if let body { request.body = .bytes(ByteBuffer(string: body)) }
        if body != nil, headers["Content-Type"] == nil {
            request.headers.add(name: "Content-Type", value: "application/json")
        }
        for (name, value) in headers { request.headers.replaceOrAdd(name: name, value: value) }
        return try await client.execute(request, timeout: .seconds(60))
    }

    func patch(_ path: String, _ body: String, type: String = "application/merge-patch+json") async throws -> Answer {
        try await send("PATCH", path, body, headers: ["Content-Type": type])
    }
}

let workflows = "/apis/argoproj.io/v1alpha1/namespaces/default/workflows"
let secrets = "/api/v1/namespaces/default/secrets"
let configMaps = "/api/v1/namespaces/default/configmaps"

/// A Workflow's text; `metadata` and `spec` are JSON.
func workflow(_ metadata: String, spec: String = #"{"entrypoint":"main"}"#) -> String {
    #"{"apiVersion":"argoproj.io/v1alpha1","kind":"Workflow","metadata":\#(metadata),"spec":\#(spec)}"#
}

func configMap(_ name: String, labels: String = "{}") -> String {
    #"{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"\#(name)","labels":\#(labels)},"data":{"a":"1"}}"#
}

/// Runs `body` with a directory that is removed afterwards.
func withDirectory<Result: Sendable>(_ body: (String) async throws -> Result) async throws -> Result {
    let path = FileManager.default.temporaryDirectory.path + "/local-cluster-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    defer {
        // A database that is just being closed takes its own files away meanwhile.
        for attempt in 1...5 where FileManager.default.fileExists(atPath: path) {
            do { try FileManager.default.removeItem(atPath: path) } catch {
                if attempt == 5 { Issue.record("cannot remove \(path): \(error)") }
            }
        }
    }
    return try await body(path)
}

/// Runs `body` against a cluster with the given configuration, then stops it.
func withCluster<Result: Sendable>(
    _ configuration: LocalClusterServer.Configuration,
    _ body: @Sendable @escaping (TestCluster) async throws -> Result
) async throws -> Result {
    let cluster = try LocalClusterServer(configuration, logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
    let (addresses, continuation) = AsyncStream.makeStream(of: String.self)
    return try await withThrowingTaskGroup(of: Result?.self) { group in
        group.addTask {
            defer { continuation.finish() }
            try await cluster.run { continuation.yield($0) }
            return nil
        }
        group.addTask {
            for await address in addresses { return try await body(TestCluster(url: address)) }
            return nil
        }
        defer { group.cancelAll() }
        while let result = try await group.next() {
            if let result { return result }
        }
        throw ClusterStopped()
    }
}

/// Runs `body` against a fresh cluster.
func withCluster<Result: Sendable>(
    _ body: @Sendable @escaping (TestCluster) async throws -> Result
) async throws -> Result {
    try await withDirectory { directory in
        try await withCluster(LocalClusterServer.Configuration(database: directory + "/cluster.db", port: 0), body)
    }
}

struct ClusterStopped: Error {}
