import EventData
import FoundationEssentials
import Workflows

/// Runs the containers of a `containerSet` one after the other, in one directory (spec/workflows.md D9).
struct ContainerSetLeaf: Sendable {
    let task: LeafTask
    let tools: LeafTools
    let fence: Fence

    private static let notRunCode = 64

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
        let set = task.template["containerSet"] ?? .null
        let tries = try ContainerTries(set["retryStrategy"])
        let beginnings = InitContainers(task: task, tools: tools, fence: fence)
        let mounts = set.list("containers").flatMap { $0.list("volumeMounts") } + set.list("volumeMounts")
        let images = try await LeafPreparation(task: task, tools: tools, fence: fence)
            .prepare(&directory, mounting: mounts + beginnings.volumeMounts, stop: stop)
        let place = tools.places.log(namespace: task.namespace, workflow: task.workflow, pod: task.podName)
        let log = LeafLog(at: place, tools.logger)
        await tell(.started(tools.now()))
        try await beginnings.run(in: directory, images, stop: stop, tell: tell)
        var ends: [String: LeafResult] = [:]
        var main = (code: 0, result: "")
        for container in try ordered(set.list("containers")) {
            let name = container.text("name")
            if let problem = hindrance(of: container, after: ends, stop) {
                let outputs: JSON = ["exitCode": .string("\(Self.notRunCode)")]
                let result = problem.result(at: tools.now(), outputs: outputs)
                ends[name] = result
                await tell(.containerFinished(name, result))
                continue
            }
            await tell(.containerStarted(name, tools.now()))
            var run = ContainerRun(task: task, tools: tools, fence: fence, directory: directory, log: log, name: name)
            (run.images, run.hasOutputs) = (images, name == "main")
            let end = try await tries.end(of: task, tools, stop) { () async throws(LeafProblem) in
                await log.beginResult()
                return try await run.run(container, stops: stop.stream(), tell: tell)
            }
            for copy in end.copies { try directory.mount(copy) }
            if name == "main" { main = (end.code, await log.result) }
            let result = self.result(of: end)
            ends[name] = result
            await tell(.containerFinished(name, result))
        }
        let outputs = await LeafOutputs(task: task, tools: tools, fence: fence, directory: directory)
            .gather(exitCode: main.code, result: main.result, log: log)
        return result(of: set, ends, outputs)
    }

    private func result(of end: ContainerRun.End) -> LeafResult {
        let outputs: JSON = ["exitCode": .string("\(end.code)")]
        return end.failure?.result(at: tools.now(), outputs: outputs)
            ?? LeafResult(.succeeded, finishedAt: tools.now(), outputs: outputs)
    }

    private func result(of set: JSON, _ ends: [String: LeafResult], _ outputs: LeafOutputs.Gathered) -> LeafResult {
        let failed = set.list("containers").compactMap { ends[$0.text("name")] }.first { $0.verdict != .succeeded }
        return LeafResult(
            failed == nil && outputs.problem == nil ? .succeeded : failed == nil ? .error : .failed,
            message: failed?.message ?? outputs.problem?.message ?? "",
            finishedAt: tools.now(),
            outputs: outputs.json,
            containers: ends
        )
    }

    /// Why a container is not started; nil when it is.
    private func hindrance(
        of container: JSON,
        after ends: [String: LeafResult],
        _ stop: StopSignal
    ) -> LeafProblem? {
        let name = container.text("name")
        if stop.isGiven { return .failed("\(name): terminated before it started") }
        let needed = container.list("dependencies").compactMap(\.string)
        if needed.allSatisfy({ ends[$0]?.verdict == .succeeded }) { return nil }
        return .error("\(name): Error (exit code \(Self.notRunCode))")
    }

    /// Each after those that it depends on.
    private func ordered(_ containers: [JSON]) throws(LeafProblem) -> [JSON] {
        var ordered: [JSON] = []
        var waiting = containers
        while !waiting.isEmpty {
            let done = Set(ordered.map { $0.text("name") })
            let next = waiting.firstIndex { container in
                container.list("dependencies").allSatisfy { done.contains($0.string ?? "") }
            }
            guard let next else { throw .error("containerSet: the dependencies are a circle; correct them") }
            ordered.append(waiting.remove(at: next))
        }
        return ordered
    }
}
