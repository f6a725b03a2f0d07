import AsyncHTTPClient
import BuiltGateway
import EventData
import Foundation
import Kafka
import MockKafka
import NIOCore
import NIOHTTP1
import Testing

/// `/metrics` of the built binary, as Prometheus reads it.
@Suite struct MetricsTests {
    private static let manifests = """
        apiVersion: argoproj.io/v1alpha1
        kind: EventSource
        metadata: {name: hooks}
        spec:
          webhook:
            a: {port: "WEBHOOK_PORT", endpoint: /a, method: POST, insecure: true}
            b: {port: "WEBHOOK_PORT", endpoint: /b, method: POST, insecure: true}
        ---
        apiVersion: argoproj.io/v1alpha1
        kind: Sensor
        metadata: {name: tell}
        spec:
          dependencies:
            - name: a
              eventSourceName: hooks
              eventName: a
              filters: {data: [{path: body.wanted, type: bool, value: ["true"]}]}
          triggers: [{template: {name: tell, log: {}}}]
        ---
        apiVersion: argoproj.io/v1alpha1
        kind: Sensor
        metadata: {name: both}
        spec:
          dependencies:
            - {name: a, eventSourceName: hooks, eventName: a}
            - {name: b, eventSourceName: hooks, eventName: b}
          triggers: [{template: {name: both, conditions: a && b, log: {}}}]
        ---
        apiVersion: argoproj.io/v1alpha1
        kind: Sensor
        metadata: {name: fails}
        spec:
          dependencies: [{name: a, eventSourceName: hooks, eventName: a}]
          triggers:
            - template:
                name: fails
                http: {url: "http://127.0.0.1:CLOSED_PORT/", method: POST}
              retryStrategy: {steps: 2, duration: 1ms, jitter: 0}
        """

    private func gateway() async throws -> GatewayProcess {
        let closed = try GatewayProcess.Ports().webhook
        let gateway = try GatewayProcess(manifests: [
            "a.yaml": Self.manifests.replacing("CLOSED_PORT", with: String(closed))
        ])
        try await gateway.start()
        return gateway
    }

