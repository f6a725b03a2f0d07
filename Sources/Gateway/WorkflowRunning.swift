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

    /// Most processes of a Workflow wait for something most of the time.
    package static var defaultParallelism: Int { 2 * ProcessInfo.processInfo.activeProcessorCount }

    package init() {}
}

/// Runs the Workflows of the local cluster, as Argo's controller does in a real one.
struct WorkflowRunning: Sendable {
    private let choice: RunnerChoice
    private let dataDirectory: String
    private let logger: Logger

    init(_ choice: RunnerChoice, dataDirectory: String, logger: Logger) {
        self.choice = choice
        self.dataDirectory = dataDirectory
        self.logger = logger
    }

    /// Starts it as a part of the gateway, which ends the client with it.
    func start(on cluster: KubernetesClient, in parts: Parts) async throws {
        let fence = await fence()
        let web = HTTPClient(configuration: LeafWeb.configuration)
        let clock = WallClock()
        let runner = LeafRunner(
            fence: fence,
            places: RunnerPlaces(dataDirectory: dataDirectory),
            cluster: cluster,
            web: LeafWeb(web),
            limits: choice.limits,
            now: { clock.now() }
        )
        let controller = WorkflowController(
            cluster,
            runner: runner,
            parallelism: choice.parallelism,
            now: { clock.now() },
            logger: logger
        )
        parts.start("workflows") {
            await controller.run()
            // Outside this task, which is cancelled by now.
            try await Task {
                try await web.shutdown()
                try await cluster.shutDown()
            }.value
        }
    }

    /// Without a fence nothing runs that could reach what is the gateway's.
    private func fence() async -> Result<Fence, Fence.Missing> {
        do throws(Fence.Missing) {
            return .success(try await Fence(hiding: [URL(filePath: dataDirectory).resolvingSymlinksInPath().path]))
        } catch {
            logger.warning(
                "the steps of workflows cannot run here as processes",
                metadata: ["reason": "\(error.message)"]
            )
            return .failure(error)
        }
    }
}
