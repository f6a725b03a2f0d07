import ArgumentParser
import Foundation
import Gateway
import Manifests

struct Operate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "operator",
        abstract: "Run the EventSources and Sensors that a cluster has as custom resources.",
        usage: "signalbox operator [-n NAMESPACE … | -A] [--cluster incluster|kubeconfig|local] [--data DIR]",
        discussion: """
            All of them run in this process, without a pod for each; their status says what came of them. In a pod it \
            asks the cluster it is in. With --cluster local it serves the local cluster, to which kubectl can apply them.
            """
    )
    @Option(help: "incluster (default), kubeconfig or local: whose custom resources are run.")
    var cluster = ClusterChoice.Kind.incluster
    @Option(
        name: [.customShort("n"), .long],
        help: .init(
            "A namespace to run; may be there several times. The pod's or the context's by default.",
            valueName: "name"
        )
    )
    var namespace: [String] = []
    @Flag(name: [.customShort("A"), .long], help: "Run all namespaces.") var allNamespaces = false
    @Option(
        help: .init(
            "Stand by until this Lease is ours (NAME or NAMESPACE/NAME), so that one of several processes runs at a time.",
            valueName: "name"
        )
    )
    var lease: String?
    @Flag(
        help:
            "Submit with the rights of each sensor's service account (spec.template.serviceAccountName, or default), not ours."
    )
    var impersonate = false
    @Option(
        help: .init(
            "How much of a namespace's events may wait: team-a:events=1000,bytes=1Gi,age=1h; without a name, of each.",
            valueName: "quota"
        )
    )
    var namespaceQuota: [String] = []
    @OptionGroup var gateway: GatewayOptions

    func validate() throws {
        do { _ = try NamespaceQuotas(namespaceQuota) } catch {
            throw ValidationError("--namespace-quota: \(error.message)")
        }
        if allNamespaces, !namespace.isEmpty {
            throw ValidationError("-A means all namespaces; leave out --namespace, or -A")
        }
        if impersonate, gateway.argo.server != nil {
            throw ValidationError(
                "--argo-server has rights of its own and knows no service accounts; leave out --impersonate"
            )
        }
        if lease != nil, cluster == .local {
            throw ValidationError(
                "--lease needs a cluster that outlives this process; leave it out with --cluster local"
            )
        }
    }

    func run() async throws {
        var configuration = try gateway.configuration(on: cluster)
        let named = namespace.isEmpty ? [try configuration.defaultNamespace()] : namespace
        configuration.operates = allNamespaces ? .all : .some(named)
        configuration.isImpersonating = impersonate
        configuration.namespaceQuotas = try NamespaceQuotas(namespaceQuota)
        configuration.lease = try leaseName(in: try configuration.defaultNamespace()).map {
            LeaseChoice($0, identity: "\(ProcessInfo.processInfo.hostName)_\(UUID().uuidString.lowercased())")
        }
        try await runGateway(configuration)
    }

    private func leaseName(in namespace: String) throws -> ManifestName? {
        guard let lease else { return nil }
        let parts = lease.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard parts.count <= 2, parts.allSatisfy({ !$0.isEmpty }) else {
            throw ValidationError("--lease is '\(lease)'; write NAME or NAMESPACE/NAME")
        }
        return ManifestName(namespace: parts.count == 2 ? parts[0] : namespace, name: parts[parts.count - 1])
    }
}
