import Buses
import EventData
import EventSources
import Gateway
import Kubernetes
import Logging
import Manifests
import SensorEngine
import Support
import Triggers

/// The parts of a gateway from its start to its end, wired as `run` wires them, each waiting to be told its next step.
struct Life {
    /// Where the gateway lives: what outlasts it.
    struct Place {
        let time: SimulatedTime
        let clock: WallClock
        let kinds: TriggerKinds
        let context: TriggerContext
        let sources: [CheckedManifests.Source]
        let bug: PlantedBug?
    }

    let bus: any EventBus
    let store: SQLiteBus
    let intake: Intake
    let quotas: Quotas
    let sensorLoop: SensorLoop
    let triggerLoop: TriggerLoop
    var engines = SensorEngines()
    /// Attempts that were given to a task and have not begun.
    var taken: [InvocationRecord] = []
    /// Attempts that ended and are not saved yet.
    var made: [MadeAttempt] = []

    /// Opens the bus and restores the sensors; no event is taken before that is done.
    init(on disk: Disk, _ configuration: SQLiteBus.Configuration, in place: Place, sensors: [Sensor]) async throws {
        store = try await SQLiteBus.open(
            directory: disk.directory,
            configuration: configuration,
            clock: place.time.now,
            logger: silent
        )
        if let committing = place.bug?.committing {
            bus = FaultyBus(store, committing: committing)
        } else {
            bus = store
        }
        let (events, invocations) = (Signal(), Signal())
        let effects = TriggerEffects(place.kinds, in: place.context)
        quotas = Quotas(bus: bus, clock: place.clock, logger: silent)
        intake = Intake(
            bus: bus,
            clock: place.clock,
            references: ReferenceCache { _, _ throws(KubernetesError) in throw .notFound("no secrets here") },
            filters: EventFilters(place.sources),
            quotas: place.bug == .openQuotas ? nil : quotas,
            newEvents: events,
            logger: silent
        )
        sensorLoop = SensorLoop(
            bus: bus,
            clock: place.clock,
            newEvents: events,
            newInvocations: invocations,
            logger: silent
        )
        triggerLoop = TriggerLoop(
            bus: bus,
            clock: place.clock,
            newInvocations: invocations,
            logger: silent,
            effects: place.bug == .blindRooms ? effects.blind : effects
        )
        do {
            _ = try await bus.forget(allBut: Set(sensors.map(\.name)), at: place.time.now())
            engines = try await sensorLoop.restore(sensors)
            await quotas.adopt(place.sources, readBy: sensors)
        } catch {
            await bus.close()
            throw error
        }
    }
}

/// Bugs that the simulator must find; each was real somewhere.
package enum PlantedBug: String, Sendable, CaseIterable {
    /// The cursor moves in a transaction of its own, before what was decided.
    case cursorFirst
    /// An object's name is new at each attempt.
    case randomNames
    /// The disk says that it has written what it has not.
    case lyingDisk
    /// What a trigger held stays in the bus when it fires or lets it go.
    case keptHolding
    /// A Workflow counts as ended while it runs.
    case blindRooms
    /// What is full takes more.
    case openQuotas

    fileprivate var committing: FaultyBus.Committing? {
        switch self {
        case .cursorFirst: Self.commitCursorFirst
        case .keptHolding: Self.commitWithoutReleases
        case .randomNames, .lyingDisk, .blindRooms, .openQuotas: nil
        }
    }

    private static let commitCursorFirst: FaultyBus.Committing = { commits, bus throws(BusError) in
        try await bus.commit(commits.map { SensorCommit(sensor: $0.sensor, cursor: $0.cursor, effects: []) })
        try await bus.commit(commits)
    }

    private static let commitWithoutReleases: FaultyBus.Committing = { commits, bus throws(BusError) in
        try await bus.commit(
            commits.map { commit in
                let effects = commit.effects.filter { if case .release = $0 { false } else { true } }
                return SensorCommit(
                    sensor: commit.sensor,
                    revision: commit.revision,
                    cursor: commit.cursor,
                    effects: effects
                )
            }
        )
    }
}

extension TriggerEffects {
    /// Sees nothing run.
    fileprivate var blind: TriggerEffects {
        TriggerEffects(fire: fire, observe: observe, hasEnded: { _ in true }, stop: stop)
    }
}

let silent = Logger(label: "simulation") { _ in SwiftLogNoOpLogHandler() }
