package import EventData
import FoundationEssentials
import Glibc
package import Kubernetes
package import Logging
package import Workflows

/// Runs leaves of Workflows, each to its end.
package struct LeafRunner: Sendable {
    private let fence: Result<Fence, Fence.Missing>
    let tools: LeafTools

    /// `fence` says how processes run, or why none can; with `podman` containers run from their images, and only what packs
    /// artifacts is in a fence.
    package init(
        fence: Result<Fence, Fence.Missing>,
        podman: Podman? = nil,
        places: RunnerPlaces,
        cluster: KubernetesClient,
        web: LeafWeb,
        limits: FenceLimits = FenceLimits(),
        now: @escaping @Sendable () -> Timestamp,
        logger: Logger
    ) {
        self.fence = fence
        tools = LeafTools(
            places: places,
            store: ArtifactStore(places, logger),
            cluster: cluster,
            web: web,
            limits: limits,
            podman: podman,
            now: now,
            logger: logger
        )
    }

    /// Runs a leaf to its end, which is never an error of ours: what goes wrong is the leaf's result.
    ///
    /// `stops` yields when it is to end; `tell` gets what is worth knowing before the end.
    package func run(
        _ task: LeafTask,
        stops: AsyncStream<Void>,
        tell: @escaping @Sendable (LeafNews.Kind) async -> Void
    ) async -> LeafResult {
        if task.template["http"] != nil {
            await tell(.started(tools.now()))
            return await ended(task, stops) { await HTTPLeaf(task: task, tools: tools).run() }
        }
        if task.template["resource"] != nil {
            await tell(.started(tools.now()))
            return await ended(task, stops) { await ResourceLeaf(task: task, tools: tools).run() }
        }
        switch fence {
        case .failure(let missing):
            return LeafProblem.error(Self.hindrance(missing)).result(at: tools.now())
        case .success(let fence):
            if task.template["containerSet"] != nil {
                return await ContainerSetLeaf(task: task, tools: tools, fence: fence).run(stops: stops, tell: tell)
            }
            return await ProcessLeaf(task: task, tools: tools, fence: fence).run(stops: stops, tell: tell)
        }
    }

    /// Runs what is no process until it ends, is told to, or has its deadline.
    private func ended(
        _ task: LeafTask,
        _ stops: AsyncStream<Void>,
        _ body: @escaping @Sendable () async -> LeafResult
    ) async -> LeafResult {
        await withTaskGroup(of: LeafResult?.self) { group in
            group.addTask { await body() }
            group.addTask {
                for await _ in stops { return LeafProblem.failed("terminated").result(at: tools.now()) }
                return nil
            }
            if let deadline = task.deadline {
                group.addTask {
                    do { try await Task.sleep(for: max(.zero, deadline - tools.now())) } catch { return nil }
                    return LeafProblem.failed(LeafProcess.deadlineMessage).result(at: tools.now())
                }
            }
            defer { group.cancelAll() }
            while let result = await group.next() { if let result { return result } }
            return LeafProblem.error("pod deleted").result(at: tools.now())
        }
    }

    private static func hindrance(_ missing: Fence.Missing) -> String {
        "this gateway runs no processes: \(missing.message)"
    }

    /// Why no container runs here; nil where they do.
    var hindrance: String? { if case .failure(let missing) = fence { Self.hindrance(missing) } else { nil } }

    /// What finds programs that are not there; nil where images have them, and where nothing runs as a process.
    var programs: AbsentPrograms? {
        guard tools.podman == nil, case .success(let fence) = fence else { return nil }
        return AbsentPrograms(scenery: fence.scenery)
    }

    /// Whether a leaf is a process of this machine, whose number is limited.
    package static func isProcess(_ task: LeafTask) -> Bool {
        task.template["http"] == nil && task.template["resource"] == nil
    }
}

// MARK: What is left behind

extension LeafRunner {
    /// Runs a leaf to its end once its start is noted; without that it does not start.
    func start(
        _ task: LeafTask,
        stops: AsyncStream<Void>,
        tell: @escaping @Sendable (LeafNews.Kind) async -> Void
    ) async -> LeafResult {
        do throws(LeafProblem) { try markStarted(task) } catch { return error.result(at: tools.now()) }
        // One of the same name may have been: a retried Workflow's.
        take(task)
        defer { take(task) }
        return await run(task, stops: stops, tell: tell)
    }

    private func take(_ task: LeafTask) { _ = tools.abandoned.with { $0.remove(task.keeper) } }

    /// Has a leaf that is told to end keep nothing more.
    func abandon(workflowUID: String, nodeID: String) {
        let keeper = LeafTask.keeper(workflowUID: workflowUID, nodeID: nodeID)
        _ = tools.abandoned.with { $0.insert(keeper) }
    }

    /// Notes durably that a leaf is started: a gateway that ends meanwhile must not start it again.
    private func markStarted(_ task: LeafTask) throws(LeafProblem) {
        let directory = tools.places.leaves(workflowUID: task.workflowUID)
        do { try FileManager.default.makePrivateDirectory(directory) } catch {
            throw .error("the start cannot be noted: \(error)")
        }
        let mark = tools.places.mark(workflowUID: task.workflowUID, nodeID: task.nodeID)
        try synchronize(mark, O_WRONLY | O_CREAT)
        try synchronize(directory, O_RDONLY)
        try synchronize(tools.places.leaves, O_RDONLY)
    }

    /// Makes a file, or a directory's entries, durable.
    private func synchronize(_ path: String, _ flags: Int32) throws(LeafProblem) {
        let descriptor = open(path, flags | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw .error("the start cannot be noted: error \(errno)") }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw .error("the start cannot be noted: error \(errno)") }
    }
}
