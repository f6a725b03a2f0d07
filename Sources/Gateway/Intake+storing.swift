import Buses
import EventData
import EventSources
import Logging
import Manifests

extension Intake {
    /// An event as the bus has it.
    struct StoredEmission: Sendable {
        let event: CloudEvent
        /// Of a duplicate, the place of the one that came first.
        let sequence: Int64
        let isDuplicate: Bool

        var receipt: Receipt {
            isDuplicate
                ? .duplicate(eventID: event.id, sequence: sequence) : .stored(eventID: event.id, sequence: sequence)
        }
    }

    func event(_ emission: Emission, of source: ManifestName, _ eventName: String, at now: Timestamp) -> CloudEvent {
        CloudEvent(
            id: emission.identity ?? clock.eventID(at: now),
            source: naming.source(of: source),
            subject: eventName,
            type: emission.type,
            time: now,
            data: emission.payload,
            producer: emission.producer
        )
    }

    /// Makes an event durable that no filter keeps out, if its quota has room.
    func store(
        _ emission: Emission,
        of source: ManifestName,
        _ eventName: String,
        at now: Timestamp
    ) async throws(EmitError) -> StoredEmission {
        let event = event(emission, of: source, eventName, at: now)
        // The envelope is small, and the next look at the bus counts it.
        let (gauges, size) = (quotas?.gauges(of: source, eventName), emission.payload.count)
        try await gauges?.admit(bytes: size)
        do throws(BusError) {
            let appended = try await bus.append(event)
            await gauges?.settle(bytes: size, isStored: !appended.isDuplicate)
            if !appended.isDuplicate { newEvents.raise() }
            return StoredEmission(event: event, sequence: appended.sequence, isDuplicate: appended.isDuplicate)
        } catch {
            await gauges?.settle(bytes: size, isStored: false)
            logger.warning("event refused", metadata: ["eventsource": "\(source)", "reason": "\(error.text)"])
            throw .unavailable(error.text, retryAfter: Self.retryAfter)
        }
    }
}
