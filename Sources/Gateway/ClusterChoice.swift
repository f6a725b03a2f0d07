import Foundation
package import Kubernetes
package import Logging

/// Where Workflows are submitted.
///
/// The default never touches a real cluster.
package struct ClusterChoice: Sendable {
    package enum Kind: String, Sendable, CaseIterable { case local, kubeconfig, incluster }

    package let kind: Kind
    package let context: String?
    package let kubeconfig: String?
    /// The local cluster's base URL.
    package let server: String

    package init(kind: Kind, context: String? = nil, kubeconfig: String? = nil, server: String) {
        self.kind = kind
        self.context = context
        self.kubeconfig = kubeconfig
        self.server = server
    }

    /// How to reach the cluster, from the files and the environment that the choice names.
    package func configuration() throws(KubernetesError) -> ClusterConfiguration {
        let environment = ProcessInfo.processInfo.environment
        switch kind {
        case .local: return ClusterConfiguration(server: server)
        case .incluster: return try .inCluster(environment: environment)
        case .kubeconfig:
            let paths = kubeconfig.map { [$0] } ?? Kubeconfig.paths(environment: environment)
            return try Kubeconfig.load(paths).configuration(context: context)
        }
    }

    /// How a gateway reaches the cluster; the local one has its URL only once it listens.
    func reached(at localURL: String?) throws(StartRefusal) -> ClusterConfiguration {
        let choice = ClusterChoice(kind: kind, context: context, kubeconfig: kubeconfig, server: localURL ?? server)
        do throws(KubernetesError) { return try choice.configuration() } catch {
            throw StartRefusal("\(error)")
        }
    }

    /// A client for as long as `body` runs, with the namespace that objects without one go to.
    package func withClient(
        logger: Logger,
        _ body: (KubernetesClient, String) async throws -> Void
    ) async throws {
        let client = KubernetesClient(try configuration(), logger: logger)
        do {
            // On loopback either somebody listens or nobody does; waiting for it would only look like hanging.
            let budget = kind == .local ? .zero : KubernetesClient.defaultBudget
            try await body(client.allowing(budget), client.defaultNamespace)
        } catch {
            try await client.shutDown()
            throw error
        }
        try await client.shutDown()
    }
}
