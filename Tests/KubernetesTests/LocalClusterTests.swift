import EventData
import Foundation
import Kubernetes
import LoopbackServers
import Testing

/// The client against the embedded cluster, over TLS with certificates on both sides.
struct LocalClusterTests {
    private static func withCluster(
        _ body: @escaping @Sendable (ClusterConfiguration) async throws -> Void
    ) async throws {
        let directory = FileManager.default.temporaryDirectory.appendingPathComponent("kube-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: false)
        try await EncryptedCluster.serve(in: directory.path) { cluster in try await body(cluster.configuration) }
        try FileManager.default.removeItem(at: directory)
    }

    @Test func `what is created, patched and deleted is watched from the list's version on`() async throws {
        try await Self.withCluster { configuration in
            try await withClient(configuration) { client in
                let maps = ResourcePath(apiVersion: "v1", plural: "configmaps", namespace: "default")
                let map = ResourcePath(apiVersion: "v1", plural: "configmaps", namespace: "default", name: "m")
                let list = try await client.list(maps)
                #expect(list["items"] == [])
                let watch = try await client.watch(maps, from: list.at("metadata", "resourceVersion")?.string)
                let object: JSON = [
                    "apiVersion": "v1", "kind": "ConfigMap", "metadata": ["name": "m"], "data": ["a": "1"],
                ]
                _ = try await client.create(object, in: nil)
                _ = try await client.patch(map, with: ["data": ["a": "2"]])
                #expect(try await client.get(map).at("data", "a") == "2")
                try await client.delete(map)
                #expect(await failure { try await client.get(map) } == .notFound("configmaps \"m\" not found"))
                var seen: [String] = []
                for try await event in watch where seen.count < 3 {
                    switch event {
                    case .added(let object): seen.append("added \(object.at("data", "a")?.string ?? "")")
                    case .modified(let object): seen.append("modified \(object.at("data", "a")?.string ?? "")")
                    case .deleted(let object): seen.append("deleted \(object.at("data", "a")?.string ?? "")")
                    case .bookmark: continue
                    }
                    if seen.count == 3 { break }
                }
                #expect(seen == ["added 1", "modified 2", "deleted 2"])
            }
        }
    }

    @Test func `creating twice is an error of its own, and kinds are discovered`() async throws {
        try await Self.withCluster { configuration in
            try await withClient(configuration) { client in
                let object: JSON = ["apiVersion": "v1", "kind": "ConfigMap", "metadata": ["name": "m"]]
                _ = try await client.create(object, in: nil)
                let error = await failure { try await client.create(object, in: nil) }
                #expect(error == .alreadyExists("configmaps \"m\" already exists"))
                let type = try await client.resourceType(
                    apiVersion: "argoproj.io/v1alpha1",
                    kind: "ClusterWorkflowTemplate"
                )
                #expect(type.plural == "clusterworkflowtemplates" && !type.isNamespaced)
                #expect(try await client.apiVersions().contains("argoproj.io/v1alpha1"))
            }
        }
    }

    @Test func `many calls at a time take one connection with HTTP 2`() async throws {
        let directory = FileManager.default.temporaryDirectory.appendingPathComponent("kube-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: false)
        try await EncryptedCluster.serve(in: directory.path) { cluster in
            try await withClient(cluster.configuration) { client in
                // Until it has answered once nobody knows whether it speaks HTTP/2, and several connections may be tried.
                _ = try await client.apiVersions()
                try await withThrowingTaskGroup(of: Void.self) { group in
                    for number in 0..<64 {
                        let name = JSON.string("m-\(number)")
                        group.addTask {
                            _ = try await client.create(
                                ["apiVersion": "v1", "kind": "ConfigMap", "metadata": ["name": name]],
                                in: nil
                            )
                        }
                    }
                    try await group.waitForAll()
                }
                let open = try cluster.connections()
                #expect(open == 1)
            }
        }
        try FileManager.default.removeItem(at: directory)
    }

    @Test func `a client without a certificate is told what is missing`() async throws {
        try await Self.withCluster { configuration in
            var configuration = configuration
            configuration.certificate = nil
            try await withClient(configuration) { client async throws in
                let maps = ResourcePath(apiVersion: "v1", plural: "configmaps", namespace: "default")
                // Watches use HTTP/1, and learn the reason; below HTTP/2 the client library keeps it to itself.
                let error = await failure { try await client.watch(maps, from: nil) }
                let text = "it refused the client certificate, or wants one; check client-certificate and client-key"
                #expect(error == .misconfigured("TLS with \(configuration.server) failed: \(text)"))
                let closed = await failure { try await client.apiVersions() }
                #expect(
                    closed
                        == .unreachable(
                            "\(configuration.server) closed the connection before it had answered",
                            retryAfter: nil
                        )
                )
            }
        }
    }
}
