import ArgumentParser
import EventSources
import Foundation
import Gateway

/// What every gateway is told, wherever its manifests come from.
struct GatewayOptions: ParsableArguments {
    @Option(
        name: .customLong("data"),
        help: .init("Where events, invocations and the local cluster are kept.", valueName: "dir")
    )
    var dataDirectory = ".signalbox"
    @Option(help: "The kubeconfig's context; its current one by default.") var context: String?
    @Option(help: .init("The kubeconfig file; $KUBECONFIG or ~/.kube/config by default.", valueName: "file"))
    var kubeconfig: String?
    @Option(help: .init("The address webhooks listen on.", valueName: "address")) var listen = "0.0.0.0"
    @Option(
        name: .customLong("trusted-proxy"),
        help: .init(
            "Whose X-Forwarded headers are believed: 10.0.0.0/8, ::1; may be there several times.",
            valueName: "range"
        )
    )
    var trustedProxies: [String] = []
    @Option(help: .init("The admin API's port on 127.0.0.1; 0 takes a free one.", valueName: "port"))
    var adminPort = 7777
    @Option(help: .init("Serves /livez, /readyz and /metrics on all addresses; nowhere by default.", valueName: "port"))
    var probePort: Int?
    @Option(help: .init("Holds the admin API's token; without it, a new one at each start.", valueName: "file"))
    var adminTokenFile: String?
    @Flag(inversion: .prefixedNo, help: "Ask callers of the admin API for a token.") var adminToken = true
    @Option(
        name: .customLong("console-url"),
        help: .init("Where people reach the admin port from elsewhere; commit statuses link there.", valueName: "url")
    )
    var consoleURL: String?
    @Option(
        help: .init(
            "Sends traces by OTLP over HTTP to this collector, such as http://localhost:4318; nowhere by default.",
            valueName: "url"
        )
    )
    var traceEndpoint: String?
    @Option(
        help: .init(
            "How many traces are recorded, 0 to 1; those that came with a decision follow it.",
            valueName: "part"
        )
    )
    var traceRatio = 1.0
    @Option(help: .init("The local cluster's port on 127.0.0.1; 0 takes a free one.", valueName: "port"))
    var clusterPort = 7778
    @OptionGroup(title: "What runs the Workflows of the local cluster") var runner: RunnerOptions
    @OptionGroup(title: "Argo Server's doors: its event endpoint here, or itself as the target") var argo: ArgoOptions
    @OptionGroup(title: "Where events are kept") var bus: BusOptions
    @OptionGroup(title: "What stays in the archive (never removed: what is still to be read or performed)")
    var retention: RetentionOptions

    func configuration(on cluster: ClusterChoice.Kind, paths: [String] = []) throws -> GatewayConfiguration {
        var configuration = GatewayConfiguration(
            paths: paths,
            dataDirectory: dataDirectory,
            cluster: ClusterChoice(kind: cluster, context: context, kubeconfig: kubeconfig, server: ""),
            listenHost: listen,
            adminPort: adminPort,
            probePort: probePort,
            clusterPort: clusterPort,
            retention: try retention.choice(),
            bus: try bus.choice(),
            trustedProxies: try trustedProxies.map(range),
            adminToken: adminToken ? adminTokenFile.map { .file($0) } ?? .made : .none,
            console: try consoleURL.map(console),
            build: BuildInfo(version: signalboxVersion)
        )
        configuration.argoDoor = argo.door()
        configuration.argoServer = argo.target()
        configuration.runner = try runner.choice(on: cluster)
        configuration.traces = try traceEndpoint.map(traces)
        return configuration
    }

    private func traces(_ endpoint: String) throws -> TraceChoice {
        guard let choice = TraceChoice(endpoint: endpoint, ratio: traceRatio) else {
            let fix = "write an address such as http://localhost:4318, and a part from 0 to 1"
            throw ValidationError("--trace-endpoint is '\(endpoint)', --trace-ratio \(traceRatio); \(fix)")
        }
        return choice
    }

    private func console(_ text: String) throws -> ConsoleAddress {
        guard let address = ConsoleAddress(text) else {
            throw ValidationError("--console-url is '\(text)'; write an address such as https://signalbox.example.com")
        }
        return address
    }

    private func range(_ text: String) throws -> AddressRange {
        guard let range = AddressRange(text) else {
            throw ValidationError("--trusted-proxy is '\(text)'; write an address or a range such as 10.0.0.0/8")
        }
        return range
    }
}

/// Runs a gateway until it is told to stop.
func runGateway(_ configuration: GatewayConfiguration) async throws {
    OpenFiles.raiseLimit()
    try await GatewayService(configuration).run(logger: startLogging())
}
