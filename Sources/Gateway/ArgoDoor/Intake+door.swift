import Buses
import EventData
import EventSources
import Logging
import Manifests

extension Intake {
    /// An event as the bus has it: of a duplicate, the one that came first.
    struct StoredEmission: Sendable {
        let event: CloudEvent
        let sequence: Int64
        let isDuplicate: Bool

        var receipt: Receipt {
            isDuplicate
                ? .duplicate(eventID: event.id, sequence: sequence) : .stored(eventID: event.id, sequence: sequence)
        }
    }

    /// The same emission for several sources, in one transaction: all of them keep it or none.
    func emit(
        _ emission: Emission,
        as sources: [ManifestName],
        eventName: String
    ) async throws(EmitError) -> [StoredEmission] {
        let now = clock.now()
        let events = sources.map { source in
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
        do throws(BusError) {
            let appended = try await bus.append(events)
            if appended.contains(where: { !$0.isDuplicate }) { newEvents.raise() }
            return zip(events, appended).map { event, appended in
                StoredEmission(event: event, sequence: appended.sequence, isDuplicate: appended.isDuplicate)
            }
        } catch {
            logger.warning("event refused", metadata: ["eventsource": "\(sources[0])", "reason": "\(error.text)"])
            throw .unavailable(error.text, retryAfter: Self.retryAfter)
        }
    }
}
