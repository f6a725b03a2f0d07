import EventSources
import LoopbackServers
import Manifests
import Synchronization

/// A source of kind `generic`, run against servers of the test.
enum GenericWorld {
    static func manifest(port: Int, host: String = "127.0.0.1", _ more: String = "insecure: true") -> String {
        """
        url: "\(host):\(port)"
        config: '{"topic": "boilers"}'
        jsonBody: true
        \(more)
        """
    }

    /// Runs the source while `body` runs, then cancels it and waits for its end.
    static func run(_ runtime: FakeRuntime, _ yaml: String, body: () async throws -> Void) async throws {
        try await run(runtime, faultless(GenericSource.self, yaml), body: body)
    }

    /// The same for a source whose manifest may have had warnings.
    static func run(_ runtime: FakeRuntime, _ source: GenericSource, body: () async throws -> Void) async throws {
        let name = ManifestName(namespace: "argo", name: "stream")
        let context = SourceContext(source: name, eventName: "boiler", runtime: runtime, routes: HTTPRoutes())
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

    /// Waits until the source says this of itself; time passes meanwhile.
    static func untilStatus(
        _ runtime: FakeRuntime,
        _ what: String,
        is wanted: @escaping @Sendable (String?) -> Bool
    ) async throws {
        try await eventually("\(what), but: \(runtime.status?.problem ?? "no problem")") {
            runtime.tick(1)
            guard let status = runtime.status else { return false }
            return wanted(status.problem)
        }
    }
}

/// How much has happened.
final class Tally: Sendable {
    private let state = Mutex(0)

    var count: Int { state.withLock { $0 } }

    func add() { state.withLock { $0 += 1 } }

    /// Waits until nothing has happened for a quarter of a second.
    func untilStill() async throws {
        var seen = -1
        while seen != count {
            seen = count
            try await Task.sleep(for: .milliseconds(250))
        }
    }
}

/// Calls as they came.
final class Calls: Sendable {
    private let calls = Mutex<[EventingServer.Call]>([])

    var all: [EventingServer.Call] { calls.withLock { $0 } }

    /// - Returns: which call this is, from 1 on.
    @discardableResult
    func append(_ call: EventingServer.Call) -> Int {
        calls.withLock { calls in
            calls.append(call)
            return calls.count
        }
    }
}
