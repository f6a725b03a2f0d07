import BuiltGateway
import EventData
import Foundation
import LoopbackServers
import Synchronization
import Testing

/// Changes of objects that are there, by the built program: `kill -9` between the effect and its record repeats nothing.
@Suite struct OperationTests {
    /// What stands between the gateway and its cluster; it can keep an answer back after the cluster has done the work.
    private final class Door: Sendable {
        private let cluster: String
        private let state = Mutex((keepsBack: false, kept: 0))

        init(_ cluster: String) { self.cluster = cluster }

        var kept: Int { state.withLock { $0.kept } }

        func keepBack(_ isOn: Bool) { state.withLock { $0 = (isOn, 0) } }

        func answer(_ request: Received) -> [Step] {
            guard let (status, body) = request.forwarded(to: cluster) else { return [.close] }
            // A retry deletes pods before its effect, which is the change of the Workflow.
            let isChange = request.method != "GET" && !request.path.contains("/pods/")
            let isKept = state.withLock { state in
                if state.keepsBack, isChange { state.kept += 1 }
                return state.keepsBack && isChange
            }
            return isKept ? [] : [.answer(status, headers: ["Content-Type": "application/json"], body: body)]
        }
    }

    @Test(arguments: ["patch", "retry", "resubmit"])
    func `a kill between the effect and its record does not repeat the effect`(operation: String) async throws {
        let remote = try GatewayProcess(manifests: [:])
        try await remote.start()
        try remote.write("objects.json", Self.objects)
        let file = remote.manifestDirectory.appending(path: "objects.json").path
        let created = try remote.kubectl("create", "-f", file)
        #expect(created.status == 0, "\(created.errors)")
        let door = Door(remote.cluster)
        try await ScriptedServer.serving(remembers: false, script: { request, _ in door.answer(request) }) { server in
            let gateway = try GatewayProcess(manifests: ["operations.yaml": Self.manifests])
            let kubeconfig = gateway.directory.appending(path: "kubeconfig")
            let config = ClusterTests.kubeconfig(server: server.url).replacing(
                "namespace: ci",
                with: "namespace: default"
            )
            try config.write(to: kubeconfig, atomically: true, encoding: .utf8)
            let cluster = ["--cluster", "kubeconfig", "--kubeconfig", kubeconfig.path]
            try await gateway.start(cluster)
            door.keepBack(true)
            let headers = ["Idempotency-Key": "one"]
            let answer = try await post("\(gateway.webhook)/\(operation)", "{}", headers: headers)
            #expect(answer.status == 200)
            try await eventually("done in the cluster") { door.kept > 0 }
            #expect(gateway.kill() == SIGKILL)
            try Self.expectDone(operation, in: remote)
            try Self.undo(operation, in: remote)
            let before = try Self.versions(in: remote)
            door.keepBack(false)
            try await gateway.start(cluster)
            try await eventually("recorded") {
                let all = try await gateway.admin("/api/invocations").array ?? []
                return all.count == 1 && all.allSatisfy { $0["state"] == "succeeded" }
            }
            // Not one write more.
            #expect(try Self.versions(in: remote) == before)
        }
    }

