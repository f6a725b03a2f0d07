import Buses
import EventData
import EventSources
import Logging
import Manifests
import SensorEngine

/// A log with the sensors that read it, as scrapes see it.
struct MeasuredLog: Sendable {
    /// The shard's number; `embedded` for a bus that has none.
    let shard: String
    let bus: SQLiteBus
    /// Up to where its sensors have decided; nil where there are none.
    let position: Int64?
}

/// Answers scrapes: what was counted, and how things stand at the moment.
actor MetricsScrape {
    /// How long an answer of the bus is used, so that many scrapes cost it no more than one.
    private static let lifetime = Duration.seconds(1)
    /// A look that took long is used so many times as long, so that scrapes never cost more than a tenth.
    private static let restAfterLook = 10

    private let metrics: GatewayMetrics
    private let bus: any EventBus
    private let sensors: any SensorHost
    private let health: Health
    private let running: RunningManifests
    private let now: @Sendable () -> Timestamp
    private let logger: Logger
    private let clock = ContinuousClock()
    private var latest: (samples: [MetricSample], until: ContinuousClock.Instant)?
    private var look: Task<[MetricSample], Never>?

    init(
        _ metrics: GatewayMetrics,
        bus: any EventBus,
        sensors: any SensorHost,
        health: Health,
        running: RunningManifests,
        clock: WallClock,
        logger: Logger
    ) {
        self.metrics = metrics
        self.bus = bus
        self.sensors = sensors
        self.health = health
        self.running = running
        now = clock.now
        self.logger = logger
    }

    func text() async -> String {
        let found = await busSamples()
        let standing = await gatewaySamples()
        return MetricText(counted: metrics.registry.all, found: found + standing + sourceSamples()).text
    }

    /// How the bus stands, at most a second ago: what a scrape says, of all shards together.
    func standing() async -> BusStanding {
        var standing = BusStanding()
        for sample in await busSamples() {
            switch sample.family {
            case .busUp: standing.isUp = sample.value > 0
            case .lag: standing.unread += Int(sample.value)
            case .oldestUnprocessed: standing.oldestUnread = max(standing.oldestUnread, sample.value)
            case .deadLetters: standing.deadLetters += Int(sample.value)
            case .waiting: standing.pending += Int(sample.value)
            case .held: standing.held += Int(sample.value)
            default: break
            }
        }
        return standing
    }

    // MARK: The bus

    private func busSamples() async -> [MetricSample] {
        if let latest, clock.now < latest.until { return latest.samples }
        // A task of its own, because the scrape that came first may be cancelled while others wait for the answer.
        let look = look ?? Task { await lookAtBus() }
        self.look = look
        return await look.value
    }

    private func lookAtBus() async -> [MetricSample] {
        defer { look = nil }
        let start = clock.now
        var samples: [MetricSample] = []
        var held: [ManifestName: Int] = [:]
        do throws(BusError) {
            for log in await sensors.logs {
                let figures = try await log.bus.figures(after: log.position ?? .max)
                samples += Self.samples(of: figures, log, at: now())
                held.merge(figures.held, uniquingKeysWith: +)
            }
            if let quarantine = bus as? any Quarantine {
                samples.append(MetricSample(.quarantined, [], try await quarantine.quarantinedCount()))
            }
            if let quotas = running.generation.intake.quotas {
                samples += try await quotas.samples(atMost: metrics.maximumNames)
            }
            samples.append(MetricSample(.busUp, [], 1))
        } catch {
            logger.warning("the bus did not answer a scrape of the metrics", metadata: ["reason": "\(error.text)"])
            samples.append(MetricSample(.busUp, [], 0))
        }
        let names = running.generation.checked.sensors.prefix(metrics.maximumNames).map(\.name)
        samples += names.map { MetricSample(.held, [$0.namespace, $0.name], held[$0] ?? 0) }
        if let kafka = bus as? KafkaBus {
            samples.append(MetricSample(.shards, [], Int(kafka.count)))
            samples.append(MetricSample(.shardsHere, [], kafka.owned.count))
        }
        let rest = max(Self.lifetime, (clock.now - start) * Self.restAfterLook)
        latest = (samples, clock.now + rest)
        return samples
    }

    private static func samples(of figures: BusFigures, _ log: MeasuredLog, at now: Timestamp) -> [MetricSample] {
        let shard = [log.shard]
        let waits = [nil] + InvocationRecord.Wait.allCases.map { Optional($0) }
        return [
            MetricSample(.lag, shard, figures.unread),
            MetricSample(.oldestUnprocessed, shard, age(of: figures.oldestUnread, at: now)),
            MetricSample(.archiveEvents, shard, figures.archivedEvents),
            MetricSample(.archiveBytes, shard, Int(figures.archivedBytes)),
            MetricSample(.oldestDue, shard, age(of: figures.oldestDue, at: now)),
            MetricSample(.deadLetters, shard, figures.deadLetters),
        ] + waits.map { MetricSample(.waiting, shard + [$0?.rawValue ?? "due"], figures.backlog[$0] ?? 0) }
    }

    private static func age(of moment: Timestamp?, at now: Timestamp) -> Duration {
        moment.map { max(.zero, now - $0) } ?? .zero
    }

    // MARK: The gateway

    private func gatewaySamples() async -> [MetricSample] {
        [
            MetricSample(.ready, [], await health.report().isReady ? 1 : 0),
            MetricSample(.generation, [], running.generation.number),
            MetricSample(.refusedEdit, [], running.refused == nil ? 0 : 1),
            MetricSample(.foldedNames, [], metrics.isFolded ? 1 : 0),
            MetricSample(.spansSent, [], metrics.traces?.export.sent.value ?? 0),
            MetricSample(.spansDropped, [], metrics.traces?.export.dropped.value ?? 0),
        ]
    }

    /// What sources that read from somewhere said last, at most a second ago.
    private func sourceSamples() -> [MetricSample] {
        let generation = running.generation
        return generation.checked.sources.prefix(metrics.maximumNames).flatMap { source -> [MetricSample] in
            guard let backlog = generation.intake.statuses.status(of: SourceName(source))?.backlog else { return [] }
            let labels = [source.name.namespace, source.name.name, source.eventName]
            let oldest = MetricSample(.kafkaOldest, labels, backlog.oldestAge)
            guard let count = backlog.count else { return [oldest] }
            return [MetricSample(.kafkaLag, labels, Int(count)), oldest]
        }
    }
}
