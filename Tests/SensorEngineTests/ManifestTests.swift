import EventData
import Expressions
import Manifests
import SensorEngine
import Testing

/// From the text of a manifest to effects, without anything made by hand in between.
@Suite struct ManifestTests {
    private static let text = """
        apiVersion: argoproj.io/v1alpha1
        kind: Sensor
        metadata: {name: ci, namespace: team}
        spec:
          dependencies:
            - name: push
              eventSourceName: github
              eventName: repo
              filters:
                data:
                  - {path: body.ref, type: string, value: ["^refs/heads/main$"]}
                  - {path: body.count, type: number, comparator: ">=", value: ["2"]}
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
                        arguments: {parameters: [{name: sha, value: none}]}
                        priority: 1.50
                  parameters:
                    - src: {dependencyName: push, dataKey: body.after}
                      dest: spec.arguments.parameters.0.value
                    - src: {dependencyName: push, contextKey: subject}
                      dest: metadata.labels.repo
              retryStrategy: {steps: 3, duration: 2s}
        """

    private func receive(_ body: JSON) throws -> [Effect] {
        let loaded = load([ManifestText(file: "ci.yaml", text: Self.text)], namespace: "default")
        #expect(loaded.diagnostics == [])
        var engine = Engine(sensor: try #require(loaded.sensors.first))
        let event = CloudEvent(
            id: "d-1",
            source: "github",
            subject: "repo",
            type: "webhook",
            time: start,
            data: JSON(dictionaryLiteral: ("body", body)).bytes
        )
        return engine.receive(event, sequence: 41, at: start)
    }

    @Test func `a push to main becomes a Workflow`() throws {
        let effects = try receive(["ref": "refs/heads/main", "count": 2, "after": "c0ffee"])
        let invocation = try #require(effects.invocations.first)
        let request =
            #"{"operation":"submit","source":{"resource":{"apiVersion":"argoproj.io/v1alpha1","#
            + #""kind":"Workflow","metadata":{"generateName":"ci-","labels":{"repo":"repo"}},"spec":{"arguments":"#
            + #"{"parameters":[{"name":"sha","value":"c0ffee"}]},"priority":1.5}}}}"#
        #expect(invocation.request.text == request)
        #expect(invocation.sensor == ManifestName(namespace: "team", name: "ci"))
        #expect(invocation.kind == "argoWorkflow")
        #expect(invocation.rules.retryStrategy == Backoff(steps: 3, duration: .seconds(2)))
        let outcome = Outcome(
            sequence: 41,
            dependency: "push",
            trigger: "build",
            verdict: .fired,
            detail: invocation.id.text
        )
        #expect(effects == [.fire(invocation), .record(outcome)])
    }

    @Test func `a push to another branch is filtered, and the record says why`() throws {
        let detail = #"data[0] 'body.ref' is "refs/heads/dev", wanted = "^refs/heads/main$""#
        let outcome = Outcome(sequence: 41, dependency: "push", verdict: .filtered, detail: detail)
        #expect(try receive(["ref": "refs/heads/dev", "count": 2, "after": "c0ffee"]) == [.record(outcome)])
    }
}
