import FoundationEssentials
import Glibc
package import Logging

/// Runs the containers of leaves by podman, each from its own image (decision 0058).
package struct Podman: Sendable {
    /// Why podman cannot be used here, and what to do.
    package struct Missing: Error, Sendable, Hashable {
        package let message: String
    }

    let tool: PodmanTool
    let machine: PodmanMachine
    let labels: PodmanLabels
    let images: PodmanImages
    let logger: Logger
    private let watch: PodmanWatch

    /// Asks podman about the machine, and removes the containers that an earlier gateway of this data directory has left.
    ///
    /// `surroundings` is the environment in which podman finds its settings.
    ///
    /// - Throws: `Missing`, with what to install or to correct.
    package init(
        for places: RunnerPlaces,
        surroundings: [String: String] = ProcessInfo.processInfo.environment,
        logger: Logger
    ) async throws(Missing) {
        self.logger = logger
        tool = PodmanTool(surroundings)
        images = PodmanImages(tool)
        // What ends containers after the gateway waits by flock.
        for (program, package) in [(PodmanTool.program, "podman"), ("flock", "util-linux")]
        where !tool.searchPath.contains(where: { access("\($0)/\(program)", X_OK) == 0 }) {
            throw Missing(message: "there is no program '\(program)' on this machine; install the package '\(package)'")
        }
        do { labels = PodmanLabels(instance: try places.instance()) } catch {
            throw Missing(message: "the data directory cannot be marked: \(error)")
        }
        machine = try await PodmanMachine.asked(by: tool)
        do { watch = try await PodmanWatch(labels, in: places, tool) } catch {
            throw Missing(message: "containers cannot be watched: \(error.message)")
        }
        try await removeLeftovers()
    }
}
