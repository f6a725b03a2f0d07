import BuiltGateway
import EventData
import Foundation
import LoopbackServers
import Synchronization
import Testing

/// A cluster's API, the local cluster of another gateway, and an operator that runs its custom resources.
final class OperatorWorld {
    let cluster: GatewayProcess
    let gateway: GatewayProcess

    init() throws {
        cluster = try GatewayProcess(manifests: [:])
        gateway = try GatewayProcess(manifests: [:])
    }

    /// Starts both; the operator reaches the cluster at `server`, or directly.
    func start(server: String? = nil, _ options: String...) async throws {
        if !cluster.isRunning { try await cluster.start() }
        for namespace in ["team-a", "team-b"] { try kubectl("create", "namespace", namespace) }
        try await startOperator(server: server, options)
    }

    func startOperator(server: String? = nil, _ options: [String] = []) async throws {
        try prepare(gateway, server: server, options)
        try await gateway.start()
    }

    /// Has the process be an operator when it starts.
    func prepare(_ gateway: GatewayProcess, server: String? = nil, _ options: [String]) throws {
        let kubeconfig = gateway.directory.appending(path: "kubeconfig")
        try ClusterTests.kubeconfig(server: server ?? cluster.cluster)
            .write(to: kubeconfig, atomically: true, encoding: .utf8)
        gateway.command = ["operator", "-A", "--cluster", "kubeconfig", "--kubeconfig", kubeconfig.path] + options
    }

    @discardableResult
    func kubectl(_ arguments: String...) throws -> String {
        let result = try Program.run(cluster.kubectlCommand + arguments)
        guard result.status == 0 else { throw EndToEndError("kubectl \(arguments): \(result.errors)") }
        return result.output
    }

    func apply(_ text: String) throws {
        let file = cluster.directory.appending(path: "apply.yaml")
        try text.write(to: file, atomically: true, encoding: .utf8)
        try kubectl("apply", "-f", file.path)
    }

    /// Applies the manifests of a namespace and waits until its sensor hears its EventSource.
    func run(_ namespace: String) async throws {
        try apply(manifests(namespace))
        try await untilSubscribed(namespace)
    }

    func untilSubscribed(_ namespace: String) async throws {
        try await untilCondition("Subscribed", is: "True Subscribed", of: "sensor", "build", in: namespace)
    }

    /// `True Running` for each condition of the object, by type.
    func conditions(_ kind: String, _ name: String, in namespace: String) throws -> [String: String] {
        let object = try JSON(parsing: try kubectl("get", kind, name, "-n", namespace, "-o", "json"))
        let conditions = object.at("status", "conditions")?.array ?? []
        return Dictionary(
            conditions.map { ($0["type"]?.string ?? "", "\($0["status"]?.string ?? "") \($0["reason"]?.string ?? "")") }
        ) { $1 }
    }

    func untilCondition(_ type: String, is wanted: String, of kind: String, _ name: String, in namespace: String)
        async throws
    {
        try await eventually("\(type) of \(kind) \(namespace)/\(name) is \(wanted)", within: .seconds(60)) {
            try self.conditions(kind, name, in: namespace)[type] == wanted
        }
    }

    /// Posts to the webhook of a namespace until it is there; its answer.
    func post(_ body: String, to namespace: String, path: String = "push") async throws {
        let url = "\(gateway.webhook)/\(namespace)/\(path)"
        try await eventually("accepted at \(url)", within: .seconds(60)) {
            try await BuiltGateway.post(url, body).status == 200
        }
    }

    func commits(of namespace: String) async throws -> [String] {
        try await cluster.workflows(namespace: namespace).compactMap { $0.workflowArguments["commit"] }.sorted()
    }

    func untilCommits(_ wanted: [String], in namespace: String, within limit: Duration = .seconds(60)) async throws {
        var last: [String] = []
        do {
            try await eventually("there", within: limit) {
                last = try await self.commits(of: namespace)
                return last == wanted
            }
        } catch { throw EndToEndError("the Workflows of \(namespace) are \(last) and not \(wanted): \(error)") }
    }

    /// An EventSource and a Sensor; those of two namespaces have the same names.
    func manifests(_ namespace: String, path: String = "push") -> String {
        """
        apiVersion: argoproj.io/v1alpha1
        kind: EventSource
        metadata: {name: hooks, namespace: \(namespace)}
        spec:
          webhook:
            push: {port: "\(gateway.ports.webhook)", endpoint: /\(namespace)/\(path), method: POST, insecure: true}
        ---
        apiVersion: argoproj.io/v1alpha1
        kind: Sensor
        metadata: {name: build, namespace: \(namespace)}
        spec:
          dependencies:
            - name: push
              eventSourceName: hooks
              eventName: push
              filters: {context: {source: hooks}}
          triggers:
            - template:
                name: build
                argoWorkflow:
                  operation: submit
                  source:
                    resource:
                      apiVersion: argoproj.io/v1alpha1
                      kind: Workflow
                      metadata: {generateName: build-}
                      spec:
                        entrypoint: main
                        arguments: {parameters: [{name: commit}]}
                        templates: [{name: main, container: {image: busybox}}]
                  parameters:
                    - {src: {dependencyName: push, dataKey: body.commit}, dest: spec.arguments.parameters.0.value}
        """
    }
}
