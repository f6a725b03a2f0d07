import AsyncHTTPClient
import EventData
import Foundation
import NIOCore
import NIOHTTP1
import Synchronization

/// Workflows that really run: how soon the first step does, and what it costs to schedule very many.
enum WorkflowWorkloads {
    private static let workflows =
        "http://127.0.0.1:\(RunningGateway.clusterPort)/apis/argoproj.io/v1alpha1/namespaces/default/workflows"
    /// Requests under way at a time.
    private static let width = 16

    static func run(smoke: Bool) async throws {
        try await starts(smoke ? 10 : 400, perSecond: 20)
        try await queue(smoke ? 20 : 1_000, places: smoke ? 4 : 50, seconds: smoke ? 0.1 : 1)
    }

    // MARK: The first step

    /// From the POST until a watch shows that a step runs, at a steady rate whatever the answers are.
    private static func starts(_ count: Int, perSecond rate: Int) async throws {
        let times = try await running(places: 50) { _ in
            try await watched(count, seconds: 0.2) { body in
                let start = ContinuousClock.now
                try await withThrowingTaskGroup(of: Void.self) { group in
                    for number in 0..<count {
                        try await Task.sleep(until: start + .seconds(1) * number / rate, clock: .continuous)
                        group.addTask { try await body(number) }
                    }
                    try await group.waitForAll()
                }
            }
        }
        let delays = times.delays { $0.running }
        print(
            """
            bench workflows POST to first step running, \(rate)/s offered: p50 \(rounded(delays.median / 1_000)) ms \
            (bar: 30 ms), p99 \(rounded(delays.percentile(99) / 1_000)) ms (bar: 100 ms)
            """
        )
    }

    // MARK: Many

    /// Workflows of one step that sleeps, all submitted as fast as they are taken.
    ///
    /// The overhead of a step is what the whole takes longer than the sleeps alone would, shared among the steps: (seconds from
    /// the first POST to the last end - steps x seconds of sleep / places) / steps.
    private static func queue(_ count: Int, places: Int, seconds: Double) async throws {
        try await running(places: places) { gateway in
            let most = Shared(0)
            let memory = gateway.memory
            let watcher = Task {
                while !Task.isCancelled {
                    let bytes = try memory()
                    most.value.withLock { $0 = max($0, bytes) }
                    try await Task.sleep(for: .milliseconds(100))
                }
            }
            defer { watcher.cancel() }
            let times = try await watched(count, seconds: seconds) { body in
                try await withThrowingTaskGroup(of: Void.self) { group in
                    for lane in 0..<width {
                        group.addTask {
                            for number in stride(from: lane, to: count, by: width) { try await body(number) }
                        }
                    }
                    try await group.waitForAll()
                }
            }
            let whole = times.whole.microseconds / 1_000_000
            let ideal = Double(count) * seconds / Double(places)
            let processor = try gateway.processorTime().microseconds / 1_000
            print(
                """
                bench workflows \(count) queued, each a step that sleeps \(seconds) s, \(places) at a time: \(rounded(whole)) s \
                (the sleeps alone: \(rounded(ideal)) s), so an overhead of \
                \(rounded((whole - ideal) * 1_000 / Double(count))) ms per step (bar: 10 ms), \
                \(rounded(processor / Double(count))) ms of the gateway's own processor time; \
                at most \(most.value.withLock { $0 } >> 20) MB (bar: 200 MB)
                """
            )
        }
    }

    // MARK: The gateway and its watch

