package import EventData
package import Kubernetes
package import Logging
package import Workflows

/// Runs the Workflows of a cluster: follows their objects, lets each `WorkflowRun` decide, and does what it orders.
///
/// A status is written before what it tells of is started. So nothing is started twice, however the gateway ends.
package actor WorkflowController {
    /// What is to be done beside what is being done.
    enum Job: Sendable {
        case pass(String)
        case leaf(LeafTask)
        case sleep(until: Timestamp)
        case cron(String)
        case deletePutAside
    }

    let cluster: KubernetesClient
    let runner: LeafRunner
    let settings: RunSettings
    let now: @Sendable () -> Timestamp
    let logger: Logger

    /// By `namespace/name`.
    var workflows: [String: RunningWorkflow] = [:]
    var view = ClusterView()
    var locks = LockTable()
    /// How each leaf that runs can be told to end, by Workflow and node.
    var stops: [LeafKey: AsyncStream<Void>.Continuation] = [:]
    /// What tells each leaf that was ordered and has not begun.
    var streams: [LeafKey: AsyncStream<Void>] = [:]
    /// Processes that may run besides those that do.
    var freePlaces: Int
    /// Leaves that wait for a place.
    var waiting: [LeafTask] = []
    var nextWake: Timestamp?
    /// Moments that a task sleeps until; an earlier one may have come before them.
    private var sleepers: Set<Timestamp> = []
    /// How many tasks sleep: one for each moment, however often the moments change.
    package private(set) var sleepingTasks = 0
    /// CronWorkflows by `namespace/name`, and the Workflows of each by their names.
    var crons: [String: FollowedCron] = [:]
    var children: [String: [String: JSON]] = [:]
    /// Kinds whose objects have not been seen yet; nothing is decided without them.
    var unseen: Set<String> = ["WorkflowTemplate", "ClusterWorkflowTemplate", "ConfigMap", "Workflow"]
    /// Workflows that are followed no longer, the latest last; a watch may tell late what was written of them.
    var dropped: [DroppedWorkflow] = []
    /// Workflows that were seen before everything else was.
    var early: [MirroredObject] = []
    /// Whether what was put aside is about to be deleted.
    private var deletesSoon = false

    /// Before what was put aside is deleted.
    private static let deletionWait = Duration.seconds(1)

    private let jobs: AsyncStream<Job>
    let order: AsyncStream<Job>.Continuation

    /// `parallelism` is how many processes run at a time.
    package init(
        _ cluster: KubernetesClient,
        runner: LeafRunner,
        settings: RunSettings = RunSettings(),
        parallelism: Int,
        now: @escaping @Sendable () -> Timestamp,
        logger: Logger
    ) {
        self.cluster = cluster
        self.runner = runner
        self.settings = settings
        self.now = now
        self.logger = logger
        freePlaces = max(1, parallelism)
        (jobs, order) = AsyncStream.makeStream(of: Job.self)
    }

    /// Until cancelled; then processes are ended, and the next start says so in their Workflows.
    package func run() async {
        await withDiscardingTaskGroup { group in
            for mirror in mirrors {
                group.addTask { await mirror.run { await self.take($0, of: mirror.kind) } }
            }
            for await job in jobs {
                group.addTask { await self.perform(job) }
            }
            group.cancelAll()
        }
    }

    private nonisolated var mirrors: [ResourceMirror] {
        let argo = "argoproj.io/v1alpha1"
        let kinds = [
            ("WorkflowTemplate", argo, "workflowtemplates"),
            ("ClusterWorkflowTemplate", argo, "clusterworkflowtemplates"),
            ("ConfigMap", "v1", "configmaps"), ("CronWorkflow", argo, "cronworkflows"), ("Workflow", argo, "workflows"),
        ]
        return kinds.map { kind, version, plural in
            let path = ResourcePath(apiVersion: version, plural: plural, namespace: nil)
            return ResourceMirror(kind: kind, at: path, in: cluster)
        }
    }

    private func perform(_ job: Job) async {
        switch job {
        case .pass(let key): await pass(over: key)
        case .leaf(let task): await run(task)
        case .sleep(let moment):
            sleepingTasks += 1
            defer { sleepingTasks -= 1 }
            do { try await Task.sleep(for: max(.zero, moment - now())) } catch { return }
            wake(at: moment)
        case .cron(let key): await look(at: key)
        case .deletePutAside:
            do { try await Task.sleep(for: Self.deletionWait) } catch { return }
            deletesSoon = false
            await runner.deletePutAside()
        }
    }

    /// Has what was put aside deleted, together with what comes in the next moment.
    func deleteSoon() {
        guard !deletesSoon else { return }
        deletesSoon = true
        order.yield(.deletePutAside)
    }

    // MARK: Time

    /// Has a Workflow looked at again at a moment.
    func sleep(until moment: Timestamp) {
        if let nextWake, nextWake <= moment { return }
        nextWake = moment
        // Who was put off for an earlier moment sleeps still.
        guard sleepers.insert(moment).inserted else { return }
        order.yield(.sleep(until: moment))
    }

    private func wake(at slept: Timestamp) {
        sleepers.remove(slept)
        guard nextWake == slept else { return }
        nextWake = nil
        let moment = now()
        var later: [Timestamp] = []
        for (key, workflow) in workflows {
            guard let wakeAt = workflow.wakeAt else { continue }
            if wakeAt <= moment {
                workflows[key]?.wakeAt = nil
                schedule(key)
            } else {
                later.append(wakeAt)
            }
        }
        for (key, cron) in crons {
            guard let wakeAt = cron.wakeAt else { continue }
            if wakeAt <= moment { scheduleCron(key) } else { later.append(wakeAt) }
        }
        if let next = later.min() { sleep(until: next) }
    }

    /// Has a pass over a Workflow made, now or after the one that is under way.
    func schedule(_ key: String) {
        guard let workflow = workflows[key], !workflow.isDue else { return }
        workflows[key]?.isDue = true
        if !workflow.isBusy { order.yield(.pass(key)) }
    }
}

/// A leaf of one of all Workflows; another Workflow of the same name has other leaves.
struct LeafKey: Sendable, Hashable {
    let workflow: String
    let workflowUID: String
    let nodeID: String

    init(_ workflow: String, _ workflowUID: String, _ nodeID: String) {
        self.workflow = workflow
        self.workflowUID = workflowUID
        self.nodeID = nodeID
    }

    init(_ task: LeafTask) { self.init("\(task.namespace)/\(task.workflow)", task.workflowUID, task.nodeID) }

    func belongs(to workflow: String, _ uid: String) -> Bool { self.workflow == workflow && workflowUID == uid }
}
