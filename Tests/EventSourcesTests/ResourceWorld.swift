import EventData
import EventSources
import Foundation
import Kubernetes
import LocalCluster
import Logging
import LoopbackServers
import Manifests
import Synchronization

/// A cluster's API, and a source that watches its ConfigMaps.
struct ResourceWorld: Sendable {
    let client: KubernetesClient
    let runtime: FakeRuntime

    static let all = "{version: v1, resource: configmaps, eventTypes: [ADD, UPDATE, DELETE]"

    private static let silent = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

    /// Runs the source while `body` runs, then cancels it and waits for its end.
    func run(_ manifest: String = all + "}", body: () async throws -> Void) async throws {
        try await run(try faultless(ResourceSource.self, manifest), body: body)
    }

    func run(_ source: ResourceSource, body: () async throws -> Void) async throws {
        let context = SourceContext(
            source: ManifestName(namespace: "argo", name: "objects"),
            eventName: "changed",
            runtime: runtime,
            routes: HTTPRoutes(),
            cluster: client
        )
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                do { try await source.run(in: context) } catch is CancellationError {}
            }
            do { try await body() } catch {
                group.cancelAll()
                throw error
            }
            group.cancelAll()
            try await group.waitForAll()
        }
    }

    /// `ADD a (was null)` for each event so far.
    var told: [String] {
        get throws {
            try runtime.payloads.map { text in
                let payload = try JSON(parsing: text)
                let old = payload["oldBody"]?.at("data", "n")?.string ?? "null"
                let body = payload["body"]
                return "\(payload["type"]?.string ?? "") \(body?.at("metadata", "name")?.string ?? "") (was \(old))"
            }
        }
    }

    func untilTold(_ count: Int) async throws {
        try await eventually("\(count) events") { runtime.emitted.count >= count }
    }

    // MARK: The real cluster

    static func withLocalCluster(
        now: Timestamp = Timestamp(seconds: 0),
        _ body: @escaping @Sendable (ResourceWorld) async throws -> Void
    ) async throws {
        let directory = FileManager.default.temporaryDirectory.appending(
            path: "signalbox-resource-\(UUID().uuidString)"
        )
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: directory) }
        let database = directory.appending(path: "cluster.db").path
        let cluster = try LocalClusterServer(.init(database: database, port: 0), logger: silent)
        let (addresses, continuation) = AsyncStream.makeStream(of: String.self)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                defer { continuation.finish() }
                try await cluster.run { continuation.yield($0) }
            }
            for await address in addresses {
                try await withClient(address, now: now, body)
                break
            }
            group.cancelAll()
        }
    }

    static func withClient(
        _ server: String,
        now: Timestamp = Timestamp(seconds: 0),
        _ body: (ResourceWorld) async throws -> Void
    ) async throws {
        let client = KubernetesClient(ClusterConfiguration(server: server), logger: silent).allowing(.zero)
        do { try await body(ResourceWorld(client: client, runtime: FakeRuntime(now: now))) } catch {
            try await client.shutDown()
            throw error
        }
        try await client.shutDown()
    }

    func create(_ name: String, n: String = "1", labels: JSON = [:]) async throws {
        let object: JSON = [
            "apiVersion": "v1", "kind": "ConfigMap", "metadata": ["name": .string(name), "labels": labels],
            "data": ["n": .string(n)],
        ]
        _ = try await client.create(object, in: "default")
    }

    func change(_ name: String, n: String) async throws {
        _ = try await client.patch(path(name), with: ["data": ["n": .string(n)]])
    }

    func delete(_ name: String) async throws { try await client.delete(path(name)) }

    private func path(_ name: String) -> ResourcePath {
        ResourcePath(apiVersion: "v1", plural: "configmaps", namespace: "default", name: name)
    }

    // MARK: A cluster that says what a test wants

    /// A watch that goes on and says nothing, until whoever watches has gone.
    static let quiet = "quiet"
    private static let quietHead =
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"

    /// Lists and watches are answered in turn; when there are no more, a watch says nothing.
    static func withScript(
        lists: [JSON],
        watches: [String] = [],
        _ body: @Sendable (ResourceWorld) async throws -> Void
    ) async throws {
        let left = Mutex((lists: lists, watches: watches))
        let script: ScriptedServer.Script = { request, _ in
            left.withLock { left in
                if request.target.contains("watch=true") {
                    guard !left.watches.isEmpty else { return [.later(.seconds(60)) { [.close] }] }
                    let watch = left.watches.removeFirst()
                    return watch == quiet ? [.send(quietHead)] : [.answer(200, body: watch)]
                }
                let list = left.lists.count > 1 ? left.lists.removeFirst() : left.lists[0]
                return [.answer(200, body: list.text)]
            }
        }
        try await ScriptedServer.serving(script: script) { server in try await withClient(server.url, body) }
    }

    static let expired =
        #"{"type":"ERROR","object":{"kind":"Status","code":410,"reason":"Expired","message":"too old"}}"# + "\n"

    static func list(_ version: String, _ objects: JSON...) -> JSON {
        [
            "apiVersion": "v1", "kind": "ConfigMapList", "metadata": ["resourceVersion": .string(version)],
            "items": .array(objects),
        ]
    }

    static func object(_ name: String, _ version: String, n: JSON = "1", created: String = "1970-01-01T00:00:00Z")
        -> JSON
    {
        [
            "metadata": [
                "name": .string(name), "uid": .string("uid-\(name)"), "resourceVersion": .string(version),
                "creationTimestamp": .string(created),
            ], "data": ["n": n],
        ]
    }
}
