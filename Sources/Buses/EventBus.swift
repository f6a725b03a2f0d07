package import EventData
package import Manifests
package import SensorEngine

/// The durable, ordered log between sources and sensors, with everything that must move together with it.
///
/// All calls are durable when they return. One contract suite (`Tests/Support/EventBusContract.swift`) runs against
/// every implementation.
package protocol EventBus: Sendable {
    /// Makes the event durable. One with the same source, subject and id as an archived event is not stored again.
    func append(_ event: CloudEvent) async throws(BusError) -> Appended

    /// The same for several, in their order and in one transaction where the bus has them: all or none.
    func append(_ events: [CloudEvent]) async throws(BusError) -> [Appended]

    /// Hands them over behind those of the same line; the answer says when they are durable.
    ///
    /// Called by one task at a time for a line.
    func begin(_ events: [CloudEvent], in line: AppendLine) async -> PendingAppend

    /// Whether `append` says of an event that it came before; otherwise it is left out where it is decided on.
    var recognisesDuplicates: Bool { get }

    /// Events with a higher sequence, oldest first.
    ///
    /// May return fewer than `limit` when payloads are large, but none only at the end of the log.
    func events(after sequence: Int64, limit: Int) async throws(BusError) -> [StoredEvent]

    /// The highest sequence given so far; 0 when there was none.
    func lastSequence() async throws(BusError) -> Int64

    /// What a sensor has committed; a sensor seen for the first time starts at the end of the log.
    func state(of sensor: ManifestName) async throws(BusError) -> SensorState

    /// The same for several, and keeps what each looks like (`keep`); in one transaction where the bus has them.
    ///
    /// - Returns: their states, in the order of `sensors`.
    func states(of sensors: [KnownSensor]) async throws(BusError) -> [SensorState]

    /// What `state(of:)` would return, without making the sensor known; nil for one that is not known.
    func knownState(of sensor: ManifestName) async throws(BusError) -> SensorState?

    /// How many invocations of the sensor wait to be performed, whatever revision of it fired them.
    func pendingCount(of sensor: ManifestName) async throws(BusError) -> Int

    /// Says which sensors there are now; called at start and whenever sensors come or go.
    ///
    /// What the others had committed and held is kept for a while, so that undoing a deletion or a renaming loses
    /// nothing; then it is dropped, and no longer keeps events in the archive.
    ///
    /// - Returns: the sensors that are gone, those that were dropped just now included.
    func forget(allBut live: Set<ManifestName>, at now: Timestamp) async throws(BusError) -> [AbsentSensor]

    /// Cursors, held events, invocations and outcomes of a batch, in one transaction (promise G2).
    ///
    /// May be repeated: an invocation whose id is known is not stored again, whatever became of it. A commit behind the
    /// sensor's cursor is ignored as a whole; one at the cursor is applied (a conditions reset moves none).
    func commit(_ commits: [SensorCommit]) async throws(BusError)

    /// Pending invocations that are due, oldest first, without those that are excluded.
    func dueInvocations(at now: Timestamp, limit: Int, excluding excluded: Exclusion)
        async throws(BusError) -> [InvocationRecord]

    /// When the next pending invocation is due; nil when none is pending.
    func nextDueTime(excluding excluded: Exclusion) async throws(BusError) -> Timestamp?

    /// An attempt and what follows from it, in one transaction.
    ///
    /// The same attempt again changes nothing; another one with a number that is taken gets the next free number. An
    /// invocation that succeeded stays so. Of one that was retried by hand meanwhile only a success counts. What stands
    /// by for a dead letter is due with it, and what stands by for a success goes.
    func record(_ report: DeliveryReport, of id: InvocationID) async throws(BusError)

    /// What the dispatcher decided on invocations that do not simply start, with the permits that were given out.
    func arrange(_ changes: [Arrangement], gates: [GateRecord]) async throws(BusError)

    /// The permits of all rate limits, as they were last arranged.
    func gates() async throws(BusError) -> [GateRecord]

    /// Who is in the rooms of `concurrency`, asked once at start: those that waited before a room are due again.
    func roomHolders() async throws(BusError) -> [RoomHolder]

    /// The invocations that are in a room, in the order of their ids, after one of them; nil begins.
    ///
    /// So that all can be looked at, and few have to be in memory. May return fewer than `limit` when they are large, but
    /// none only after the last.
    func occupants(after id: InvocationID?, limit: Int) async throws(BusError) -> [InvocationRecord]

    /// Gives up an invocation's place; the one that waits longest takes it and is due now.
    ///
    /// - Returns: who was let in.
    func leaveRoom(_ id: InvocationID) async throws(BusError) -> [InvocationID]

    /// How many pending invocations there are, by what they wait for; nil for those that are due or under way.
    func backlog() async throws(BusError) -> [InvocationRecord.Wait?: Int]

    /// How many invocations of each sensor have waited to be performed since before `time`; only of sensors that have any.
    ///
    /// Without those that were performed and are only watched.
    func waiting(since time: Timestamp) async throws(BusError) -> [ManifestName: Int]

    /// What is still to be consumed of one named event: events that one of `readers` has not passed, and those that
    /// pending invocations are about.
    ///
    /// Not what is held, because the event that is waited for must be able to come; and not what became a dead letter,
    /// because that waits for a person. A sensor that is not known has nothing to pass.
    func unconsumed(of source: String, _ subject: String, by readers: Set<ManifestName>)
        async throws(BusError) -> Unconsumed

    /// Makes a dead or waiting invocation due now; attempts are counted from 1 again.
    ///
    /// One that could not be rendered stays dead: there is nothing to perform.
    func retry(_ id: InvocationID, at now: Timestamp) async throws(BusError) -> Bool

    /// The same for every dead letter that matches; the limit of the query does not count.
    ///
    /// - Returns: how many there were.
    func retryDead(matching query: InvocationQuery, at now: Timestamp) async throws(BusError) -> Int

    /// Puts a dead letter aside for good; it stays in the list with the reason until its events leave the archive.
    ///
    /// - Returns: whether it was one.
    func drop(_ id: InvocationID, reason: String, at now: Timestamp) async throws(BusError) -> Bool

    /// A small durable note of a source, such as a schedule's last tick.
    func note(_ key: String) async throws(BusError) -> String?
    func setNote(_ key: String, to value: String) async throws(BusError)

    /// Adds to a named counter that is kept for ever.
    func count(_ counter: String, by amount: Int) async throws(BusError)
    func counters() async throws(BusError) -> [String: Int]

    /// Removes what the retention no longer covers, in small steps; called every minute or so.
    ///
    /// - Returns: how many events left the archive.
    func sweep(at now: Timestamp) async throws(BusError) -> Int

    /// Finishes what is under way; later calls throw `unavailable`.
    func close() async

    /// Invocations of a sensor beside its decisions, such as those of a replay: no cursor moves.
    ///
    /// Only `fire`, `standBy` and `bury`. One whose id is known is not stored again. The sensor must be known.
    func add(_ effects: [Effect], of sensor: ManifestName) async throws(BusError)

    // What people ask.
    /// The envelopes without their data, so that a list of large events costs no more than one of small ones.
    func events(matching query: EventQuery) async throws(BusError) -> [StoredEvent]
    func event(id: String) async throws(BusError) -> [StoredEvent]
    /// What filters refused comes without its details, which follow from the event and the sensor's revision.
    func outcomes(of sequence: Int64) async throws(BusError) -> [SensorOutcome]
    func verdictCounts() async throws(BusError) -> [VerdictCount]
    /// Keeps what a revision of a sensor looked like, for as long as the archive may have events it decided on.
    func keep(_ manifest: String, of sensor: ManifestName, revision: String) async throws(BusError)
    func manifest(of sensor: ManifestName, revision: String) async throws(BusError) -> String?
    func invocations(matching query: InvocationQuery) async throws(BusError) -> [InvocationRecord]
    /// What a sensor's triggers fired, in the order in which they did: those whose newest event is in the range.
    ///
    /// Dead letters too; without what stands by for one, statuses of commits, and what was replayed. May return fewer than
    /// there are when they are large, then `end` is before that of the range.
    func firings(of sensor: ManifestName, newest range: ClosedRange<Int64>) async throws(BusError) -> Firings
    func invocation(_ id: InvocationID) async throws(BusError) -> InvocationRecord?
    func attempts(of id: InvocationID) async throws(BusError) -> [Attempt]
}

