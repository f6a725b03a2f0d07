import Buses
package import EventData
package import Manifests
import SensorEngine

/// All sensors' engines with their cursors, and which of them listen to what.
///
/// What a batch does to them is a `Step` beside them, which costs as much as the sensors that it touches, and counts when it
/// is applied: a failed commit leaves them as they were.
package struct SensorEngines: Sendable {
    struct Member {
        var engine: Engine
        /// Up to where it has decided; the position of all counts where that is further.
        var cursor: Int64
        /// The cursor that the bus has.
        var saved: Int64

        func commit(_ effects: [Effect]) -> SensorCommit {
            let sensor = engine.sensor
            return SensorCommit(sensor: sensor.name, revision: sensor.revision, cursor: cursor, effects: effects)
        }
    }

    /// What becomes of the engines when the commits are in the bus.
    struct Step: Sendable {
        fileprivate(set) var commits: [SensorCommit] = []
        fileprivate var members: [Int: Member] = [:]
        fileprivate var position: Int64
        fileprivate var unsavedSince: Timestamp?
    }

    /// How long the cursor of a sensor to which nothing happens may stay behind in the bus.
    ///
    /// After a crash it decides again on events that are none of its own, which changes nothing. A row for each sensor in
    /// each batch would cost more than all decisions where there are a thousand sensors.
    static let cursorInterval = Duration.seconds(1)
    /// As much longer for each sensor, so that saving thousands of cursors takes a small part of the time.
    private static let cursorIntervalPerSensor = Duration.milliseconds(1)

    private var members: [Member] = []
    private var listeners: [EventTopic: [Int]] = [:]
    /// Of those that hold something which is due one day.
    private var deadlines: [Int: Timestamp] = [:]
    /// Since when a cursor is unsaved; nil when none is.
    private var unsavedSince: Timestamp?
    /// The lowest cursor: every sensor has decided on all events up to here.
    private(set) var position: Int64 = 0

    package init() {}

    var isEmpty: Bool { members.isEmpty }

    /// Up to where a sensor has decided; nil for one that is not there.
    package func cursor(of sensor: ManifestName) -> Int64? {
        members.first { $0.engine.sensor.name == sensor }.map { max($0.cursor, position) }
    }

    var byName: [ManifestName: Member] {
        Dictionary(members.indices.map { (members[$0].engine.sensor.name, member(at: $0)) }) { $1 }
    }

    private func member(at index: Int) -> Member {
        var member = members[index]
        member.cursor = max(member.cursor, position)
        return member
    }

    /// `cursor` is what the bus has.
    mutating func add(_ engine: Engine, cursor: Int64) {
        let index = members.count
        position = members.isEmpty ? cursor : min(position, cursor)
        members.append(Member(engine: engine, cursor: cursor, saved: cursor))
        deadlines[index] = engine.nextDeadline
        for topic in engine.topics { listeners[topic, default: []].append(index) }
    }

    mutating func apply(_ step: Step) {
        position = step.position
        unsavedSince = step.unsavedSince
        for (index, member) in step.members {
            members[index] = member
            deadlines[index] = member.engine.nextDeadline
        }
    }

    // MARK: Time

    /// When something held is due, because time passes; nil when nothing is.
    package var nextDeadline: Timestamp? { deadlines.values.min() }

    /// Lets everything happen that is due by `now`; no cursor moves.
    func advance(to now: Timestamp) -> Step {
        var step = Step(position: position, unsavedSince: unsavedSince)
        let due = deadlines.filter { $0.value <= now }.keys.sorted()
        for index in due {
            var member = member(at: index)
            let effects = member.engine.advance(to: now)
            step.take(member, at: index, effects)
        }
        return step
    }

    // MARK: Cursors

    /// When the cursors of all sensors are to be saved; nil when the bus has them.
    var saveTime: Timestamp? {
        unsavedSince.map { $0 + max(Self.cursorInterval, Self.cursorIntervalPerSensor * members.count) }
    }

    /// Whether the cursors of all sensors are to be saved.
    func isSaveDue(at now: Timestamp) -> Bool {
        guard let unsavedSince, let saveTime else { return false }
        // A clock that was set back must not put it off.
        return now < unsavedSince || now >= saveTime
    }

    /// Saves the cursors that are behind in the bus, after `step`.
    func saveCursors(after step: inout Step) {
        step.unsavedSince = nil
        for index in members.indices {
            var member = step.members[index] ?? members[index]
            member.cursor = max(member.cursor, step.position)
            guard member.saved < member.cursor else { continue }
            step.take(member, at: index, [], isCommitted: true)
        }
    }

    func savingCursors() -> Step {
        var step = Step(position: position)
        saveCursors(after: &step)
        return step
    }

    // MARK: Events

    /// Lets each event decide in the sensors that wait for it and moves every cursor to the end of the batch.
    ///
    /// Only sensors to which something happened commit: the others' cursors are saved now and then, by `saveCursors`. Time has passed for the others too: under steady load nothing else tells them.
    func receive(_ batch: [StoredEvent], at now: Timestamp) -> Step {
        guard let last = batch.last else { return Step(position: position, unsavedSince: unsavedSince) }
        var changes = decisions(on: batch, at: now)
        for (index, deadline) in deadlines where deadline <= last.event.time && changes[index] == nil {
            changes[index] = Change(member(at: index))
        }
        var step = Step(position: last.sequence, unsavedSince: unsavedSince)
        for index in changes.keys.sorted() {
            guard var change = changes[index], change.member.cursor < last.sequence else { continue }
            change.member.cursor = last.sequence
            if let deadline = change.member.engine.nextDeadline, deadline <= last.event.time {
                change.effects += change.member.engine.advance(to: last.event.time)
            }
            step.take(change.member, at: index, change.effects)
        }
        if step.commits.count < members.count { step.unsavedSince = unsavedSince ?? now }
        return step
    }

    fileprivate struct Change {
        var member: Member
        var effects: [Effect] = []

        init(_ member: Member) { self.member = member }
    }

    private func decisions(on batch: [StoredEvent], at now: Timestamp) -> [Int: Change] {
        var changes: [Int: Change] = [:]
        for stored in batch {
            let topic = EventTopic(source: stored.event.source, subject: stored.event.subject)
            guard let waiting = listeners[topic] else { continue }
            // Parsed once, however many sensors look at it.
            let event = DecodedEvent(stored.event)
            for index in waiting where max(members[index].cursor, position) < stored.sequence {
                changes[index, default: Change(member(at: index))].receive(event, stored.sequence, at: now)
            }
        }
        return changes
    }
}

extension SensorEngines.Change {
    fileprivate mutating func receive(_ event: DecodedEvent, _ sequence: Int64, at now: Timestamp) {
        effects += member.engine.receive(event, sequence: sequence, at: now)
    }
}

extension SensorEngines.Step {
    /// Takes up what has become of a sensor, and commits it where something happened.
    fileprivate mutating func take(
        _ member: SensorEngines.Member,
        at index: Int,
        _ effects: [Effect],
        isCommitted: Bool = false
    ) {
        var member = member
        if isCommitted || !effects.isEmpty {
            commits.append(member.commit(effects))
            member.saved = member.cursor
        }
        members[index] = member
    }
}
