import BuiltGateway
import EventData
import Foundation
import Support
import Synchronization
import Testing

/// `kill -9` at any moment: nothing acknowledged is lost, nothing fires twice (promises G1 to G3).
@Suite struct CrashTests {
    static let kills = 22
    static let senders = 4

    @Test func `killing the binary under load loses nothing and doubles nothing`() async throws {
        let gateway = try GatewayProcess(manifests: ["load.yaml": Self.manifests])
        let acknowledged = Acknowledged()
        var generator = SeededGenerator(seed: 20_261_121)
        for round in 0..<Self.kills {
            try await gateway.start()
            let moment = Duration.milliseconds(Int.random(in: 40...500, using: &generator))
            let (webhook, process) = (gateway.webhook, gateway.processIdentifier)
            await withTaskGroup { group in
                for sender in 0..<Self.senders {
                    group.addTask { await Self.send(from: "\(round)-\(sender)", to: webhook, acknowledged) }
                }
                group.addTask {
                    do { try await Task.sleep(for: moment) } catch { return }
                    Foundation.kill(process, SIGKILL)
                }
            }
            #expect(gateway.waitForExit() == SIGKILL)
        }
        try await gateway.start()
        let wanted = acknowledged.ids
        #expect(wanted.count > Self.kills, "hardly anything was acknowledged: \(wanted.count)")
        try await eventually("all submitted", within: .seconds(120)) {
            let pending = try await get("\(gateway.admin)/api/invocations?state=pending&limit=1").json.array ?? []
            guard pending.isEmpty else { return false }
            return wanted.isSubset(of: Set(try await gateway.workflows().map { $0.workflowArguments["id"] ?? "" }))
        }
        let submitted = try await gateway.workflows().map { $0.workflowArguments["id"] ?? "" }
        #expect(Set(submitted).count == submitted.count, "an event fired twice")
        let dead = try await get("\(gateway.admin)/api/invocations?state=dead").json.array ?? []
        #expect(dead.isEmpty)
        print(
            "bench crash: \(Self.kills) kills, \(wanted.count) acknowledged, \(submitted.count) submitted, 0 lost, 0 doubled"
        )
    }

    /// Posts until the gateway is gone, and remembers what was acknowledged.
    private static func send(from sender: String, to webhook: String, _ acknowledged: Acknowledged) async {
        for number in 0..<100_000 {
            let id = "\(sender)-\(number)"
            do {
                let answer = try await post(
                    "\(webhook)/load",
                    #"{"id":"\#(id)"}"#,
                    headers: ["Idempotency-Key": id],
                    client: .impatient
                )
                if answer.status == 200 { acknowledged.insert(id) }
            } catch {
                return
            }
        }
    }

    private static let manifests = """
        apiVersion: argoproj.io/v1alpha1
        kind: EventSource
        metadata: {name: load}
        spec:
          webhook:
            load: {port: "WEBHOOK_PORT", endpoint: /load, method: POST}
        ---
        apiVersion: argoproj.io/v1alpha1
        kind: Sensor
        metadata: {name: load}
        spec:
          dependencies: [{name: load, eventSourceName: load, eventName: load}]
          triggers:
            - template:
                name: submit
                argoWorkflow:
                  operation: submit
                  source:
                    resource:
                      apiVersion: argoproj.io/v1alpha1
                      kind: Workflow
                      metadata: {generateName: load-}
                      spec:
                        entrypoint: main
                        arguments: {parameters: [{name: id, value: none}]}
                        templates: [{name: main, suspend: {}}]
                  parameters:
                    - src: {dependencyName: load, dataKey: body.id}
                      dest: spec.arguments.parameters.0.value
        """
}

/// What the gateway answered with 200.
final class Acknowledged: Sendable {
    private let stored = Mutex<Set<String>>([])

    var ids: Set<String> { stored.withLock { $0 } }

    func insert(_ id: String) { stored.withLock { _ = $0.insert(id) } }
}
