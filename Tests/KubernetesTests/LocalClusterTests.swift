import EventData
import Foundation
import Kubernetes
import LocalCluster
import Logging
import LoopbackServers
import Testing

/// The client against the embedded cluster, over TLS with certificates on both sides.
struct LocalClusterTests {
    private static func withCluster(
        _ body: @escaping @Sendable (ClusterConfiguration) async throws -> Void
    ) async throws {
        let directory = FileManager.default.temporaryDirectory.appendingPathComponent("kube-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: false)
        let server = try await TestCertificate(for: "IP:127.0.0.1")
        let client = try await TestCertificate(for: "DNS:client")
        var configuration = LocalClusterServer.Configuration(database: directory.path + "/cluster.sqlite", port: 0)
        var paths: [String] = []
        for (name, pem) in [("server", server.certificate), ("key", server.key), ("client", client.certificate)] {
            paths.append("\(directory.path)/\(name).pem")
            try Data(pem.utf8).write(to: directory.appendingPathComponent("\(name).pem"))
        }
        configuration.tls = LocalClusterServer.TLS(
            certificateChain: paths[0],
            privateKey: paths[1],
            clientAuthority: paths[2]
        )
        let cluster = try LocalClusterServer(
            configuration,
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        )
        let (urls, listening) = AsyncStream.makeStream(of: String.self)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await cluster.run { url in listening.yield(url) } }
            group.addTask {
                for await url in urls {
                    let configuration = ClusterConfiguration(
                        server: url,
                        trust: .authorities(Array(server.certificate.utf8)),
                        certificate: ClientCertificate(chain: Array(client.certificate.utf8), key: Secret(client.key))
                    )
                    try await body(configuration)
                    return
                }
            }
            try await group.next()
            group.cancelAll()
        }
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

    @Test func `a client without a certificate is told what is missing`() async throws {
        try await Self.withCluster { configuration in
            var configuration = configuration
            configuration.certificate = nil
            try await withClient(configuration) { client async throws in
                let error = await failure { try await client.apiVersions() }
                let text = "it refused the client certificate, or wants one; check client-certificate and client-key"
                #expect(error == .misconfigured("TLS with \(configuration.server) failed: \(text)"))
            }
        }
    }
}
