import Manifests
import Testing

/// What is refused, or warned of, in a WorkflowEventBinding when it is read.
struct EventBindingManifestTests {
    private func problems(_ spec: String) -> [String] {
        let text = """
            apiVersion: argoproj.io/v1alpha1
            kind: WorkflowEventBinding
            metadata: {name: b}
            spec:
            \(spec)
            """
        let loaded = load([ManifestText(file: "b.yaml", text: text)], namespace: "ci")
        return loaded.diagnostics.map(\.description)
    }

    /// The problems of one expression in the place of the selector.
    private func problems(selector: String) -> [String] {
        problems(
            """
              event: {selector: '\(selector)'}
              submit: {workflowTemplateRef: {name: t}}
            """
        )
    }

    @Test(arguments: [
        ("payload.a ==", "b.yaml:5:34: error: selector: "),
        ("event.payload.a == 1", "b.yaml:5:22: error: selector: 'event' is not known here\nfix: write payload"),
        (
            "paylod.a == 1",
            "b.yaml:5:22: error: selector: 'paylod' is not known here\nfix: write payload"
        ),
        (
            "sprig.lower(payload.a) == \"x\"",
            "b.yaml:5:22: error: selector: 'sprig' is not known here\n"
                + "fix: use it in the values of submit.metadata, where it is known"
        ),
        ("\"text\"", "b.yaml:5:22: error: selector: the result is a text, not true or false\n"),
        ("discriminator == 1", "b.yaml:5:36: error: selector: "),
    ])
    func `a selector that no event passes is refused where it stands`(selector: String, start: String) throws {
        let found = problems(selector: selector)
        #expect(found.count == 1)
        #expect(found.first?.hasPrefix(start) == true, "\(found)")
    }

    @Test func `a binding needs an event, and a template where it submits`() {
        #expect(
            problems("  submit: {}") == [
                "b.yaml:5:3: error: 'event' is missing in spec\nfix: add event: and below it selector:",
                "b.yaml:5:11: error: 'workflowTemplateRef' is missing in spec.submit\n"
                    + "fix: add workflowTemplateRef: and below it name:",
            ]
        )
        #expect(
            problems("  event: {selector: 'true'}") == [
                "b.yaml:5:3: warning: the binding has no 'submit', so a matching event does nothing\n"
                    + "fix: add submit: and below it workflowTemplateRef:"
            ]
        )
    }

    @Test func `a parameter without an expression is refused, and what Argo ignores is warned of`() {
        let found = problems(
            """
              event: {selector: 'true'}
              submit:
                workflowTemplateRef: {name: t}
                arguments:
                  artifacts: []
                  parameters:
                  - {name: a, value: x}
                  - {name: b, valueFrom: {default: x}}
                  - {name: c, default: y, valueFrom: {event: payload, default: z}}
                  - {name: c, valueFrom: {event: payload}}
            """
        )
        #expect(
            found.map { $0.split(separator: "\n")[0] } == [
                "b.yaml:9:18: warning: 'artifacts' has no effect, as in Argo",
                "b.yaml:11:26: warning: 'value' has no effect in a binding: the value comes from valueFrom.event",
                "b.yaml:11:9: error: 'valueFrom' is missing in spec.submit.arguments.parameters[0]",
                "b.yaml:12:40: warning: 'default' has no effect in a binding",
                "b.yaml:12:30: error: 'event' is missing in spec.submit.arguments.parameters[1].valueFrom",
                "b.yaml:13:28: warning: 'default' has no effect in a binding: the value comes from valueFrom.event",
                "b.yaml:13:68: warning: 'default' has no effect in a binding",
                "b.yaml:14:16: error: 'name' is 'c' a second time",
            ]
        )
    }

    @Test func `metadata that Kubernetes refuses, and the binding's own label, are told of`() {
        let found = problems(
            """
              event: {selector: 'true'}
              submit:
                workflowTemplateRef: {name: t}
                metadata:
                  name: ''
                  labels:
                    a b: '"x"'
                    workflows.argoproj.io/workflow-event-binding: '"x"'
                  annotations: {who: jsonpth('x')}
            """
        )
        #expect(
            found.map { $0.split(separator: "\n")[0] } == [
                "b.yaml:9:13: error: 'name' is empty",
                "b.yaml:11:14: error: 'a b' is no name that Kubernetes accepts for labels",
                "b.yaml:12:55: warning: 'workflows.argoproj.io/workflow-event-binding' is written by the binding itself",
                "b.yaml:13:26: error: who: 'jsonpth' is not known here",
            ]
        )
    }

    @Test func `two bindings of one name are one too many`() {
        let text = """
            apiVersion: argoproj.io/v1alpha1
            kind: WorkflowEventBinding
            metadata: {name: b}
            spec: {event: {selector: 'true'}, submit: {workflowTemplateRef: {name: t}}}
            """
        let loaded = load([ManifestText(file: "b.yaml", text: "\(text)\n---\n\(text)")], namespace: "ci")
        #expect(loaded.diagnostics.map(\.problem) == ["WorkflowEventBinding ci/b is there twice, first at b.yaml:1:1"])
    }
}
