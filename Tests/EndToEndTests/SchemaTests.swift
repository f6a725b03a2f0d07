import BuiltGateway
import EventData
import Foundation
import Testing

/// `signalbox schemas`, and `lint` against what events look like and what templates declare.
@Suite struct SchemaTests {
    private static let hooks = """
        apiVersion: argoproj.io/v1alpha1
        kind: EventSource
        metadata: {name: hooks}
        spec: {webhook: {push: {port: "WEBHOOK_PORT", endpoint: /push, method: POST}}}
        """

    private static let sensor = """
        apiVersion: argoproj.io/v1alpha1
        kind: Sensor
        metadata: {name: ci}
        spec:
          dependencies:
            - name: push
              eventSourceName: hooks
              eventName: push
              filters:
                data: [{path: body.reff, type: string, value: ["^main$"]}]
                exprs: [{expr: count > 1, fields: [{name: count, path: body.commits.0.id}]}]
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
                        workflowTemplateRef: {name: build}
                        arguments: {parameters: [{name: brunch, value: x}]}
                  parameters:
                    - {src: {dependencyName: push, dataKey: body.head.sha}, dest: spec.arguments.parameters.0.value}
                    - {src: {dependencyName: push, dataTemplate: "{{ .Input.body.haed.sha }}"}, dest: spec.arguments.parameters.3.value}
                    - {src: {dependencyName: push, dataKey: body.head.sha}, dest: spec.argumens.parameters.0.value}
                    - {src: {dependencyName: push, dataKey: body.head.sha}, dest: metadata.labels.sha}
        ---
        apiVersion: argoproj.io/v1alpha1
        kind: WorkflowTemplate
        metadata: {name: build}
        spec: {entrypoint: a, arguments: {parameters: [{name: branch, value: main}]}, templates: [{name: a, container: {image: b}}]}
        """

    @Test func `the shape of payloads is shown without values, drift is told, and lint knows both`() async throws {
        let gateway = try GatewayProcess(manifests: ["hooks.yaml": Self.hooks])
        try await gateway.start()
        for number in 0..<30 {
            let body = #"{"ref":"secret-\#(number)","head":{"sha":"abc"},"commits":[{"id":1}]}"#
            #expect(try await post("\(gateway.webhook)/push", body).status == 200)
        }
        func schemas(_ more: String...) throws -> String {
            let result = try Binary.run(["schemas", "hooks/push", "--admin", gateway.admin] + more)
            #expect(result.status == 0, "\(result.errors)")
            return result.output
        }
        let text = try schemas()
        #expect(text.hasPrefix("hooks/push: the last 30 events\n"), "\(text)")
        #expect(text.contains(/body\.commits\.\[\]\.id +number +100 %/), "\(text)")
        #expect(text.contains(/body\.ref +string +100 %/) && !text.contains("secret-"), "\(text)")

        for _ in 0..<5 { #expect(try await post("\(gateway.webhook)/push", #"{"ref":"x","head":{}}"#).status == 200) }
        let changed = try schemas()
        #expect(changed.contains("changed: body.head.sha vanished since 20"), "\(changed)")

        let file = gateway.directory.appending(path: "schemas.json")
        try schemas("-o", "json").write(to: file, atomically: true, encoding: .utf8)
        for place in [file.path, gateway.admin] {
            let lint = try Binary.run(["lint", "--schemas", place, "-"], input: Self.sensor)
            for line in [
                "stdin:10:23: warning: 'body.reff' is in none of the last 35 events of hooks/push",
                "did you mean 'body.ref'?", "'.Input.body.haed.sha' is in none", "did you mean 'body.head.sha'?",
                "the parameter 'brunch' is not declared by WorkflowTemplate build", "did you mean 'branch'?",
                "writes to argument 3, but the resource has 1 of them",
                "'argumens' is no field of spec", "did you mean 'arguments'?",
            ] { #expect(lint.output.contains(line), "no '\(line)' in\n\(lint.output)") }
            #expect(!lint.output.contains("commits"), "\(lint.output)")
            #expect(lint.status == 1)
        }
        let right = Self.sensor.replacing("reff", with: "ref").replacing("haed", with: "head").replacing(
            "brunch",
            with: "branch"
        )
        .replacing("parameters.3", with: "parameters.0").replacing("argumens", with: "arguments")
        let clean = try Binary.run(["lint", "--schemas", file.path, "-"], input: right)
        #expect(clean.status == 0 && clean.output.isEmpty, "\(clean.output)\(clean.errors)")
        #expect(try Binary.run(["lint", "--schemas", "no-such-file", "-"], input: right).status == 1)
    }
}
