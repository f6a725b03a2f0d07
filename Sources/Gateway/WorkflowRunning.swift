import AsyncHTTPClient
import EventData
import Foundation
import Kubernetes
import Logging
package import WorkflowRunner

/// How the Workflows of the local cluster run.
package struct RunnerChoice: Sendable {
    /// Processes at a time.
    package var parallelism = defaultParallelism
    package var limits = FenceLimits()
    /// Whether containers run from their images.
    package var usesPodman = false
    /// Whether steps may ask the local cluster's API.
    package var reachesCluster = false

    /// Most processes of a Workflow wait for something most of the time.
    package static var defaultParallelism: Int { 2 * ProcessInfo.processInfo.activeProcessorCount }

    package init() {}
}

/// Runs the Workflows of the local cluster, as Argo's controller does in a real one.
struct WorkflowRunning: Sendable {
    private let choice: RunnerChoice
    private let places: RunnerPlaces
    private let podman: Podman?
    private let fence: Result<Fence, Fence.Missing>
    /// Held for as long as the gateway lives.
    private let watch: FenceWatch?
    private let logger: Logger

    /// Tries what runs steps.
    ///
    /// Without a fence the gateway starts all the same, and each Workflow says so.
    ///
    /// - Throws: `StartRefusal` when the steps are to run by podman, and cannot.
    init(_ choice: RunnerChoice, dataDirectory: String, logger: Logger) async throws {
        self.choice = choice
        self.logger = logger
        places = RunnerPlaces(dataDirectory: dataDirectory)
        podman = choice.usesPodman ? try await Self.podman(for: places, logger) : nil
        fence = await Self.fence(hiding: dataDirectory, logger)
        watch = await FenceWatch(places, logger)
    }

    /// Starts it as a part of the gateway, which ends the client with it.
    func start(on cluster: KubernetesClient, in parts: Parts) {
        let web = HTTPClient(configuration: LeafWeb.configuration)
        let clock = WallClock()
        let runner = LeafRunner(
            fence: fence,
            podman: podman,
            places: places,
            cluster: cluster,
            web: LeafWeb(web),
            limits: choice.limits,
            now: { clock.now() },
            logger: logger
        )
        let controller = WorkflowController(
            cluster,
            runner: runner,
            parallelism: choice.parallelism,
            now: { clock.now() },
            logger: logger
        )
        parts.start("workflows") { [watch] in
            await controller.run()
            withExtendedLifetime(watch) {}
            // Outside this task, which is cancelled by now.
            try await Task {
                try await web.shutdown()
                try await cluster.shutDown()
            }.value
        }
    }

    private static func podman(for places: RunnerPlaces, _ logger: Logger) async throws -> Podman {
        do throws(Podman.Missing) { return try await Podman(for: places, logger: logger) } catch {
            throw StartRefusal("--runner podman: \(error.message)")
        }
    }

    /// Without a fence nothing runs that could reach what is the gateway's.
    private static func fence(hiding dataDirectory: String, _ logger: Logger) async -> Result<Fence, Fence.Missing> {
        do throws(Fence.Missing) {
            let directory = URL(filePath: dataDirectory).resolvingSymlinksInPath().path
            return .success(try await Fence(hiding: [directory], logger))
        } catch {
            logger.warning(
                "the steps of workflows cannot run here as processes",
                metadata: ["reason": "\(error.message)"]
            )
            return .failure(error)
        }
    }
}
