package import EventData
package import Manifests

/// Which due invocations may start: rate limits and concurrency (design §4, step 7).
package struct Dispatcher: Sendable {
    /// Says which trigger: rate limits count for each on its own.
    package struct TriggerID: Sendable, Hashable {
        package let sensor: ManifestName
        package let trigger: String

        package init(sensor: ManifestName, trigger: String) {
            self.sensor = sensor
            self.trigger = trigger
        }

        package init(of invocation: Invocation) {
            self.init(sensor: invocation.sensor, trigger: invocation.trigger)
        }
    }

    /// What shares one limit of `concurrency`.
    package struct Room: Sendable, Hashable {
        package let trigger: TriggerID
        package let key: String

        package init(trigger: TriggerID, key: String) {
            self.trigger = trigger
            self.key = key
        }

        /// nil where there is no limit.
        package init?(of invocation: Invocation) {
            guard let slot = invocation.slot else { return nil }
            self.init(trigger: TriggerID(of: invocation), key: slot.key)
        }
    }

    /// What becomes of an invocation that is due.
    package enum Admission: Sendable, Equatable {
        /// Performed now; with a room where there is a limit.
        case start
        /// Due again when its permit is.
        case postpone(until: Timestamp, reason: String)
        /// Waits until somebody leaves the room.
        case park(reason: String)
        /// Waits as above; those that are in the room or wait for it are to make way.
        case takeOver(reason: String)
        /// Not performed at all.
        case skip(reason: String)
    }

    private var gates: [TriggerID: RateGate] = [:]
    private var rooms: [Room: Set<InvocationID>] = [:]

    package init() {}

    /// Takes up what was known when the process ended.
    package mutating func restore(_ gate: RateGate, of trigger: TriggerID) { gates[trigger] = gate }

    package func gate(of trigger: TriggerID) -> RateGate? { gates[trigger] }

    package func holders(of room: Room) -> Set<InvocationID> { rooms[room] ?? [] }

    package mutating func enter(_ room: Room, _ id: InvocationID) { rooms[room, default: []].insert(id) }

    package mutating func leave(_ room: Room, _ id: InvocationID) {
        rooms[room]?.remove(id)
        if rooms[room]?.isEmpty == true { rooms[room] = nil }
    }

    /// Decides on one; `permit` is what it was postponed to before.
    package mutating func admit(_ invocation: Invocation, permit: Timestamp?, at now: Timestamp) -> Admission {
        if let refusal = enterRoom(invocation) { return refusal }
        guard let limit = invocation.rules.rateLimit else { return .start }
        if let permit, permit <= now, RateGate.isValid(permit, at: now, limit) { return .start }
        let trigger = TriggerID(of: invocation)
        let time = gates[trigger, default: RateGate(nextPermit: now)].take(at: now, limit)
        return time <= now ? .start : .postpone(until: time, reason: "waits for its turn: rateLimit")
    }

    /// nil when it is in the room now, or needs none.
    private mutating func enterRoom(_ invocation: Invocation) -> Admission? {
        guard let slot = invocation.slot, let room = Room(of: invocation) else { return nil }
        let inside = holders(of: room)
        if inside.contains(invocation.id) { return nil }
        guard inside.count >= slot.limit else {
            enter(room, invocation.id)
            return nil
        }
        let key = slot.key.isEmpty ? "" : " of '\(slot.key)'"
        let reason = "concurrency: \(inside.count)\(key) under way, limit \(slot.limit)"
        switch slot.policy {
        case .queue: return .park(reason: "waits, \(reason)")
        case .cancelOlder: return .takeOver(reason: "waits, \(reason)")
        case .skip: return .skip(reason: reason)
        }
    }
}
