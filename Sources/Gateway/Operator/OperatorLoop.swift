import Buses
import EventData
import Kubernetes
import Logging
import Manifests
import Operator

/// Keeps what runs as the custom resources of a cluster say, and says in them what came of it.
///
/// An actor, because news of several kinds and namespaces come side by side.
actor OperatorLoop {
    /// What the loop works on.
    struct Surroundings: Sendable {
        let cluster: KubernetesClient
        /// The namespaces whose objects count; empty for all of them.
        let namespaces: [String]
        let edits: Edits
        let bus: any EventBus
        let busChoice: BusChoice
        /// Whose turn it is to write statuses, where several gateways share a bus; nil where there is one.
        let turns: LeaseHolder?
        /// What ails sources in other gateways; nil where there is one.
        let troubles: SourceTroubles?
        let health: Health
        /// Of bindings that fail; nil where none are followed.
        let bindingEvents: BindingEvents?
        let clock: WallClock
        let logger: Logger
    }

    /// For how long an invocation must have waited for its sensor to be called backlogged.
    static let backlogAge = Duration.seconds(60)
    /// Changes that come within this time are one edit.
    static let gathering = Duration.milliseconds(20)
    /// Before a failed edit, or an object that could not be started, is tried again.
    static let retryWait = Duration.seconds(10)
    /// How often the statuses are compared with what they ought to be, without any news.
    static let statusInterval = Duration.seconds(10)

    /// For how long a cluster must not know bindings before the gateway works without them.
    static let unknownWait = Duration.seconds(3)

    /// Between two such comparisons.
    static let statusPause = Duration.milliseconds(500)

    static let apiVersion = "argoproj.io/v1alpha1"
    static let kinds = [("EventBus", "eventbus"), ("EventSource", "eventsources"), ("Sensor", "sensors")]
    /// Followed where there is a door for their events; the kind is Argo Workflows' and may not be there.
    static let bindings = (kind: WorkflowEventBinding.kind, plural: "workfloweventbindings")
    private static let part = "custom resources"

    private let surroundings: Surroundings
    private let statuses: StatusKeeper
    private var desired = DesiredManifests()
    /// Whose first list is not there yet.
    private var unheard: Set<ResourcePath>
    /// Of a kind that the cluster has not known so far.
    private var unknown: Set<ResourcePath> = []
    /// When the cluster first said so, of those that were never heard of.
    private var missedSince: [ResourcePath: Timestamp] = [:]
    private var problems: [ResourcePath: String] = [:]
    /// Why the last edit was not taken up; until the first one, that there was none.
    private var editProblem: String? = "nothing runs yet"
    private var isDirty = true
    /// Whether anything was started; before that no status is true.
    private var hasSettled = false
    private let standIns: StandIns
    private var troubles: SourceTroubles?
    private var writesStatuses: Bool
    /// The generations of bindings that were said to be wrong, by uid.
    private var blamed: [String: Int] = [:]
    private let news = Signal()
    private let statusesAreDue = Signal()

    init(_ surroundings: Surroundings) {
        self.surroundings = surroundings
        statuses = StatusKeeper(StatusWriter(surroundings.cluster), now: surroundings.clock.now)
        writesStatuses = surroundings.turns == nil
        standIns = StandIns(bus: surroundings.bus)
        troubles = surroundings.troubles
        // What EventBuses say changes nothing of what runs.
        let paths = Self.paths(surroundings.namespaces, withBindings: surroundings.bindingEvents != nil)
        unheard = Set(paths.filter { $0.kind != EventBusStatus.kind }.map(\.path))
        surroundings.health.set(Self.part, problem: "the first list has not come yet")
    }

    private static func paths(
        _ namespaces: [String],
        withBindings: Bool
    ) -> [(kind: String, path: ResourcePath)] {
        let scopes: [String?] = namespaces.isEmpty ? [nil] : namespaces
        let kinds = kinds + (withBindings ? [(bindings.kind, bindings.plural)] : [])
        return scopes.flatMap { namespace in
            kinds.map { ($0.0, ResourcePath(apiVersion: apiVersion, plural: $0.1, namespace: namespace)) }
        }
    }

    /// Until cancelled.
    func run() async {
        await withTaskGroup { group in
            let withBindings = surroundings.bindingEvents != nil
            for (kind, path) in Self.paths(surroundings.namespaces, withBindings: withBindings) {
                let mirror = ResourceMirror(kind: kind, at: path, in: surroundings.cluster)
                group.addTask { await mirror.run { await self.take($0, from: mirror) } }
            }
            group.addTask { await self.keepRunning() }
            group.addTask { await self.keepStatuses() }
            group.addTask { await self.statuses.run { await self.take(written: $0) } }
            if let turns = self.surroundings.turns { group.addTask { await self.take(turns) } }
        }
    }

    // MARK: News

    private func take(_ news: ResourceMirror.News, from mirror: ResourceMirror) {
        switch news {
        case .all(let objects):
            unheard.remove(mirror.path)
            unknown.remove(mirror.path)
            if desired.take(all: objects, of: mirror.kind, in: mirror.path.namespace) { isDirty = true }
        case .changed(let object): if desired.take(object) { isDirty = true }
        case .gone(let object): if desired.remove(object.identity) { isDirty = true }
        case .problem(let problem): note(problem, of: mirror.path)
        case .unknownKind(let problem) where mirror.kind == Self.bindings.kind:
            if isMissed(mirror.path), unheard.remove(mirror.path) != nil {
                unknown.insert(mirror.path)
                let reason = "the cluster does not know \(Self.bindings.plural): install Argo Workflows' definitions"
                surroundings.logger.notice("no bindings are followed", metadata: ["reason": "\(reason)"])
            }
            // Once they were known, one answer ends none of them.
            if unknown.contains(mirror.path) { reportHealth() } else { note(problem, of: mirror.path) }
        case .unknownKind(let problem): note(problem, of: mirror.path)
        }
        if isDirty { self.news.raise() }
    }

    /// Our own statuses, as the cluster answered.
    private func take(written object: MirroredObject) {
        // Of one that is gone by now the answer comes too late.
        guard desired.entries[object.identity]?.object.uid == object.uid else { return }
        if desired.take(object) { isDirty = true }
    }

    /// An API server that has just come up knows no custom resources for a while.
    private func isMissed(_ path: ResourcePath) -> Bool {
        let now = surroundings.clock.now()
        let since = missedSince[path] ?? now
        missedSince[path] = since
        return now - since >= Self.unknownWait
    }

    private func note(_ problem: String?, of path: ResourcePath) {
        if let problem, problems[path] != problem {
            surroundings.logger.warning("custom resources are not followed", metadata: ["reason": "\(problem)"])
        }
        problems[path] = problem
        reportHealth()
    }

    private func reportHealth() {
        let waits = unheard.isEmpty ? nil : "the first list has not come yet"
        surroundings.health.set(Self.part, problem: problems.values.min() ?? waits ?? editProblem)
    }

    // MARK: What runs

    private func keepRunning() async {
        while !Task.isCancelled {
            await news.wait(atMost: Self.retryWait)
            do { try await Task.sleep(for: Self.gathering) } catch { return }
            // Half of what there is would stop the other half.
            guard unheard.isEmpty else { continue }
            if desired.isAnyFailing, !isDirty {
                desired.forgetFailures()
                isDirty = true
            }
            // What is news in a status is our own.
            guard isDirty else { continue }
            await edit()
            statusesAreDue.raise()
        }
    }

    /// Runs what is desired now; what cannot be started is left out.
    private func edit() async {
        while !Task.isCancelled {
            isDirty = false
            do throws(BusError) {
                for object in try await standIns.recalled() { desired.recall(object) }
            } catch { return wait(for: error.text) }
            let checked = desired.assemble()
            do throws(RefusedEdit) {
                let edits = surroundings.edits
                _ = try await edits.alone { () async throws(RefusedEdit) in try await edits.swap(to: checked, .cluster)
                }
                desired.settle()
                hasSettled = true
                surroundings.health.beginServing()
                editProblem = nil
                reportHealth()
            } catch {
                if desired.fail(error.problems) { continue }
                return wait(for: error.message)
            }
            do throws(BusError) { try await standIns.keep(desired.standIns) } catch { wait(for: error.text) }
            await blameBindings()
            return
        }
    }

    /// Tries the whole edit again in a while.
    private func wait(for problem: String) {
        isDirty = true
        editProblem = problem
        reportHealth()
        surroundings.logger.error("custom resources wait", metadata: ["reason": "\(problem)"])
    }

    /// Argo's bindings have no status: what is wrong with one is said in an Event, once for each generation.
    private func blameBindings() async {
        guard let events = surroundings.bindingEvents, writesStatuses else { return }
        let wrong = desired.entries.values.filter {
            $0.object.identity.kind == Self.bindings.kind && !$0.errors.isEmpty
        }
        for entry in wrong where blamed[entry.object.uid] != entry.object.generation {
            await events.tell(of: entry.object.identity.name, entry.errors.sentences)
        }
        blamed = Dictionary(wrong.map { ($0.object.uid, $0.object.generation) }) { $1 }
    }

    // MARK: Statuses

    /// Two gateways that write the same statuses would not agree on what only one of them knows.
    private func take(_ turns: LeaseHolder) async {
        do {
            while !Task.isCancelled {
                _ = try await turns.acquire()
                writesStatuses = true
                statusesAreDue.raise()
                try await turns.keep()
                writesStatuses = false
                statuses.want([])
            }
        } catch {
            // Only when it is cancelled: the next one need not wait.
            await Task { await turns.release() }.value
        }
    }

    private func keepStatuses() async {
        while !Task.isCancelled {
            await statusesAreDue.wait(atMost: Self.statusInterval)
            if Task.isCancelled { return }
            await compareStatuses()
            // Of thousands of objects it takes time that edits need more.
            do { try await Task.sleep(for: Self.statusPause) } catch { return }
        }
    }

    /// Sensors whose invocations another gateway performs.
    private var elsewhere: Set<ManifestName> {
        guard let kafka = surroundings.bus as? KafkaBus else { return [] }
        let sensors = desired.entries.keys.filter { $0.kind == "Sensor" }.map(\.name)
        return Set(sensors.filter { !kafka.isHere($0) })
    }

    private func troublesOfOthers() async throws(BusError) -> [SourceName: String] {
        guard var troubles else { return [:] }
        let sources = desired.entries.values.compactMap(\.running).flatMap(\.read.sources)
        try await troubles.tell(of: sources)
        self.troubles = troubles
        return writesStatuses ? try await troubles.ofOthers(sources) : [:]
    }

    private func compareStatuses() async {
        guard hasSettled else { return }
        let backlog: [ManifestName: Int]
        let others: [SourceName: String]
        do throws(BusError) {
            others = try await troublesOfOthers()
            guard writesStatuses else { return }
            backlog = try await surroundings.bus.waiting(since: surroundings.clock.now() - Self.backlogAge)
        } catch {
            surroundings.logger.warning("statuses are not compared", metadata: ["reason": "\(error.text)"])
            return
        }
        let wanted = ObjectStatuses(
            desired,
            bus: surroundings.busChoice,
            health: surroundings.health,
            backlog: backlog,
            elsewhere: elsewhere,
            troubles: others
        )
        let withStatus = desired.entries.values.filter { $0.object.identity.kind != Self.bindings.kind }
        statuses.want(withStatus.map { ($0.object, wanted.status(of: $0)) })
    }
}