    @Test func `every metric of Argo Events is there at zero when a gateway starts`() async throws {
        let gateway = try await gateway()
        let samples = try await Self.samples(of: gateway).filter {
            $0.key.hasPrefix("argo_events_") || $0.key.hasPrefix("build_info")
        }
        var wanted = [
            #"argo_events_event_service_running_total{namespace="default",eventsource_name="hooks"}"#: "2",
            #"build_info{version="0.1.0",goversion="",goarch="ARCH",commit=""}"#: "1",
        ]
        for event in ["a", "b"] {
            let labels = "{namespace=\"default\",eventsource_name=\"hooks\",event_name=\"\(event)\"}"
            for name in [
                "events_sent_total", "events_sent_failed_total", "events_processing_failed_total",
                "event_processing_duration_milliseconds_sum", "event_processing_duration_milliseconds_count",
            ] { wanted["argo_events_\(name)\(labels)"] = "0" }
        }
        for name in ["tell", "both", "fails"] {
            let labels = "{namespace=\"default\",sensor_name=\"\(name)\",trigger_name=\"\(name)\"}"
            for name in [
                "triggered_total", "failed_total", "retries_failed_total", "duration_milliseconds_sum",
                "duration_milliseconds_count",
            ] { wanted["argo_events_action_\(name)\(labels)"] = "0" }
        }
        let found = samples.map { ($0.key.replacing(#/goarch="[a-z0-9]+"/#, with: "goarch=\"ARCH\""), $0.value) }
        #expect(Dictionary(uniqueKeysWithValues: found) == wanted)
    }

    @Test func `what happens is counted in whole numbers`() async throws {
        let gateway = try await gateway()
        for (number, body) in [#"{"wanted": true}"#, #"{"wanted": true}"#, #"{"wanted": false}"#].enumerated() {
            let key = ["Idempotency-Key": "event-\(number)"]
            #expect(try await post("\(gateway.webhook)/a", body, headers: key).status == 200)
        }
        #expect(try await post("\(gateway.webhook)/a", "{}", headers: ["Idempotency-Key": "event-0"]).status == 200)
        #expect(try await post("\(gateway.webhook)/a", "no JSON").status == 400)
        let wanted = Self.afterThreeEvents
        var found: [String: String] = [:]
        try? await eventually("all is counted", within: .seconds(30)) {
            found = try await Self.samples(of: gateway).filter { wanted[$0.key] != nil }
            return found == wanted
        }
        #expect(found == wanted)
        #expect(gateway.interrupt().status == 0)
    }

    private static let event = #"namespace="default",eventsource_name="hooks",event_name="a""#

    private static func trigger(_ name: String) -> String {
        "{namespace=\"default\",sensor_name=\"\(name)\",trigger_name=\"\(name)\"}"
    }

    private static func decision(_ sensor: String, _ result: String, _ reason: String) -> String {
        "signalbox_decisions_total{namespace=\"default\",sensor_name=\"\(sensor)\",result=\"\(result)\",reason=\"\(reason)\"}"
    }

    private static let afterThreeEvents = [
        "signalbox_dead_letters{shard=\"embedded\"}": "3",
        "signalbox_invocations_waiting{shard=\"embedded\",reason=\"due\"}": "0",
        "argo_events_action_triggered_total\(trigger("tell"))": "2",
        "argo_events_events_sent_total{\(event)}": "4",
        "argo_events_events_sent_failed_total{\(event)}": "0",
        "argo_events_events_processing_failed_total{\(event)}": "1",
        "argo_events_event_processing_duration_milliseconds_count{\(event)}": "4",
        "signalbox_events_total{\(event),result=\"stored\"}": "3",
        "signalbox_events_total{\(event),result=\"duplicate\"}": "1",
        "signalbox_requests_refused_total{\(event)}": "1",
        "signalbox_accept_seconds_count{kind=\"webhook\"}": "4",
        "signalbox_decide_seconds_count": "3",
        decision("tell", "fired", "fired"): "2",
        decision("tell", "rejected", "filtered"): "1",
        decision("both", "held", "held"): "3",
        decision("both", "let_go", "replaced"): "2",
        decision("fails", "fired", "fired"): "3",
        "argo_events_action_failed_total\(trigger("tell"))": "0",
        "argo_events_action_duration_milliseconds_count\(trigger("tell"))": "2",
        "argo_events_action_triggered_total\(trigger("fails"))": "0",
        "argo_events_action_failed_total\(trigger("fails"))": "6",
        "argo_events_action_retries_failed_total\(trigger("fails"))": "3",
        "signalbox_attempt_seconds_count{kind=\"http\"}": "6",
        "signalbox_delivery_seconds_count{kind=\"log\"}": "2",
        "signalbox_delivery_seconds_count{kind=\"http\"}": "0",
        "signalbox_held_events{namespace=\"default\",sensor_name=\"both\"}": "1",
        "signalbox_held_events{namespace=\"default\",sensor_name=\"tell\"}": "0",
        "signalbox_lag_events{shard=\"embedded\"}": "0",
        "signalbox_oldest_unprocessed_seconds{shard=\"embedded\"}": "0",
        "signalbox_archive_events{shard=\"embedded\"}": "3",
        "signalbox_quarantined_records": "0",
        "signalbox_bus_up": "1",
        "signalbox_ready": "1",
        "signalbox_manifests_generation": "1",
        "signalbox_manifests_refused": "0",
        "signalbox_metrics_folded_names": "0",
    ]

    @Test func `a Kafka source, and the shards of a Kafka bus, are counted`() async throws {
        let kafka = try KafkaUnderTest()
        let orders = try await kafka.makeTopic()
        let topic = "bus-\(UUID().uuidString.lowercased())"
        for (name, count) in [(topic, 2), ("\(topic)-shards", 2), ("\(topic)-notes", 1)] {
            try kafka.mock?.createTopic(name, partitions: count)
        }
        let source = """
            apiVersion: argoproj.io/v1alpha1
            kind: EventSource
            metadata: {name: orders}
            spec:
              kafka:
                placed:
                  url: "\(kafka.bootstrap)"
                  topic: \(orders)
                  jsonBody: true
                  consumerGroup: {groupName: \(orders), oldest: true}
            """
        let gateway = try GatewayProcess(manifests: ["orders.yaml": source])
        try await gateway.start(["--bus", "kafka=\(kafka.bootstrap)", "--bus-topic", topic, "--bus-shards", "2"])
        let producer = try kafka.producer()
        for value in ["{}", "{}", "no JSON"] {
            try await producer.send(KafkaMessage(topic: orders, partition: 0, value: Array(value.utf8)))
        }
        let labels = #"{namespace="default",eventsource_name="orders",event_name="placed"}"#
        let wanted = [
            "signalbox_kafka_source_records_total\(labels)": "3",
            "signalbox_kafka_source_quarantined_total\(labels)": "1",
            "signalbox_kafka_source_lag_records\(labels)": "0",
            "signalbox_kafka_source_oldest_unprocessed_seconds\(labels)": "0",
            "signalbox_kafka_source_rebalances_total\(labels)": "1",
            "signalbox_kafka_source_stall_restarts_total\(labels)": "0",
            "signalbox_quarantined_records": "1",
            "signalbox_bus_shards": "2",
            "signalbox_bus_shards_here": "2",
            "signalbox_bus_shard_takeovers_total": "2",
            "signalbox_bus_shard_losses_total": "0",
            "signalbox_bus_shard_restore_seconds_count": "2",
        ]
        var found: [String: String] = [:]
        try? await eventually("all is counted", within: .seconds(60)) {
            found = try await Self.samples(of: gateway).filter { wanted[$0.key] != nil }
            return found == wanted
        }
        #expect(found == wanted)
    }

    @Test func `Prometheus' own checker complains of nothing but names that are Argo Events'`() async throws {
        let gateway = try await gateway()
        let file = gateway.directory.appending(path: "metrics.txt")
        let answer = try await HTTPClient.shared.execute(
            HTTPClientRequest(url: "\(gateway.admin)/metrics"),
            timeout: .seconds(20)
        )
        #expect(answer.status == .ok, "no token is asked for")
        #expect(answer.headers.first(name: "Content-Type") == "text/plain; version=0.0.4; charset=utf-8")
        let text = String(buffer: try await answer.body.collect(upTo: 1 << 20))
        try text.write(to: file, atomically: true, encoding: .utf8)
        let checked = try Program.run(["bash", "-c", "promtool check metrics < \(file.path)"])
        let complaints = (checked.output + checked.errors).split(separator: "\n").map(String.init)
        #expect(
            complaints.sorted() == [
                "argo_events_action_duration_milliseconds use base unit \"seconds\" instead of \"milliseconds\"",
                "argo_events_event_processing_duration_milliseconds use base unit \"seconds\" instead of "
                    + "\"milliseconds\"",
                "argo_events_event_service_running_total non-counter metrics should not have \"_total\" suffix",
            ]
        )
        // What is not text in the format at all ends with another code.
        #expect(checked.status == 3)
    }

    @Test func `the alerts and the scrape that are shipped are valid, and the alerts say what they should`() throws {
        let folder = Example.root.appending(path: "deploy/prometheus")
        for words in [
            ["promtool", "check", "rules", "alerts.yml"],
            ["promtool", "check", "config", "prometheus.yml"],
            ["promtool", "test", "rules", "alerts-test.yml"],
        ] {
            let result = try Program.run(words, in: folder)
            #expect(result.status == 0, "\(words.joined(separator: " ")): \(result.output)\(result.errors)")
        }
    }

    @Test func `the dashboard asks nothing that Prometheus cannot read`() throws {
        let dashboard = try JSON(parsing: Example.text("deploy/grafana/signalbox.json"))
        let panels = dashboard["panels"]?.array ?? []
        let questions = panels.flatMap { $0["targets"]?.array ?? [] }.compactMap { $0["expr"]?.string }
        #expect(questions.count > 30)
        let variables = ["$__rate_interval": "1m", "$instance": ".*", "$sensor": ".*"]
        let rules = questions.enumerated().map { number, question -> JSON in
            let filled = variables.reduce(question) { $0.replacing($1.key, with: $1.value) }
            return ["record": .string("question_\(number)"), "expr": .string(filled)]
        }
        let file = FileManager.default.temporaryDirectory.appending(path: "dashboard-\(UUID().uuidString).yml")
        // YAML reads JSON.
        let group: JSON = ["groups": [["name": "dashboard", "rules": .array(rules)]]]
        try Data(group.bytes).write(to: file)
        let checked = try Program.run(["promtool", "check", "rules", file.path])
        #expect(checked.status == 0, "\(checked.output)\(checked.errors)")
        try FileManager.default.removeItem(at: file)
    }

    /// The samples by name and labels; every scrape asks for itself.
    private static func samples(of gateway: GatewayProcess) async throws -> [String: String] {
        let text = try await get("\(gateway.admin)/metrics").body
        let lines = text.split(separator: "\n").filter { !$0.hasPrefix("#") }
        let pairs = lines.compactMap { line -> (String, String)? in
            guard let space = line.lastIndex(of: " ") else { return nil }
            return (String(line[..<space]), String(line[line.index(after: space)...]))
        }
        #expect(Set(pairs.map(\.0)).count == pairs.count, "no series is there twice")
        return Dictionary(pairs) { $1 }
    }
}
