import Foundation
import Kubernetes
import LocalCluster
import Logging
import WorkflowRunner

/// The cluster that a gateway works with, ready to be asked.
struct RunningCluster: Sendable {
    /// Of the local cluster; nil for a real one.
    let localURL: String?
    let url: String
    let kubernetes: KubernetesClient
}

/// Starts the local cluster, or finds the way to a real one.
struct ClusterStart {
    let configuration: GatewayConfiguration
    let parts: Parts
    let logger: Logger

    func connect() async throws -> RunningCluster {
        let local = try await cluster()
        let workflows = try await workflowRunning()
        let reachable = try configuration.cluster.reached(at: local?.url)
        let kubernetes = client(reachable, local?.cluster)
        if let local, let workflows {
            // With connections of its own, so that its watches take none of the others'.
            let own = KubernetesClient(
                reachable,
                logger: logger,
                surroundings: .real,
                answeredBy: .inProcess(local.cluster)
            )
            workflows.start(on: own, in: parts)
        }
        return RunningCluster(localURL: local?.url, url: reachable.server, kubernetes: kubernetes)
    }

    /// What runs Workflows, once it has looked whether it can; nil where nothing does.
    private func workflowRunning() async throws -> WorkflowRunning? {
        guard configuration.cluster.kind == .local, let choice = configuration.runner else { return nil }
        return try await WorkflowRunning(choice, dataDirectory: configuration.dataDirectory, logger: logger)
    }

    /// The local cluster where it was chosen, with its URL; nil for a real cluster.
    private func cluster() async throws -> (cluster: LocalClusterServer, url: String)? {
        guard configuration.cluster.kind == .local else { return nil }
        let cluster: LocalClusterServer
        do {
            // It may be there before the bus, which makes the directory otherwise.
            try FileManager.default.createDirectory(
                atPath: configuration.dataDirectory,
                withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700]
            )
            var settings = LocalClusterServer.Configuration(
                database: "\(configuration.dataDirectory)/cluster.db",
                port: configuration.clusterPort
            )
            settings.runsWorkflows = configuration.runner != nil
            let places = RunnerPlaces(dataDirectory: configuration.dataDirectory)
            settings.log = { places.log(namespace: $0, workflow: $1, pod: $2, container: $3) }
            if let runner = configuration.runner, runner.limits.hasNetwork, !runner.reachesCluster {
                let peers = LeafPeers(places, logger)
                settings.isStep = { peers.isLeaf(from: $0, to: $1) }
            }
            cluster = try LocalClusterServer(settings, logger: logger)
        } catch { throw StartRefusal("the local cluster cannot start: \(error)") }
        var quiet = logger
        quiet.logLevel = max(.warning, logger.logLevel)
        let url: String = try await parts.startListening("local cluster", option: "--cluster-port") {
            [quiet] onListening in
            try await runUntilCancelled(quiet) { try await cluster.run(onListening: onListening) }
        }
        return (cluster, url)
    }

    /// Retries are its own; a cluster that is away delays triggers and loses none.
    private func client(_ reachable: ClusterConfiguration, _ local: LocalClusterServer?) -> KubernetesClient {
        let client =
            if let local {
                KubernetesClient(reachable, logger: logger, surroundings: .real, answeredBy: .inProcess(local))
            } else {
                KubernetesClient(reachable, logger: logger)
            }
        parts.start("cluster client") {
            await Signal().wait()
            try await client.shutDown()
        }
        return client
    }
}
