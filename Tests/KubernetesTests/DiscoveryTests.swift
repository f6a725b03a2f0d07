import EventData
import Kubernetes
import LoopbackServers
import Testing

struct DiscoveryTests {
    private static let argo = #"""
        {"kind":"APIResourceList","groupVersion":"argoproj.io/v1alpha1","resources":[
         {"name":"workflows","kind":"Workflow","namespaced":true},
         {"name":"workflows/status","kind":"Workflow","namespaced":true},
         {"name":"clusterworkflowtemplates","kind":"ClusterWorkflowTemplate","namespaced":false}]}
        """#

    @Test func `a created object goes where discovery says its kind lives`() async throws {
        try await ScriptedServer.serving { request, _ in
            request.method == "GET" ? [.answer(200, body: Self.argo)] : [.answer(201, body: "{}")]
        } while: { server in
            let configuration = ClusterConfiguration(server: server.url, defaultNamespace: "home")
            try await withClient(configuration) { client in
                var object: JSON = [
                    "apiVersion": "argoproj.io/v1alpha1", "kind": "Workflow", "metadata": ["name": "n"],
                ]
                _ = try await client.create(object, in: "ci")
                _ = try await client.create(object, in: nil)
                object["metadata"] = ["name": "n", "namespace": "own"]
                _ = try await client.create(object, in: "ci")
                object["kind"] = "ClusterWorkflowTemplate"
                _ = try await client.create(object, in: "ci")
            }
            let base = "/apis/argoproj.io/v1alpha1"
            #expect(
                server.received.map { "\($0.method) \($0.target)" } == [
                    "GET \(base)", "POST \(base)/namespaces/ci/workflows", "POST \(base)/namespaces/home/workflows",
                    "POST \(base)/namespaces/own/workflows", "POST \(base)/clusterworkflowtemplates",
                ]
            )
        }
    }

    @Test func `an unknown kind or API is asked for again and then not found`() async throws {
        try await ScriptedServer.serving { request, number in
            request.path == "/api/v9"
                ? [.answer(404, body: "404 page not found")]
                : [.answer(200, body: number == 1 ? #"{"resources":[]}"# : Self.argo)]
        } while: { server in
            try await withClient(ClusterConfiguration(server: server.url)) { client in
                let missing = await failure {
                    try await client.resourceType(apiVersion: "argoproj.io/v1alpha1", kind: "Workflow")
                }
                #expect(missing == .notFound("the cluster has no kind Workflow in argoproj.io/v1alpha1"))
                let installed = try await client.resourceType(apiVersion: "argoproj.io/v1alpha1", kind: "Workflow")
                #expect(installed.plural == "workflows")
                let unknown = await failure { try await client.resourceType(apiVersion: "v9", kind: "Pod") }
                #expect(unknown == .notFound("the cluster has no API v9"))
            }
        }
    }

    @Test func `all API versions are listed, a group's preferred one first`() async throws {
        try await ScriptedServer.serving { request, _ in
            request.path == "/api"
                ? [.answer(200, body: #"{"versions":["v1"]}"#)]
                : [
                    .answer(
                        200,
                        body: #"{"groups":[{"versions":[{"groupVersion":"a/v1"},{"groupVersion":"a/v2"}],"#
                            + #""preferredVersion":{"groupVersion":"a/v2"}}]}"#
                    )
                ]
        } while: { server in
            try await withClient(ClusterConfiguration(server: server.url)) { client async throws in
                #expect(try await client.apiVersions() == ["v1", "a/v2", "a/v1"])
            }
        }
    }
}
