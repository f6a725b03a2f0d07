import EventData
import Foundation
import Manifests

/// What messages become on their way to the bus: `{"body", "metadata"?}` (spec/eventsources.md §2.4).
struct GenericPayload {
    enum Item: Sendable {
        case event(Emission)
        case poison(PoisonRecord)
    }

    let source: GenericSource
    /// Where the message came from, for people.
    let position: String

    /// What a message becomes; it is looked at here for the first time.
    func item(of message: [UInt8]) -> Item {
        let payload: [UInt8]?
        do throws(ProtobufFields.Malformed) { payload = try EventingEvent(parsing: message).payload } catch {
            return .poison(poison(message, because: "the message is no Event of eventing.proto: \(error.problem)"))
        }
        guard let payload else { return event { $0.raw("null") } }
        guard source.hasJSONBody else { return event { $0.string(base64(payload)) } }
        do throws(JSONSyntaxError) {
            _ = try JSONDocument(parsing: payload, depthLimit: JSONDocument.maximumForeignDepth)
        } catch {
            let reason =
                "the payload is no JSON, which jsonBody: true asks for: \(error.problem) at byte \(error.offset)"
            return .poison(poison(payload, because: reason))
        }
        return event { $0.compacted(payload) }
    }

    /// The same bytes twice are two records: nothing tells a repetition from a second message.
    func poison(_ bytes: [UInt8], because reason: String) -> PoisonRecord {
        PoisonRecord(
            type: GenericSource.kind,
            identity: UUID().uuidString.lowercased(),
            position: position,
            reason: reason,
            bytes: bytes,
            frame: write { $0.raw("null") }
        )
    }

    private func event(body: (inout PayloadWriter) -> Void) -> Item {
        .event(Emission(type: GenericSource.kind, payload: write(body), identity: nil))
    }

    private func write(_ body: (inout PayloadWriter) -> Void) -> [UInt8] {
        var writer = PayloadWriter()
        writer.raw("{\"body\":")
        body(&writer)
        if !source.metadata.isEmpty {
            writer.raw(",\"metadata\":")
            writer.object(source.metadata.sorted { $0.name < $1.name })
        }
        writer.raw("}")
        return writer.bytes
    }
}
