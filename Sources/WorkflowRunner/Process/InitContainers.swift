import EventData
import Workflows

/// Runs the `initContainers` of a template before its own containers, each to its end, in the same directory.
struct InitContainers: Sendable {
    let task: LeafTask
    let tools: LeafTools
    let fence: Fence

    private var containers: [JSON] { task.template.list("initContainers") }

    /// What they mount; with `mirrorVolumeMounts` they see what the others mount, as all in one directory do.
    var volumeMounts: [JSON] { containers.flatMap { $0.list("volumeMounts") } }

    /// - Throws: when one of them fails; nothing after it runs.
    func run(
        in directory: LeafDirectory,
        _ images: PodmanImages.Names,
        stop: StopSignal,
        tell: @escaping @Sendable (LeafNews.Kind) async -> Void
    ) async throws(LeafProblem) {
        for container in containers {
            let name = container.text("name")
            let place = tools.places.log(
                namespace: task.namespace,
                workflow: task.workflow,
                pod: task.podName,
                container: name
            )
            var run = ContainerRun(
                task: task,
                tools: tools,
                fence: fence,
                directory: directory,
                log: LeafLog(at: place, tools.logger),
                name: name
            )
            (run.images, run.hasOutputs) = (images, false)
            let end = try await run.run(container, stops: stop.stream(), tell: tell)
            if let failure = end.failure { throw failure }
        }
    }
}