extension EventBus {
    package var recognisesDuplicates: Bool { true }

    /// The event with its data; nil when there is none at this place, or not any more.
    package func event(at sequence: Int64) async throws(BusError) -> StoredEvent? {
        try await events(after: sequence - 1, limit: 1).first { $0.sequence == sequence }
    }

    /// One by one.
    package func states(of sensors: [KnownSensor]) async throws(BusError) -> [SensorState] {
        var states: [SensorState] = []
        for sensor in sensors {
            states.append(try await state(of: sensor.name))
            try await keep(sensor.manifest, of: sensor.name, revision: sensor.revision)
        }
        return states
    }

    /// One by one: what was appended before a failure stays, and is recognised when it comes again.
    package func append(_ events: [CloudEvent]) async throws(BusError) -> [Appended] {
        var appended: [Appended] = []
        for event in events { appended.append(try await append(event)) }
        return appended
    }
}

/// Why the bus could not do what was asked.
package enum BusError: Error, Sendable, Equatable {
    /// Not now: disk full, queue full, closing. Sources answer 503; trying again can help.
    case unavailable(String)
    /// The stored data cannot be used: written by a newer version, or damaged.
    case unusable(String, fix: String)
    /// A gateway with that fencing token, which is higher, has had the data.
    case succeeded(by: Int)
}

