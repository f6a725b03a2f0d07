import Buses
package import EventData
package import Manifests
import SensorEngine

/// All sensors' engines with their cursors, and which of them listen to what.
///
/// A value: a failed commit keeps the old one.
package struct SensorEngines: Sendable {
    struct Member {
        var engine: Engine
        var cursor: Int64

        func commit(_ effects: [Effect]) -> SensorCommit {
            let sensor = engine.sensor
            return SensorCommit(sensor: sensor.name, revision: sensor.revision, cursor: cursor, effects: effects)
        }
    }

    private var members: [Member] = []
    private var listeners: [EventTopic: [Int]] = [:]

    package init() {}

    var isEmpty: Bool { members.isEmpty }

    /// The lowest cursor: every sensor has decided on all events up to here.
    var position: Int64 { members.map(\.cursor).min() ?? 0 }

    /// Up to where a sensor has decided; nil for one that is not there.
    package func cursor(of sensor: ManifestName) -> Int64? {
        members.first { $0.engine.sensor.name == sensor }?.cursor
    }

    var byName: [ManifestName: Member] {
        Dictionary(members.map { ($0.engine.sensor.name, $0) }) { $1 }
    }

    mutating func add(_ engine: Engine, cursor: Int64) {
        let index = members.count
        members.append(Member(engine: engine, cursor: cursor))
        for topic in engine.topics { listeners[topic, default: []].append(index) }
    }

    /// When something held is due, because time passes; nil when nothing is.
    package var nextDeadline: Timestamp? { members.compactMap(\.engine.nextDeadline).min() }

    /// Lets everything happen that is due by `now`; no cursor moves.
    mutating func advance(to now: Timestamp) -> [SensorCommit] {
        guard let nextDeadline, nextDeadline <= now else { return [] }
        return members.indices.compactMap { index in
            let effects = members[index].engine.advance(to: now)
            guard !effects.isEmpty else { return nil }
            return members[index].commit(effects)
        }
    }

    /// Lets each event decide in the sensors that wait for it and moves every cursor to the end of the batch.
    ///
    /// Time has passed for the others too: under steady load nothing else tells them.
    mutating func receive(_ batch: [StoredEvent], at now: Timestamp) -> [SensorCommit] {
        guard let end = batch.last?.sequence else { return [] }
        var effects = [[Effect]](repeating: [], count: members.count)
        for stored in batch {
            let topic = EventTopic(source: stored.event.source, subject: stored.event.subject)
            guard let waiting = listeners[topic] else { continue }
            // Parsed once, however many sensors look at it.
            let event = DecodedEvent(stored.event)
            for index in waiting where members[index].cursor < stored.sequence {
                effects[index] += members[index].engine.receive(event, sequence: stored.sequence, at: now)
            }
        }
        return members.indices.compactMap { index in
            guard members[index].cursor < end else { return nil }
            members[index].cursor = end
            if let deadline = members[index].engine.nextDeadline, let time = batch.last?.event.time, deadline <= time {
                effects[index] += members[index].engine.advance(to: time)
            }
            return members[index].commit(effects[index])
        }
    }
}
