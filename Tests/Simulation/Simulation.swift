import Buses
import EventData
import Gateway
import Kubernetes
import Manifests
import SensorEngine
import Triggers

/// One gateway with its producers, its disk and its cluster, all of whose chances follow from a seed.
///
/// One task makes every step: it tells the real parts what to do next, lets disk, cluster, clock and operator do their
/// worst between and inside the steps, then ends all faults and checks what the design promises.
package struct Simulation {
    /// How one seed went.
    package struct Report: Sendable {
        package let seed: UInt64
        /// The broken promise.
        package let problem: String?
        /// Of the whole trace.
        package let digest: UInt64
        package let latest: [String]
    }

    /// Steps until the faults end: mostly few, because more seeds find more and a short trace is easily read; in one
    /// seed of ten many, for what takes long to come about.
    private static func steps(_ dice: Dice) -> Int { dice.chance(0.1) ? dice.within(40...120) : dice.within(6...30) }

    let dice: Dice
    let time = SimulatedTime()
    let trace: Trace
    let studio: Studio
    let bug: PlantedBug?
    let configuration: SQLiteBus.Configuration
    let client: KubernetesClient
    let cluster: SimulatedCluster
    /// Raised when a request of an attempt gets no answer at all.
    let stalls = Signal()
    let place: Life.Place
    var disk: Disk
    var life: Life?
    /// By sensor, which of its forms is in force; nil where the sensor is absent.
    var forms: [Int?]
    /// The sensors that this seed plays with, as places in `forms`.
    let cast: [Int]
    /// Whether the models do not know yet which manifests are in force.
    var isEdited = true
    /// The events that a sweep must leave, until somebody has looked.
    var sweeping: Set<Int64>?
    var producers = Producers()
    var ledger = Ledger()
    var models: [ManifestName: SensorModel] = [:]
    /// The highest cursor that each sensor was seen to have committed.
    var committed: [ManifestName: Int64] = [:]
    var starts = Starts()

    /// Runs a seed from the first step to the verdict.
    package static func run(
        seed: UInt64,
        bug: PlantedBug? = nil,
        prints: Bool = false,
        in studio: Studio
    ) async -> Report {
        let trace = Trace(prints: prints)
        var problem: String?
        do {
            let directory = try studio.place()
            let disk = try studio.disk(in: directory)
            var simulation = Simulation(seed: seed, on: disk, bug: bug, trace: trace, studio: studio)
            do { try await simulation.play() } catch { problem = "\(error)" }
            await simulation.life?.bus.close()
            simulation.life = nil
            try await simulation.client.shutDown()
            try studio.remove(directory)
        } catch {
            problem = problem ?? "\(error)"
        }
        return Report(seed: seed, problem: problem, digest: trace.digest, latest: trace.latest)
    }

    private init(seed: UInt64, on disk: Disk, bug: PlantedBug?, trace: Trace, studio: Studio) {
        dice = Dice(seed: seed)
        self.trace = trace
        self.studio = studio
        self.bug = bug
        self.disk = disk
        if bug == .lyingDisk { disk.lie() }
        cluster = SimulatedCluster(dice.split(), time, stalls: stalls, trace: trace, renames: bug == .randomNames)
        client = KubernetesClient(
            ClusterConfiguration(server: "http://cluster.test"),
            logger: silent,
            surroundings: time.surroundings(dice.split()),
            answeredBy: cluster.exchange
        )
        place = Life.Place(
            time: time,
            clock: time.clock(dice.split()),
            kinds: studio.kinds,
            context: TriggerContext(kubernetes: client, logger: silent, now: time.now),
            sources: studio.samples.sources,
            bug: bug
        )
        let cast = Self.cast(dice, of: studio.samples.forms.count)
        self.cast = cast
        forms = studio.samples.forms.enumerated().map { [dice] index, forms in
            cast.contains(index) && dice.chance(0.8) ? dice.below(forms.count) : nil
        }
        configuration = Self.configuration(dice)
    }

    /// Three plain sensors, or one and one or two whose firings are shaped by time and by what they make.
    private static func cast(_ dice: Dice, of count: Int) -> [Int] {
        let plain = 0..<SampleManifests.plainSensors
        let chosen = dice.below(plain.count)
        guard dice.chance(0.6) else { return plain.filter { $0 != chosen } }
        let shaped = (0..<2).map { _ in dice.within(plain.upperBound...count - 1) }
        return Set([chosen] + shaped).sorted()
    }

    private static func configuration(_ dice: Dice) -> SQLiteBus.Configuration {
        var configuration = SQLiteBus.Configuration()
        // Checkpoints are steps of their own; beside the writer they would come when they like.
        configuration.checkpointBytes = .max
        // The model does not forget.
        configuration.retention.absentSensors = .seconds(3_600 * 24 * 36_500)
        if dice.chance(0.8) { configuration.retention.events = Int64(dice.within(1...4)) }
        return configuration
    }

    /// The sensors in force.
    var sensors: [Sensor] {
        zip(studio.samples.forms, forms).compactMap { forms, index in index.map { forms[$0] } }
    }

    private mutating func play() async throws {
        try await start()
        for _ in 0..<Self.steps(dice) {
            try await step()
            if disk.isDead { try await crash(powerFailed: dice.chance(0.7)) }
            await disk.settle()
        }
        try await drain()
        if dice.chance(0.4) { try await sweep() }
        try await verdict()
    }
}
