package import Buses
import EventData
import Logging
import Manifests
import SensorEngine

/// An invocation that has a place in the room of its trigger's `concurrency`.
struct Occupant {
    let invocation: Invocation
    /// Its attempt succeeded; it stays for what it made.
    var isDone = false
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
            if record.progress.isInRoom, occupants[invocation.id] == nil { occupy(record) }
            let trigger = Dispatcher.TriggerID(of: invocation)
            let gate = dispatcher.gate(of: trigger)
            let wasInside = occupants[invocation.id] != nil
            let admission = dispatcher.admit(invocation, permit: record.progress.permit, at: now)
            if dispatcher.gate(of: trigger) != gate { batch.gates[trigger] = batch.gates[trigger] ?? .some(gate) }
            if !wasInside, isInside(invocation) {
                occupy(record)
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

    func occupy(_ record: InvocationRecord) {
        guard let room = Dispatcher.Room(of: record.invocation) else { return }
        dispatcher.enter(room, record.invocation.id)
        occupants[record.invocation.id] = Occupant(invocation: record.invocation, isDone: record.state == .succeeded)
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
        guard Self.clusterKinds.contains(invocation.kind) else { return true }
        let isGiven = pace.start(in: invocation.sensor.namespace, at: now)
        if !isGiven { isHeldBack = true }
        return isGiven
    }

    private func releasePace(of invocation: Invocation) {
        guard Self.clusterKinds.contains(invocation.kind) else { return }
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
        case .done where report.staysInRoom: occupants[invocation.id]?.isDone = true
        case .done, .dead: try await leave(invocation)
        case .observe, .wait, .retry: break
        }
    }

    private func leave(_ invocation: Invocation) async throws(BusError) {
        let entered = try await bus.leaveRoom(invocation.id)
        forget(invocation)
        // Their places are taken from now on, although they are not under way yet.
        if let room = Dispatcher.Room(of: invocation) { for id in entered { dispatcher.enter(room, id) } }
        newInvocations.raise()
        for id in entered where occupants[id] == nil {
            if let record = try await bus.invocation(id) { occupy(record) }
        }
    }

    /// A newer invocation wants a place in the room: the oldest that is in it has to leave.
    private func evict(from newcomer: Invocation) {
        guard let room = Dispatcher.Room(of: newcomer) else { return }
        let inside = dispatcher.holders(of: room).compactMap { occupants[$0] }
        guard !inside.contains(where: \.isToLeave) else { return }
        let oldest = inside.min {
            ($0.invocation.createdAt, $0.invocation.id.text) < ($1.invocation.createdAt, $1.invocation.id.text)
        }
        guard let oldest else { return }
        occupants[oldest.invocation.id]?.isToLeave = true
        if nextRoomLook != nil { nextRoomLook = clock.now() }
    }

    /// Whether the rooms are to be looked at now; if so the look is taken.
    func takeRoomLook() -> Bool {
        guard !occupants.isEmpty, let next = nextRoomLook, next <= clock.now() else { return false }
        nextRoomLook = nil
        return true
    }

    /// Apart from the loop, which must not wait for the cluster's answers.
    func lookAtRooms() async {
        do throws(BusError) {
            try await watchRooms()
        } catch {
            logger.error("rooms wait for the bus", metadata: ["reason": "\(error.text)"])
        }
        nextRoomLook = clock.now() + (occupants.values.contains(where: \.isToLeave) ? retryWait : Self.roomInterval)
        newInvocations.raise()
    }

    /// Looks at those whose attempt is over: who has ended leaves, who has to leave is stopped.
    package func watchRooms() async throws(BusError) {
        for id in occupants.keys.sorted(by: { $0.text < $1.text }) where !isTaken(id) {
            guard let occupant = occupants[id] else { continue }
            if occupant.isToLeave { try await stop(occupant) }
            guard occupant.isDone, await effects.hasEnded(occupant.invocation) == true else { continue }
            try await leave(occupant.invocation)
        }
    }

    private func stop(_ occupant: Occupant) async throws(BusError) {
        let invocation = occupant.invocation
        // It must not start meanwhile.
        running.insert(invocation.id)
        defer { running.remove(invocation.id) }
        let result = await effects.stop(invocation)
        guard case .succeeded(let what) = result else {
            logger.warning(
                "an older workflow could not be stopped yet",
                metadata: ["invocation.id": "\(invocation.id)", "reason": "\(result)"]
            )
            return
        }
        if occupant.isDone {
            occupants[invocation.id]?.isToLeave = false
        } else {
            // An attempt whose answer was lost may have made what is only ending now: the place is free when it has.
            guard await effects.hasEnded(invocation) == true else { return }
            let reason = "a newer one took its place"
            try await bus.arrange([Arrangement(invocation.id, .skip(reason: reason))], gates: [])
            try await leave(invocation)
        }
        logger.info("stopped for a newer one", metadata: ["invocation.id": "\(invocation.id)", "made": "\(what)"])
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
