import EventData
import Workflows

/// What the containers of a leaf find: volumes, input artifacts and, with podman, their images.
struct LeafPreparation: Sendable {
    let task: LeafTask
    let tools: LeafTools
    let fence: Fence

    /// Given up when the leaf is to end meanwhile, or its time is over.
    ///
    /// - Returns: the names of the images; none without podman.
    func prepare(
        _ directory: inout LeafDirectory,
        mounting mounts: [JSON],
        stop: StopSignal
    ) async throws(LeafProblem) -> PodmanImages.Names {
        let scenery = tools.podman == nil ? fence.scenery : nil
        try await LeafVolumes(task: task, places: tools.places, cluster: tools.cluster, scenery: scenery)
            .mount(mounts, in: &directory)
        try scenery?.makeLinks(in: directory.root)
        let inputs = LeafArtifacts(task: task, tools: tools, fence: fence)
        let images = try await tools.unlessEnded(stop, task.deadline) {
            [directory] () throws(LeafProblem) -> PodmanImages.Names in
            try await inputs.place(in: directory)
            return try await tools.podman?.images.names(for: task.template) ?? [:]
        }
        if tools.podman != nil { try directory.prepareForContainers(task.template) }
        return images
    }
}
