import Buses
import EventData
import EventSources
import Kubernetes
import Logging
import Manifests
import SensorEngine
import Triggers

/// Brings the parts of a gateway to life, one after the other, so that nothing is accepted that cannot be kept.
struct Start {
    let configuration: GatewayConfiguration
    /// Of manifests that name none.
    let namespace: String
    let store: ManifestStore
    let reading: ManifestStore.Reading
    let checked: CheckedManifests
    let cluster: RunningCluster
    let bus: any EventBus
    let parts: Parts
    let probes: Probes
    /// Raised at SIGHUP.
    let reloadAsked: Signal
    let logger: Logger
    let clock = WallClock()
    let health = Health()
    let newEvents = Signal()
    let metrics: GatewayMetrics
    /// Where several gateways share a bus.
    let sourceTurns: SourceTurns?

    /// - Returns: the lines that tell the user what is where.
    func everything() async throws -> [String] {
        for diagnostic in checked.diagnostics { logger.warning("\(diagnostic)") }
        for warning in checked.openSources { logger.warning("\(warning)") }
        if configuration.argoDoor == nil, let warning = checked.unreachableBindings { logger.warning("\(warning)") }
        let kubernetes = cluster.kubernetes
        try await keepNaming()
        try await makeNamespaces(for: checked, kubernetes)
        let secret = try await InstallationSecret.load(from: bus, orKeep: clock.nonce() + clock.nonce())
        let bindingEvents = BindingEvents(cluster: kubernetes, now: clock.now, logger: logger)
        let references = try referenceCache(kubernetes)
        let (sensors, restored) = try await loops(kubernetes, references, bindingEvents, secret: secret)
        let quotas = await quotas()
        metrics.add(build: configuration.build)
        metrics.adopt(checked.sources, checked.sensors)
        (bus as? SQLiteBus)?.observe(commits: metrics.commitObserver)
        let intake = Intake(
            bus: bus,
            naming: checked.naming,
            clock: clock,
            references: references,
            filters: EventFilters(checked.sources, secret: secret),
            quotas: quotas,
            quarantine: bus as? any Quarantine,
            statuses: SourceStatuses(health: health),
            newEvents: newEvents,
            logger: logger
        )
        let first = Generation(checked, restored: restored, intake: intake, at: clock.now())
        let running = RunningManifests(first)
        let edits = try await sources(running, sensors, kubernetes, secret: secret)
        let adminPort = try await admin(running, edits, sensors, secret: secret)
        let doorPort = try await argoDoor(running, kubernetes, bindingEvents, secret: secret)
        if configuration.operates == nil { health.beginServing() }
        operate(edits, kubernetes, bindingEvents)
        return Banner(
            configuration: configuration,
            checked: checked,
            localURL: cluster.localURL,
            clusterURL: cluster.url,
            adminPort: adminPort,
            doorPort: doorPort
        ).lines
    }

    private func quotas() async -> Quotas {
        let quotas = Quotas(
            bus: bus,
            naming: checked.naming,
            namespaces: configuration.namespaceQuotas,
            clock: clock,
            logger: logger
        )
        await quotas.adopt(checked.sources, readBy: checked.sensors)
        // What waits here is news for the other gateways.
        if bus is KafkaBus { parts.start("quotas") { await quotas.lookAgainAndAgain() } }
        return quotas
    }

    /// Secrets and ConfigMaps are watched with connections of their own, so that those of manifests and `resource` sources keep theirs.
    private func referenceCache(_ kubernetes: KubernetesClient) throws -> ReferenceCache {
        let reachable = try configuration.cluster.reached(at: cluster.localURL)
        let client = KubernetesClient(reachable, logger: logger)
        let watches = ReferenceWatches(client, logger: logger)
        let cache = ReferenceCache(watchedBy: watches) { reference, key throws(KubernetesError) in
            try await kubernetes.value(of: reference, key: key)
        }
        parts.start("references") {
            await watches.run { await cache.forget($0) }
            // Outside this task, which is cancelled by now.
            try await Task { try await client.shutDown() }.value
        }
        return cache
    }

    /// The local cluster has the namespaces of the manifests; a real one is nobody's to change.
    private func makeNamespaces(
        for checked: CheckedManifests,
        _ kubernetes: KubernetesClient
    ) async throws(StartRefusal) {
        guard configuration.cluster.kind == .local else { return }
        let named = checked.sources.map(\.name.namespace) + checked.sensors.map(\.name.namespace)
        for name in Set(named).sorted() {
            do throws(KubernetesError) {
                _ = try await kubernetes.create(
                    ["apiVersion": "v1", "kind": "Namespace", "metadata": ["name": .string(name)]],
                    in: nil
                )
            } catch {
                guard case .alreadyExists = error else { throw StartRefusal("namespace '\(name)': \(error)") }
            }
        }
    }

