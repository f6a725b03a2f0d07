import Gateway
import Manifests
import Testing

/// What is checked of bindings, and of what belongs to them, beyond the manifest itself.
struct BindingManifestTests {
    private func checked(_ text: String) -> CheckedManifests {
        CheckedManifests([ManifestText(file: "b.yaml", text: text)], namespace: "ci")
    }

    @Test func `a Secret with webhook clients is refused where Argo would check nothing, or crash`() {
        let found = checked(
            """
            apiVersion: v1
            kind: Secret
            metadata: {name: argo-workflows-webhook-clients}
            stringData:
              ci: "{type: github, secret: s}"
              open: "{type: github, secret: ''}"
              odd: "{type: gitea, secret: s}"
            """
        )
        #expect(
            found.diagnostics.map { "\($0.place): \($0.problem)" } == [
                "b.yaml:6:3: webhook client 'open' has an empty secret, so that anybody could act as it",
                "b.yaml:7:3: webhook client 'odd' has the type 'gitea'",
            ]
        )
        #expect(found.hasErrors)
    }

    @Test func `bindings are counted as what they are`() {
        let found = checked(
            """
            apiVersion: argoproj.io/v1alpha1
            kind: WorkflowEventBinding
            metadata: {name: b}
            spec: {event: {selector: 'true'}, submit: {workflowTemplateRef: {name: t}}}
            """
        )
        #expect(found.counts.map { "\($0.count) \($0.of)" } == ["0 event source", "0 sensor", "1 binding"])
    }
}
