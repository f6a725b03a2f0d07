import AsyncHTTPClient
import EventData
import Foundation
import Kubernetes
import LocalCluster
import Logging
import Manifests
import Support
import WorkflowRunner
import Workflows

let silent = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

/// A real cluster on SQLite, a real fence and a data directory of its own.
struct RunnerWorld: Sendable {
    let directory: String
    /// Where the cluster listens.
    let address: String
    let client: KubernetesClient
    let cluster: LocalClusterServer
    let runner: LeafRunner

    static func with(
        limits: FenceLimits = FenceLimits(),
        podman store: PodmanStore? = nil,
        _ body: @escaping @Sendable (RunnerWorld) async throws -> Void
    ) async throws {
        let directory = FileManager.default.temporaryDirectory.path + "/signalbox-runner-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: directory) }
        var configuration = LocalClusterServer.Configuration(database: directory + "/cluster.db", port: 0)
        configuration.runsWorkflows = true
        let peers = LeafPeers(RunnerPlaces(dataDirectory: directory), silent)
        configuration.isStep = { peers.isLeaf(from: $0, to: $1) }
        let cluster = try LocalClusterServer(configuration, logger: silent)
        let fence = try await Fence(hiding: [directory], silent)
        let podman = try await store.podman(for: RunnerPlaces(dataDirectory: directory))
        let (addresses, continuation) = AsyncStream.makeStream(of: String.self)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                defer { continuation.finish() }
                try await cluster.run { continuation.yield($0) }
            }
            for await address in addresses {
                try await serve(body, from: directory, cluster, at: address, fence, podman, limits)
                break
            }
            group.cancelAll()
        }
    }

    private static func serve(
        _ body: @escaping @Sendable (RunnerWorld) async throws -> Void,
        from directory: String,
        _ cluster: LocalClusterServer,
        at address: String,
        _ fence: Fence,
        _ podman: Podman?,
        _ limits: FenceLimits
    ) async throws {
        let client = KubernetesClient(ClusterConfiguration(server: address), logger: silent)
        let web = HTTPClient(configuration: LeafWeb.configuration)
        let runner = LeafRunner(
            fence: .success(fence),
            podman: podman,
            places: RunnerPlaces(dataDirectory: directory),
            cluster: client,
            web: LeafWeb(web),
            limits: limits,
            now: { now() },
            logger: silent
        )
        let world = RunnerWorld(
            directory: directory,
            address: address,
            client: client,
            cluster: cluster,
            runner: runner
        )
        let result: Result<Void, any Error>
        do { result = .success(try await body(world)) } catch { result = .failure(error) }
        try await web.shutdown()
        try await client.shutDown()
        try result.get()
    }

    /// Runs `body` beside a controller whose requests are answered as by the cluster, but for those that `refusal` refuses, and
    /// that watches at `address`.
    func controlled(
        watching address: String,
        refusal: @escaping @Sendable (Exchange.Request) async -> (status: Int, message: String)? = { _ in nil },
        _ body: @escaping @Sendable () async throws -> Void
    ) async throws {
        let exchange = Exchange { [cluster] request in
            if let refused = await refusal(request) {
                let status: JSON = [
                    "kind": "Status", "apiVersion": "v1", "status": "Failure", "reason": "Invalid",
                    "message": .string(refused.message), "code": .number(JSONNumber(refused.status)),
                ]
                return .answer(status: refused.status, retryAfterSeconds: nil, body: status.bytes)
            }
            let reply = await cluster.reply(
                to: request.method,
                request.target,
                contentType: request.contentType,
                body: request.body
            )
            guard let reply else { return .nothing(problem: "stopped", mayHaveArrived: true) }
            return .answer(status: reply.status, retryAfterSeconds: reply.retryAfterSeconds, body: reply.body)
        }
        let client = KubernetesClient(
            ClusterConfiguration(server: address),
            logger: silent,
            surroundings: .real,
            answeredBy: exchange
        )
        let result: Result<Void, any Error>
        do {
            result = .success(try await ControllerTests.controlling(self, through: client) { _ in try await body() })
        } catch { result = .failure(error) }
        try await client.shutDown()
        try result.get()
    }

    /// What the world's artifacts are kept in.
    var store: ArtifactStore { ArtifactStore(RunnerPlaces(dataDirectory: directory), silent) }

    /// Keeps a text as an artifact.
    func keep(_ text: String, as key: String, by keeper: String = "") throws {
        let file = try store.newFile()
        try Data(text.utf8).write(to: URL(filePath: file))
        try store.keep(file, as: key, in: "default", by: keeper)
    }

    static func now() -> Timestamp { Timestamp(nanoseconds: Int64(Date().timeIntervalSince1970 * 1e9)) }

    /// Runs a template that stands as YAML.
    func run(_ yaml: String, volumes: [JSON] = [], node: String = "w-1", deadline: Duration? = nil) async throws
        -> LeafResult
    {
        let task = try Self.task(yaml, volumes: volumes, node: node, deadline: deadline)
        return await runner.run(task, stops: AsyncStream { _ in }) { _ in }
    }

    static func task(_ yaml: String, volumes: [JSON] = [], node: String = "w-1", deadline: Duration? = nil) throws
        -> LeafTask
    {
        LeafTask(
            namespace: "default",
            workflow: "w",
            workflowUID: "uid-of-w",
            nodeID: node,
            nodeName: "w",
            podName: "w-t-\(node)",
            template: try InlineResource.object(in: yaml),
            volumes: volumes,
            deadline: deadline.map { now() + $0 }
        )
    }
}

extension LeafResult {
    var text: String { outputs["result"]?.string ?? "" }
    var exitCode: String { outputs["exitCode"]?.string ?? "" }

    func parameter(_ name: String) -> String? {
        outputs["parameters"]?.array?.first { $0["name"]?.string == name }?["value"]?.string
    }
}