    /// The sensors are restored before any source runs, so that a new sensor sees the first event.
    private func loops(
        _ kubernetes: KubernetesClient,
        _ references: ReferenceCache,
        _ bindingEvents: BindingEvents,
        secret: [UInt8]
    ) async throws -> (sensors: any SensorHost, restored: [SensorChange]) {
        let kinds = TriggerKinds(console: configuration.console?.text)
        parts.start("trigger clients") {
            await Signal().wait()
            try await kinds.shutDown()
        }
        let workflows = try submitting(kubernetes)
        var context = TriggerContext(kubernetes: workflows, logger: logger, now: clock.now) {
            reference,
            key throws(KubernetesError) in
            try await references.value(of: reference, key: key)
        }
        context.console = configuration.console?.text
        var effects =
            configuration.isImpersonating
            ? TriggerEffects(kinds, in: context, Impersonation(bus: bus)) : TriggerEffects(kinds, in: context)
        effects.mourn = { invocation, reason in Task { await bindingEvents.tell(of: invocation, reason) } }
        guard let kafka = bus as? KafkaBus else { return try await embedded(effects, secret: secret) }
        let surroundings = ShardLoops.Surroundings(
            bus: kafka,
            clock: clock,
            secret: secret,
            effects: effects,
            metrics: metrics,
            logger: logger
        )
        let sharded = ShardedSensors(checked.sensors, dormant: checked.dormant, turns: sourceTurns, surroundings)
        let membership = try kafka.membership()
        parts.start("shards") { try await sharded.run(membership) }
        return (sharded, [])
    }

    private func embedded(
        _ effects: TriggerEffects,
        secret: [UInt8]
    ) async throws -> (sensors: any SensorHost, restored: [SensorChange]) {
        let newInvocations = Signal()
        let sensorLoop = SensorLoop(
            bus: bus,
            clock: clock,
            newEvents: newEvents,
            newInvocations: newInvocations,
            secret: secret,
            metrics: metrics,
            logger: logger
        )
        var restoring = SensorEngines()
        let restored = try await sensorLoop.swap(&restoring, to: checked.sensors, dormant: checked.dormant)
        let engines = restoring
        parts.start("sensors") { try await sensorLoop.run(engines) }
        let triggerLoop = TriggerLoop(
            bus: bus,
            clock: clock,
            newInvocations: newInvocations,
            executors: EventLoopExecutor.half,
            metrics: metrics,
            logger: logger,
            effects: effects
        )
        parts.start("triggers") { await triggerLoop.run() }
        let retention = RetentionLoop(bus: bus, clock: clock, logger: logger)
        parts.start("retention") { await retention.run() }
        let sensors = EmbeddedSensors(
            edits: sensorLoop.edits,
            newInvocations: newInvocations,
            triggers: triggerLoop,
            bus: bus,
            decided: sensorLoop.decided
        )
        return (sensors, restored)
    }

    /// Opens every port, then lets the sources run; either all ports are open or the start fails.
    private func sources(
        _ running: RunningManifests,
        _ sensors: any SensorHost,
        _ kubernetes: KubernetesClient,
        secret: [UInt8]
    ) async throws -> Edits {
        let routes = HTTPRoutes()
        let intake = running.generation.intake
        let server = try await listen(routes, secret: intake.secret)
        let loop = SourceLoop(
            routes: routes,
            health: health,
            statuses: intake.statuses,
            metrics: metrics,
            cluster: kubernetes,
            turns: sourceTurns,
            logger: logger
        )
        parts.start("event sources") { await loop.run() }
        await loop.swap(to: checked.sources, intake)
        let surroundings = Edits.Surroundings(
            store: store,
            namespace: namespace,
            isLenient: configuration.isLenient,
            bus: bus,
            secret: secret,
            sensors: sensors,
            sources: loop,
            isFromCluster: configuration.operates != nil,
            server: server,
            routes: routes,
            clock: clock,
            metrics: metrics,
            logger: logger
        ) { checked throws(StartRefusal) in try await makeNamespaces(for: checked, kubernetes) }
        let edits = Edits(surroundings, running: running, lastSeen: reading.fingerprint)
        parts.start("edits") {
            while !Task.isCancelled {
                await reloadAsked.wait()
                if !Task.isCancelled { await edits.reload(.signal) }
            }
        }
        let watch = ManifestWatch(store: store, edits: edits)
        if configuration.isWatching, configuration.operates == nil {
            parts.start("manifest watch") { await watch.run() }
        }
        return edits
    }

