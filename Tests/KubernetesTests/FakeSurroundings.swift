import EventData
import Kubernetes
import Logging
import Synchronization
import Testing

/// Time that passes only when somebody waits.
final class FakeTime: Sendable {
    private let state = Mutex<(elapsed: Duration, waits: [Duration])>((.zero, []))
    static let start = Timestamp(seconds: 1_800_000_000)

    /// What was waited for, in order.
    var waits: [Duration] { state.withLock { $0.waits } }

    func pass(_ time: Duration) { state.withLock { $0.elapsed += time } }

    /// Chance takes nothing away from a wait.
    var surroundings: Surroundings {
        Surroundings(
            now: { self.state.withLock { Self.start + $0.elapsed } },
            uptime: { self.state.withLock { $0.elapsed } },
            sleep: { wait in
                self.state.withLock {
                    $0.elapsed += wait
                    $0.waits.append(wait)
                }
            },
            random: { 0 }
        )
    }
}

/// A client that is closed when `body` ends.
func withClient<Result>(
    _ configuration: ClusterConfiguration,
    time: FakeTime = FakeTime(),
    limits: CallLimits = CallLimits(),
    reading read: @escaping FileReader = readFile,
    _ body: (KubernetesClient) async throws -> Result
) async throws -> Result {
    let client = KubernetesClient(
        configuration,
        logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() },
        surroundings: time.surroundings,
        limits: limits,
        reading: read
    )
    do {
        let result = try await body(client)
        try await client.shutDown()
        return result
    } catch {
        try await client.shutDown()
        throw error
    }
}

/// The error that `body` throws; nil when it throws none.
func failure<Result>(of body: () async throws -> Result) async -> KubernetesError? {
    do {
        _ = try await body()
        return nil
    } catch {
        guard let error = error as? KubernetesError else {
            Issue.record(error)
            return nil
        }
        return error
    }
}

extension ResourcePath {
    static let config = ResourcePath(apiVersion: "v1", plural: "configmaps", namespace: "ci", name: "a b")
    static let configs = ResourcePath(apiVersion: "v1", plural: "configmaps", namespace: "ci")
    static let workflows = ResourcePath(apiVersion: "argoproj.io/v1alpha1", plural: "workflows", namespace: "ci")
}

/// A Status object as the API sends it.
func status(_ code: Int, _ reason: String, _ message: String) -> String {
    #"{"kind":"Status","apiVersion":"v1","status":"Failure","message":"\#(message)","#
        + #""reason":"\#(reason)","code":\#(code)}"#
}
