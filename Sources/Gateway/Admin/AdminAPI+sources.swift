import EventData
import EventSources
import Hummingbird
import Manifests
import NIOCore

/// One named event of a running EventSource, as people address it.
struct RunningSource: Sendable {
    let name: ManifestName
    let eventName: String
    let kind: String
    /// Where to post, for kinds with an endpoint: method and URL.
    let method: String?
    let url: String?
    /// A calendar's tick can be made by hand.
    let calendar: CalendarSource?

    var json: JSON {
        [
            "source": .string(name.name),
            "event": .string(eventName),
            "kind": .string(kind),
            "method": method.map { .string($0) } ?? .null,
            "url": url.map { .string($0) } ?? .null,
        ]
    }
}

extension AdminAPI {
    private var sources: [RunningSource] {
        running.generation.checked.sources.map { RunningSource($0, host: "localhost") }
    }

    func addSourceRoutes(to router: Router<BasicRequestContext>) {
        router.get("/api/sources") { _, _ in Response.json(.array(sources.map { described($0) })) }

        // A test event for a source that has no endpoint of its own, such as a schedule.
        router.post("/api/sources/:source/:event") { request, context in
            let name = context.parameters.text("source")
            let event = context.parameters.text("event")
            let named = sources.first {
                ($0.name.name == name || $0.name.description == name) && $0.eventName == event
            }
            guard let source = named else {
                return Response.problem(
                    .notFound,
                    "no source '\(name)' with event '\(event)'; see: signalbox send --list"
                )
            }
            let body = Array(buffer: try await request.body.collect(upTo: Intake.maximumPayloadBytes))
            return try await emit(body.isEmpty ? usualPayload(of: source) : body, as: source)
        }
    }

    /// With what the source says of itself, if it says anything.
    private func described(_ source: RunningSource) -> JSON {
        var json = source.json
        json["namespace"] = .string(source.name.namespace)
        let name = SourceName(source: source.name, eventName: source.eventName)
        if let status = running.generation.intake.statuses.status(of: name) {
            json["problem"] = status.problem.map { .string($0) } ?? .null
            json["status"] = status.facts
        }
        return json
    }

    /// What the source itself would emit now, as far as that can be known.
    private func usualPayload(of source: RunningSource) -> [UInt8] {
        source.calendar?.payload(of: clock.now()) ?? Array("{}".utf8)
    }

    private func emit(_ payload: [UInt8], as source: RunningSource) async throws -> Response {
        do { _ = try JSONDocument(parsing: payload, depthLimit: JSONDocument.maximumForeignDepth) } catch {
            return Response.problem(.badRequest, "the payload is no JSON: \(error)")
        }
        let emission = Emission(type: source.kind, payload: payload, identity: nil)
        let runtime = measured(SourceName(source: source.name, eventName: source.eventName), kind: source.kind)
        do {
            switch try await runtime.emit(emission, source: source.name, eventName: source.eventName) {
            case .stored(let id, _), .duplicate(let id, _): return Response.json(["eventID": .string(id)])
            case .filtered: return Response.json(["filtered": true])
            }
        } catch {
            switch error {
            case .unavailable(let problem, _):
                return Response.problem(.serviceUnavailable, "not accepted: \(problem); try again")
            case .full(let reason, _): return Response.problem(.serviceUnavailable, "not accepted: \(reason)")
            case .tooLarge(let limit):
                return Response.problem(.contentTooLarge, "not accepted: the payload is larger than \(limit) bytes")
            }
        }
    }
}
