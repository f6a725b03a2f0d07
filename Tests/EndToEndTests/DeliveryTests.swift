import BuiltGateway
import EventData
import Foundation
import Testing

/// How invocations are delivered, with the built binary, its local cluster and real `kubectl`.
@Suite struct DeliveryTests {
    @Test func `a failing trigger is taken over, a policy waits for its label, and the second of two waits`()
        async throws
    {
        let gateway = try GatewayProcess(manifests: ["delivery.yaml": Self.manifests])
        try await gateway.start()
        #expect(try await post("\(gateway.webhook)/fail", #"{"id":"f"}"#).status == 200)
        #expect(try await post("\(gateway.webhook)/label", #"{"id":"l"}"#).status == 200)

        // dlqTrigger: two attempts at a port where nobody listens, then the Workflow of the other trigger.
        try await eventually("taken over") { try await gateway.workflows(of: "late").count == 1 }
        #expect(try await gateway.workflows(of: "late").map(\.workflowArguments) == [["id": "f"]])
        let dead = try await gateway.invocations("state=dead")
        #expect(dead.map { $0["trigger"]?.string } == ["unreachable"])
        #expect(dead.map { $0["attempts"]?.integer } == [2])

        // policy.k8s.labels: not done until somebody sets the label.
        try await eventually("made") { try await gateway.workflows(of: "labelled").count == 1 }
        let waiting = try await gateway.invocations("state=pending&sensor=label")
        #expect(waiting.map { $0["waitsFor"]?.string } == ["labels"])
        let name = try #require(try await gateway.workflows(of: "labelled").first?.name)
        #expect(try gateway.kubectl("label", "workflow", name, "checked=yes").status == 0)
        try await eventually("labelled") { try await gateway.invocations("state=succeeded&sensor=label").count == 1 }
        #expect(try await gateway.workflows(of: "labelled").count == 1)

        // Dead letters: refused without a selection, retried by sensor, put aside with a reason.
        let admin = ["--admin", gateway.admin]
        #expect(try Binary.run(["invocations", "retry"] + admin).errors.contains("--all"))
        let id = try #require(dead.first?["id"]?.string)
        let retried = try Binary.run(["invocations", "retry", "--sensor", "fail", "--trigger", "unreachable"] + admin)
        #expect(retried.output == "1 dead letter is due now\n", "\(retried.errors)")
        try await eventually("dead again") { try await gateway.invocations("state=dead").count == 1 }
        let dropped = try Binary.run(["invocations", "drop", id, "--reason", "nobody listens"] + admin)
        #expect(dropped.output == "invocation \(id) is dropped\n", "\(dropped.errors)")
        let refused = try Binary.run(["invocations", "retry", id] + admin)
        #expect(refused.status == 1)
        #expect(refused.errors.contains("was dropped (dropped: nobody listens)"), "\(refused.errors)")
        let list = try Binary.run(["invocations", "list", "--state", "dropped"] + admin)
        #expect(list.output.contains("nobody listens"))
        #expect(try await gateway.workflows(of: "late").count == 1, "taken over once")
    }

    @Test func `one rollout at a time: the next starts when the Workflow before it has ended`() async throws {
        let gateway = try GatewayProcess(manifests: ["delivery.yaml": Self.manifests])
        try await gateway.start()
        for id in ["1", "2"] {
            #expect(try await post("\(gateway.webhook)/one", #"{"id":"\#(id)"}"#).status == 200)
        }
        try await eventually("one runs, one waits") {
            let waits = try await gateway.invocations("state=pending").map { $0["waitsFor"]?.string }
            return try await gateway.workflows(of: "one").count == 1 && waits == ["concurrency"]
        }
        let list = try Binary.run(["invocations", "list", "--state", "pending", "-o", "wide", "--admin", gateway.admin])
        #expect(list.output.contains("waits, concurrency: 1 under way, limit 1"), "\(list.output)")
        #expect(!list.output.contains("2262"), "\(list.output)")
        let status = try Binary.run(["status", "--admin", gateway.admin])
        #expect(status.output.contains("concurrency"), "\(status.output)")

        gateway.kill()
        try await gateway.start()
        #expect(try await gateway.workflows(of: "one").map(\.workflowArguments) == [["id": "1"]])
        let name = try #require(try await gateway.workflows(of: "one").first?.name)
        let patch = #"{"status":{"phase":"Succeeded"}}"#
        #expect(try gateway.kubectl("patch", "workflow", name, "--type", "merge", "-p", patch).status == 0)
        try await eventually("the second runs") { try await gateway.workflows(of: "one").count == 2 }
    }

    @Test func `a rate limit, a debounce and a join that expires go on after kill -9`() async throws {
        let gateway = try GatewayProcess(manifests: ["delivery.yaml": Self.manifests])
        try await gateway.start()
        let count = 60
        for id in 0..<count {
            #expect(try await post("\(gateway.webhook)/rate", #"{"id":"\#(id)"}"#).status == 200)
        }
        for id in ["a", "b"] {
            #expect(try await post("\(gateway.webhook)/quiet", #"{"id":"\#(id)"}"#).status == 200)
        }
        #expect(try await post("\(gateway.webhook)/left", #"{"id":"half"}"#).status == 200)
        try await eventually("some have started") {
            try await gateway.invocations("state=succeeded&sensor=rate").count > 3
        }
        gateway.kill()
        try await gateway.start()
        try await eventually("all have started", within: .seconds(60)) {
            try await gateway.invocations("state=succeeded&sensor=rate&limit=100").count == count
        }
        try await eventually("quiet") { try await gateway.workflows(of: "quiet").count == 1 }
        #expect(try await gateway.workflows(of: "quiet").map(\.workflowArguments) == [["id": "b"]])
        try await eventually("expired") { try await gateway.workflows(of: "both").count == 1 }
        #expect(try await gateway.workflows(of: "both").map(\.workflowArguments) == [["id": "half"]])
        try await Self.checkSpacing(gateway)
    }

