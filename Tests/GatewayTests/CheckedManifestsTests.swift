import Gateway
import Manifests
import Testing

@Suite struct CheckedManifestsTests {
    private func check(_ yaml: String) -> CheckedManifests {
        CheckedManifests([ManifestText(file: "es.yaml", text: yaml)], namespace: "default")
    }

    @Test func `two sources with one route clash, and each is named`() {
        let checked = check(
            """
            apiVersion: argoproj.io/v1alpha1
            kind: EventSource
            metadata: {name: twice}
            spec:
              webhook:
                one: {port: "12000", endpoint: /hook, method: POST}
                two: {port: "12000", endpoint: /hook, method: POST}
            """
        )
        #expect(checked.diagnostics.map(\.place) == [Place(file: "es.yaml", line: 7, column: 36)])
        #expect(checked.diagnostics.allSatisfy { $0.problem.contains("es.yaml:6:36") })
    }

    @Test func `a kind that is not built yet is named and nothing else is wrong`() {
        let checked = check(
            """
            apiVersion: argoproj.io/v1alpha1
            kind: EventSource
            metadata: {name: queue}
            spec:
              amqp:
                one: {url: "amqp://broker:5672", exchangeName: x, exchangeType: topic, routingKey: k}
            """
        )
        #expect(checked.diagnostics.map(\.problem) == ["not supported yet: amqp"])
    }

    private func source(_ name: String, namespace: String, port: Int) -> String {
        """
        apiVersion: argoproj.io/v1alpha1
        kind: EventSource
        metadata: {name: \(name), namespace: \(namespace)}
        spec:
          webhook:
            push: {port: "\(port)", endpoint: /hook, method: POST}

        """
    }

    @Test func `sources of one name in two namespaces are refused, because their events would be mixed`() {
        let checked = check(
            source("hook", namespace: "one", port: 12_000) + "---\n" + source("hook", namespace: "two", port: 12_001)
        )
        #expect(
            checked.diagnostics == [
                Diagnostic(
                    at: Place(file: "es.yaml", line: 13, column: 11),
                    problem: "not supported yet: EventSources of one name in two namespaces, one/hook and two/hook",
                    fix: "rename one of them and the eventSourceName of its sensors, or run two gateways"
                )
            ]
        )
    }

    @Test func `a dependency on a source or an event that is not there is a warning with the nearest name`() {
        let sensor = """
            ---
            apiVersion: argoproj.io/v1alpha1
            kind: Sensor
            metadata: {name: waiting}
            spec:
              dependencies:
                - {name: a, eventSourceName: hok, eventName: push}
                - {name: b, eventSourceName: hook, eventName: pull}
                - {name: c, eventSourceName: hook, eventName: push}
              triggers: [{template: {name: t, log: {}}}]
            """
        let checked = check(source("hook", namespace: "default", port: 12_000) + sensor)
        #expect(
            checked.diagnostics == [
                Diagnostic(
                    .warning,
                    at: Place(file: "es.yaml", line: 13, column: 34),
                    problem: "no EventSource here is called 'hok'; nothing will arrive",
                    fix: "did you mean 'hook'?"
                ),
                Diagnostic(
                    .warning,
                    at: Place(file: "es.yaml", line: 14, column: 51),
                    problem: "EventSource 'hook' has no event 'pull'; nothing will arrive",
                    fix: "add it, or write one of: push"
                ),
            ]
        )
        #expect(check(sensor).diagnostics == [])
    }

    @Test func `the same name twice is refused`() {
        let sensor = """
            apiVersion: argoproj.io/v1alpha1
            kind: Sensor
            metadata: {name: same}
            spec:
              dependencies: [{name: a, eventSourceName: s, eventName: e}]
              triggers: [{template: {name: t, log: {}}}]
            """
        let checked = check(sensor + "\n---\n" + sensor)
        #expect(checked.hasErrors)
        #expect(checked.diagnostics.contains { $0.problem.contains("same") && $0.place.line == 8 })
    }
}
