import EventData
import Foundation
import Kubernetes
import LocalCluster
import Logging
import Testing

/// Our own client against our own cluster.
@Suite struct ClientTests {
    private func withClient<Result: Sendable>(
        _ configuration: ClusterConfiguration,
        _ body: (KubernetesClient) async throws -> Result
    ) async throws -> Result {
        let client = KubernetesClient(configuration, logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
            .allowing(.zero)
        do {
            let result = try await body(client)
            try await client.shutDown()
            return result
        } catch {
            try await client.shutDown()
            throw error
        }
    }

    private let hello: JSON = [
        "apiVersion": "argoproj.io/v1alpha1", "kind": "Workflow", "metadata": ["name": "hello"],
        "spec": ["entrypoint": "main"],
    ]

    private let path = ResourcePath(
        apiVersion: "argoproj.io/v1alpha1",
        plural: "workflows",
        namespace: "default",
        name: "hello"
    )

    @Test func `the client creates, reads, lists, patches, watches and deletes`() async throws {
        try await withCluster { [hello, path, self] cluster in
            try await withClient(ClusterConfiguration(server: cluster.url)) { client in
                let created = try await client.create(hello, in: nil)
                #expect(try await client.get(path) == created)
                await #expect(throws: KubernetesError.alreadyExists("workflows.argoproj.io \"hello\" already exists")) {
                    try await client.create(hello, in: nil)
                }
                let all = ResourcePath(apiVersion: path.apiVersion, plural: path.plural, namespace: nil)
                #expect(try await client.list(all, labelSelector: "a in (b)")["items"] == [])
                #expect(try await client.list(all)["items"]?.array?.count == 1)
                var events = try await client.watch(all).makeAsyncIterator()
                #expect(try await events.next() == .added(created))
                let patched = try await client.patch(path, with: ["spec": ["suspend": true]])
                #expect(try await events.next() == .modified(patched))
                try await client.delete(path)
                guard case .deleted(let last) = try await events.next() else {
                    Issue.record("no deletion was reported")
                    return
                }
                #expect(last["spec"] == patched["spec"])
                await #expect(throws: KubernetesError.notFound("workflows.argoproj.io \"hello\" not found")) {
                    try await client.get(path)
                }
            }
        }
    }

    @Test func `a watch from too old a version is reported as expired`() async throws {
        try await withCluster { [path, self] cluster in
            try await withClient(ClusterConfiguration(server: cluster.url)) { client in
                let error = await #expect(throws: KubernetesError.self) { try await client.watch(path, from: "999999") }
                #expect(error?.isExpired == true)
            }
        }
    }

    @Test func `over TLS a client needs a certificate of the configured authority`() async throws {
        try await withDirectory { [hello, self] directory in
            let certificates = try await Certificates(in: directory)
            let tls = LocalClusterServer.TLS(
                certificateChain: certificates.file("server", "crt"),
                privateKey: certificates.file("server", "key"),
                clientAuthority: certificates.authority
            )
            let configuration = LocalClusterServer.Configuration(database: directory + "/cluster.db", port: 0, tls: tls)
            try await withCluster(configuration) { cluster in
                #expect(cluster.url.hasPrefix("https://127.0.0.1:"))
                let authority = try #require(FileManager.default.contents(atPath: certificates.authority))
                let chain = try #require(FileManager.default.contents(atPath: certificates.file("client", "crt")))
                let key = try #require(FileManager.default.contents(atPath: certificates.file("client", "key")))
                var access = ClusterConfiguration(server: cluster.url, trust: .authorities(Array(authority)))
                await #expect(throws: KubernetesError.self) {
                    try await withClient(access) { try await $0.create(hello, in: nil) }
                }
                access.certificate = ClientCertificate(chain: Array(chain), key: Secret(Array(key)))
                let created = try await withClient(access) { try await $0.create(hello, in: nil) }
                #expect(created.at("metadata", "uid") != nil)
            }
        }
    }

    @Test func `kubectl works over TLS with a client certificate`() async throws {
        try await withDirectory { directory in
            let certificates = try await Certificates(in: directory)
            let tls = LocalClusterServer.TLS(
                certificateChain: certificates.file("server", "crt"),
                privateKey: certificates.file("server", "key"),
                clientAuthority: certificates.authority
            )
            let configuration = LocalClusterServer.Configuration(database: directory + "/cluster.db", port: 0, tls: tls)
            try await withCluster(configuration) { cluster in
                let kubectl = Kubectl(server: cluster.url, directory: directory)
                let listed = try await kubectl(
                    "get",
                    "ns",
                    "-o",
                    "name",
                    "--certificate-authority",
                    certificates.authority,
                    "--client-certificate",
                    certificates.file("client", "crt"),
                    "--client-key",
                    certificates.file("client", "key")
                )
                #expect(listed.output == "namespace/default\n", "\(listed.problems)")
            }
        }
    }
}
