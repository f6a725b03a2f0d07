import Buses
import EventData
import Expressions
import Manifests
import SensorEngine

/// A sensor that decides again on past events, beside what was fired then: a value, which knows no bus.
struct ReplayedSensor: Sendable {
    private var engine: Engine
    /// Fired then, and perhaps later now: their events are all held.
    private var awaited: [InvocationRecord] = []
    /// The first event that it was given.
    private var first: Int64?

    init(_ engine: Engine) { self.engine = engine }

    var sensor: Sensor { engine.sensor }
    var name: ManifestName { engine.sensor.name }
    var topics: [EventTopic] { engine.topics }
    var held: [HeldEvent] { engine.held }

    /// Whether what came before the first event can matter.
    var joinsOrGathers: Bool {
        engine.sensor.triggers.contains { $0.condition.isJoin || $0.flow.debounce != nil }
    }

    mutating func receive(_ event: DecodedEvent, _ sequence: Int64) -> [FiringEffects] {
        if first == nil { first = sequence }
        return FiringEffects.all(in: engine.receive(event, sequence: sequence, at: event.event.time))
    }

    mutating func advance(to moment: Timestamp) -> [FiringEffects] { FiringEffects.all(in: engine.advance(to: moment)) }

    /// Sets what fires now beside what was fired then, over the same events.
    ///
    /// `then` is what the sensor fired whose newest event was among those that were just given, `live` where it stands;
    /// nil for one that does not run.
    mutating func compare(
        _ now: [FiringEffects],
        with then: [InvocationRecord],
        live: LiveStand?,
        in selection: ReplaySelection
    ) -> [ReplayedFiring] {
        let open = awaited + then
        let byID = Dictionary(open.map { ($0.invocation.id, $0) }) { first, _ in first }
        var firings = now.map { firing in
            ReplayedFiring(firing, then: byID[firing.invocation.id], live: live)
        }
        let fired = Set(now.map(\.invocation.id))
        let left = open.filter { !fired.contains($0.invocation.id) }
        let held = left.isEmpty ? [] : Set(engine.held.map(\.sequence))
        awaited = left.filter { $0.invocation.events.allSatisfy { held.contains($0.sequence) } }
        let waits = Set(awaited.map(\.invocation.id))
        firings += left.filter { !waits.contains($0.invocation.id) }.map { gone($0, in: selection) }
        return firings
    }

    /// What was fired then and not now, when no more events come.
    mutating func rest(in selection: ReplaySelection) -> [ReplayedFiring] {
        defer { awaited = [] }
        return awaited.map { record in
            var firing = gone(record, in: selection)
            // It may fire when it has been quiet for long enough.
            if firing.verdict == .gone { firing.verdict = .unknown }
            return firing
        }
    }

    private func gone(_ record: InvocationRecord, in selection: ReplaySelection) -> ReplayedFiring {
        let isCovered = first.map { selection.covers(record.invocation.events, from: $0) } ?? false
        return ReplayedFiring(gone: record.invocation, as: isCovered ? .gone : .unknown)
    }
}
