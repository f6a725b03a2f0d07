import Buses
import EventData
import Expressions
import Foundation
import Gateway
import Manifests
import SensorEngine
import Support
import Testing

/// What loops count, and how it is written down.
@Suite(.timeLimit(.minutes(3))) struct MetricsTests {
    private static let source = """
        apiVersion: argoproj.io/v1alpha1
        kind: EventSource
        metadata: {name: NAME}
        spec:
          webhook:
            push: {port: "12000", endpoint: /NAME, method: POST, insecure: true}
        ---

        """

    private func checked(_ yaml: String) throws -> CheckedManifests {
        let checked = CheckedManifests([ManifestText(file: "a.yaml", text: yaml)], namespace: "argo")
        try #require(!checked.hasErrors, "\(checked.diagnostics)")
        return checked
    }

    /// The lines of a family, without its explanation.
    private func lines(_ family: String, in metrics: GatewayMetrics) -> [String] {
        metrics.text.split(separator: "\n").map(String.init).filter { $0.hasPrefix(family) }
    }

    @Test func `what is in the manifests is there at zero, and goes with them`() throws {
        let metrics = GatewayMetrics()
        let one = try checked(Self.source.replacing("NAME", with: "one"))
        let two = try checked(Self.source.replacing("NAME", with: "two") + JoiningSensor.manifest)
        metrics.adopt(one.sources, one.sensors)
        let event = #"namespace="argo",eventsource_name="one",event_name="push""#
        #expect(
            lines("argo_events_", in: metrics) == [
                #"argo_events_event_service_running_total{namespace="argo",eventsource_name="one"} 0"#,
                "argo_events_events_sent_total{\(event)} 0",
                "argo_events_events_sent_failed_total{\(event)} 0",
                "argo_events_events_processing_failed_total{\(event)} 0",
                "argo_events_event_processing_duration_milliseconds_sum{\(event)} 0",
                "argo_events_event_processing_duration_milliseconds_count{\(event)} 0",
            ]
        )
        metrics.adopt(two.sources, two.sensors)
        #expect(!metrics.text.contains(#""one""#))
        let trigger = #"namespace="argo",sensor_name="ci",trigger_name="build""#
        #expect(
            lines("argo_events_action", in: metrics) == [
                "argo_events_action_triggered_total{\(trigger)} 0",
                "argo_events_action_failed_total{\(trigger)} 0",
                "argo_events_action_retries_failed_total{\(trigger)} 0",
                "argo_events_action_duration_milliseconds_sum{\(trigger)} 0",
                "argo_events_action_duration_milliseconds_count{\(trigger)} 0",
            ]
        )
        #expect(lines("signalbox_decisions_total", in: metrics).count == Outcome.Verdict.allCases.count)
    }

    @Test func `more names than a limit share one series`() throws {
        let metrics = GatewayMetrics(maximumNames: 2)
        let names = ["one", "two", "three", "four"]
        let all = try checked(names.map { Self.source.replacing("NAME", with: $0) }.joined())
        metrics.adopt(all.sources, all.sensors)
        #expect(
            lines("argo_events_events_sent_total", in: metrics) == [
                #"argo_events_events_sent_total{namespace="",eventsource_name="_other",event_name="_other"} 0"#,
                #"argo_events_events_sent_total{namespace="argo",eventsource_name="one",event_name="push"} 0"#,
                #"argo_events_events_sent_total{namespace="argo",eventsource_name="two",event_name="push"} 0"#,
            ]
        )
        metrics.adopt(Array(all.sources.prefix(1)), all.sensors)
        #expect(lines("argo_events_events_sent_total", in: metrics).count == 1)
    }

    @Test func `a decision counts once, when it is durable`() async throws {
        try await withFaultyBus { bus in
            let metrics = GatewayMetrics()
            let loop = SensorLoop(
                bus: bus,
                clock: WallClock(now: { Sample.start }),
                newEvents: Signal(),
                newInvocations: Signal(),
                metrics: metrics,
                logger: silent
            )
            var engines = try await loop.restore(try sensors(JoiningSensor.manifest))
            for name in ["push", "push", "approval"] {
                let id = try await bus.lastSequence()
                _ = try await bus.append(Sample.event("\(id)", subject: name))
            }
            bus.fail(.commit, times: 1)
            await #expect(throws: BusError.self) { try await loop.advance(&engines) }
            #expect(!metrics.text.contains("signalbox_decisions_total"))
            #expect(try await loop.advance(&engines))
            let sensor = #"namespace="argo",sensor_name="ci""#
            #expect(
                lines("signalbox_decisions_total", in: metrics).filter { !$0.hasSuffix(" 0") } == [
                    "signalbox_decisions_total{\(sensor),result=\"fired\",reason=\"fired\"} 1",
                    "signalbox_decisions_total{\(sensor),result=\"held\",reason=\"held\"} 2",
                    "signalbox_decisions_total{\(sensor),result=\"let_go\",reason=\"replaced\"} 1",
                ]
            )
            #expect(lines("signalbox_decide_seconds_count", in: metrics) == ["signalbox_decide_seconds_count 3"])
        }
    }

    @Test func `each attempt counts by how it ended, and an invocation once`() async throws {
        try await withTriggerLoopWorld { world, _ in
            let metrics = GatewayMetrics()
            let loop = world.loop(metrics: metrics)
            world.answer(
                .pressed("429", after: nil),
                .transient("reset", after: nil),
                .succeeded("Workflow ci-x"),
                .permanent("no such template", fix: "make it")
            )
            let backoff = Backoff(steps: 3, duration: .seconds(1))
            try await world.fire(["x"], rules: DeliveryRules(retryStrategy: backoff))
            for _ in 0..<3 {
                try await world.step(loop)
                world.wait(.seconds(3_600))
            }
            try await world.fire(["y"])
            try await world.step(loop)
            let sensor = Sample.sensor
            let trigger = "namespace=\"\(sensor.namespace)\",sensor_name=\"\(sensor.name)\",trigger_name=\"deploy\""
            #expect(
                lines("argo_events_action_", in: metrics).filter { !$0.contains("_sum") } == [
                    "argo_events_action_triggered_total{\(trigger)} 1",
                    "argo_events_action_failed_total{\(trigger)} 2",
                    "argo_events_action_retries_failed_total{\(trigger)} 1",
                    "argo_events_action_duration_milliseconds_count{\(trigger)} 4",
                ]
            )
            #expect(
                lines("signalbox_attempts_total", in: metrics) == [
                    "signalbox_attempts_total{\(trigger),result=\"permanent\"} 1",
                    "signalbox_attempts_total{\(trigger),result=\"policy\"} 0",
                    "signalbox_attempts_total{\(trigger),result=\"pressed\"} 1",
                    "signalbox_attempts_total{\(trigger),result=\"succeeded\"} 1",
                    "signalbox_attempts_total{\(trigger),result=\"transient\"} 1",
                ]
            )
        }
    }
}

