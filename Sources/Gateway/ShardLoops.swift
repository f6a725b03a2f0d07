import Buses
import EventData
import EventSources
import Logging
import Manifests
import SensorEngine
import Synchronization

/// Runs one shard's sensors and triggers for as long as the shard is here.
struct ShardLoops: Sendable {
    /// What all shards of a gateway have in common.
    struct Surroundings: Sendable {
        let bus: KafkaBus
        let clock: WallClock
        let secret: [UInt8]
        let effects: TriggerEffects
        let metrics: GatewayMetrics
        let logger: Logger
    }

    /// Which events the shard's sensors wait for.
    private final class Wanted: Sendable {
        private let topics = Mutex<Set<EventTopic>>([])

        func set(_ topics: Set<EventTopic>) { self.topics.withLock { $0 = topics } }

        func add(_ topics: Set<EventTopic>) { self.topics.withLock { $0.formUnion(topics) } }

        func has(_ event: CloudEvent) -> Bool {
            topics.withLock { $0.contains(EventTopic(source: event.source, subject: event.subject)) }
        }
    }

    private let surroundings: Surroundings
    private let shard: KafkaShard
    private let reader: EventsReader
    private let sensors: SensorLoop
    private let triggers: TriggerLoop
    private let engines: SensorEngines
    private let newEvents: Signal
    private let newInvocations: Signal
    private let wanted = Wanted()

    /// Restores the sensors and gets ready to read their events.
    init(
        _ shard: KafkaShard,
        running list: [Sensor],
        dormant: Set<ManifestName>?,
        _ surroundings: Surroundings
    ) async throws(BusError) {
        self.surroundings = surroundings
        self.shard = shard
        reader = try await surroundings.bus.events(for: shard)
        newEvents = Signal()
        newInvocations = Signal()
        sensors = SensorLoop(
            bus: shard.bus,
            clock: surroundings.clock,
            newEvents: newEvents,
            newInvocations: newInvocations,
            secret: surroundings.secret,
            metrics: surroundings.metrics,
            logger: surroundings.logger
        )
        triggers = TriggerLoop(
            bus: shard.bus,
            clock: surroundings.clock,
            newInvocations: newInvocations,
            executors: EventLoopExecutor.half,
            metrics: surroundings.metrics,
            logger: surroundings.logger,
            effects: surroundings.effects
        )
        engines = try await sensors.restore(list, dormant: dormant)
        wanted.set(topics(of: list))
    }

    private func topics(of list: [Sensor]) -> Set<EventTopic> {
        Set(list.flatMap { Engine(sensor: $0, held: [], secret: surroundings.secret).topics })
    }

    /// Until cancelled, or until one of the loops ends.
    func run() async {
        await withTaskGroup { group in
            group.addTask { [sensors, engines, surroundings] in
                do { try await sensors.run(engines) } catch {
                    surroundings.logger.error("the sensors of a shard ended", metadata: ["reason": "\(error)"])
                }
            }
            group.addTask { [triggers] in await triggers.run() }
            group.addTask { [shard, surroundings] in
                await RetentionLoop(bus: shard.bus, clock: surroundings.clock, logger: surroundings.logger).run()
            }
            group.addTask { [reader, wanted, newEvents] in
                await reader.run(isWanted: { wanted.has($0) }, onNew: { newEvents.raise() })
            }
            await group.next()
            group.cancelAll()
        }
    }

    func swap(to list: [Sensor], dormant: Set<ManifestName>?) async throws(BusError) -> [SensorChange] {
        // What comes while the sensors change would be missed otherwise; what nobody waits for any more changes nothing.
        wanted.add(topics(of: list))
        let changes = try await sensors.edits.swap(to: list, dormant: dormant)
        wanted.set(topics(of: list))
        return changes
    }

    var log: MeasuredLog { MeasuredLog(shard: "\(shard.number)", bus: shard.bus, position: sensors.decided.value) }

    func lookForInvocations() { newInvocations.raise() }

    var slowed: [TriggerLoop.Slowed] { get async { await triggers.slowed } }
}
