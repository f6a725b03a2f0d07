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