    @Test func `the shipped example patches, stops and retries what events name`() async throws {
        let gateway = try GatewayProcess(manifests: try Example.manifests())
        try await gateway.start()
        try gateway.write("objects.json", Self.objects)
        let file = gateway.manifestDirectory.appending(path: "objects.json").path
        #expect(try gateway.kubectl("create", "-f", file).status == 0)
        func send(_ path: String, _ body: String) async throws {
            #expect(try await post("\(gateway.webhook)/\(path)", body).status == 200)
        }
        try await send("notes", #"{"version": "1.2"}"#)
        try await eventually("noted") {
            try Self.kubectl(["get", "configmap", "deployed"], in: gateway)["data"] == ["version": "1.2"]
        }
        try await send("retries", #"{"workflow": "w"}"#)
        try await eventually("retried") {
            try Self.kubectl(["get", "workflow", "w"], in: gateway).at("spec", "shutdown") == nil
        }
        try await send("stops", #"{"workflow": "w"}"#)
        try await eventually("stopped") {
            try Self.kubectl(["get", "workflow", "w"], in: gateway).at("spec", "shutdown") == "Stop"
        }
    }

    @Test func `lint asks a cluster when it is told to, and only then`() async throws {
        let gateway = try GatewayProcess(manifests: [:])
        try await gateway.start()
        let sensor = """
            apiVersion: argoproj.io/v1alpha1
            kind: Sensor
            metadata: {name: s}
            spec:
              dependencies: [{name: d, eventSourceName: es, eventName: e}]
              triggers:
                - template:
                    name: t
                    argoWorkflow:
                      operation: submit-from
                      source:
                        resource: {apiVersion: argoproj.io/v1alpha1, kind: WorkflowTemplate, metadata: {name: build}}
            ---
            apiVersion: argoproj.io/v1alpha1
            kind: EventSource
            metadata: {name: es}
            spec: {calendar: {e: {interval: 1h}}}
            """
        let kubeconfig = gateway.directory.appending(path: "kubeconfig")
        try ClusterTests.kubeconfig(server: gateway.cluster).write(to: kubeconfig, atomically: true, encoding: .utf8)
        let alone = try Binary.run(["lint", "-"], input: sensor)
        #expect(alone.status == 0, "\(alone.output)")
        let asked = try Binary.run(["lint", "--cluster", "--kubeconfig", kubeconfig.path, "-"], input: sensor)
        #expect(asked.status == 1)
        #expect(
            asked.output == """
                stdin:12:99: error: WorkflowTemplate ci/build does not exist in the cluster
                fix: create it, or correct name and namespace

                """
        )
        let nobody = try Binary.run(["lint", "--cluster", "--server", "http://127.0.0.1:1", "-"], input: sensor)
        #expect(nobody.status == 1 && nobody.errors.contains("does not answer"))
    }

    private static func kubectl(_ words: [String], in remote: GatewayProcess) throws -> JSON {
        let result = try Program.run(remote.kubectlCommand + words + ["-o", "json"])
        guard result.status == 0 else { throw EndToEndError("kubectl \(words): \(result.errors)") }
        return try JSON(parsing: result.output)
    }

    /// Each object with the version of its last change.
    private static func versions(in remote: GatewayProcess) throws -> [String: String] {
        let items = try kubectl(["get", "workflows,configmaps"], in: remote)["items"]?.array ?? []
        return Dictionary(items.map { ($0.name, $0.at("metadata", "resourceVersion")?.string ?? "") }) { $1 }
    }

    private static func expectDone(_ operation: String, in remote: GatewayProcess) throws {
        switch operation {
        case "patch": #expect(try kubectl(["get", "configmap", "c"], in: remote)["data"] == ["b": "1"])
        case "retry":
            let workflow = try kubectl(["get", "workflow", "w"], in: remote)
            #expect(workflow.at("status", "nodes", "w-1") == nil)
            #expect(workflow.at("spec", "shutdown") == nil)
        default:
            let workflows = try kubectl(["get", "workflows"], in: remote)["items"]?.array ?? []
            let previous = "workflows.argoproj.io/resubmitted-from-workflow"
            #expect(workflows.compactMap { $0.at("metadata", "labels", previous) } == ["w"])
        }
    }

    /// What would let the effect happen once more, if it were tried.
    private static func undo(_ operation: String, in remote: GatewayProcess) throws {
        let patch = #"{"data":{"a":"1"},"status":{"phase":"Failed"}}"#
        let object = operation == "patch" ? ["configmap", "c"] : ["workflow", "w"]
        _ = try kubectl(["patch"] + object + ["--type", "merge", "-p", patch], in: remote)
    }

    private static let objects = """
        {"apiVersion": "v1", "kind": "List", "items": [
          {"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "c"}, "data": {"a": "1"}},
          {"apiVersion": "argoproj.io/v1alpha1", "kind": "Workflow", "metadata": {"name": "w"},
           "spec": {"entrypoint": "main", "shutdown": "Stop", "templates": [{"name": "main", "suspend": {}}]},
           "status": {"phase": "Failed", "nodes": {
             "w": {"id": "w", "name": "w", "type": "DAG", "phase": "Failed", "children": ["w-1"]},
             "w-1": {"id": "w-1", "name": "w.a", "type": "Pod", "phase": "Failed", "boundaryID": "w"}}}}]}
        """

    private static let manifests = """
        apiVersion: argoproj.io/v1alpha1
        kind: EventSource
        metadata: {name: hooks}
        spec:
          webhook:
            patch: {port: "WEBHOOK_PORT", endpoint: /patch, method: POST}
            retry: {port: "WEBHOOK_PORT", endpoint: /retry, method: POST}
            resubmit: {port: "WEBHOOK_PORT", endpoint: /resubmit, method: POST}
        ---
        apiVersion: argoproj.io/v1alpha1
        kind: Sensor
        metadata: {name: operations}
        spec:
          dependencies:
            - {name: patch, eventSourceName: hooks, eventName: patch}
            - {name: retry, eventSourceName: hooks, eventName: retry}
            - {name: resubmit, eventSourceName: hooks, eventName: resubmit}
          triggers:
            - template:
                name: patch
                conditions: patch
                k8s:
                  operation: patch
                  patchStrategy: application/json-patch+json
                  source:
                    resource:
                      apiVersion: v1
                      kind: ConfigMap
                      metadata: {name: c}
                      patch: [{op: move, from: /data/a, path: /data/b}]
            - template:
                name: retry
                conditions: retry
                argoWorkflow:
                  operation: retry
                  source:
                    resource: {apiVersion: argoproj.io/v1alpha1, kind: Workflow, metadata: {name: w}}
            - template:
                name: resubmit
                conditions: resubmit
                argoWorkflow:
                  operation: resubmit
                  args: [--memoized]
                  source:
                    resource: {apiVersion: argoproj.io/v1alpha1, kind: Workflow, metadata: {name: w}}
        """
}
