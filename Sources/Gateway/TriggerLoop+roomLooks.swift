package import Buses
import EventData
import Logging
import SensorEngine

// Looks at what was made in rooms: who has ended leaves, who has to leave is stopped.
extension TriggerLoop {
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

    /// Looks once at each whose attempt has succeeded, a part of them at a time, one after the other.
    ///
    /// No part is left out, so that a place is free soon after its Workflow has ended, however many run. Who comes
    /// meanwhile has its turn the next time, else a look would follow them without end.
    package func watchRooms() async throws(BusError) {
        var asked: Set<InvocationID> = []
        let known = occupants.keys.map(\.text).sorted()
        var next = 0
        repeat {
            // Before each part: a newer one must not wait until all have been looked at.
            try await stopThoseThatMakeWay(except: &asked)
            let position = known.indices.contains(next) ? Self.justBefore(known[next]) : nil
            let part = try await bus.occupants(after: position, limit: largestRoomLook)
            for record in part where record.state == .succeeded && !isTaken(record.invocation.id) {
                if await effects.hasEnded(record.invocation) == true { try await leave(record.invocation) }
            }
            guard let last = part.last?.invocation.id.text else { return }
            next = max(next + 1, known.firstIndex { $0 > last } ?? known.count)
        } while next < known.count
    }

    /// Where nothing lies between it and the id, in the order of bytes; ids are letters and digits.
    private static func justBefore(_ id: String) -> InvocationID {
        let before = id.utf8.last.map { String(UnicodeScalar($0 - 1)) } ?? ""
        return InvocationID(id.dropLast() + before + "~")
    }

    /// Each is asked to end once in a look; `asked` are those that were.
    private func stopThoseThatMakeWay(except asked: inout Set<InvocationID>) async throws(BusError) {
        let leaving = occupants.filter(\.value.isToLeave).keys.sorted { $0.text < $1.text }
        for id in leaving where !isTaken(id) && asked.insert(id).inserted { try await stop(id) }
    }

    private func stop(_ id: InvocationID) async throws(BusError) {
        // It must not start meanwhile.
        running.insert(id)
        defer { running.remove(id) }
        // One that has just given up its place needs no stop.
        guard let record = try await bus.invocation(id), record.progress.isInRoom else { return }
        let result = await effects.stop(record.invocation)
        guard case .succeeded(let what) = result else {
            logger.warning(
                "an older workflow could not be stopped yet",
                metadata: ["invocation.id": "\(id)", "reason": "\(result)"]
            )
            return
        }
        if record.state == .succeeded {
            occupants[id]?.isToLeave = false
        } else {
            // An attempt whose answer was lost may have made what is only ending now: the place is free when it has.
            guard await effects.hasEnded(record.invocation) == true else { return }
            let reason = "a newer one took its place"
            try await bus.arrange([Arrangement(id, .skip(reason: reason))], gates: [])
            try await leave(record.invocation)
        }
        logger.info("stopped for a newer one", metadata: ["invocation.id": "\(id)", "made": "\(what)"])
    }
}
