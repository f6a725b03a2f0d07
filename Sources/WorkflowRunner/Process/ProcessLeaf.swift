import EventData
import Workflows

/// Runs a `container` or `script` template: as a process of this machine, in a fence, or from its image (spec/workflows.md D9).
struct ProcessLeaf: Sendable {
    let task: LeafTask
    let tools: LeafTools
    let fence: Fence

    func run(stops: AsyncStream<Void>, tell: @escaping @Sendable (LeafNews.Kind) async -> Void) async -> LeafResult {
        await tools.following(stops) { stop in
            await tools.inDirectory(of: task) { directory throws(LeafProblem) in
                try await run(in: &directory, stop: stop, tell: tell)
            }
        }
    }

    private func run(
        in directory: inout LeafDirectory,
        stop: StopSignal,
        tell: @escaping @Sendable (LeafNews.Kind) async -> Void
    ) async throws(LeafProblem) -> LeafResult {
        let template = task.template
        let body = template["script"] ?? template["container"] ?? .null
        let beginnings = InitContainers(task: task, tools: tools, fence: fence)
        let name = body["name"]?.string ?? "main"
        let images = try await LeafPreparation(task: task, tools: tools, fence: fence)
            .prepare(&directory, mounting: body.list("volumeMounts") + beginnings.volumeMounts, stop: stop)
        let place = tools.places.log(namespace: task.namespace, workflow: task.workflow, pod: task.podName)
        let log = LeafLog(at: place, tools.logger)
        var run = ContainerRun(task: task, tools: tools, fence: fence, directory: directory, log: log, name: name)
        run.images = images
        await tell(.started(tools.now()))
        try await beginnings.run(in: directory, images, stop: stop, tell: tell)
        let end = try await run.run(body, stops: stop.stream(), tell: tell)
        for copy in end.copies { try directory.mount(copy) }
        let outputs = await LeafOutputs(task: task, tools: tools, fence: fence, directory: directory)
            .gather(exitCode: end.code, result: await log.result, log: log)
        let failure = end.failure ?? outputs.problem
        guard let failure else { return LeafResult(.succeeded, finishedAt: tools.now(), outputs: outputs.json) }
        return failure.result(at: tools.now(), outputs: outputs.json)
    }
}
