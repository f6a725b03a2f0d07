import Foundation
import Kubernetes

/// Argo Server as the place where Workflows are submitted (spec/workflows.md B).
package struct ArgoServerChoice: Sendable {
    /// Its base address; a path in it is one that a proxy takes off.
    package var url: String
    /// Holds a bearer token; read again now and then.
    package var tokenFile: String?
    /// Holds the authorities to trust, PEM; nil trusts those of the system.
    package var authorityFile: String?
    /// Whether the certificate is not looked at: Argo Server makes one for itself where it is given none.
    package var isUnverified: Bool

    package init(url: String, tokenFile: String? = nil, authorityFile: String? = nil, isUnverified: Bool = false) {
        self.url = url
        self.tokenFile = tokenFile
        self.authorityFile = authorityFile
        self.isUnverified = isUnverified
    }

    func configuration() throws(StartRefusal) -> ClusterConfiguration {
        var trust = isUnverified ? ClusterConfiguration.Trust.anybody : .system
        if let authorityFile {
            do { trust = .authorities(Array(try Data(contentsOf: URL(filePath: authorityFile)))) } catch {
                throw StartRefusal(
                    "--argo-server-ca cannot be read from \(authorityFile): \(error.localizedDescription)"
                )
            }
        }
        return ClusterConfiguration(
            server: url,
            trust: trust,
            credential: tokenFile.map { .tokenFile($0) } ?? .none
        )
    }
}

extension Start {
    /// The client for triggers.
    func submitting(_ kubernetes: KubernetesClient) throws(StartRefusal) -> KubernetesClient {
        guard let choice = configuration.argoServer else { return kubernetes }
        let client = kubernetes.submitting(through: try choice.configuration())
        parts.start("Argo Server's client") {
            await Signal().wait()
            try await client.shutDownArgoServer()
        }
        return client
    }
}
