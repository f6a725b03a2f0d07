import Buses
import EventData
import Manifests
import SensorEngine

/// A candidate that decides beside the live sensor of its name: it reads the same events and submits nothing.
///
/// It has no cursor in the bus, so that nothing waits for it; what leaves the archive before it comes to it is counted.
struct ShadowSensor: Sendable {
    private static let batchSize = 256
    /// Time passes for it a little later, when the live sensor has done what was due.
    private static let lag = Duration.seconds(2)
    /// Invocations of the live sensor that are read at once, and how often in one pass.
    private static let pageSize = 200
    private static let firstPageSize = 5
    /// How often that is, while the live sensor decides on nothing; some fires by itself.
    private static let noteInterval = Duration.seconds(1)
    private static let maximumPages = 50
    /// What the live sensor fired and the shadow has not come to.
    private static let maximumAwaited = 1_000
    /// What the shadow fired and the live sensor has not come to.
    private static let maximumEarly = 1_000

    private(set) var state: ShadowState
    private var sensor: ReplayedSensor
    /// When the live sensor's firings were looked at last, and where it was then.
    private var notedAt: Timestamp?
    private var notedUpTo: Int64?

    init(_ state: ShadowState, _ engine: Engine) {
        self.state = state
        self.state.held = engine.held
        self.state.heldDropped += engine.ignored.count
        sensor = ReplayedSensor(engine)
    }

    /// Decides on a batch of what the live sensor has decided on, up to a sequence; there is more while `cursor` is before
    /// it.
    ///
    /// - Returns: what differs from what the live sensor fired; `settled` are those that were said to be new before.
    mutating func pass(upTo end: Int64, at now: Timestamp, on bus: any EventBus) async throws(BusError)
        -> (found: [ReplayedFiring], settled: Set<InvocationID>)
    {
        var (found, settled) = ([ReplayedFiring](), [ReplayedFiring]())
        if end != notedUpTo || notedAt.map({ now - $0 >= Self.noteInterval }) ?? true {
            settled = try await noteLiveFirings(on: bus)
            (notedUpTo, notedAt) = (end, now)
        }
        if state.cursor < end {
            let read = try await bus.events(after: state.cursor, limit: Self.batchSize).filter { $0.sequence <= end }
            let last = read.last?.sequence ?? end
            state.missed += last - state.cursor - Int64(read.count)
            var fired: [FiringEffects] = []
            for stored in read where isWaitedFor(stored.event) {
                state.events += 1
                fired += sensor.receive(DecodedEvent(stored.event), stored.sequence)
            }
            state.cursor = last
            found += try await compare(fired, on: bus)
        }
        // Not before it has come to the newest event: what is due by then may be put off by an event in between.
        if state.cursor >= end {
            let due = sensor.advance(to: now - Self.lag)
            if !due.isEmpty { settled += try await noteLiveFirings(on: bus) }
            found += try await compare(due, on: bus)
        }
        found += gone()
        found += settled
        if !settled.isEmpty { state.counts[.new, default: 0] -= settled.count }
        for firing in found { state.counts[firing.verdict, default: 0] += 1 }
        state.held = sensor.held
        return (found.filter { $0.verdict != .same }, Set(settled.map(\.invocation.id)))
    }

    private func isWaitedFor(_ event: CloudEvent) -> Bool {
        sensor.topics.contains(EventTopic(source: event.source, subject: event.subject))
    }

    private mutating func compare(_ fired: [FiringEffects], on bus: any EventBus) async throws(BusError)
        -> [ReplayedFiring]
    {
        var found: [ReplayedFiring] = []
        for firing in fired {
            let then = try await bus.invocation(firing.invocation.id)
            state.awaited.removeAll { $0.id == firing.invocation.id }
            let firing = ReplayedFiring(firing, then: then, live: nil)
            if firing.verdict == .new { state.early.append(ShadowState.Early(firing.invocation)) }
            found.append(firing)
        }
        state.early = state.early.suffix(Self.maximumEarly)
        return found
    }

    /// What the live sensor fired, and the shadow has passed and does not hold.
    private mutating func gone() -> [ReplayedFiring] {
        guard !state.awaited.isEmpty else { return [] }
        let held = Set(sensor.held.map(\.sequence))
        let cursor = state.cursor
        let gone = state.awaited.filter { awaited in
            awaited.newest <= cursor && !awaited.events.allSatisfy { held.contains($0.sequence) }
        }
        state.awaited.removeAll { gone.contains($0) }
        return gone.map { awaited in
            let invocation = Invocation(
                id: awaited.id,
                sensor: state.sensor,
                revision: "",
                trigger: awaited.trigger,
                kind: "",
                request: JSONText(JSON.null),
                events: awaited.events,
                createdAt: state.startedAt
            )
            return ReplayedFiring(gone: invocation, as: .gone)
        }
    }

    /// Takes note of what the live sensor fired since the last time, newest first.
    ///
    /// - Returns: what the shadow had fired before it.
    private mutating func noteLiveFirings(on bus: any EventBus) async throws(BusError) -> [ReplayedFiring] {
        // Mostly there is nothing: a small look says so.
        var query = InvocationQuery(sensor: state.sensor.description, limit: Self.firstPageSize)
        var settled: [ReplayedFiring] = []
        var standbys: Set<InvocationID> = []
        var newest: Invocation?
        defer {
            state.lastSeen = newest?.id ?? state.lastSeen
            state.lastSeenAt = newest?.createdAt ?? state.lastSeenAt
        }
        for _ in 1...Self.maximumPages {
            let page = try await bus.invocations(matching: query)
            newest = newest ?? page.first?.invocation
            for record in page {
                let invocation = record.invocation
                if invocation.id == state.lastSeen || invocation.createdAt < state.lastSeenAt { return settled }
                if let standby = invocation.standby { standbys.insert(standby) }
                guard !invocation.isStatus, invocation.origin.replayOf == nil, !standbys.contains(invocation.id),
                    record.state != .standby
                else { continue }
                if let index = state.early.firstIndex(where: { $0.id == invocation.id }) {
                    settled.append(ReplayedFiring(state.early.remove(at: index), then: invocation))
                    continue
                }
                guard state.awaited.count < Self.maximumAwaited else {
                    state.unawaited += 1
                    continue
                }
                state.awaited.append(
                    ShadowState.Awaited(id: invocation.id, trigger: invocation.trigger, events: invocation.events)
                )
            }
            guard let last = page.last, page.count == query.limit else { break }
            query.before = last.invocation.id
            query.limit = Self.pageSize
        }
        return settled
    }
}
