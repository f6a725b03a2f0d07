import Buses
import EventData
import Hummingbird
import Manifests
import NIOCore
import SensorEngine
import ServiceLifecycle

extension AdminAPI {
    /// Most rows one listing returns.
    static var maximumRows: Int { 1_000 }
    /// Wait between looks for new events while somebody follows the log.
    static var tailInterval: Duration { .milliseconds(300) }

    func addEventRoutes(to router: Router<BasicRequestContext>) {
        router.get("/api/events") { request, _ in
            let asked = request.uri.queryParameters
            guard let limit = Self.limit(asked) else { return Self.wrongLimit }
            let before = asked["before"]
            guard before == nil || !(bus is KafkaBus) else { return Self.noPages("events") }
            let position = before.flatMap { Int64($0) }
            guard before == nil || position.map({ $0 > 0 }) ?? false else {
                return Response.problem(.badRequest, "before must be the sequence of an event: a whole number above 0")
            }
            let query = EventQuery(
                source: asked["source"].map(String.init),
                subject: asked["event"].map(String.init),
                before: position,
                limit: limit
            )
            return Response.json(.array(try await bus.events(matching: query).map { $0.summary }))
        }
        router.get("/api/events/tail") { request, _ in
            // Shards count apart, so that no one number says what is new in all of them.
            guard !(bus is KafkaBus) else {
                let why = "events of a Kafka bus are in several shards, which have no common order to follow"
                return Response.problem(.conflict, "\(why); see: signalbox events list")
            }
            let start = try await bus.lastSequence()
            return Response(status: .ok, headers: [.contentType: "application/x-ndjson"], body: tail(after: start))
        }
        router.get("/api/events/:id") { _, context in
            let id = context.parameters.text("id")
            guard let stored = try await find(id) else {
                return Response.problem(.notFound, "no event '\(id)'; see: signalbox events list")
            }
            var json = stored.summary
            json["producer"] = Self.producer(of: stored.event)
            json["data"] = stored.event.payload
            let outcomes = try await explainer.explained(bus.outcomes(of: stored.sequence), of: stored.event)
            json["outcomes"] = .array(outcomes.map { $0.json })
            return Response.json(json)
        }
    }

    /// What the producer's own envelope said; nil when it sent none.
    private static func producer(of event: CloudEvent) -> JSON? {
        if event.producer.isEmpty { return nil }
        return .object(JSONObject(event.producer.sorted { $0.key < $1.key }.map { ($0.key, .string($0.value)) }))
    }

    /// The rows asked for, at most `maximumRows`; nil when that is no number of rows.
    static func limit(_ asked: Parameters) -> Int? {
        guard let text = asked["limit"] else { return 50 }
        guard let limit = Int(text), limit >= 0 else { return nil }
        return min(limit, maximumRows)
    }

    /// Shards count apart, so that no one row says where the next page of all of them begins.
    static func noPages(_ what: String) -> Response {
        Response.problem(.conflict, "\(what) of a Kafka bus have no pages; ask for more rows with limit")
    }

    static var wrongLimit: Response {
        Response.problem(.badRequest, "limit must be a whole number from 0 to \(maximumRows)")
    }

    /// By id, or by sequence when no event has that id; of several events with one id the newest, and `@latest` of all.
    func find(_ id: String) async throws -> StoredEvent? {
        if id == "@latest" {
            guard let latest = try await bus.events(matching: EventQuery(limit: 1)).first else { return nil }
            return try await bus.event(at: latest.sequence)
        }
        if let found = try await bus.event(id: id).last { return found }
        guard let sequence = Int64(id), sequence > 0 else { return nil }
        return try await bus.event(at: sequence)
    }

    private func tail(after start: Int64) -> ResponseBody {
        ResponseBody { writer in
            var position = start
            while !Task.isCancelled, !Task.isShuttingDownGracefully {
                let batch = try await bus.events(after: position, limit: SensorLoop.batchSize)
                for stored in batch {
                    position = stored.sequence
                    try await writer.write(ByteBuffer(bytes: stored.summary.bytes + [UInt8(ascii: "\n")]))
                }
                // An empty line notices a reader that has gone away.
                if batch.isEmpty { try await writer.write(ByteBuffer(string: "\n")) }
                try await Task.sleep(for: Self.tailInterval)
            }
            try await writer.finish(nil)
        }
    }
}

extension StoredEvent {
    /// The envelope without the data.
    var summary: JSON {
        [
            "sequence": .number(JSONNumber(Int(sequence))),
            "id": .string(event.id),
            "source": .string(event.source),
            "event": .string(event.subject),
            "type": .string(event.type),
            "time": .string(event.time.rfc3339),
            "dataBytes": .number(JSONNumber(dataBytes)),
        ]
    }
}

extension CloudEvent {
    /// The data as JSON, or as text where it is none.
    fileprivate var payload: JSON {
        guard let data else { return .null }
        do { return try JSON(parsing: data) } catch { return .string(String(decoding: data, as: UTF8.self)) }
    }
}

extension SensorOutcome {
    var json: JSON {
        [
            "sensor": .string(sensor.description),
            "dependency": .string(outcome.dependency),
            "trigger": outcome.trigger.map { .string($0) } ?? .null,
            "verdict": .string(outcome.verdict.rawValue),
            "detail": .string(outcome.detail),
        ]
    }
}
