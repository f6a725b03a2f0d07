import BuiltGateway
import EventData
import Foundation
import Testing

/// Two clusters and real `kubectl`.
@Suite struct ClusterTests {
    @Test func `the same push creates the same Workflow in the local cluster and through a kubeconfig`() async throws {
        let manifests = try Example.manifests()
        let remote = try GatewayProcess(manifests: [:])
        try await remote.start()
        #expect(try remote.kubectl("create", "namespace", "ci").status == 0)

        let local = try GatewayProcess(manifests: manifests)
        try await local.start(["--namespace", "ci"])
        let connected = try GatewayProcess(manifests: manifests)
        let kubeconfig = connected.directory.appending(path: "kubeconfig")
        try Self.kubeconfig(server: remote.cluster).write(to: kubeconfig, atomically: true, encoding: .utf8)
        try await connected.start(["--cluster", "kubeconfig", "--kubeconfig", kubeconfig.path])
        try await eventually("the cluster is named") {
            connected.logText.contains("cluster    kubeconfig, \(remote.cluster)")
        }

        let push = try Example.text("eventsources/push.json")
        let approval = try Example.text("eventsources/approval.json")
        for gateway in [local, connected] {
            let first = try await post("\(gateway.webhook)/push", push, headers: ["X-GitHub-Delivery": "one"])
            let second = try await post("\(gateway.webhook)/approval", approval, headers: ["Idempotency-Key": "yes"])
            #expect(first.status == 200 && second.status == 200)
        }
        for cluster in [local, remote] {
            try await eventually("submitted") { try await cluster.workflows(namespace: "ci").count == 2 }
        }
        let here = try await local.workflows(namespace: "ci").map(Self.lasting)
        let there = try await remote.workflows(namespace: "ci").map(Self.lasting)
        #expect(here == there)
        #expect(here.map { String($0.name.prefix { $0 != "-" }) } == ["ci", "release"])
        // The namespace is that of the context; nothing else of the cluster was touched.
        #expect(try await remote.workflows().isEmpty)
    }

    @Test func `kubectl creates, lists, watches and deletes Workflows of a running gateway`() async throws {
        let gateway = try GatewayProcess(manifests: try Example.manifests())
        try await gateway.start()
        let watched = gateway.directory.appending(path: "watched")
        let watch = try Program.start(gateway.kubectlCommand + ["get", "workflows", "--watch"], output: watched)
        try gateway.write("workflow.json", Self.workflow)
        let file = gateway.manifestDirectory.appending(path: "workflow.json").path
        let created = try gateway.kubectl("create", "-f", file)
        #expect(created.output == "workflow.argoproj.io/by-hand created\n", "\(created.errors)")
        #expect(try gateway.kubectl("create", "-f", file).errors.contains("AlreadyExists"))
        let push = try Example.text("eventsources/push.json")
        #expect(try await post("\(gateway.webhook)/push", push).status == 200)
        try await eventually("submitted") { try await gateway.workflows().count == 2 }

        let list = try gateway.kubectl("get", "workflows", "-o", "name")
        let own = try Binary.run(["get", "workflows", "-o", "name", "--server", gateway.cluster])
        #expect(list.output == own.output)
        #expect(list.output.split(separator: "\n").count == 2)
        try await eventually("watched") {
            let output = try watch.output
            return output.contains("by-hand") && output.contains("ci-")
        }
        #expect(try gateway.kubectl("delete", "workflow", "by-hand").status == 0)
        #expect(try gateway.kubectl("get", "workflow", "by-hand").errors.contains("NotFound"))
        #expect(try Binary.run(["get", "workflow", "by-hand", "--server", gateway.cluster]).status == 1)
    }

    /// Without what a cluster gives anew to each object, and the moment of creation.
    private static func lasting(_ workflow: JSON) -> JSON {
        var workflow = workflow
        guard var metadata = workflow["metadata"]?.object else { return workflow }
        for name in ["uid", "resourceVersion", "creationTimestamp"] { metadata[name] = nil }
        var labels = metadata["labels"]?.object ?? JSONObject()
        labels["events.argoproj.io/action-timestamp"] = nil
        metadata["labels"] = .object(labels)
        workflow["metadata"] = .object(metadata)
        return workflow
    }

    static func kubeconfig(server: String) -> String {
        """
        apiVersion: v1
        kind: Config
        current-context: here
        contexts:
          - {name: here, context: {cluster: here, user: nobody, namespace: ci}}
        clusters:
          - {name: here, cluster: {server: "\(server)"}}
        users:
          - {name: nobody, user: {}}
        """
    }

    private static let workflow = """
        {"apiVersion": "argoproj.io/v1alpha1", "kind": "Workflow", "metadata": {"name": "by-hand"},
         "spec": {"entrypoint": "main", "templates": [{"name": "main", "suspend": {}}]}}
        """
}
