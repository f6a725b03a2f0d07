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
        await tools.inDirectory(of: task) { directory throws(LeafProblem) in
            try await run(in: &directory, stops: stops, tell: tell)
        }
    }

    private func run(
        in directory: inout LeafDirectory,
        stops: AsyncStream<Void>,
        tell: @escaping @Sendable (LeafNews.Kind) async -> Void
    ) async throws(LeafProblem) -> LeafResult {
        let set = task.template["containerSet"] ?? .null
        try await LeafVolumes(task: task, places: tools.places, cluster: tools.cluster)
            .mount(set.list("volumeMounts"), in: &directory)
        try await LeafArtifacts(task: task, tools: tools, fence: fence).place(in: directory)
        let log = LeafLog(at: tools.places.log(namespace: task.namespace, workflow: task.workflow, pod: task.podName))
        await tell(.started(tools.now()))
        var ends: [String: LeafResult] = [:]
        var main = (code: 0, result: "")
        for container in try ordered(set.list("containers")) {
            let name = container.text("name")
            let failed = container.list("dependencies").compactMap(\.string).first { ends[$0]?.verdict != .succeeded }
            if failed != nil {
                let message = "\(name): Error (exit code \(Self.notRunCode))"
                let outputs: JSON = ["exitCode": .string("\(Self.notRunCode)")]
                ends[name] = LeafProblem.error(message).result(at: tools.now(), outputs: outputs)
                continue
            }
            let run = ContainerRun(task: task, tools: tools, fence: fence, directory: directory, log: log, name: name)
            let end = try await run.run(container, stops: stops, tell: tell)
            if name == "main" { main = (end.code, await log.result) }
            let outputs: JSON = ["exitCode": .string("\(end.code)")]
            ends[name] =
                end.failure?.result(at: tools.now(), outputs: outputs)
                ?? LeafResult(.succeeded, finishedAt: tools.now(), outputs: outputs)
        }
        let outputs = await LeafOutputs(task: task, tools: tools, fence: fence, directory: directory)
            .gather(exitCode: main.code, result: main.result, log: log)
        await log.close()
        let failed = set.list("containers").compactMap { ends[$0.text("name")] }.first { $0.verdict != .succeeded }
        return LeafResult(
            failed == nil && outputs.problem == nil ? .succeeded : failed == nil ? .error : .failed,
            message: failed?.message ?? outputs.problem?.message ?? "",
            finishedAt: tools.now(),
            outputs: outputs.json,
            containers: ends
        )
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
