import Buses
package import EventSources
import Kubernetes
package import Manifests

/// How a gateway is to run: what the command line says.
package struct GatewayConfiguration: Sendable {
    /// Files and directories of manifests.
    package var paths: [String]
    /// Whose custom resources are run; nil runs what the files say.
    package var operates: OperatedNamespaces?
    /// Whether triggers act on the cluster with the rights of their sensors' service accounts.
    package var isImpersonating = false
    /// Which of several processes is the gateway; nil where there is one only.
    package var lease: LeaseChoice?
    package var dataDirectory: String
    package var cluster: ClusterChoice
    /// For manifests that name none; nil is the cluster's default.
    package var namespace: String?
    /// The address webhooks listen on.
    package var listenHost: String
    package var adminPort: Int
    /// Where readiness and metrics can be asked for from other machines; nil for nowhere.
    package var probePort: Int?
    package var clusterPort: Int
    /// Unknown fields are warnings.
    package var isLenient: Bool
    /// Manifests are taken up when their files change; without it, at SIGHUP.
    package var isWatching: Bool
    package var retention: RetentionChoice
    /// nil takes the EventBus of the manifests, or the embedded one where they have none.
    package var bus: BusChoice?
    /// Whose `X-Forwarded-*` headers are believed.
    package var trustedProxies: [AddressRange]
    package var adminToken: AdminTokenChoice
    /// Where people reach the console; commit statuses link there.
    package var console: ConsoleAddress?
    package var build: BuildInfo
    /// Where traces go; nil for nowhere.
    package var traces: TraceChoice?
    /// How much of each namespace's events may wait.
    package var namespaceQuotas = NamespaceQuotas()
    /// Argo Server's event endpoint; nil where there is none.
    package var argoDoor: ArgoDoorChoice?
    /// What does what concerns Workflows; nil for the cluster itself.
    package var argoServer: ArgoServerChoice?
    /// How the local cluster's Workflows run; nil where they only stay there.
    package var runner: RunnerChoice?

    package init(
        paths: [String],
        operates: OperatedNamespaces? = nil,
        dataDirectory: String,
        cluster: ClusterChoice,
        namespace: String? = nil,
        listenHost: String = "0.0.0.0",
        adminPort: Int = 7777,
        probePort: Int? = nil,
        clusterPort: Int = 7778,
        isLenient: Bool = false,
        isWatching: Bool = true,
        retention: RetentionChoice = RetentionChoice(),
        bus: BusChoice? = nil,
        trustedProxies: [AddressRange] = [],
        adminToken: AdminTokenChoice = .made,
        console: ConsoleAddress? = nil,
        build: BuildInfo = BuildInfo(version: "")
    ) {
        self.operates = operates
        self.probePort = probePort
        self.build = build
        self.bus = bus
        self.adminToken = adminToken
        self.console = console
        self.trustedProxies = trustedProxies
        self.retention = retention
        self.isWatching = isWatching
        self.paths = paths
        self.dataDirectory = dataDirectory
        self.cluster = cluster
        self.namespace = namespace
        self.listenHost = listenHost
        self.adminPort = adminPort
        self.clusterPort = clusterPort
        self.isLenient = isLenient
    }
}

extension GatewayConfiguration {
    /// Where manifests that name no namespace live: as asked, else that of the kubeconfig's context or of the pod.
    package func defaultNamespace() throws(StartRefusal) -> String {
        if let namespace { return namespace }
        guard cluster.kind != .local else { return "default" }
        return try cluster.reached(at: nil).defaultNamespace
    }
}

/// The namespaces of a cluster whose custom resources a gateway runs.
package enum OperatedNamespaces: Sendable, Hashable {
    case all
    case some([String])

    /// Empty for all of them.
    var names: [String] { if case .some(let names) = self { names } else { [] } }
}

/// Which token the admin API asks for.
package enum AdminTokenChoice: Sendable, Hashable {
    /// A new one at each start.
    case made
    /// The one in this file.
    case file(String)
    /// None: every process of this machine may call it.
    case none
}

/// The gateway does not start: every reason, and the first in words.
package struct StartRefusal: Error, Sendable {
    package let message: String
    package let diagnostics: [Diagnostic]
    /// The fencing token of who has had the data directory, where that is in the way.
    let successor: Int?

    package init(_ message: String, diagnostics: [Diagnostic] = []) {
        self.message = message
        self.diagnostics = diagnostics
        successor = nil
    }

    init(_ error: BusError) {
        message = error.text
        diagnostics = []
        if case .succeeded(let token) = error { successor = token } else { successor = nil }
    }
}
