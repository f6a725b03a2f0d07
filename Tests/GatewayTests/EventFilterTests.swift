import Buses
import EventData
import EventSources
import Gateway
import Kubernetes
import Manifests
import Support
import Testing

/// The `filter` of an EventSource keeps events out before they are stored (spec/eventsources.md §4.2–4.3).
@Suite(.timeLimit(.minutes(3))) struct EventFilterTests {
    private static let source = ManifestName(namespace: "argo", name: "registry")

    @Test func `only what the filter is true for is stored, and the rest is counted`() async throws {
        let answers = try await emit(
            filter: #"body.action == "push""#,
            [#"{"body":{"action":"push"}}"#, #"{"body":{"action":"pull"}}"#, #"{"body":{}}"#]
        )
        #expect(answers.stored == [true, false, false])
        #expect(answers.counters == ["filtered out argo/registry/image": 2])
    }

    @Test func `a filter that fails keeps the event out and is counted by itself`() async throws {
        let answers = try await emit(filter: "body.n > 3", [#"{"body":{"n":"x"}}"#, #"{"body":{"n":4}}"#])
        #expect(answers.stored == [false, true])
        #expect(answers.counters == ["filter failed argo/registry/image": 1])
    }

    @Test(arguments: [
        ("filter: {}", "'expression' is missing in spec.webhook.image.filter"),
        ("filter: {expression: 'body.a = 1'}", "expression:"),
        ("filter: {expr: 'true'}", "unknown field 'expr' in spec.webhook.image.filter"),
    ])
    func `a filter that can never work is refused when it is read`(filter: String, problem: String) {
        let checked = checked(filter)
        #expect(checked.diagnostics.contains { $0.severity == .error && $0.problem.hasPrefix(problem) })
        #expect(checked.hasErrors)
    }

    private func checked(_ filter: String) -> CheckedManifests {
        let text = """
            apiVersion: argoproj.io/v1alpha1
            kind: EventSource
            metadata: {name: registry, namespace: argo}
            spec:
              webhook:
                image: {port: "12000", endpoint: /image, method: POST, \(filter)}
            """
        return CheckedManifests([ManifestText(file: "e.yaml", text: text)], namespace: "argo")
    }

    private func emit(
        filter: String,
        _ payloads: [String]
    ) async throws -> (stored: [Bool], counters: [String: Int]) {
        let checked = checked("filter: {expression: '\(filter)'}")
        try #require(!checked.hasErrors, "\(checked.diagnostics)")
        var answers: (stored: [Bool], counters: [String: Int]) = ([], [:])
        try await withFaultyBus { bus in
            let secrets = ReferenceCache { _, _ throws(KubernetesError) in throw .notFound("no secrets in this test") }
            let intake = Intake(
                bus: bus,
                clock: WallClock(),
                references: secrets,
                filters: EventFilters(checked.sources),
                newEvents: Signal(),
                logger: silent
            )
            var stored: [Bool] = []
            for payload in payloads {
                let emission = Emission(type: "webhook", payload: Array(payload.utf8), identity: nil)
                stored.append(try await intake.emit(emission, source: Self.source, eventName: "image") != .filtered)
            }
            #expect(try await bus.lastSequence() == Int64(stored.count(where: \.self)))
            answers = (stored, try await bus.counters())
        }
        return answers
    }
}
