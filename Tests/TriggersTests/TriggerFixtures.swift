import EventData
import Foundation
import Kubernetes
import LocalCluster
import Logging
import LoopbackServers
import Manifests
import SensorEngine
import Synchronization
import Triggers

extension Invocation {
    static let workflow: JSON = [
        "apiVersion": "argoproj.io/v1alpha1", "kind": "Workflow", "metadata": ["generateName": "ci-"],
        "spec": ["entrypoint": "main", "templates": [["name": "main", "suspend": [:]]]],
    ]

    static func submitting(_ resource: JSON, id: String = "abcdefghij234567klmnopqrst") -> Invocation {
        Invocation(kind: "argoWorkflow", ["operation": "submit", "source": ["resource": resource]], id: id)
    }

    init(kind: String, _ request: JSON, id: String = "abcdefghij234567klmnopqrst", sensor: String = "pushes") {
        self.init(
            id: InvocationID(id),
            sensor: ManifestName(namespace: "ci", name: sensor),
            revision: "1",
            trigger: "build it!",
            kind: kind,
            request: JSONText(request),
            events: [
                EventReference(dependency: "push", sequence: 7, source: "github", subject: "code", id: "0d1:é/42"),
                EventReference(dependency: "tick", sequence: 3, source: "calendar", subject: "noon", id: "t"),
            ],
            createdAt: Timestamp(nanoseconds: 1_800_000_000_123_456_789)
        )
    }
}

/// Fires one invocation; the cluster is at `url`, and waiting takes no time.
func fire(_ invocation: Invocation, at url: String = "http://127.0.0.1:9", logger: Logger? = nil) async throws
    -> AttemptResult
{
    try await withKinds(at: url, logger: logger) { await $0.fire(invocation, in: $1) }
}

/// Runs `body` with every kind; the cluster is at `url`, and waiting takes no time.
func withKinds<Value>(
    at url: String,
    logger: Logger? = nil,
    now: Timestamp = Timestamp(seconds: 0),
    console: String? = nil,
    _ body: (TriggerKinds, TriggerContext) async throws -> Value
) async throws -> Value {
    let elapsed = Mutex(Duration.zero)
    let surroundings = Surroundings(
        now: { Timestamp(seconds: 0) },
        uptime: { elapsed.withLock { $0 } },
        sleep: { wait in elapsed.withLock { $0 += wait } },
        random: { 0 }
    )
    let silent = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
    let client = KubernetesClient(ClusterConfiguration(server: url), logger: silent, surroundings: surroundings)
    let kinds = TriggerKinds(console: console)
    let context = TriggerContext(kubernetes: client, logger: logger ?? silent, now: { now })
    let result: Result<Value, any Error>
    do { result = .success(try await body(kinds, context)) } catch { result = .failure(error) }
    try await client.shutDown()
    try await kinds.shutDown()
    return try result.get()
}

/// Runs `body` with a fake cluster; `fault` may answer a request in its place.
func withFakeCluster(
    _ cluster: FakeCluster = FakeCluster(),
    fault: @escaping @Sendable (Received, Int) -> [Step]? = { _, _ in nil },
    _ body: (ScriptedServer) async throws -> Void
) async throws {
    try await ScriptedServer.serving(
        script: { request, number in fault(request, number) ?? [cluster.answer(request)] },
        while: body
    )
}

/// Runs `body` with the embedded cluster, which has the namespace `ci`.
func withLocalCluster(_ body: @escaping @Sendable (String) async throws -> Void) async throws {
    let directory = FileManager.default.temporaryDirectory.appendingPathComponent("triggers-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: false)
    let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
    let database = directory.appendingPathComponent("cluster.sqlite").path
    let cluster = try LocalClusterServer(.init(database: database, port: 0), logger: logger)
    let (urls, listening) = AsyncStream.makeStream(of: String.self)
    try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask { try await cluster.run { url in listening.yield(url) } }
        group.addTask {
            for await url in urls {
                let client = KubernetesClient(ClusterConfiguration(server: url), logger: logger)
                let namespace: JSON = ["apiVersion": "v1", "kind": "Namespace", "metadata": ["name": "ci"]]
                // A client that is left open ends the whole process, and every test with it.
                let made: Result<JSON, any Error>
                do { made = .success(try await client.create(namespace, in: nil)) } catch { made = .failure(error) }
                try await client.shutDown()
                _ = try made.get()
                try await body(url)
                return
            }
        }
        try await group.next()
        group.cancelAll()
    }
    try FileManager.default.removeItem(at: directory)
}
