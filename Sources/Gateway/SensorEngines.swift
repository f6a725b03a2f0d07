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
        /// The bus has an earlier cursor; nothing has happened to the sensor since.
        var isUnsaved = false

        func commit(_ effects: [Effect]) -> SensorCommit {
            let sensor = engine.sensor
            return SensorCommit(sensor: sensor.name, revision: sensor.revision, cursor: cursor, effects: effects)
        }
    }

    /// How long the cursor of a sensor to which nothing happens may stay behind in the bus.
    ///
    /// After a crash it decides again on events that are none of its own, which changes nothing. A row for each sensor in
    /// each batch would cost more than all decisions where there are a thousand sensors.
    static let cursorInterval = Duration.seconds(1)

    private var members: [Member] = []
    /// Since when a cursor is unsaved; nil when none is.
    private(set) var unsavedSince: Timestamp?
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

    /// `cursor` is what the bus has.
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

    /// Whether the cursors of all sensors are to be saved.
    func isSaveDue(at now: Timestamp) -> Bool {
        // A clock that was set back must not put it off.
        unsavedSince.map { now < $0 || now - $0 >= Self.cursorInterval } ?? false
    }

    /// What saves the cursors that are behind in the bus.
    mutating func saveCursors() -> [SensorCommit] {
        unsavedSince = nil
        return members.indices.compactMap { index in
            guard members[index].isUnsaved else { return nil }
            members[index].isUnsaved = false
            return members[index].commit([])
        }
    }

    /// Lets each event decide in the sensors that wait for it and moves every cursor to the end of the batch.
    ///
    /// Only sensors to which something happened commit: the others' cursors are saved now and then, by `saveCursors`. Time has passed for the others too: under steady load nothing else tells them.
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
            members[index].isUnsaved = effects[index].isEmpty
            guard effects[index].isEmpty else { return members[index].commit(effects[index]) }
            unsavedSince = unsavedSince ?? now
            return nil
        }
    }
}
