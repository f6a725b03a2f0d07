import BuiltGateway
import EventData
import Foundation
import Testing

/// Objects that lie elsewhere than in the sensor, against the built binary.
@Suite struct ArtifactSourceTests {
    private static func sensor(_ block: String) -> String {
        """
        apiVersion: argoproj.io/v1alpha1
        kind: EventSource
        metadata: {name: hook}
        spec:
          webhook:
            push: {endpoint: /push, port: "WEBHOOK_PORT", method: POST}
        ---
        apiVersion: argoproj.io/v1alpha1
        kind: Sensor
        metadata: {name: elsewhere}
        spec:
          dependencies: [{name: push, eventSourceName: hook, eventName: push}]
          triggers:
            - template:
                name: t
                argoWorkflow:
                  \(block.replacing("\n", with: "\n          "))
        """
    }

    @Test func `a file that comes late is waited for, and becomes a Workflow with the values of the event`()
        async throws
    {
        let gateway = try GatewayProcess(manifests: [:])
        let file = gateway.directory.appending(path: "workflow.yaml")
        try gateway.write(
            "sensor.yaml",
            Self.sensor(
                """
                operation: submit
                source: {file: {path: "\(file.path)"}}
                parameters:
                  - src: {dependencyName: push, dataKey: body.commit}
                    dest: spec.arguments.parameters.0.value
                """
            )
        )
        try await gateway.start()
        let answer = try await post("\(gateway.webhook)/push", #"{"commit": "c0ffee"}"#)
        #expect(answer.status == 200)
        // The values are known before there is anything to write them into.
        func invocation() async throws -> JSON? { try await gateway.admin("/api/invocations?limit=9").array?.first }
        try await eventually("decided") { try await invocation() != nil }
        let id = try #require(try await invocation()?["id"]?.string)
        func shown() async throws -> JSON { try await gateway.admin("/api/invocations/\(id)") }
        let parameters = try await shown().at("request", "parameters")
        let expected: JSON = [
            ["dest": "spec.arguments.parameters.0.value", "operation": "overwrite", "value": "c0ffee"]
        ]
        #expect(parameters == expected)
        try """
        apiVersion: argoproj.io/v1alpha1
        kind: Workflow
        metadata: {generateName: from-file-}
        spec:
          entrypoint: main
          arguments: {parameters: [{name: commit, value: none}]}
          templates: [{name: main, suspend: {}}]
        """.write(to: file, atomically: true, encoding: .utf8)
        try await eventually("submitted") { try await gateway.workflows().count == 1 }
        let workflow = try #require(try await gateway.workflows().first)
        #expect(workflow.name == "from-file-\(id.dropFirst(12).prefix(10))")
        #expect(workflow.workflowArguments == ["commit": "c0ffee"])
    }

    @Test func `submit-from starts the template that a sensor names, once for each event`() async throws {
        let gateway = try GatewayProcess(manifests: [
            "sensor.yaml": Self.sensor(
                """
                operation: submit-from
                source:
                  resource:
                    apiVersion: argoproj.io/v1alpha1
                    kind: WorkflowTemplate
                    metadata: {name: build}
                """
            )
        ])
        try await gateway.start()
        let template: JSON = [
            "apiVersion": "argoproj.io/v1alpha1", "kind": "WorkflowTemplate", "metadata": ["name": "build"],
            "spec": ["entrypoint": "main", "templates": [["name": "main", "suspend": [:]]]],
        ]
        let path = "/apis/argoproj.io/v1alpha1/namespaces/default/workflowtemplates"
        #expect(try await post(gateway.cluster + path, template.text).status == 201)
        for _ in 0..<2 {
            let answer = try await post("\(gateway.webhook)/push", "{}", headers: ["Idempotency-Key": "one"])
            #expect(answer.status == 200)
        }
        try await eventually("submitted") { try await gateway.workflows().count == 1 }
        let workflow = try #require(try await gateway.workflows().first)
        #expect(workflow["spec"] == ["workflowTemplateRef": ["name": "build"]])
        #expect(workflow.at("metadata", "labels", "workflows.argoproj.io/workflow-template") == "build")
        #expect(workflow.at("metadata", "labels", "events.argoproj.io/sensor") == "elsewhere")
    }
}
