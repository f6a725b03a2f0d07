import AsyncHTTPClient
import EventData
import Foundation
import Kubernetes
import Logging
import LoopbackServers
import NIOCore
import NIOHTTP1

/// An operator with very many custom resources: how soon they run, what they take, how soon an edit counts, and how
/// fast Workflows are submitted over the network.
enum OperatorWorkloads {
    private static let adminPort = 18_954
    private static let edited = ResourcePath(
        apiVersion: "argoproj.io/v1alpha1",
        plural: "sensors",
        namespace: "default",
        name: "bench-0"
    )
    private static let sensorsPerSource = 10
    private static let edits = 11
    /// Requests under way at a time.
    private static let width = 32

    static func run(smoke: Bool) async throws {
        let directory = FileManager.default.temporaryDirectory.appending(path: "bench-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: directory) }
        try await EncryptedCluster.serve(in: directory.path) { cluster in
            let client = KubernetesClient(cluster.configuration, logger: Logger(label: "bench"))
            try await measure(cluster, client, in: directory, smoke: smoke)
            try await client.shutDown()
        }
    }

    private static func measure(
        _ cluster: EncryptedCluster,
        _ client: KubernetesClient,
        in directory: URL,
        smoke: Bool
    ) async throws {
        let sources = smoke ? 5 : 500
        let sensors = sources * sensorsPerSource
        try await inParallel(sources) { _ = try await client.create(source($0), in: "default") }
        try await inParallel(sensors) { _ = try await client.create(sensor($0), in: "default") }
        let gateway = try await RunningGateway(
            ["operator"] + options(in: directory, cluster),
            adminPort: adminPort
        )
        defer { gateway.stop() }
        let memory = try gateway.residentBytes()
        let times = try await editTimes(client)
        let before = try cluster.connections()
        let rate = try await submissions(smoke ? 50 : 5_000)
        let opened = try cluster.connections() - before
        print(
            """
            bench operator: \(sources) EventSources and \(sensors) Sensors run after \
            \(rounded(gateway.startTime.microseconds / 1_000)) ms (bar: 10,000 ms with 500 and 5,000), \
            \(memory >> 20) MB (bar: 600 MB), an edit counts after \(rounded(times[times.count / 2].microseconds / 1_000)) ms, \
            the slowest of \(times.count) after \(rounded((times.last ?? .zero).microseconds / 1_000)) ms (bar: 1,000 ms); \
            \(rounded(rate)) Workflows/s submitted over HTTP/2 with TLS, \(opened) connections opened for it \
            (bar: 500/s over one)
            """
        )
    }

    private static func options(in directory: URL, _ cluster: EncryptedCluster) throws -> [String] {
        let file = directory.appending(path: "kubeconfig")
        let text = """
            apiVersion: v1
            kind: Config
            current-context: here
            contexts: [{name: here, context: {cluster: here, user: nobody, namespace: default}}]
            clusters: [{name: here, cluster: {server: "\(cluster.url)", certificate-authority: server.pem}}]
            users: [{name: nobody, user: {client-certificate: client.pem, client-key: client-key.pem}}]
            """
        try Data(text.utf8).write(to: file)
        return ["--cluster", "kubeconfig", "--kubeconfig", file.path, "--data", directory.appending(path: "data").path]
    }

    // MARK: Edits

    /// From the change of an object until the gateway runs it, sorted.
    private static func editTimes(_ client: KubernetesClient) async throws -> [Duration] {
        var times: [Duration] = []
        for number in 0..<edits {
            let before = try await generation()
            let start = ContinuousClock.now
            let change: JSON = ["spec": ["dependencies": [dependency(0, branch: "edit-\(number)")]]]
            _ = try await client.patch(edited, with: change)
            while try await generation() == before { try await Task.sleep(for: .milliseconds(10)) }
            times.append(ContinuousClock.now - start)
        }
        return times.sorted()
    }

    private static func generation() async throws -> JSON? {
        let text = try await send(.GET, "http://127.0.0.1:\(adminPort)/readyz")
        return try JSON(parsing: text).at("manifests", "generation")
    }

    // MARK: Submissions

    /// Workflows per second, from the first event to the last Workflow.
    private static func submissions(_ count: Int) async throws -> Double {
        let start = ContinuousClock.now
        let before = try await triggered()
        try await inParallel(count) { number in
            let body: JSON = ["ref": "refs/heads/load", "number": .number(JSONNumber(number))]
            try await send(.POST, "http://127.0.0.1:\(DeliveryManifests.webhookPort)/s0", body.bytes)
        }
        // The metrics of 5,000 sensors are megabytes: asking often would be what is measured.
        while try await triggered() - before < count { try await Task.sleep(for: .milliseconds(250)) }
        return Double(count) / ((ContinuousClock.now - start).microseconds / 1_000_000)
    }

    /// How often triggers of all sensors succeeded.
    private static func triggered() async throws -> Int {
        let text = try await send(.GET, "http://127.0.0.1:\(adminPort)/metrics")
        let lines = String(decoding: text, as: UTF8.self).split(separator: "\n")
        let values = lines.filter { $0.hasPrefix("argo_events_action_triggered_total{") }
            .compactMap { $0.split(separator: " ").last.flatMap { Double($0) } }
        return Int(values.reduce(0, +))
    }

    // MARK: Manifests

    private static func source(_ number: Int) -> JSON {
        [
            "apiVersion": "argoproj.io/v1alpha1", "kind": "EventSource",
            "metadata": ["name": .string("bench-\(number)")],
            "spec": [
                "webhook": [
                    "push": [
                        "port": .string("\(DeliveryManifests.webhookPort)"), "endpoint": .string("/s\(number)"),
                        "method": "POST", "insecure": true,
                    ]
                ]
            ],
        ]
    }

    private static func dependency(_ source: Int, branch: String) -> JSON {
        [
            "name": "push", "eventSourceName": .string("bench-\(source)"), "eventName": "push",
            "filters": [
                "data": [["path": "body.ref", "type": "string", "value": [.string("^refs/heads/\(branch)$")]]]
            ],
        ]
    }

    /// Only the second one of the first source fires under load.
    private static func sensor(_ number: Int) -> JSON {
        [
            "apiVersion": "argoproj.io/v1alpha1", "kind": "Sensor", "metadata": ["name": .string("bench-\(number)")],
            "spec": [
                "dependencies": [
                    dependency(number / sensorsPerSource, branch: number == 1 ? "load" : "main-\(number)")
                ],
                "triggers": [["template": ["name": "build", "argoWorkflow": workflow]]],
            ],
        ]
    }

    private static let workflow: JSON = [
        "operation": "submit",
        "source": [
            "resource": [
                "apiVersion": "argoproj.io/v1alpha1", "kind": "Workflow", "metadata": ["generateName": "bench-"],
                "spec": [
                    "entrypoint": "main", "arguments": ["parameters": [["name": "number", "value": "none"]]],
                    "templates": [["name": "main", "suspend": [:]]],
                ],
            ]
        ],
        "parameters": [
            [
                "src": ["dependencyName": "push", "dataKey": "body.number"],
                "dest": "spec.arguments.parameters.0.value",
            ]
        ],
    ]

    // MARK: Requests

    @discardableResult
    private static func send(
        _ method: HTTPMethod,
        _ url: String,
        _ body: [UInt8] = [],
        type: String = "application/json"
    ) async throws -> [UInt8] {
        var request = HTTPClientRequest(url: url)
        request.method = method
        request.headers.add(name: "content-type", value: type)
        if !body.isEmpty { request.body = .bytes(ByteBuffer(bytes: body)) }
        let response = try await HTTPClient.shared.execute(request, timeout: .seconds(60))
        let answer = Array(buffer: try await response.body.collect(upTo: 64 << 20))
        guard (200..<300).contains(response.status.code) else {
            throw BenchmarkError(
                "\(method) \(url): \(response.status) \(String(decoding: answer.prefix(300), as: UTF8.self))"
            )
        }
        return answer
    }

    private static func inParallel(_ count: Int, _ work: @escaping @Sendable (Int) async throws -> Void) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for lane in 0..<width {
                group.addTask {
                    for number in stride(from: lane, to: count, by: width) { try await work(number) }
                }
            }
            try await group.waitForAll()
        }
    }
}
