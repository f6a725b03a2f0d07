import Buses
import EventData
import EventSources
import Logging
import Manifests
import SensorEngine

/// Takes up edits, one after the other: all manifests are validated first, and then swapped (promise G6).
///
/// A refused edit leaves everything as it runs. Until the sensors have swapped, everything can be taken back; after that
/// nothing can fail. A crash in between starts with the files as they are then, by the same rules.
actor Edits {
    /// What edits are made on.
    struct Surroundings: Sendable {
        let store: ManifestStore
        /// Of manifests that name none.
        let namespace: String
        let isLenient: Bool
        let bus: any EventBus
        /// Makes the random numbers of filters.
        let secret: [UInt8]
        let sensors: any SensorHost
        let sources: SourceLoop
        /// Whether the manifests are a cluster's custom resources; then nobody else changes them.
        let isFromCluster: Bool
        let server: HTTPServer
        let routes: HTTPRoutes
        let clock: WallClock
        let metrics: GatewayMetrics
        let logger: Logger
        /// Makes what new manifests need in the cluster.
        let prepareCluster: @Sendable (CheckedManifests) async throws(StartRefusal) -> Void

        func check(_ texts: [ManifestText], edit: ManifestEdit = ManifestEdit()) -> CheckedManifests {
            CheckedManifests(texts, namespace: namespace, isLenient: isLenient, edit: edit)
        }
    }

    /// Applied manifests to be made durable together with an edit, and what to go back to.
    struct Keeping {
        let new: ManifestText
        let old: ManifestText?
    }

    let surroundings: Surroundings
    let running: RunningManifests
    /// The files as they were when they were last read.
    private(set) var lastSeen: [FileStamp]
    private let turnstile = Turnstile()

    init(_ surroundings: Surroundings, running: RunningManifests, lastSeen: [FileStamp]) {
        self.surroundings = surroundings
        self.running = running
        self.lastSeen = lastSeen
    }

    /// Reads all files again and runs what they say now; a refusal is logged and remembered.
    func reload(_ cause: EditCause) async {
        guard !surroundings.isFromCluster else {
            return surroundings.logger.info(
                "custom resources are followed all the time; there is nothing to read again"
            )
        }
        do throws(RefusedEdit) {
            _ = try await alone { () async throws(RefusedEdit) in
                let reading = try await self.read(for: cause)
                return try await self.swap(to: self.surroundings.check(reading.all), cause)
            }
        } catch {
            note(error)
        }
    }

    /// Keeps edits apart from each other.
    func alone<Value: Sendable>(
        _ edit: () async throws(RefusedEdit) -> Value
    ) async throws(RefusedEdit) -> Value {
        await turnstile.enter()
        let result: Result<Value, RefusedEdit>
        do { result = .success(try await edit()) } catch { result = .failure(error) }
        await turnstile.leave()
        return try result.get()
    }

    func read(for cause: EditCause) async throws(RefusedEdit) -> ManifestStore.Reading {
        do {
            let reading = try await surroundings.store.read()
            lastSeen = reading.fingerprint
            return reading
        } catch {
            lastSeen = await surroundings.store.fingerprint()
            // A file may come back, or become readable, without looking any different.
            throw refusal(cause, error.message, error.diagnostics, isWorthRetrying: error.diagnostics.isEmpty)
        }
    }

    private func note(_ refused: RefusedEdit) {
        if refused.isWorthRetrying {
            lastSeen = []
            // Tried again each second; said once.
            if let last = running.refused, last.message == refused.message, last.problems == refused.problems { return }
        }
        running.note(refused)
        for problem in refused.problems { surroundings.logger.error("\(problem)") }
        surroundings.logger.error(
            "edit refused, what ran before goes on running",
            metadata: [
                "cause": "\(refused.cause.rawValue)", "reason": "\(refused.message)",
                "generation": "\(running.generation.number)",
            ]
        )
    }

    /// Manifests that come from a cluster are changed there.
    func refuseFromCluster(_ cause: EditCause) throws(RefusedEdit) {
        guard surroundings.isFromCluster else { return }
        throw refusal(
            cause,
            "this gateway runs a cluster's custom resources; change them there: kubectl apply, kubectl delete"
        )
    }

    func refusal(
        _ cause: EditCause,
        _ message: String,
        _ problems: [Diagnostic] = [],
        isWorthRetrying: Bool = false
    ) -> RefusedEdit {
        RefusedEdit(
            at: surroundings.clock.now(),
            cause: cause,
            message: message,
            problems: problems,
            isWorthRetrying: isWorthRetrying
        )
    }
}

// MARK: The swap