    /// How long after a change new connections may still see an old certificate.
    static let certificateAge = Duration.seconds(30)

    private func listen(
        _ routes: HTTPRoutes,
        secret: @escaping @Sendable (SecretSelector, String) async throws -> [UInt8]
    ) async throws(StartRefusal) -> HTTPServer {
        var options = HTTPServer.Options()
        options.host = configuration.listenHost
        options.trustedProxies = configuration.trustedProxies
        let server: HTTPServer
        do throws(HTTPListenFailure) {
            server = try await HTTPServer.start(checked.portPlans, routes: routes, options: options, secret: secret)
        } catch {
            throw StartRefusal("a port cannot be opened; nothing was started", diagnostics: error.problems)
        }
        parts.start("listener") {
            await Signal().wait()
            await server.stop()
        }
        parts.start("certificates") { [logger] in
            while true {
                try await Task.sleep(for: Self.certificateAge)
                for problem in await server.renewCertificates(secret: secret) { logger.warning("\(problem)") }
            }
        }
        return server
    }

    private func admin(
        _ running: RunningManifests,
        _ edits: Edits,
        _ sensors: any SensorHost,
        secret: [UInt8]
    ) async throws -> Int {
        let token = try adminToken()
        let explainer = Explainer(bus: bus, naming: checked.naming, secret: secret)
        let api = api(running, edits, sensors, explainer, token)
        let schemas = api.doctor.schemas
        parts.start("payload watch") { try await schemas.watch(clock, logger) }
        let port = configuration.adminPort
        let bound = try await parts.startListening("admin API", option: "--admin-port") { onListening in
            try await api.run(port: port, logger: logger, onListening: onListening)
        }
        probes.attach(health, api.scrape)
        if let token {
            try token.leave(port: bound)
            parts.start("admin token") {
                await Signal().wait()
                token.withdraw(port: bound)
            }
        }
        return bound
    }

    private func api(
        _ running: RunningManifests,
        _ edits: Edits,
        _ sensors: any SensorHost,
        _ explainer: Explainer,
        _ token: AdminToken?
    ) -> AdminAPI {
        let objects = ExplainedObjects(cluster.kubernetes)
        let shadows = shadows(running, sensors, explainer)
        return AdminAPI(
            bus: bus,
            health: health,
            running: running,
            edits: edits,
            clock: clock,
            sensors: sensors,
            explainer: explainer,
            explanation: EventExplanation(
                bus: bus,
                explainer: explainer,
                running: running,
                objects: objects
            ),
            lineage: Lineage(bus: bus, explainer: explainer, objects: objects, console: configuration.console),
            shadows: shadows,
            cluster: cluster.kubernetes,
            doctor: doctor(running, sensors),
            token: token,
            metrics: metrics,
            scrape: MetricsScrape(
                metrics,
                bus: bus,
                sensors: sensors,
                health: health,
                running: running,
                clock: clock,
                logger: logger
            ),
            console: configuration.console
        )
    }

    private func doctor(_ running: RunningManifests, _ sensors: any SensorHost) -> Doctor {
        Doctor(
            bus: bus,
            running: running,
            sensors: sensors,
            health: health,
            kubernetes: cluster.kubernetes.allowing(.seconds(5)),
            isLocalCluster: configuration.cluster.kind == .local,
            dataDirectory: configuration.dataDirectory,
            clock: clock,
            schemas: PayloadSchemas(bus: bus, running: running)
        )
    }

    private func shadows(
        _ running: RunningManifests,
        _ sensors: any SensorHost,
        _ explainer: Explainer
    ) -> Shadows {
        let shadows = Shadows(
            bus: bus,
            explainer: explainer,
            clock: clock,
            logger: logger,
            isLive: { name in running.generation.checked.sensors.contains { $0.name == name } }
        ) { await sensors.logs.first?.position }
        parts.start("shadow sensors") { try await shadows.run() }
        return shadows
    }

    /// nil when the user wants none.
    private func adminToken() throws(StartRefusal) -> AdminToken? {
        switch configuration.adminToken {
        case .none: nil
        case .made: AdminToken(clock.nonce() + clock.nonce())
        case .file(let path): try AdminToken.read(path)
        }
    }
}
