import ArgumentParser
import Gateway

struct Run: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Start the gateway: listener, bus, sensors, triggers, local cluster, admin API.",
        usage: "signalbox run [PATH …] [--data DIR] [--cluster local|kubeconfig|incluster]",
        discussion: "Without paths it reads ./eventsources and ./sensors. Ctrl-C stops it cleanly."
    )
    @Argument(help: "Manifests: files or directories.") var paths: [String] = ["eventsources", "sensors"]
    @Option(help: "local (default), kubeconfig or incluster: where Workflows are submitted.")
    var cluster = ClusterChoice.Kind.local
    @Option(name: [.customShort("n"), .long], help: "The namespace of manifests that name none.")
    var namespace: String?
    @Flag(help: "Unknown fields in manifests are warnings, for migrating.") var lenient = false
    @Flag(inversion: .prefixedNo, help: "Take manifests up when their files change; SIGHUP always does.")
    var watch = true
    @OptionGroup var gateway: GatewayOptions

    func run() async throws {
        var configuration = try gateway.configuration(on: cluster, paths: paths)
        configuration.namespace = namespace
        configuration.isLenient = lenient
        configuration.isWatching = watch
        try await runGateway(configuration)
    }
}