extension Edits {
    /// Runs `checked` in the place of what runs, or throws and leaves everything as it was.
    func swap(
        to checked: CheckedManifests,
        _ cause: EditCause,
        keeping: Keeping? = nil
    ) async throws(RefusedEdit) -> EditPlan {
        guard !checked.hasErrors else {
            throw refusal(cause, "the manifests are not valid", checked.diagnostics.filter { $0.severity == .error })
        }
        do { try await surroundings.prepareCluster(checked) } catch {
            throw refusal(cause, error.message, error.diagnostics, isWorthRetrying: true)
        }
        let intake = running.generation.intake
        let ports: HTTPServer.Preparation
        do {
            ports = try await surroundings.server.prepare(checked.portPlans) {
                try await intake.secret($0, namespace: $1)
            }
        } catch {
            throw refusal(cause, "a port cannot be opened", error.problems, isWorthRetrying: true)
        }
        do throws(RefusedEdit) {
            let changes = try await swapSensors(checked, cause, keeping: keeping)
            return await publish(checked, cause, changes: changes, ports: ports)
        } catch {
            await surroundings.server.discard(ports)
            throw error
        }
    }

    private func swapSensors(
        _ checked: CheckedManifests,
        _ cause: EditCause,
        keeping: Keeping?
    ) async throws(RefusedEdit) -> [SensorChange] {
        do {
            if let keeping { try await surroundings.store.write(keeping.new) }
        } catch { throw refusal(cause, error.message) }
        do { return try await surroundings.sensors.swap(to: checked.sensors, dormant: checked.dormant) } catch {
            let message = "the sensors cannot be changed now: \(error.text)"
            guard let keeping else { throw refusal(cause, message, isWorthRetrying: true) }
            do { try await surroundings.store.write(keeping.old ?? surroundings.store.text(of: [])) } catch {
                throw refusal(cause, "\(message); and after a restart it will be there, because \(error.message)")
            }
            throw refusal(cause, message)
        }
    }

    /// Nothing in here can fail.
    private func publish(
        _ checked: CheckedManifests,
        _ cause: EditCause,
        changes: [SensorChange],
        ports: HTTPServer.Preparation
    ) async -> EditPlan {
        let old = running.generation
        let plan = EditPlan(sensors: changes, from: old.checked, to: checked)
        let filters = EventFilters(checked.sources, secret: surroundings.secret)
        let next = Generation(after: old, checked: checked, plan: plan, cause, filters, at: surroundings.clock.now())
        await next.intake.quotas?.adopt(checked.sources, readBy: checked.sensors)
        surroundings.metrics.adopt(checked.sources, checked.sensors)
        let routes = surroundings.routes
        for endpoint in checked.sources.flatMap(\.source.endpoints) { routes.declare(endpoint) }
        await surroundings.sources.swap(to: checked.sources, next.intake)
        await surroundings.server.complete(ports)
        let claims = Set(checked.sources.flatMap(\.source.endpoints).map(\.claim.key))
        for endpoint in old.checked.sources.flatMap(\.source.endpoints) where !claims.contains(endpoint.claim.key) {
            routes.withdraw(endpoint)
        }
        running.replace(by: next)
        log(plan, next, before: old)
        return plan
    }

    private func log(_ plan: EditPlan, _ next: Generation, before old: Generation) {
        let known = Set((old.checked.diagnostics + old.checked.openSources).map(\.problem))
        for warning in next.checked.diagnostics + next.checked.openSources where !known.contains(warning.problem) {
            surroundings.logger.warning("\(warning)")
        }
        if plan.changesNothing { return surroundings.logger.debug("manifests read again, nothing changed") }
        for hint in plan.hints { surroundings.logger.warning("\(hint)") }
        surroundings.logger.info(
            "manifests changed",
            metadata: [
                "generation": "\(next.number)", "cause": "\(next.cause.rawValue)",
                "sensors": "\(EditPlan.summary(plan.sensors.map(\.verdict)))",
                "event.sources": "\(EditPlan.summary(plan.sources.map(\.verdict)))",
                "held.events.dropped": "\(plan.dropped.count)",
            ]
        )
    }
}

extension Generation {
    /// The next one; its number is the same when the edit changes nothing.
    fileprivate init(
        after old: Generation,
        checked: CheckedManifests,
        plan: EditPlan,
        _ cause: EditCause,
        _ filters: EventFilters,
        at now: Timestamp
    ) {
        let isSame = plan.changesNothing
        let number = isSame ? old.number : old.number + 1
        let sensors = plan.sensors.filter { $0.verdict != .removed }.map { change in
            (change.sensor, change.verdict == .unchanged ? old.sensors[change.sensor] ?? number : number)
        }
        let sources = plan.sources.filter { $0.verdict != .removed }.map { change in
            (change.source, change.verdict == .unchanged ? old.sources[change.source] ?? number : number)
        }
        self.init(
            number: number,
            since: isSame ? old.since : now,
            cause: isSame ? old.cause : cause,
            checked: checked,
            intake: old.intake.filtering(by: filters),
            plan: isSame ? old.plan : plan,
            sensors: Dictionary(sensors) { $1 },
            sources: Dictionary(sources) { $1 }
        )
    }

    /// The first one of a process.
    init(_ checked: CheckedManifests, restored: [SensorChange], intake: Intake, at now: Timestamp) {
        self.init(
            number: 1,
            since: now,
            cause: .start,
            checked: checked,
            intake: intake,
            plan: EditPlan(sensors: restored, from: checked, to: checked),
            sensors: Dictionary(checked.sensors.map { ($0.name, 1) }) { $1 },
            sources: Dictionary(checked.sources.map { (SourceName($0), 1) }) { $1 }
        )
    }
}
