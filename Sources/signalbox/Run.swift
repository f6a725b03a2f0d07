import ArgumentParser
import EventSources
import Foundation
import Gateway
import Logging

struct Run: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Start the gateway: listener, bus, sensors, triggers, local cluster, admin API.",
        usage: "signalbox run [PATH …] [--data DIR] [--cluster local|kubeconfig|incluster]",
        discussion: "Without paths it reads ./eventsources and ./sensors. Ctrl-C stops it cleanly."
    )
    @Argument(help: "Manifests: files or directories.") var paths: [String] = ["eventsources", "sensors"]
    @Option(
        name: .customLong("data"),
        help: .init("Where events, invocations and the local cluster are kept.", valueName: "dir")
    )
    var dataDirectory = ".signalbox"
    @Option(help: "local (default), kubeconfig or incluster: where Workflows are submitted.")
    var cluster = ClusterChoice.Kind.local
    @Option(help: "The kubeconfig's context; its current one by default.") var context: String?
    @Option(help: .init("The kubeconfig file; $KUBECONFIG or ~/.kube/config by default.", valueName: "file"))
    var kubeconfig: String?
    @Option(name: [.customShort("n"), .long], help: "The namespace of manifests that name none.")
    var namespace: String?
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
    @Option(help: .init("Holds the admin API's token; without it, a new one at each start.", valueName: "file"))
    var adminTokenFile: String?
    @Flag(inversion: .prefixedNo, help: "Ask callers of the admin API for a token.") var adminToken = true
    @Option(help: .init("The local cluster's port on 127.0.0.1; 0 takes a free one.", valueName: "port"))
    var clusterPort = 7778
    @Flag(help: "Unknown fields in manifests are warnings, for migrating.") var lenient = false
    @Flag(inversion: .prefixedNo, help: "Take manifests up when their files change; SIGHUP always does.")
    var watch = true
    @OptionGroup(title: "Where events are kept") var bus: BusOptions
    @OptionGroup(title: "What stays in the archive (never removed: what is still to be read or performed)")
    var retention: RetentionOptions

    func run() async throws {
        let configuration = GatewayConfiguration(
            paths: paths,
            dataDirectory: dataDirectory,
            cluster: ClusterChoice(kind: cluster, context: context, kubeconfig: kubeconfig, server: ""),
            namespace: namespace,
            listenHost: listen,
            adminPort: adminPort,
            clusterPort: clusterPort,
            isLenient: lenient,
            isWatching: watch,
            retention: try retention.choice(),
            bus: try bus.choice(),
            trustedProxies: try trustedProxies.map(range),
            adminToken: adminToken ? adminTokenFile.map { .file($0) } ?? .made : .none,
            build: BuildInfo(version: signalboxVersion)
        )
        OpenFiles.raiseLimit()
        LoggingSystem.bootstrap { StreamLogHandler.standardError(label: $0) }
        var logger = Logger(label: "signalbox")
        // LOG_LEVEL is what Argo Events calls it (spec/eventsources.md §1.7).
        logger.logLevel = ProcessInfo.processInfo.environment["LOG_LEVEL"].flatMap { .init(rawValue: $0) } ?? .info
        try await GatewayService(configuration).run(logger: logger)
    }

    private func range(_ text: String) throws -> AddressRange {
        guard let range = AddressRange(text) else {
            throw ValidationError("--trusted-proxy is '\(text)'; write an address or a range such as 10.0.0.0/8")
        }
        return range
    }
}
