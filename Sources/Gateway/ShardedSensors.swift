import Buses
import EventData
import Logging
import Manifests
import SensorEngine

/// The sensors of those shards of a Kafka bus that this gateway has at the moment.
actor ShardedSensors: SensorHost {
    /// Wait before a shard that could not be taken over, or was lost, is tried again.
    private static let retryWait = Duration.seconds(1)

    private let surroundings: ShardLoops.Surroundings
    private let turns: SourceTurns?
    private var sensors: [Sensor]
    private var tasks: [Int32: Task<Void, Never>] = [:]
    private var loops: [Int32: ShardLoops] = [:]

    /// See `CheckedManifests.dormant`.
    private var dormant: Set<ManifestName>?

    init(_ sensors: [Sensor], dormant: Set<ManifestName>?, turns: SourceTurns?, _ surroundings: ShardLoops.Surroundings)
    {
        self.dormant = dormant
        self.turns = turns
        self.sensors = sensors
        self.surroundings = surroundings
    }

    /// Until cancelled; then the other gateways get the shards.
    func run(_ membership: ShardMembership) async throws(BusError) {
        try await membership.run(
            start: { numbers in await self.start(numbers) },
            stop: { numbers in await self.stop(numbers) }
        )
    }

    private func start(_ numbers: [Int32]) {
        turns?.gain(numbers)
        for number in numbers where tasks[number] == nil { tasks[number] = Task { await keep(number) } }
    }

    /// Comes back when nothing of the shards runs here any more.
    private func stop(_ numbers: [Int32]) async {
        await turns?.lose(numbers)
        let ending = numbers.compactMap { tasks.removeValue(forKey: $0) }
        for task in ending { task.cancel() }
        for task in ending { await task.value }
    }

    /// One shard, taken over again when it is lost, until the group gives it to somebody else.
    private func keep(_ number: Int32) async {
        while !Task.isCancelled {
            do throws(BusError) { try await hold(number) } catch {
                surroundings.logger.error(
                    "a shard waits",
                    metadata: ["shard": "\(number)", "reason": "\(error.text)"]
                )
            }
            if !Task.isCancelled { try? await Task.sleep(for: Self.retryWait) }
        }
    }

    private func hold(_ number: Int32) async throws(BusError) {
        let lost = Signal()
        let bus = surroundings.bus
        let logger = surroundings.logger
        let metrics = surroundings.metrics.shards
        let shard = try await bus.take(number, owner: surroundings.clock.nonce()) { reason in
            metrics.losses.add()
            logger.warning("a shard was lost", metadata: ["shard": "\(number)", "reason": "\(reason)"])
            lost.raise()
        }
        metrics.takeovers.add()
        metrics.restore.observe(shard.restored.duration)
        shard.bus.observe(commits: surroundings.metrics.commitObserver)
        do throws(BusError) {
            let (taken, running) = try await ready(shard)
            logger.info(
                "shard taken over",
                metadata: [
                    "shard": "\(number)", "sensors": "\(taken.count)", "log.bytes": "\(shard.restored.bytes)",
                    "took": "\(shard.restored.duration)",
                ]
            )
            await withTaskGroup { group in
                group.addTask { await running.run() }
                group.addTask { await lost.wait() }
                await group.next()
                group.cancelAll()
            }
        } catch {
            await bus.giveUp(shard)
            throw error
        }
        loops[number] = nil
        await bus.giveUp(shard)
    }

    /// The shard's loops with the sensors as they are when the loops are ready, which takes a while.
    private func ready(_ shard: KafkaShard) async throws(BusError) -> (sensors: [Sensor], loops: ShardLoops) {
        while true {
            let list = sensors(of: shard.number)
            let running = try await ShardLoops(shard, running: list, dormant: dormant, surroundings)
            guard list.map(\.revision) == sensors(of: shard.number).map(\.revision) else { continue }
            loops[shard.number] = running
            return (list, running)
        }
    }

    private func sensors(of number: Int32) -> [Sensor] {
        sensors.filter { surroundings.bus.shard(of: $0.name) == number }
    }

    // MARK: SensorHost

    func swap(to new: [Sensor], dormant: Set<ManifestName>?) async throws(BusError) -> [SensorChange] {
        let old = sensors
        self.dormant = dormant
        sensors = new
        var changes: [ManifestName: SensorChange] = [:]
        for (number, running) in loops.sorted(by: { $0.key < $1.key }) {
            for change in try await running.swap(to: sensors(of: number), dormant: dormant) {
                changes[change.sensor] = change
            }
        }
        // Those of other gateways, about which only the manifest is known here.
        let before = Dictionary(old.map { ($0.name, $0) }) { $1 }
        let after = Dictionary(new.map { ($0.name, $0) }) { $1 }
        return Set(before.keys).union(after.keys).sorted().compactMap { name in
            changes[name] ?? SensorChange(from: before[name], to: after[name], held: [])
        }
    }

    var logs: [MeasuredLog] { loops.values.map(\.log) }

    func lookForInvocations() { for running in loops.values { running.lookForInvocations() } }

    var slowed: [TriggerLoop.Slowed] {
        get async {
            var slowed: [TriggerLoop.Slowed] = []
            for running in loops.values { slowed += await running.slowed }
            return slowed
        }
    }
}
