import Foundation

/// What the benchmarks of delivery run: one webhook, and sensors that tell an HTTP server or make Workflows.
enum DeliveryManifests {
    static let webhookPort = 18_953

    static func folder(_ name: String, in directory: URL, _ manifests: [String]) throws -> URL {
        let folder = directory.appending(path: name)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try Data(manifests.joined(separator: "\n---\n").utf8).write(to: folder.appending(path: "manifests.yaml"))
        return folder
    }

    static let source = """
        apiVersion: argoproj.io/v1alpha1
        kind: EventSource
        metadata: {name: bench}
        spec:
          webhook:
            push: {port: "\(webhookPort)", endpoint: /push, method: POST}
        """

    /// Tells an HTTP server on loopback.
    static func sensor(_ number: Int, port: Int) -> String {
        """
        apiVersion: argoproj.io/v1alpha1
        kind: Sensor
        metadata: {name: bench-\(number)}
        spec:
          dependencies:
            - name: push
              eventSourceName: bench
              eventName: push
              filters: {data: [{path: body.ref, type: string, value: ["^refs/heads/"]}]}
          triggers:
            - template:
                name: tell
                http:
                  url: http://127.0.0.1:\(port)/tell
                  method: POST
                  payload:
                    - {src: {dependencyName: push, dataKey: body.ref}, dest: ref}
        """
    }

    /// Makes a Workflow that carries the number in the event's body.
    static let workflowSensor = """
        apiVersion: argoproj.io/v1alpha1
        kind: Sensor
        metadata: {name: bench}
        spec:
          dependencies: [{name: push, eventSourceName: bench, eventName: push}]
          triggers:
            - template:
                name: build
                argoWorkflow:
                  operation: submit
                  source:
                    resource:
                      apiVersion: argoproj.io/v1alpha1
                      kind: Workflow
                      metadata: {generateName: bench-}
                      spec:
                        entrypoint: main
                        arguments: {parameters: [{name: number, value: none}]}
                        templates: [{name: main, suspend: {}}]
                  parameters:
                    - {src: {dependencyName: push, dataKey: body.number}, dest: spec.arguments.parameters.0.value}
        """
}
