import BuiltGateway
import EventData
import Foundation
import MockKafka
import Testing

/// `signalbox replay` and `signalbox shadow`: what would happen if a sensor were another one.
@Suite struct ReplayTests {
    private static let hooks = """
        apiVersion: argoproj.io/v1alpha1
        kind: EventSource
        metadata: {name: hooks}
        spec: {webhook: {push: {port: "WEBHOOK_PORT", endpoint: /push, method: POST}}}
        """

    private static func sensor(ref: String = "main", word: String = "hello") -> String {
        """
        apiVersion: argoproj.io/v1alpha1
        kind: Sensor
        metadata: {name: ci}
        spec:
          dependencies:
            - name: push
              eventSourceName: hooks
              eventName: push
              filters: {data: [{path: body.ref, type: string, value: [\(ref)]}]}
          triggers:
            - template:
                name: build
                argoWorkflow:
                  operation: submit
                  source:
                    resource:
                      apiVersion: argoproj.io/v1alpha1
                      kind: Workflow
                      metadata: {generateName: ci-}
                      spec:
                        entrypoint: a
                        arguments: {parameters: [{name: word, value: \(word)}, {name: ref, value: x}]}
                        templates: [{name: a, container: {image: busybox, command: [echo]}}]
                  parameters:
                    - {src: {dependencyName: push, dataKey: body.ref}, dest: spec.arguments.parameters.1.value}
        """
    }

    /// The sensor was applied, so that it can be exchanged; three events have come, two of which fired.
    private func prepared() async throws -> GatewayProcess {
        let gateway = try GatewayProcess(manifests: ["hooks.yaml": Self.hooks])
        try await gateway.start()
        let applied = try run(["apply", "-f", "-", "--server", gateway.cluster], gateway, Self.sensor())
        #expect(applied.status == 0, "\(applied.errors)")
        for (id, ref) in [("one", "main"), ("two", "dev"), ("three", "main")] { try await push(id, ref, gateway) }
        try await workflows(2, gateway)
        return gateway
    }

    private func run(_ words: [String], _ gateway: GatewayProcess, _ input: String = "") throws -> Binary.Result {
        try Binary.run(words + ["--admin", gateway.admin], input: input)
    }

    private func push(_ id: String, _ ref: String, _ gateway: GatewayProcess) async throws {
        let trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"
        let headers = ["X-GitHub-Delivery": id, "traceparent": trace]
        #expect(try await post("\(gateway.webhook)/push", #"{"ref":"\#(ref)"}"#, headers: headers).status == 200)
    }

    private func workflows(_ count: Int, _ gateway: GatewayProcess) async throws {
        try await eventually("\(count) Workflows") { try await gateway.workflows().count == count }
    }

