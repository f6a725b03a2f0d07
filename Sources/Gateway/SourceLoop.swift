import EventData
import EventSources
import Kubernetes
import Logging
import Manifests

/// Runs all sources side by side; one that ends or fails is started again, for as long as it takes.
///
/// An actor, because sources come and go while others run.
actor SourceLoop {
    /// Waits before a restart: doubled each time, forgotten after a healthy while.
    static let shortestWait = Duration.seconds(1)
    static let longestWait = Duration.seconds(60)

    private struct Running {
        let source: CheckedManifests.Source
        let task: Task<Void, Never>
        let ended: Signal
    }

    private let routes: HTTPRoutes
    private let health: Health
    private let statuses: SourceStatuses
    private let metrics: GatewayMetrics
    private let cluster: KubernetesClient
    /// Where several gateways share a bus.
    private let turns: SourceTurns?
    private let logger: Logger
    private var running: [SourceName: Running] = [:]
    private var isStopping = false

    init(
        routes: HTTPRoutes,
        health: Health,
        statuses: SourceStatuses,
        metrics: GatewayMetrics,
        cluster: KubernetesClient,
        turns: SourceTurns?,
        logger: Logger
    ) {
        self.cluster = cluster
        self.turns = turns
        self.metrics = metrics
        self.routes = routes
        self.health = health
        self.statuses = statuses
        self.logger = logger
    }

    /// Until cancelled; then all sources are stopped.
    func run() async {
        await Signal().wait()
        isStopping = true
        await stop(Array(running.keys))
    }

    /// Stops what is no longer there or has changed, starts what is new or has changed, and leaves the rest alone.
    ///
    /// Each source keeps the intake it was started with, so its filter changes together with it. A request that is being
    /// answered ends with its answer.
    func swap(to sources: [CheckedManifests.Source], _ intake: Intake) async {
        let wanted = Dictionary(sources.map { (SourceName($0), $0) }) { $1 }
        let stale = running.filter { name, old in wanted[name].map { !$0.isSame(as: old.source) } ?? true }
        for (name, old) in stale where wanted[name] != nil {
            // A changed source goes on answering until its new self does.
            for endpoint in old.source.source.endpoints { routes.handOver(endpoint) }
        }
        await stop(Array(stale.keys))
        guard !isStopping else { return }
        for source in sources where running[SourceName(source)] == nil { start(source, intake) }
    }

    private func start(_ source: CheckedManifests.Source, _ intake: Intake) {
        let ended = Signal()
        let task = Task {
            if let turns, source.source.runsOnce {
                await takeTurns(source, intake, turns)
            } else {
                await keepRunning(source, intake)
            }
            ended.raise()
        }
        running[SourceName(source)] = Running(source: source, task: task, ended: ended)
    }

    /// Waits for each to end, but not for ever: what it still emits is as durable as before.
    private func stop(_ names: [SourceName]) async {
        let stopping = names.compactMap { running.removeValue(forKey: $0) }
        for old in stopping { old.task.cancel() }
        let clock = ContinuousClock()
        let deadline = clock.now + Parts.stopLimit
        for old in stopping {
            await old.ended.wait(atMost: max(.zero, clock.now.duration(to: deadline)))
            health.forget(Self.part(old.source))
            statuses.forget(SourceName(old.source))
        }
    }

    private static func part(_ source: CheckedManifests.Source) -> String {
        SourceStatuses.part(source.kind, SourceName(source))
    }

    /// Runs it whenever that is this gateway's turn.
    private nonisolated func takeTurns(
        _ source: CheckedManifests.Source,
        _ intake: Intake,
        _ turns: SourceTurns
    ) async {
        var turn: Task<Void, Never>?
        let turns = turns.turns(of: SourceName(source))
        for await isHere in turns.changes {
            turn?.cancel()
            await turn?.value
            if !isHere { turns.hasEnded() }
            // Before it says something itself.
            statuses.set(SourceStatus(isHere: isHere), of: SourceName(source), kind: source.kind)
            turn = isHere ? Task { await keepRunning(source, intake) } : nil
        }
        turn?.cancel()
        await turn?.value
    }

    private nonisolated func keepRunning(_ source: CheckedManifests.Source, _ intake: Intake) async {
        let meter = metrics.source(SourceName(source), kind: source.kind)
        let context = SourceContext(
            source: source.name,
            eventName: source.eventName,
            runtime: MeasuredSource(intake, meter, metrics.traces),
            routes: routes,
            cluster: cluster,
            takesTurns: turns != nil
        )
        let clock = ContinuousClock()
        var wait = Self.shortestWait
        while !Task.isCancelled {
            health.set(Self.part(source), problem: nil)
            let startedAt = clock.now
            var problem = "it ended"
            meter.running.add(1)
            do { try await source.source.run(in: context) } catch { problem = "\(error)" }
            meter.running.add(-1)
            if Task.isCancelled { return }
            if startedAt.duration(to: clock.now) > Self.longestWait { wait = Self.shortestWait }
            health.set(Self.part(source), problem: problem)
            logger.error(
                "event source failed, will be restarted",
                metadata: [
                    "eventsource": "\(source.name)", "event.name": "\(source.eventName)", "reason": "\(problem)",
                ]
            )
            do { try await Task.sleep(for: wait) } catch { return }
            wait = min(wait * 2, Self.longestWait)
        }
    }
}

/// One named event of one EventSource.
struct SourceName: Hashable, Comparable, CustomStringConvertible {
    let source: ManifestName
    let eventName: String

    init(source: ManifestName, eventName: String) {
        self.source = source
        self.eventName = eventName
    }

    init(_ source: CheckedManifests.Source) { self.init(source: source.name, eventName: source.eventName) }

    var description: String { "\(source)/\(eventName)" }

    static func < (left: SourceName, right: SourceName) -> Bool {
        (left.source, left.eventName) < (right.source, right.eventName)
    }
}

extension SourceStatus {
    /// What is known of a source that takes turns.
    fileprivate init(isHere: Bool) {
        self.init(problem: nil, facts: ["runs": .string(isHere ? "in this gateway" : "in another gateway")])
    }
}

extension CheckedManifests.Source {
    /// Whether the manifest says the same, wherever it stands.
    func isSame(as other: CheckedManifests.Source) -> Bool {
        kind == other.kind && name == other.name && eventName == other.eventName && text == other.text
    }
}
