import EventData
import Kubernetes
import Logging
import LoopbackServers
import Operator
import Synchronization

enum Fixture {
    static let silent = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
    static let sensors = ResourcePath(apiVersion: "argoproj.io/v1alpha1", plural: "sensors", namespace: nil)

    static func sensor(_ name: String, version: String, generation: Int = 1) -> JSON {
        [
            "metadata": [
                "name": .string(name), "namespace": "ci", "uid": .string("uid-\(name)"),
                "resourceVersion": .string(version), "generation": .number(JSONNumber(generation)),
            ], "spec": [:],
        ]
    }

    static func list(_ version: String, _ items: JSON..., next: String = "") -> String {
        let list: JSON = [
            "kind": "SensorList", "apiVersion": "argoproj.io/v1alpha1",
            "metadata": ["resourceVersion": .string(version), "continue": .string(next)], "items": .array(items),
        ]
        return list.text
    }

    static func line(_ type: String, _ object: JSON) -> String {
        let event: JSON = ["type": .string(type), "object": object]
        return event.text + "\n"
    }

    static let expired = line("ERROR", ["kind": "Status", "code": 410, "reason": "Expired", "message": "too old"])

    /// The head of an answer, and then nothing.
    private static let quietWatch = Step.send(
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
    )

    /// Answers requests in turn, each with what the script says for it; when there are no more, watches that say nothing.
    static func serving(
        _ steps: [Step],
        _ body: @escaping @Sendable (KubernetesClient, ScriptedServer) async throws -> Void
    ) async throws {
        let left = Mutex(steps)
        let script: ScriptedServer.Script = { _, _ in
            left.withLock { [$0.isEmpty ? quietWatch : $0.removeFirst()] }
        }
        try await ScriptedServer.serving(script: script) { server in
            let client = KubernetesClient(ClusterConfiguration(server: server.url), logger: silent)
            do { try await body(client, server) } catch {
                try await client.shutDown()
                throw error
            }
            try await client.shutDown()
        }
    }

    struct Overdue: Error { let what: String }

    static func eventually(_ what: String, _ isTrue: () async -> Bool) async throws {
        let end = ContinuousClock.now + .seconds(60)
        while await !isTrue() {
            guard ContinuousClock.now < end else { throw Overdue(what: what) }
            try await Task.sleep(for: .milliseconds(2))
        }
    }
}