/// What a sensor fired over a range of events.
package struct Firings: Sendable, Equatable {
    package let records: [InvocationRecord]
    /// The last sequence whose firings are among them.
    package let end: Int64

    package init(records: [InvocationRecord], end: Int64) {
        self.records = records
        self.end = end
    }
}

package struct Appended: Sendable, Equatable {
    package let sequence: Int64
    /// The event was there before; `sequence` is the earlier one's.
    package let isDuplicate: Bool

    package init(sequence: Int64, isDuplicate: Bool) {
        self.sequence = sequence
        self.isDuplicate = isDuplicate
    }
}

package struct StoredEvent: Sendable, Equatable {
    package let sequence: Int64
    package let event: CloudEvent
    /// How large the event's data is, also where a listing leaves it out.
    package let dataBytes: Int

    /// - Parameters:
    ///   - sequence: the event's position in the log.
    ///   - event: without its data in a listing.
    ///   - dataBytes: nil counts the data that is there.
    package init(sequence: Int64, event: CloudEvent, dataBytes: Int? = nil) {
        self.sequence = sequence
        self.event = event
        self.dataBytes = dataBytes ?? event.data?.count ?? 0
    }
}

/// A sensor with what it looks like, for the ledger.
package struct KnownSensor: Sendable {
    package let name: ManifestName
    package let revision: String
    package let manifest: String

    package init(name: ManifestName, revision: String, manifest: String) {
        self.name = name
        self.revision = revision
        self.manifest = manifest
    }
}

package struct SensorState: Sendable, Equatable {
    /// The last sequence the sensor has committed.
    package let cursor: Int64
    package let held: [HeldEvent]

    package init(cursor: Int64, held: [HeldEvent]) {
        self.cursor = cursor
        self.held = held
    }
}

/// Everything one sensor decided over a batch of events.
package struct SensorCommit: Sendable, Equatable {
    package let sensor: ManifestName
    /// The revision that decided; empty where it does not matter.
    package let revision: String
    package let cursor: Int64
    package let effects: [Effect]

    package init(sensor: ManifestName, revision: String = "", cursor: Int64, effects: [Effect]) {
        self.sensor = sensor
        self.revision = revision
        self.cursor = cursor
        self.effects = effects
    }
}
