import EventData
import Foundation
import Kubernetes
import Logging
import SensorEngine
import Synchronization
import Testing

extension Invocation {
    /// An invocation whose object has to be fetched, with parameters as the engine resolves them.
    static func fetching(
        _ source: JSON,
        parameters: [JSON] = [],
        kind: String = "k8s",
        operation: String = "create"
    ) -> Invocation {
        var request: JSON = ["operation": .string(operation), "source": source]
        if !parameters.isEmpty { request["parameters"] = .array(parameters) }
        return Invocation(kind: kind, request)
    }
}

/// What became of an attempt, without the parts that a machine or a run decides.
enum Outcome: Equatable {
    case succeeded(String), transient(String), permanent(String)

    init(_ result: AttemptResult) {
        switch result {
        case .succeeded(let text): self = .succeeded(text)
        case .transient(let problem, _), .pressed(let problem, _): self = .transient(problem)
        case .permanent(let problem, let fix):
            self = .permanent(problem)
            if fix.isEmpty { Issue.record("no fix for: \(problem)") }
        }
    }
}

/// A client for the cluster at a URL.
struct TestClient {
    let url: String

    func create(_ objects: [JSON]) async throws {
        try await with { client in for object in objects { _ = try await client.create(object, in: "ci") } }
    }

    /// The objects of a collection of the namespace `ci`.
    func list(_ plural: String, apiVersion: String = "v1") async throws -> [JSON] {
        try await with { client in
            try await client.list(ResourcePath(apiVersion: apiVersion, plural: plural, namespace: "ci"))["items"]?.array
                ?? []
        }
    }

    func delete(_ plural: String, _ name: String, apiVersion: String) async throws {
        try await with { client in
            try await client.delete(
                ResourcePath(apiVersion: apiVersion, plural: plural, namespace: "ci", name: name)
            )
        }
    }

    private func with<Result>(_ body: (KubernetesClient) async throws -> Result) async throws -> Result {
        let silent = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        let client = KubernetesClient(ClusterConfiguration(server: url), logger: silent)
        let result: Swift.Result<Result, any Error>
        do { result = .success(try await body(client)) } catch { result = .failure(error) }
        try await client.shutDown()
        return try result.get()
    }
}

/// A Secret of the namespace `ci`.
func secret(_ name: String, _ values: [String: String]) -> JSON {
    let data = values.sorted { $0.key < $1.key }.map { (name: $0.key, value: JSON.string(Array($0.value.utf8).base64)) }
    return [
        "apiVersion": "v1", "kind": "Secret", "metadata": ["name": .string(name)], "data": .object(JSONObject(data)),
    ]
}

/// A ConfigMap as text, whose name and data parameters can change.
let fetchedText = """
    # the first document counts
    apiVersion: v1
    kind: ConfigMap
    metadata: {generateName: made-}
    data: {sha: none, text: "a"}
    ---
    kind: Other
    """

/// What `fetchedText` becomes with `fetchedParameters`.
let fetchedData: JSON = ["sha": "c0ffee", "text": "ab"]

let fetchedParameters: [JSON] = [
    ["dest": "data.sha", "operation": "overwrite", "value": "c0ffee"],
    ["dest": "data.text", "operation": "append", "value": "b"],
]

/// Runs `body` with a directory of its own.
func withDirectory(_ body: @Sendable (URL) async throws -> Void) async throws {
    let directory = FileManager.default.temporaryDirectory.appendingPathComponent("sources-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: false)
    let result: Result<Void, any Error>
    do { result = .success(try await body(directory)) } catch { result = .failure(error) }
    try FileManager.default.removeItem(at: directory)
    try result.get()
}

/// What `body` makes of an embedded cluster of its own.
func inLocalCluster<Value: Sendable>(
    _ body: @escaping @Sendable (String) async throws -> Value
) async throws -> Value {
    let made = Mutex<Value?>(nil)
    try await withLocalCluster { url in
        let value = try await body(url)
        made.withLock { $0 = value }
    }
    return try #require(made.withLock { $0 })
}
