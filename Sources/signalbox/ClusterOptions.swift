import ArgumentParser
import Gateway
import Kubernetes
import Logging

/// Which cluster: the local one by default, so that nobody's kubeconfig is touched by accident.
struct ClusterOptions: ParsableArguments {
    @Option(help: "Which cluster.") var cluster = ClusterChoice.Kind.local
    @Option(help: "The kubeconfig's context; its current one by default.") var context: String?
    @Option(help: .init("The kubeconfig file; $KUBECONFIG or ~/.kube/config by default.", valueName: "file"))
    var kubeconfig: String?
    @Option(help: .init("The local cluster's address.", valueName: "url")) var server = "http://127.0.0.1:7778"
    @Option(name: [.customShort("n"), .long], help: "The namespace; the context's, or 'default'.")
    var namespace: String?

    var choice: ClusterChoice {
        ClusterChoice(kind: cluster, context: context, kubeconfig: kubeconfig, server: server)
    }

    /// Runs `body` with a client and the namespace to use, and words its failures.
    func withClient(_ body: (KubernetesClient, String) async throws -> Void) async throws {
        try await withClusterClient(of: choice) { try await body($0, namespace ?? $1) }
    }
}

/// Runs `body` with a client and the namespace of the choice, and words its failures.
func withClusterClient(
    of choice: ClusterChoice,
    _ body: (KubernetesClient, String) async throws -> Void
) async throws {
    // Retries are the client's business here; what matters arrives as an error.
    var quiet = Logger(label: "signalbox")
    quiet.logLevel = .critical
    do {
        try await choice.withClient(logger: quiet, body)
    } catch let error as KubernetesError {
        throw Failure(error.text(for: choice))
    }
}

extension ClusterChoice.Kind: ExpressibleByArgument {}

extension KubernetesError {
    fileprivate func text(for choice: ClusterChoice) -> String {
        switch self {
        case .alreadyExists(let what): "\(what) (AlreadyExists)"
        case .notFound(let what): "\(what) (NotFound)"
        case .conflict(let what): "\(what) (Conflict); try again"
        case .refused(let status, let reason, let message): "\(message) (\(reason), HTTP \(status))"
        case .misconfigured(let problem): problem
        case .busy(let problem, _): "the cluster is busy: \(problem); try again later"
        case .unreachable(let problem, _):
            choice.kind == .local
                ? """
                the local cluster does not answer at \(choice.server): \(problem); start it with 'make run', \
                name it with --server URL, or ask a real one with --cluster kubeconfig
                """
                : "the cluster does not answer: \(problem)"
        }
    }
}