    private static func running<Result: Sendable>(
        places: Int,
        _ body: (RunningGateway) async throws -> Result
    ) async throws -> Result {
        let directory = FileManager.default.temporaryDirectory.appending(path: "bench-\(UUID().uuidString)")
        let empty = directory.appending(path: "manifests")
        try FileManager.default.createDirectory(at: empty, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: directory) }
        let gateway = try await RunningGateway([
            "run", empty.path, "--data", directory.appending(path: "data").path,
            "--cluster-port", String(RunningGateway.clusterPort), "--runner-parallelism", String(places),
        ])
        defer { gateway.stop() }
        return try await body(gateway)
    }

    /// Submits `count` Workflows as `offer` says, and follows them until each has ended.
    private static func watched(
        _ count: Int,
        seconds: Double,
        _ offer: @escaping @Sendable (@escaping @Sendable (Int) async throws -> Void) async throws -> Void
    ) async throws -> Times {
        let times = Times(count)
        try await withThrowingTaskGroup(of: Void.self) { group in
            let (watching, begun) = AsyncStream.makeStream(of: Void.self)
            group.addTask { try await watch(times) { begun.finish() } }
            for await _ in watching {}
            try await offer { number in
                times.note(number, \.sent)
                try await submit(number, seconds: seconds)
            }
            try await group.waitForAll()
        }
        return times
    }

    private static func submit(_ number: Int, seconds: Double) async throws {
        let command: JSON = ["sleep", .string("\(seconds)")]
        let workflow: JSON = [
            "apiVersion": "argoproj.io/v1alpha1", "kind": "Workflow", "metadata": ["name": .string("bench-\(number)")],
            "spec": [
                "entrypoint": "main",
                "templates": [["name": "main", "container": ["image": "busybox", "command": command]]],
            ],
        ]
        var request = HTTPClientRequest(url: workflows)
        request.method = .POST
        request.headers.add(name: "content-type", value: "application/json")
        request.body = .bytes(ByteBuffer(bytes: workflow.bytes))
        let response = try await HTTPClient.shared.execute(request, timeout: .seconds(60))
        guard response.status == .created else { throw BenchmarkError("POST of a workflow: \(response.status)") }
    }

    private static func watch(_ times: Times, _ begun: () -> Void) async throws {
        let request = HTTPClientRequest(url: workflows + "?watch=true")
        let response = try await HTTPClient.shared.execute(request, timeout: .seconds(600))
        begun()
        var rest: [UInt8] = []
        for try await part in response.body {
            rest.append(contentsOf: part.readableBytesView)
            while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
                try times.see(JSON(parsing: Array(rest[..<end])))
                rest.removeSubrange(...end)
            }
            if times.areWhole { return }
        }
        throw BenchmarkError("the watch of workflows ended")
    }
}

/// A number that several tasks share.
private final class Shared: Sendable {
    let value: Mutex<Int>

    init(_ value: Int) { self.value = Mutex(value) }
}

/// When each Workflow was sent, ran its step and ended.
private final class Times: Sendable {
    struct Moments {
        var sent: ContinuousClock.Instant?
        var running: ContinuousClock.Instant?
        var ended: ContinuousClock.Instant?
    }

    private let all: Mutex<[Moments]>

    init(_ count: Int) { all = Mutex(Array(repeating: Moments(), count: count)) }

    func note(_ number: Int, _ moment: any WritableKeyPath<Moments, ContinuousClock.Instant?> & Sendable) {
        let now = ContinuousClock.now
        all.withLock { if $0[number][keyPath: moment] == nil { $0[number][keyPath: moment] = now } }
    }

    /// Takes up an event of a watch.
    func see(_ event: JSON) throws {
        guard let object = event["object"], let name = object.at("metadata", "name")?.string,
            let number = Int(name.drop { $0 != "-" }.dropFirst())
        else { return }
        let nodes = object.at("status", "nodes")?.object?.members ?? []
        if nodes.contains(where: { $0.value["phase"]?.string != "Pending" }) { note(number, \.running) }
        switch object.at("status", "phase")?.string {
        case "Succeeded": note(number, \.ended)
        case "Failed", "Error":
            throw BenchmarkError("\(name) ended as \(object["status"]?.text ?? "")")
        default: break
        }
    }

    var areWhole: Bool { all.withLock { $0.allSatisfy { $0.ended != nil } } }

    /// From the first POST to the last end.
    var whole: Duration {
        all.withLock { all in
            guard let first = all.compactMap(\.sent).min(), let last = all.compactMap(\.ended).max() else {
                return .zero
            }
            return last - first
        }
    }

    /// Microseconds from each POST.
    func delays(to moment: (Moments) -> ContinuousClock.Instant?) -> [Double] {
        all.withLock { all in
            all.compactMap { times in
                guard let sent = times.sent, let end = moment(times) else { return nil }
                return (end - sent).microseconds
            }
        }
    }
}
