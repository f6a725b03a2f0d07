import EventData
import Manifests
import Testing

/// What is said of manifests that have another effect here than in Argo Events.
struct ReferenceDifferenceTests {
    @Test(arguments: [
        ("EventSource", "webhook: {e: {endpoint: /e, port: '12000', method: POST}}", []),
        (
            "EventSource",
            "template: {serviceAccountName: sa, priority: 1}\n  webhook: {e: {endpoint: /e, port: '1', method: POST}}",
            [
                "the gateway's own service account is used",
                "no pod is made, so what 'template' says of it has no effect",
            ]
        ),
        (
            "EventSource", "service: {ports: []}\n  replicas: 2\n  webhook: {e: {endpoint: /e, port: '1'}}",
            [
                "no Service is made for this EventSource alone", "no pod is made, so 'replicas' has no effect",
                "POST is served; Argo Events refuses every request without 'method'",
            ]
        ), ("EventSource", "replicas: 1\n  webhook: {e: {endpoint: /e, port: '1', method: GET}}", []),
        (
            "EventSource", "github: {e: {owner: o}, f: {owner: o, active: false}}",
            ["hooks that are made are active; Argo Events makes inactive ones without 'active: true'"]
        ),
        (
            "EventSource", "calendar: {e: {interval: 10s, persistence: {configMap: {name: c}}}}",
            ["the last tick is kept in the bus, not in a ConfigMap, and begins anew"]
        ),
        (
            "EventSource", "generic: {e: {url: 'h:1', config: c}, f: {url: 'h:1', config: c, insecure: true}}",
            ["the server is called with TLS; Argo Events never connects without 'insecure: true'"]
        ), ("Sensor", "template: {serviceAccountName: sa}", ["the gateway's own service account is used"]),
        ("Sensor", "triggers: [{atLeastOnce: true, template: {name: t, log: {}}}]", []),
        (
            "Sensor", "triggers: [{atLeastOnce: false, template: {name: t, kafka: {tls: {enabled: true}}}}]",
            [
                "what fails for a passing reason is tried again all the same",
                "the brokers' certificates are checked; Argo Events checks none",
            ]
        ),
        (
            "EventBus", "jetstream: {version: latest}",
            ["events are kept in the gateway's own bus, and no server is run or used"]
        ), ("Workflow", "template: {}", []),
    ])
    func `a field that has another effect is named`(kind: String, spec: String, expected: [String]) throws {
        let text = "apiVersion: argoproj.io/v1alpha1\nkind: \(kind)\nmetadata: {name: x}\nspec:\n  \(spec)\n"
        let problems = ManifestProblems()
        let documents = manifestDocuments(of: ManifestText(file: "m.yaml", text: text), problems: problems)
        let document = try #require(documents.first)
        #expect(ReferenceDifference.all(in: document).map(\.text) == expected)
    }

    @Test func `a difference is at its field, with what to do about it`() throws {
        let text = "kind: EventBus\nspec:\n  nats:\n    native: {}\n"
        let document = try #require(
            manifestDocuments(of: ManifestText(file: "bus.yaml", text: text), problems: ManifestProblems()).first
        )
        #expect(
            ReferenceDifference.all(in: document) == [
                ReferenceDifference(
                    place: Place(file: "bus.yaml", line: 4, column: 5),
                    text: "events are kept in the gateway's own bus, and no server is run or used",
                    advice: "let Argo Events work off what is in the old one before you stop it"
                )
            ]
        )
    }
}
