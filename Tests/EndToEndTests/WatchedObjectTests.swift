import BuiltGateway
import EventData
import Foundation
import Testing

/// A `resource` source with the built binary, real `kubectl` and another gateway's cluster.
@Suite struct WatchedObjectTests {
    @Test func `each change of an object starts one Workflow, also when nothing ran while it changed`() async throws {
        let remote = try GatewayProcess(manifests: [:])
        try await remote.start()
        let gateway = try GatewayProcess(manifests: ["orders.yaml": Self.manifests])
        let kubeconfig = gateway.directory.appending(path: "kubeconfig")
        try Self.kubeconfig(server: remote.cluster).write(to: kubeconfig, atomically: true, encoding: .utf8)
        let options = ["--cluster", "kubeconfig", "--kubeconfig", kubeconfig.path]
        try await gateway.start(options)

        try Self.kubectl(remote, "create", "configmap", "first", "--from-literal=amount=5")
        try Self.kubectl(remote, "create", "configmap", "ignored", "--from-literal=total=1")
        try await eventually("started") { try await remote.workflows().count == 1 }
        Foundation.kill(gateway.processIdentifier, SIGKILL)
        _ = gateway.waitForExit()
        try Self.kubectl(remote, "create", "configmap", "second", "--from-literal=amount=7")
        try Self.kubectl(remote, "patch", "configmap", "first", "--type=merge", #"--patch={"data":{"amount":"6"}}"#)
        try await gateway.start(options)
        try await eventually("started") { try await remote.workflows().count == 3 }

        let amounts = try await remote.workflows().compactMap { $0.workflowArguments["amount"] }.sorted()
        #expect(amounts == ["5", "6", "7"])
        #expect(try await gateway.eventIDs().count == 3)
        let described = try Binary.run(["describe", "eventsource", "orders", "--admin", gateway.admin])
        #expect(described.output.contains("/api/v1/namespaces/default/configmaps"), "\(described.output)")
    }

    private static func kubectl(_ gateway: GatewayProcess, _ arguments: String...) throws {
        let result = try Program.run(gateway.kubectlCommand + arguments)
        #expect(result.status == 0, "\(result.errors)")
    }

    private static func kubeconfig(server: String) -> String {
        """
        apiVersion: v1
        kind: Config
        current-context: remote
        contexts: [{name: remote, context: {cluster: remote, user: nobody}}]
        clusters: [{name: remote, cluster: {server: "\(server)"}}]
        users: [{name: nobody, user: {}}]
        """
    }

    private static let manifests = """
        apiVersion: argoproj.io/v1alpha1
        kind: EventSource
        metadata: {name: orders}
        spec:
          resource:
            order:
              namespace: default
              version: v1
              resource: configmaps
              eventTypes: [ADD, UPDATE]
              filter:
                fields: [{key: data.amount, operation: "==", value: "^[0-9]+$"}]
        ---
        apiVersion: argoproj.io/v1alpha1
        kind: Sensor
        metadata: {name: orders}
        spec:
          dependencies: [{name: order, eventSourceName: orders, eventName: order}]
          triggers:
            - template:
                name: pack
                argoWorkflow:
                  operation: submit
                  source:
                    resource:
                      apiVersion: argoproj.io/v1alpha1
                      kind: Workflow
                      metadata: {generateName: pack-}
                      spec:
                        entrypoint: main
                        arguments: {parameters: [{name: amount}]}
                        templates: [{name: main, container: {image: busybox}}]
                  parameters:
                    - {src: {dependencyName: order, dataKey: body.data.amount}, dest: spec.arguments.parameters.0.value}
        """
}
