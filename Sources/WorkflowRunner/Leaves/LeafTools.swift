import EventData
import FoundationEssentials
import Kubernetes
import Logging
import Workflows

/// What every kind of leaf works with.
struct LeafTools: Sendable {
    let places: RunnerPlaces
    let store: ArtifactStore
    let cluster: KubernetesClient
    let web: LeafWeb
    let limits: FenceLimits
    /// What runs containers; nil where they are processes in a fence.
    let podman: Podman?
    let now: @Sendable () -> Timestamp
    let logger: Logger
    /// Leaves that run on although their node has ended, or is gone: another may keep its own under their keys by now.
    let abandoned = Shared(Set<String>())

    /// Runs a leaf in a directory of its own, which goes afterwards; a problem is the leaf's result.
    func inDirectory(
        of task: LeafTask,
        _ body: (inout LeafDirectory) async throws(LeafProblem) -> LeafResult
    ) async -> LeafResult {
        var directory: LeafDirectory
        let place = places.leaf(workflowUID: task.workflowUID, nodeID: task.nodeID)
        do { directory = try LeafDirectory(at: place, logger) } catch {
            return LeafProblem.error("the leaf's directory cannot be made: \(error)").result(at: now())
        }
        defer { FileManager.default.removeWhole(directory.base, logger) }
        do throws(LeafProblem) { return try await body(&directory) } catch { return error.result(at: now()) }
    }
}