    /// 20 a second: no twelve starts within less than 50 ms, no thirteen within less than 100 ms, and so on.
    private static func checkSpacing(_ gateway: GatewayProcess) async throws {
        var starts: [Timestamp] = []
        for invocation in try await gateway.invocations("sensor=rate&limit=100") {
            let shown = try await get("\(gateway.admin)/api/invocations/\(invocation["id"]?.string ?? "")").json
            for attempt in shown["attemptList"]?.array ?? [] {
                starts.append(try #require(attempt["startedAt"]?.string.flatMap { Timestamp(rfc3339: $0) }))
            }
        }
        starts.sort()
        #expect(starts.count == 60)
        for first in starts.indices {
            for last in starts.indices.suffix(from: first) where last - first >= 11 {
                // A start is a moment after its permit.
                let least = Duration.milliseconds(50) * (last - first - 10) - .milliseconds(400)
                #expect(starts[last] - starts[first] >= least)
            }
        }
    }

    private static let manifests = """
        apiVersion: argoproj.io/v1alpha1
        kind: EventSource
        metadata: {name: in}
        spec:
          webhook:
            fail: {port: "WEBHOOK_PORT", endpoint: /fail, method: POST}
            label: {port: "WEBHOOK_PORT", endpoint: /label, method: POST}
            one: {port: "WEBHOOK_PORT", endpoint: /one, method: POST}
            rate: {port: "WEBHOOK_PORT", endpoint: /rate, method: POST}
            quiet: {port: "WEBHOOK_PORT", endpoint: /quiet, method: POST}
            left: {port: "WEBHOOK_PORT", endpoint: /left, method: POST}
            right: {port: "WEBHOOK_PORT", endpoint: /right, method: POST}
        """
        + sensor(
            "fail",
            trigger: """
                - template: {name: unreachable, http: {url: "http://127.0.0.1:9/", method: POST}}
                  retryStrategy: {steps: 2, duration: 10ms}
                  atLeastOnce: true
                  dlqTrigger:
                    atLeastOnce: true
                    template: \(workflow("late", of: "fail"))
                """
        )
        + sensor(
            "label",
            trigger: """
                - template: \(workflow("labelled", of: "label"))
                  policy:
                    k8s:
                      labels: {checked: "yes"}
                      backoff: {steps: 600, duration: 100ms, factor: 1, jitter: 0}
                      errorOnBackoffTimeout: true
                """
        )
        + sensor("one", trigger: "- {template: \(workflow("one", of: "one")), concurrency: {limit: 1}}")
        + sensor("rate", trigger: "- {template: {name: rate, log: {}}, rateLimit: {requestsPerUnit: 20}}")
        + sensor("quiet", trigger: "- {template: \(workflow("quiet", of: "quiet")), debounce: {window: 3s}}")
        + sensor(
            "both",
            of: ["left", "right"],
            trigger: """
                - template: \(workflow("both", of: "left", when: "left && right"))
                  join: {within: 3s, onExpire: fire}
                """
        )

    private static func sensor(_ name: String, of events: [String]? = nil, trigger: String) -> String {
        let dependencies = (events ?? [name]).map { "{name: \($0), eventSourceName: in, eventName: \($0)}" }
        let indented = trigger.split(separator: "\n").map { "    \($0)" }.joined(separator: "\n")
        return """

            ---
            apiVersion: argoproj.io/v1alpha1
            kind: Sensor
            metadata: {name: \(name)}
            spec:
              dependencies: [\(dependencies.joined(separator: ", "))]
              triggers:
            \(indented)
            """
    }

    /// A Workflow `NAME-…` with the event's id as its argument, as a template on one line.
    private static func workflow(_ name: String, of dependency: String, when condition: String? = nil) -> String {
        let conditions = condition.map { "conditions: \"\($0)\", " } ?? ""
        return """
            {name: \(name), \(conditions)argoWorkflow: {operation: submit, source: {resource: {\
            apiVersion: argoproj.io/v1alpha1, kind: Workflow, metadata: {generateName: \(name)-}, spec: {\
            entrypoint: main, arguments: {parameters: [{name: id, value: none}]}, \
            templates: [{name: main, suspend: {}}]}}}, \
            parameters: [{src: {dependencyName: \(dependency), dataKey: body.id}, dest: spec.arguments.parameters.0.value}]}}
            """
    }
}

extension GatewayProcess {
    fileprivate func invocations(_ query: String) async throws -> [JSON] {
        try await get("\(admin)/api/invocations?\(query)").json.array ?? []
    }

    fileprivate func workflows(of name: String) async throws -> [JSON] {
        try await workflows().filter { $0.name.hasPrefix(name + "-") }
    }
}