/// The page that lists the metrics is the list that the gateway has.
@Suite struct MetricsPageTests {
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    private static func text(_ path: String) throws -> String {
        try String(contentsOf: root.appending(path: path), encoding: .utf8)
    }

    @Test func `every metric is on its page with its type, its labels and its meaning`() throws {
        let page = try Self.text("Sources/signalbox/Documentation.docc/Metrics.md")
        let rows = page.split(separator: "\n").filter { $0.hasPrefix("| `") }.map(String.init)
        let families = MetricFamily.all.map { family in
            let labels = family.labels.map { "`\($0)`" }.joined(separator: ", ")
            return "| `\(family.name)` | \(family.kind.rawValue) | \(labels) | \(family.help) |"
        }
        #expect(rows == families)
    }

    @Test(arguments: ["deploy/prometheus/alerts.yml", "deploy/grafana/signalbox.json"])
    func `dashboards and alerts ask for metrics that there are`(_ path: String) throws {
        let suffixes = ["", "_bucket", "_sum", "_count"]
        let known = Set(MetricFamily.all.flatMap { family in suffixes.map { family.name + $0 } })
        let asked = try Self.text(path).matches(of: #/\b(?:signalbox|argo_events)_[a-z_]+/#).map { String($0.0) }
        #expect(asked.count > 10)
        #expect(Set(asked).subtracting(known).sorted() == [])
    }
}
