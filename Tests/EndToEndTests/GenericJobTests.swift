import BuiltGateway
import EventData
import Foundation
import LoopbackServers
import Synchronization
import Testing

/// From a user's gRPC server to Workflows, with the built binary, over kill -9.
@Suite(.timeLimit(.minutes(3))) struct GenericJobTests {
    private static let careful = 12
    private static let burst = 2_000

    @Test func `what is stored starts its job once over kill -9, and only what was under way can be lost`() async throws
    {
        let numbers = Numbers()
        try await EventingServer.run(token: "t0ken") { call in
            let caller = numbers.greet()
            while true {
                let number = try await numbers.take(for: caller)
                try await call.send(#"{"id": "\#(number)"}"#)
            }
        } body: { port in
            let gateway = try GatewayProcess(manifests: ["stream.yaml": Self.source(port) + Self.sensor])
            try gateway.launch()
            try await eventually("the cluster takes the Secret", within: GatewayProcess.startLimit) {
                try gateway.kubectl("create", "secret", "generic", "stream", "--from-literal=token=t0ken").status == 0
            }
            try await gateway.becomeReady()
            // One at a time: each is durable before the next is sent, so that none can be lost.
            for number in 0..<Self.careful {
                numbers.offer(1)
                try await eventually("job \(number) is started") {
                    try await gateway.workflows().count == number + 1
                }
                guard number == Self.careful / 2 else { continue }
                Foundation.kill(gateway.processIdentifier, SIGKILL)
                _ = gateway.waitForExit()
                try await gateway.start()
            }
            numbers.offer(Self.burst)
            try await eventually("the burst is coming in", within: .seconds(30)) {
                try await gateway.workflows().count > Self.careful
            }
            Foundation.kill(gateway.processIdentifier, SIGKILL)
            _ = gateway.waitForExit()
            try await gateway.start()
            numbers.offer(1)
            let last = "\(Self.careful + Self.burst)"
            try await eventually("everything is sent, and all that is stored has its job", within: .seconds(90)) {
                let pending = try await get("\(gateway.admin)/api/invocations?state=pending&limit=1").json.array ?? []
                let jobs = try await gateway.workflows().compactMap { $0.workflowArguments["id"] }
                return pending.isEmpty && jobs.contains(last)
            }
            try await Self.compare(gateway)
        }
    }

    private static func compare(_ gateway: GatewayProcess) async throws {
        let jobs = try await gateway.workflows().compactMap { $0.workflowArguments["id"].flatMap { Int($0) } }
        #expect(Set(jobs).count == jobs.count, "an event fired twice")
        let lost = Set(0...careful + burst).subtracting(jobs).sorted()
        if let first = lost.first, let last = lost.last {
            #expect(first >= careful, "one that was durable is gone")
            #expect(last - first + 1 == lost.count, "what was under way lies together: \(lost)")
        }
        print("bench generic: \(jobs.count) jobs, \(lost.count) messages were under way at kill -9")
        let described = try Binary.run(["describe", "es", "stream", "--admin", gateway.admin])
        #expect(described.output.contains(#/\nStatus: +ok\n/#))
        #expect(!described.output.contains("t0ken"))
        let metrics = try await get("\(gateway.admin)/metrics").body
        #expect(metrics.contains("signalbox_generic_source_stream_ends_total{"))
    }

    private static func source(_ port: Int) -> String {
        """
        apiVersion: argoproj.io/v1alpha1
        kind: EventSource
        metadata:
          name: stream
        spec:
          generic:
            numbers:
              url: "127.0.0.1:\(port)"
              config: all
              insecure: true
              jsonBody: true
              authSecret: {name: stream, key: token}
              connectionBackoff: {duration: 200ms}
        ---

        """
    }

    private static let sensor = """
        apiVersion: argoproj.io/v1alpha1
        kind: Sensor
        metadata:
          name: numbers
        spec:
          dependencies:
            - {name: number, eventSourceName: stream, eventName: numbers}
          triggers:
            - template:
                name: job
                argoWorkflow:
                  operation: submit
                  source:
                    resource:
                      apiVersion: argoproj.io/v1alpha1
                      kind: Workflow
                      metadata: {generateName: job-}
                      spec:
                        entrypoint: main
                        arguments: {parameters: [{name: id, value: none}]}
                        templates: [{name: main, suspend: {}}]
                  parameters:
                    - src: {dependencyName: number, dataKey: body.id}
                      dest: spec.arguments.parameters.0.value

        """
}

/// Numbers that the server may send, each once, to whoever called last: the others are dead.
private final class Numbers: Sendable {
    private let state = Mutex((next: 0, offered: 0, callers: 0))

    func greet() -> Int {
        state.withLock { state in
            state.callers += 1
            return state.callers
        }
    }

    func offer(_ count: Int) { state.withLock { $0.offered += count } }

    func take(for caller: Int) async throws -> Int {
        while true {
            try Task.checkCancellation()
            let number = try state.withLock { state -> Int? in
                guard caller == state.callers else { throw CancellationError() }
                guard state.next < state.offered else { return nil }
                state.next += 1
                return state.next - 1
            }
            if let number { return number }
            try await Task.sleep(for: .milliseconds(5))
        }
    }
}
