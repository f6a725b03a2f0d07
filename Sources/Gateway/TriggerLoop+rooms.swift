import Buses
import EventData
import Logging
import Manifests
import SensorEngine

/// What is remembered of an invocation that has a place in the room of its trigger's `concurrency`.
///
/// The invocation itself stays in the bus, however many Workflows run.
struct Occupant {
    let createdAt: Timestamp
    /// A newer one wants its place.
    var isToLeave = false
}

// Who may start, and who has to wait: rate limits, rooms and the cluster's pace.
extension TriggerLoop {
    /// Starts what may start; everything else is arranged, durably, before anything starts.
    func dispatch(_ due: [InvocationRecord]) async throws(BusError) -> [InvocationRecord] {
        let now = clock.now()
        var batch = DispatchBatch()
        for record in due {
            let invocation = record.invocation
            if record.progress.checks == nil, !takePace(of: invocation, at: now) { continue }
            if record.startsAtOnce {
                batch.started.append(record)
                continue
            }
            if record.progress.isInRoom, occupants[invocation.id] == nil { occupy(invocation) }
            let trigger = Dispatcher.TriggerID(of: invocation)
            let gate = dispatcher.gate(of: trigger)
            let wasInside = occupants[invocation.id] != nil
            let admission = dispatcher.admit(invocation, permit: record.progress.permit, at: now)
            if dispatcher.gate(of: trigger) != gate { batch.gates[trigger] = batch.gates[trigger] ?? .some(gate) }
            if !wasInside, isInside(invocation) {
                occupy(invocation)
                batch.entered.append(invocation)
            }
            if admission != .start { releasePace(of: invocation) }
            batch.add(admission, record, entersNow: !wasInside && isInside(invocation))
        }
        do throws(BusError) {
            let gates = batch.gates.keys.compactMap { id in
                dispatcher.gate(of: id).map { GateRecord(trigger: id, gate: $0) }
            }
            try await bus.arrange(batch.changes, gates: gates)
        } catch {
            undo(batch)
            throw error
        }
        for newcomer in batch.takeovers { evict(from: newcomer) }
        return batch.started
    }

    private func isInside(_ invocation: Invocation) -> Bool {
        Dispatcher.Room(of: invocation).map { dispatcher.holders(of: $0).contains(invocation.id) } ?? false
    }

    private func occupy(_ invocation: Invocation) {
        guard let room = Dispatcher.Room(of: invocation) else { return }
        occupy(RoomHolder(invocation.id, in: room, createdAt: invocation.createdAt))
    }

    func occupy(_ holder: RoomHolder) {
        dispatcher.enter(holder.room, holder.id)
        occupants[holder.id] = Occupant(createdAt: holder.createdAt)
    }

    /// Nothing was arranged, so nothing has changed.
    private func undo(_ batch: DispatchBatch) {
        for (trigger, gate) in batch.gates {
            dispatcher.restore(gate ?? RateGate(nextPermit: clock.now()), of: trigger)
        }
        for invocation in batch.entered { forget(invocation) }
        for record in batch.started where record.progress.checks == nil { releasePace(of: record.invocation) }
    }

    private func forget(_ invocation: Invocation) {
        if let room = Dispatcher.Room(of: invocation) { dispatcher.leave(room, invocation.id) }
        occupants[invocation.id] = nil
    }

    // MARK: The cluster's pace

    func takePace(of invocation: Invocation, at now: Timestamp) -> Bool {
        guard Self.pacedKinds.contains(invocation.kind) else { return true }
        let isGiven = pace.start(in: invocation.sensor.namespace, at: now)
        if !isGiven { isHeldBack = true }
        return isGiven
    }

    func releasePace(of invocation: Invocation) {
        guard Self.pacedKinds.contains(invocation.kind) else { return }
        pace.giveBack(in: invocation.sensor.namespace)
    }

    // MARK: Rooms

    /// Whether what was made still needs the place.
    func staysInRoom(_ invocation: Invocation, after decision: DeliveryDecision) async -> Bool {
        guard invocation.slot != nil, case .done = decision else { return false }
        return await effects.hasEnded(invocation) != true
    }

    /// After an attempt: the place is kept, or goes to the one that waits longest.
    func settleRoom(of invocation: Invocation, after report: DeliveryReport) async throws(BusError) {
        switch report.decision {
        case .done where report.staysInRoom: break
        case .done, .dead: try await leave(invocation)
        case .observe, .wait, .retry: break
        }
    }

    func leave(_ invocation: Invocation) async throws(BusError) {
        let entered = try await bus.leaveRoom(invocation.id)
        forget(invocation)
        // Their places are taken from now on, although they are not under way yet.
        if let room = Dispatcher.Room(of: invocation) { for id in entered { dispatcher.enter(room, id) } }
        newInvocations.raise()
        for id in entered where occupants[id] == nil {
            if let record = try await bus.invocation(id) { occupy(record.invocation) }
        }
    }

    /// A newer invocation wants a place in the room: the oldest that is in it has to leave.
    private func evict(from newcomer: Invocation) {
        guard let room = Dispatcher.Room(of: newcomer) else { return }
        let inside = dispatcher.holders(of: room).compactMap { id in occupants[id].map { (id: id, occupant: $0) } }
        guard !inside.contains(where: \.occupant.isToLeave) else { return }
        let oldest = inside.min {
            ($0.occupant.createdAt, $0.id.text) < ($1.occupant.createdAt, $1.id.text)
        }
        guard let oldest else { return }
        occupants[oldest.id]?.isToLeave = true
        if nextRoomLook != nil { nextRoomLook = clock.now() }
    }
}

extension InvocationRecord {
    /// Whether nothing has to be arranged before it starts: it only looks, or has neither a room nor a rate limit.
    var startsAtOnce: Bool {
        progress.checks != nil || (invocation.slot == nil && invocation.rules.rateLimit == nil)
    }
}

/// What one look at due invocations comes to.
private struct DispatchBatch {
    var started: [InvocationRecord] = []
    var changes: [Arrangement] = []
    /// The permits as they were before.
    var gates: [Dispatcher.TriggerID: RateGate?] = [:]
    var entered: [Invocation] = []
    var takeovers: [Invocation] = []

    mutating func add(_ admission: Dispatcher.Admission, _ record: InvocationRecord, entersNow: Bool) {
        let id = record.invocation.id
        switch admission {
        case .start:
            started.append(record)
            if entersNow { changes.append(Arrangement(id, .enter)) }
        case .postpone(let until, let reason):
            changes.append(Arrangement(id, .postpone(until: until, reason: reason), isInRoom: entersNow))
        case .park(let reason): changes.append(Arrangement(id, .park(reason: reason)))
        case .takeOver(let reason):
            changes.append(Arrangement(id, .takeOver(reason: reason)))
            takeovers.append(record.invocation)
        case .skip(let reason): changes.append(Arrangement(id, .skip(reason: reason)))
        }
    }
}
