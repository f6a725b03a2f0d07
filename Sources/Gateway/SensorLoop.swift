package import Buses
import EventData
package import Logging
package import Manifests
import SensorEngine

/// Reads the log once for all sensors, lets each decide, and commits what they decided (design §4, steps 4 to 6).
package struct SensorLoop: Sendable {
    /// Events read and committed together: enough to share one fsync, few enough to keep memory small.
    static let batchSize = 256
    /// Wait before a failed read or commit is tried again.
    static let retryWait = Duration.seconds(1)
    /// Longest wait for a deadline without a look at the clock, which may be set.
    static let longestNap = Duration.seconds(30)

    let bus: any EventBus
    let clock: WallClock
    let newEvents: Signal
    let newInvocations: Signal
    /// Makes the random numbers of templates.
    let secret: [UInt8]
    package let edits: SensorEdits
    let metrics: GatewayMetrics
    let decided = DecidedPosition()
    let logger: Logger

    package init(
        bus: any EventBus,
        clock: WallClock,
        newEvents: Signal,
        newInvocations: Signal,
        secret: [UInt8] = [],
        metrics: GatewayMetrics = GatewayMetrics(),
        logger: Logger
    ) {
        self.metrics = metrics
        self.bus = bus
        self.clock = clock
        self.newEvents = newEvents
        self.newInvocations = newInvocations
        self.secret = secret
        edits = SensorEdits(newEvents: newEvents)
        self.logger = logger
    }

    /// Decides on every event after the sensors' cursors until cancelled; edits are taken up between two batches.
    package func run(_ restored: SensorEngines) async throws {
        var engines = restored
        defer { edits.close() }
        while !Task.isCancelled {
            do {
                while let edit = edits.take() { await take(up: edit, &engines) }
                if try await advance(&engines) { continue }
                await (engines.isEmpty ? edits.newEdits : newEvents).wait(atMost: nap(engines))
            } catch {
                logger.error("sensors wait for the bus", metadata: ["reason": "\(error.text)"])
                await newEvents.wait(atMost: Self.retryWait)
            }
        }
    }

    /// The engines as they were when they last committed; a new sensor starts at the end of the log.
    package func restore(
        _ sensors: [Sensor],
        dormant: Set<ManifestName>? = []
    ) async throws(BusError) -> SensorEngines {
        var engines = SensorEngines()
        _ = try await swap(&engines, to: sensors, dormant: dormant)
        return engines
    }

    /// Until the next deadline of something held.
    private func nap(_ engines: SensorEngines) -> Duration {
        guard let next = [engines.nextDeadline, engines.saveTime].compactMap(\.self).min() else {
            return Self.longestNap
        }
        return min(Self.longestNap, max(.milliseconds(1), next - clock.now()))
    }

    /// One batch, or what is due because time has passed; false when there was neither.
    ///
    /// The engines change only if the commit succeeded.
    package func advance(_ engines: inout SensorEngines) async throws(BusError) -> Bool {
        guard !engines.isEmpty else { return false }
        let batch = try await bus.events(after: engines.position, limit: Self.batchSize)
        let now = clock.now()
        // What has come counts before the time that has passed meanwhile.
        var step = batch.isEmpty ? engines.advance(to: now) : engines.receive(batch, at: now)
        if engines.isSaveDue(at: now) { engines.saveCursors(after: &step) }
        guard !step.commits.isEmpty else {
            // A deadline that had become pointless is forgotten, or the loop would look at it without end.
            engines.apply(step)
            count(batch, [], after: engines)
            return !batch.isEmpty
        }
        try await bus.commit(step.commits)
        engines.apply(step)
        count(batch, step.commits, after: engines)
        if step.commits.contains(where: { $0.firesAnything }) { newInvocations.raise() }
        return true
    }

    /// What was decided is durable.
    private func count(_ batch: [StoredEvent], _ commits: [SensorCommit], after engines: SensorEngines) {
        count(commits, after: engines)
        let now = clock.now()
        for stored in batch { metrics.decide.observe(now - stored.event.time) }
    }

    func count(_ commits: [SensorCommit], after engines: SensorEngines) {
        decided.set(engines.isEmpty ? nil : engines.position)
        for commit in commits where !commit.effects.isEmpty { metrics.sensor(commit.sensor).note(commit) }
        guard let traces = metrics.traces else { return }
        let now = clock.now()
        for case .fire(let invocation) in commits.lazy.flatMap(\.effects) { traces.decide(invocation, to: now) }
    }
}

extension SensorCommit {
    fileprivate var firesAnything: Bool {
        effects.contains { effect in
            if case .fire = effect { true } else { false }
        }
    }
}
