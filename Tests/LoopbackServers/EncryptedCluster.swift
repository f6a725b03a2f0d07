import Foundation
package import Kubernetes
import LocalCluster
import Logging

/// The local cluster over TLS, with certificates on both sides, as real API servers have them.
package struct EncryptedCluster: Sendable {
    package let url: String
    /// The folder of `server.pem`, `client.pem` and `client-key.pem`.
    package let certificates: String
    package let configuration: ClusterConfiguration

    package var port: Int { url.split(separator: ":").last.flatMap { Int($0) } ?? 0 }

    /// Serves with an empty store in `directory` while `body` runs.
    package static func serve(
        in directory: String,
        _ body: @escaping @Sendable (EncryptedCluster) async throws -> Void
    ) async throws {
        let server = try await TestCertificate(for: "IP:127.0.0.1")
        let client = try await TestCertificate(for: "DNS:client")
        let files = [
            "server": server.certificate, "key": server.key, "client": client.certificate, "client-key": client.key,
        ]
        for (name, pem) in files { try Data(pem.utf8).write(to: URL(filePath: "\(directory)/\(name).pem")) }
        var configuration = LocalClusterServer.Configuration(database: "\(directory)/cluster.sqlite", port: 0)
        configuration.tls = LocalClusterServer.TLS(
            certificateChain: "\(directory)/server.pem",
            privateKey: "\(directory)/key.pem",
            clientAuthority: "\(directory)/client.pem"
        )
        let silent = Logger(label: "cluster") { _ in SwiftLogNoOpLogHandler() }
        let cluster = try LocalClusterServer(configuration, logger: silent)
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
                    return try await body(Self(url: url, certificates: directory, configuration: configuration))
                }
            }
            try await group.next()
            group.cancelAll()
        }
    }

    /// Connections to it that are open now, whoever has them.
    package func connections() throws -> Int {
        // In pieces: read at once, a file without a size ends after its first page.
        let file = try FileHandle(forReadingFrom: URL(filePath: "/proc/net/tcp"))
        defer { try? file.close() }
        let table = String(decoding: try file.readToEnd() ?? Data(), as: UTF8.self)
        return table.split(separator: "\n").dropFirst().count { line in
            let fields = line.split(separator: " ")
            guard fields.count > 3, fields[3] == "01" else { return false }
            return fields[2].split(separator: ":").last.flatMap { Int($0, radix: 16) } == port
        }
    }
}