    @Test func `a replay says what a changed sensor would do, and submits nothing`()
        async throws
    {
        let gateway = try await prepared()
        let same = try run(["replay"], gateway)
        #expect(same.status == 0, "\(same.output)\(same.errors)")
        #expect(same.output.contains("3 selected: 2 would fire as it was, 0 would fire with another object, 0 "))

        let changed = try run(["replay", "-f", "-"], gateway, Self.sensor(ref: "dev", word: "bye"))
        #expect(changed.status == 1)
        #expect(
            changed.output.hasPrefix(
                """
                new      default/ci build: event two
                gone     default/ci build: event one
                gone     default/ci build: event three

                """
            ),
            "\(changed.output)"
        )
        let reworded = try run(["replay", "one", "-f", "-"], gateway, Self.sensor(word: "bye"))
        #expect(
            reworded.output.hasPrefix(
                """
                changed  default/ci build: event one
                    spec.arguments.parameters[0].value: "hello" → "bye"

                """
            ),
            "\(reworded.output)"
        )
        #expect(try run(["replay", "--query", "body.ref ==", "-o", "json"], gateway).status == 2)
        #expect(try run(["replay", "--sensor", "none"], gateway).status == 2)
        #expect(try run(["replay", "-f", "-"], gateway, "kind: Sensro").status == 2)
        try await workflows(2, gateway)
    }

    @Test func `what a replay submits is new, once for its nonce, and names what it repeats`() async throws {
        let gateway = try await prepared()
        let apply = ["replay", "-f", "-", "--only", "new", "--apply", "--nonce", "n1"]
        for _ in 1...2 {
            let applied = try run(apply, gateway, Self.sensor(ref: "dev"))
            #expect(applied.status == 0, "\(applied.errors)")
        }
        try await workflows(3, gateway)
        let list = try JSON(parsing: try run(["invocations", "list", "-o", "json"], gateway).output)
        #expect(list.array?.count == 3)
        let replayed = try #require(list.array?.first)
        let name = try #require(
            try await gateway.workflows().first { $0.name.hasSuffix(Self.suffix(of: replayed)) }?.name
        )
        let object = try await get("\(gateway.cluster)/apis/argoproj.io/v1alpha1/namespaces/default/workflows/\(name)")
            .json
        let annotations = try #require(object.at("metadata", "annotations"))
        #expect(annotations["signalbox.io/replay-of"] == replayed["replayOf"] && replayed["replayOf"] != .null)
        #expect(annotations["traceparent"] == "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
        #expect(annotations["signalbox.io/revision"]?.string?.isEmpty == false)
    }

    @Test func `without --only a replay submits what did not fire then, and says how it is repeated`() async throws {
        let gateway = try await prepared()
        let both = Self.sensor(ref: "main, dev")
        let apply = ["replay", "-f", "-", "--apply"]
        let refused = try run(apply + ["--limit", "0"], gateway, both)
        #expect(refused.status == 2 && refused.errors.contains("error: 1 would be submitted"), "\(refused.errors)")
        #expect(refused.errors.contains("repeat with --nonce "), "\(refused.errors)")

        let applied = try run(apply, gateway, both)
        #expect(applied.status == 0, "\(applied.errors)")
        #expect(applied.output.hasPrefix("new      default/ci build: event two\n3 events in "), "\(applied.output)")
        #expect(applied.output.contains("\n1 firing submitted; --nonce "), "\(applied.output)")
        try await workflows(3, gateway)
        // The summary names what was said before anything was sent.
        let nonce = try #require(applied.errors.firstMatch(of: #/this replay is --nonce (\w+)/#)?.output.1)
        #expect(applied.output.contains("--nonce \(nonce) again"), "\(applied.output)")
        let repeated = try run(apply + ["--nonce", String(nonce)], gateway, both)
        #expect(repeated.status == 0, "\(repeated.errors)")
        // Whatever was submitted is a Workflow before this one is.
        try await push("four", "main", gateway)
        try await eventually("four") {
            let list = try JSON(parsing: try run(["invocations", "list", "-o", "json"], gateway).output).array ?? []
            return list.count >= 4 && list.allSatisfy { $0["state"] == "succeeded" }
        }
        #expect(try await gateway.workflows().count == 4)
    }

    private static func suffix(of invocation: JSON) -> String { String((invocation["id"]?.string ?? "-").prefix(10)) }

    @Test func `a shadow decides beside the live sensor, survives a restart, submits nothing, and takes its place`()
        async throws
    {
        let gateway = try await prepared()
        let none = try run(
            ["shadow", "start", "-f", "-"],
            gateway,
            Self.sensor().replacing("name: ci}", with: "name: cd}")
        )
        #expect(none.status == 1 && none.errors.contains("no sensor 'default/cd' runs"), "\(none.errors)")
        let candidate = Self.sensor(ref: "main, dev", word: "bye")
        let started = try run(["shadow", "start", "-f", "-"], gateway, candidate)
        #expect(started.status == 0, "\(started.errors)")
        #expect(try run(["shadow", "diff", "ci"], gateway).status == 0)
        try await push("four", "main", gateway)
        try await push("five", "dev", gateway)
        func differences() throws -> String { try run(["shadow", "diff", "ci"], gateway).output }
        try await eventually("compared") { try differences().contains("2 events looked at") }
        let text = try differences()
        #expect(text.contains("changed  build: event four") && text.contains("new      build: event five"), "\(text)")
        #expect(text.contains(#"    spec.arguments.parameters[0].value: "hello" → "bye""#), "\(text)")
        try await workflows(3, gateway)

        gateway.kill()
        try await gateway.start()
        try await push("six", "main", gateway)
        try await eventually("compared again") { try differences().contains("3 events looked at") }
        #expect(try differences().contains("the same 0, changed 2, new 1, gone 0"))
        try await workflows(4, gateway)

        let promoted = try run(["shadow", "promote", "ci"], gateway)
        #expect(promoted.status == 0, "\(promoted.errors)")
        try await push("seven", "dev", gateway)
        try await workflows(5, gateway)
        #expect(try run(["shadow", "list"], gateway).errors == "No shadow sensors.\n")
        #expect(try run(["shadow", "stop", "ci"], gateway).status == 1)

        let narrow = Self.sensor(ref: "dev", word: "bye")
        #expect(try run(["shadow", "start", "-f", "-"], gateway, narrow).status == 0)
        try await push("eight", "main", gateway)
        try await push("nine", "dev", gateway)
        try await eventually("gone") { try differences().contains("the same 1, changed 0, new 0, gone 1") }
        let last = try differences()
        #expect(last.contains("gone     build: event eight"), "\(last)")
    }

    @Test func `promoting a shadow changes nothing but its sensor, and each has its own manifest`() async throws {
        let gateway = try await prepared()
        let other = Self.sensor().replacing("name: ci}", with: "name: cd}")
        #expect(try run(["apply", "-f", "-", "--server", gateway.cluster], gateway, other).status == 0)
        func revisions() async throws -> [String: String] {
            let items = try await gateway.admin("/api/sensors")["items"]?.array ?? []
            return Dictionary(
                items.map { ($0.at("metadata", "name")?.string ?? "", $0.at("status", "revision")?.string ?? "") }
            ) { $1 }
        }
        let before = try await revisions()
        // Two sensors in texts that are called the same, and beside them what nobody asked to change.
        let port = try #require(gateway.webhook.split(separator: ":").last.map(String.init))
        let more = Self.hooks.replacing("WEBHOOK_PORT", with: port).replacing("/push", with: "/moved")
        let candidates = [
            Self.sensor(word: "bye") + "\n---\n" + more,
            Self.sensor(word: "adieu").replacing("name: ci}", with: "name: cd}"),
        ]
        let body: JSON = ["texts": .array(candidates.map { ["file": "-", "text": .string($0)] })]
        let headers = ["content-type": "application/json"]
        let started = try await post("\(gateway.admin)/api/shadows", body.text, headers: headers)
        #expect(started.status == 200, "\(started.body)")
        let printed = try run(["shadow", "promote", "cd", "--print"], gateway)
        #expect(printed.output.contains("name: cd") && !printed.output.contains("name: ci"), "\(printed.output)")

        let promoted = try run(["shadow", "promote", "ci"], gateway)
        #expect(promoted.status == 0, "\(promoted.errors)")
        let after = try await revisions()
        #expect(after["ci"] != before["ci"] && after["cd"] == before["cd"])
        // The EventSource is where it was.
        try await push("four", "main", gateway)
    }

    @Test func `a shadow of a join keeps what it holds over a restart`() async throws {
        let entries = ["push", "ok"].map { "\($0): {port: \"WEBHOOK_PORT\", endpoint: /\($0), method: POST}" }
        let hooks = Self.hooks.replacing(#/spec: .*/#, with: "spec: {webhook: {\(entries.joined(separator: ", "))}}")
        let gateway = try GatewayProcess(manifests: ["hooks.yaml": hooks, "join.yaml": Self.join])
        try await gateway.start()
        func send(_ name: String) async throws {
            #expect(try await post("\(gateway.webhook)/\(name)", #"{"ref":"x"}"#).status == 200)
        }
        func row() throws -> JSON? {
            try JSON(parsing: try run(["shadow", "list", "-o", "json"], gateway).output).array?.first
        }
        // What the live sensor holds already is taken along, and what comes later is kept.
        try await send("push")
        try await eventually("held") {
            let sensor = try await gateway.admin("/api/sensors")["items"]?.array?.first
            return sensor?["status"]?["held"]?.array?.count == 1
        }
        let candidate = Self.join.replacing("intervalSeconds: 1", with: "intervalSeconds: 2")
        #expect(try run(["shadow", "start", "-f", "-"], gateway, candidate).status == 0)
        #expect(try row()?["held"] == 1)
        try await send("ok")
        try await eventually("fired") { try row()?["changed"] == 1 }
        try await send("push")
        try await eventually("held again") { try row()?["held"] == 1 }
        gateway.kill()
        try await gateway.start()
        try await send("ok")
        try await eventually("fired again") { try row()?["changed"] == 2 }
        let last = try #require(try row())
        #expect(last["new"] == 0 && last["gone"] == 0 && last["held"] == 0 && last["missed"] == 0, "\(last)")
    }

    @Test func `a shadow knows what the live sensor fired when it had been quiet`() async throws {
        let quiet = """
            apiVersion: argoproj.io/v1alpha1
            kind: Sensor
            metadata: {name: quiet}
            spec:
              dependencies: [{name: push, eventSourceName: hooks, eventName: push}]
              triggers: [{template: {name: tell, conditions: push, log: {intervalSeconds: 1}}, debounce: {window: 1s}}]
            """
        let gateway = try GatewayProcess(manifests: ["hooks.yaml": Self.hooks, "quiet.yaml": quiet])
        try await gateway.start()
        let candidate = quiet.replacing("intervalSeconds: 1", with: "intervalSeconds: 2")
        #expect(try run(["shadow", "start", "-f", "-"], gateway, candidate).status == 0)
        func row() throws -> JSON? {
            try JSON(parsing: try run(["shadow", "list", "-o", "json"], gateway).output).array?.first
        }
        for (number, ref) in ["main", "dev"].enumerated() {
            try await push("a\(number)", ref, gateway)
            try await push("b\(number)", ref, gateway)
            try await eventually("compared") { try row()?["changed"]?.integer == number + 1 }
        }
        let last = try #require(try row())
        #expect(last["new"] == 0 && last["gone"] == 0 && last["events"] == 4, "\(last)")
        // A replay comes to the same, without waiting.
        #expect(try run(["replay"], gateway).output.contains("4 selected: 2 would fire as it was, 0 "))
    }

    @Test func `on a bus in Kafka a sensor is replayed from its shard, and shadows are refused in words`() async throws
    {
        let kafka = try MockCluster()
        let gateway = try GatewayProcess(manifests: ["hooks.yaml": Self.hooks, "ci.yaml": Self.sensor()])
        let bus = ["--bus", "kafka=\(kafka.bootstrap)", "--bus-topic", "replays", "--bus-shards", "2"]
        try await gateway.start(bus)
        // A shard that is new begins with what comes next.
        try await eventually("the shards are here") {
            try await gateway.admin("/api/sensors")["items"]?.array?.first?["status"]?["here"] == true
        }
        try await push("one", "main", gateway)
        try await push("two", "dev", gateway)
        try await workflows(1, gateway)
        try await eventually("both were decided on") {
            try run(["replay"], gateway).output.contains("2 selected: 1 would fire as it was, 0 ")
        }
        let changed = try run(["replay", "-f", "-"], gateway, Self.sensor(ref: "dev"))
        #expect(
            changed.status == 1 && changed.output.contains("new      default/ci build: event two"),
            "\(changed.output)"
        )
        let refused = try run(["shadow", "start", "-f", "-"], gateway, Self.sensor(ref: "dev"))
        #expect(
            refused.status == 1 && refused.errors.contains("shadow sensors need the embedded bus"),
            "\(refused.errors)"
        )
        #expect(try run(["trace", "one"], gateway).output.contains("Workflow default/ci-"))
        #expect(try run(["doctor"], gateway).output.contains("bus, shard "))
    }

    private static let join = """
        apiVersion: argoproj.io/v1alpha1
        kind: Sensor
        metadata: {name: join}
        spec:
          dependencies:
            - {name: push, eventSourceName: hooks, eventName: push}
            - {name: ok, eventSourceName: hooks, eventName: ok}
          triggers: [{template: {name: both, conditions: push && ok, log: {intervalSeconds: 1}}}]
        """
}
