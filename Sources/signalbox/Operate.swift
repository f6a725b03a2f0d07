import ArgumentParser
import Gateway

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
    @OptionGroup var gateway: GatewayOptions

    func validate() throws {
        if allNamespaces, !namespace.isEmpty {
            throw ValidationError("-A means all namespaces; leave out --namespace, or -A")
        }
    }

    func run() async throws {
        var configuration = try gateway.configuration(on: cluster)
        let named = namespace.isEmpty ? [try configuration.defaultNamespace()] : namespace
        configuration.operates = allNamespaces ? .all : .some(named)
        try await runGateway(configuration)
    }
}
