import BuiltGateway
import EventData
import Foundation
import MockKafka
import Support
import Synchronization
import Testing

/// Several gateways on one bus in Kafka, killed again and again: nothing is lost, nothing doubled, every join completes.
@Suite struct KafkaBusTests {
    private static let gateways = 3
    private static let sensors = 6
    private static let pairs = 400
    private static let kills = 3

    @Test func `gateways that are killed lose no side of a join and fire nothing twice`() async throws {
        let kafka = try KafkaUnderTest()
        let topic = "bus-\(UUID().uuidString.lowercased())"
        for (name, count) in [(topic, 12), ("\(topic)-shards", 12), ("\(topic)-notes", 1)] {
            try kafka.mock?.createTopic(name, partitions: count)
        }
        let cluster = try GatewayProcess(manifests: [:])
        try await cluster.start()
        let replicas = try await Self.replicas(on: kafka.bootstrap, topic, cluster)
        let work = Work()
        try await withThrowingTaskGroup { group in
            for sender in 0..<4 {
                group.addTask {
                    while let pair = work.next() {
                        try await Self.send(pair, from: sender, replicas)
                    }
                }
            }
            group.addTask { try await Self.kill(replicas, until: { work.isDone }) }
            for _ in 0..<4 { try await group.next() }
            work.end()
            try await group.waitForAll()
        }
        try await eventually("all joins complete", within: .seconds(90)) {
            try await cluster.workflows(namespace: "ci").count >= Self.pairs
        }
        let made = try await cluster.workflows(namespace: "ci").map(\.workflowArguments)
        let wanted = Set((0..<Self.pairs).map { ["a": "\($0)", "b": "\($0)"] })
        #expect(
            Set(made) == wanted,
            "lost: \(wanted.subtracting(made)), of other pairs: \(Set(made).subtracting(wanted))"
        )
        #expect(made.count == Self.pairs)
    }

    /// The pairs that are not sent yet.
    private final class Work: Sendable {
        private let left = Mutex(Array(0..<pairs))
        private let done = Mutex(false)

        func next() -> Int? { left.withLock { $0.popLast() } }

        func end() { done.withLock { $0 = true } }

        var isDone: Bool { done.withLock { $0 } }
    }

    /// A running gateway of the group, which may be killed and started.
    private final class Replica: Sendable {
        // The process is only used by the task that kills, after it was started.
        nonisolated(unsafe) let process: GatewayProcess
        let webhook: String
        let options: [String]

        init(_ process: GatewayProcess, options: [String]) {
            self.process = process
            self.options = options
            webhook = process.webhook
        }
    }

    private static func replicas(
        on brokers: String,
        _ topic: String,
        _ cluster: GatewayProcess
    ) async throws -> [Replica] {
        #expect(try cluster.kubectl("create", "namespace", "ci").status == 0)
        let kubeconfig = cluster.directory.appending(path: "kubeconfig")
        try ClusterTests.kubeconfig(server: cluster.cluster).write(to: kubeconfig, atomically: true, encoding: .utf8)
        var replicas: [Replica] = []
        for _ in 0..<gateways {
            let process = try GatewayProcess(manifests: ["joins.yaml": manifests])
            let options = [
                "--cluster", "kubeconfig", "--kubeconfig", kubeconfig.path,
                "--bus", "kafka=\(brokers)", "--bus-topic", topic,
            ]
            try await process.start(options)
            replicas.append(Replica(process, options: options))
        }
        return replicas
    }

    /// Kills one after the other, each as soon as the one before is back.
    private static func kill(_ replicas: [Replica], until isDone: () -> Bool) async throws {
        for round in 0..<kills {
            try await Task.sleep(for: .seconds(2))
            if isDone() && round > 0 { return }
            let replica = replicas[round % replicas.count]
            #expect(replica.process.kill() == SIGKILL)
            try await replica.process.start(replica.options)
        }
    }

    /// Both sides, each until somebody has acknowledged it; its id stays the same.
    private static func send(_ pair: Int, from sender: Int, _ replicas: [Replica]) async throws {
        for side in ["a", "b"] {
            // So that there is traffic while gateways die.
            try await Task.sleep(for: .milliseconds(20))
            var attempt = sender
            while true {
                let webhook = replicas[attempt % replicas.count].webhook
                attempt += 1
                do {
                    let answer = try await post(
                        "\(webhook)/\(side)\(pair % sensors)",
                        #"{"n":"\#(pair)"}"#,
                        headers: ["Idempotency-Key": "\(side)-\(pair)"],
                        client: .impatient
                    )
                    if answer.status == 200 { break }
                } catch {
                    // It is down at the moment; another one takes it.
                }
                try await Task.sleep(for: .milliseconds(20))
            }
        }
    }

    private static let manifests: String = {
        let names = (0..<sensors).flatMap { ["a\($0)", "b\($0)"] }
        let endpoints = names.map { "    \($0): {port: \"WEBHOOK_PORT\", endpoint: /\($0), method: POST}" }
        let source = """
            apiVersion: argoproj.io/v1alpha1
            kind: EventSource
            metadata: {name: hook}
            spec:
              webhook:
            \(endpoints.joined(separator: "\n"))
            """
        return ([source] + (0..<sensors).map(sensor)).joined(separator: "\n---\n")
    }()

    private static func sensor(_ number: Int) -> String {
        """
        apiVersion: argoproj.io/v1alpha1
        kind: Sensor
        metadata: {name: join-\(number)}
        spec:
          dependencies:
            - {name: a, eventSourceName: hook, eventName: a\(number)}
            - {name: b, eventSourceName: hook, eventName: b\(number)}
          triggers:
            - template:
                name: run
                conditions: a && b
                argoWorkflow:
                  operation: submit
                  source:
                    resource:
                      apiVersion: argoproj.io/v1alpha1
                      kind: Workflow
                      metadata: {generateName: pair-}
                      spec:
                        entrypoint: main
                        arguments: {parameters: [{name: a, value: x}, {name: b, value: x}]}
                        templates: [{name: main, suspend: {}}]
                  parameters:
                    - {src: {dependencyName: a, dataKey: body.n}, dest: spec.arguments.parameters.0.value}
                    - {src: {dependencyName: b, dataKey: body.n}, dest: spec.arguments.parameters.1.value}
              join:
                key: {a: "{{ .Input.body.n }}", b: "{{ .Input.body.n }}"}
        """
    }
}
