import Buses
import EventData
import EventSources
import Hummingbird
import Manifests
import NIOCore

extension AdminAPI {
    func addQuarantineRoutes(to router: Router<BasicRequestContext>) {
        router.get("/api/quarantine") { request, _ in
            let asked = request.uri.queryParameters
            guard let limit = Self.limit(asked) else { return Self.wrongLimit }
            let state = asked["state"].map(String.init)
            guard state.map({ QuarantinedRecord.State(rawValue: $0) != nil }) ?? true else {
                let states = QuarantinedRecord.State.allCases.map(\.rawValue).joined(separator: ", ")
                return Response.problem(.badRequest, "state is '\(state ?? "")'; use one of: \(states)")
            }
            let query = QuarantineQuery(
                source: asked["source"].map(String.init),
                eventName: asked["event"].map(String.init),
                state: state.flatMap { QuarantinedRecord.State(rawValue: $0) },
                limit: limit
            )
            return Response.json(.array(try await quarantine().quarantined(matching: query).map { $0.summary }))
        }
        router.get("/api/quarantine/:number") { _, context in
            let number = context.parameters.text("number")
            guard let record = try await record(number) else { return Self.unknownRecord(number) }
            return Response.json(record.json)
        }
        router.post("/api/quarantine/:number/redrive") { request, context in
            let number = context.parameters.text("number")
            guard let record = try await record(number) else { return Self.unknownRecord(number) }
            guard let isRaw = Self.flag("raw", in: request) else { return Self.wrongFlag("raw") }
            let body = Array(buffer: try await request.body.collect(upTo: Intake.maximumPayloadBytes))
            return try await redrive(record, body: body, isRaw: isRaw)
        }
        router.post("/api/quarantine/:number/drop") { request, context in
            let number = context.parameters.text("number")
            guard let reason = request.uri.queryParameters["reason"].map(String.init), !reason.isEmpty else {
                return Response.problem(.badRequest, "a record is dropped with a reason; add ?reason=…")
            }
            guard let record = try await record(number) else { return Self.unknownRecord(number) }
            return try await settle(record, as: .dropped, reason: "dropped: \(reason)")
        }
    }

    private func quarantine() throws -> any Quarantine {
        guard let quarantine = running.generation.intake.quarantine else { throw HTTPError(.notFound) }
        return quarantine
    }

    private func record(_ number: String) async throws -> QuarantinedRecord? {
        guard let number = Int64(number) else { return nil }
        return try await quarantine().quarantined(number)
    }

    // MARK: Deciding

    /// Emits the event that the record was to become, with a corrected body or with its own.
    private func redrive(_ record: QuarantinedRecord, body: [UInt8], isRaw: Bool) async throws -> Response {
        guard record.state == .waiting, let bytes = record.bytes, let frame = record.frame else {
            return Self.decided(record)
        }
        let given = body.isEmpty ? bytes : body
        let value: JSON
        if isRaw {
            value = .string(base64(bytes))
        } else {
            do {
                value = try JSONDocument(parsing: given, depthLimit: JSONDocument.maximumForeignDepth).tree
            } catch {
                let fix = "send a corrected body (-f FILE), or the bytes as base64 text (--raw)"
                return Response.problem(
                    .badRequest,
                    "the body is no JSON: \(error.problem) at byte \(error.offset); \(fix)"
                )
            }
        }
        var payload = try JSON(parsing: frame)
        payload["body"] = value
        let checked = running.generation.checked
        let named = checked.sources.first {
            checked.naming.source(of: $0.name) == record.source && $0.eventName == record.eventName
        }
        guard let source = named else {
            let name = "\(record.source)/\(record.eventName)"
            return Response.problem(
                .conflict,
                "no event source \(name) runs any more; add it again, or drop the record"
            )
        }
        let emission = Emission(type: record.type, payload: payload.bytes, identity: record.identity)
        do {
            let runtime = measured(SourceName(source), kind: source.kind)
            let receipt = try await runtime.emit(emission, source: source.name, eventName: record.eventName)
            return try await settle(record, as: .redriven, reason: receipt.sentence)
        } catch let error as EmitError {
            return Response.problem(.serviceUnavailable, "not accepted: \(error.sentence); the record stays")
        }
    }

    private func settle(
        _ record: QuarantinedRecord,
        as state: QuarantinedRecord.State,
        reason: String
    ) async throws -> Response {
        guard try await quarantine().settle(record.number, as: state, reason: reason, at: clock.now()) else {
            return Self.decided(try await self.record(String(record.number)) ?? record)
        }
        return Response.json(["number": .number(JSONNumber(Int(record.number))), "result": .string(reason)])
    }

    private static func unknownRecord(_ number: String) -> Response {
        Response.problem(.notFound, "no record '\(number)' in the quarantine; see: signalbox quarantine list")
    }

    private static func decided(_ record: QuarantinedRecord) -> Response {
        Response.problem(.conflict, "record \(record.number) was decided on already (\(record.reason))")
    }
}

extension Receipt {
    fileprivate var sentence: String {
        switch self {
        case .stored(let id, _): "redriven as event \(id)"
        case .duplicate(let id, _): "redriven: event \(id) was there before"
        case .filtered: "redriven, and filtered out by the event source's filter"
        }
    }
}

extension EmitError {
    fileprivate var sentence: String {
        switch self {
        case .unavailable(let problem, _): problem
        case .full(let reason, _): reason
        case .tooLarge(let limit): "the event is larger than \(limit) bytes"
        }
    }
}

extension QuarantinedRecord {
    fileprivate var summary: JSON {
        [
            "number": .number(JSONNumber(Int(number))),
            "source": .string(source),
            "event": .string(eventName),
            "kind": .string(type),
            "position": .string(position),
            "state": .string(state.rawValue),
            "reason": .string(reason),
            "storedAt": .string(storedAt.rfc3339),
            "bytes": .number(JSONNumber(size)),
            "eventID": .string(identity),
        ]
    }

    /// The bytes as text where they are UTF-8, else in base64.
    fileprivate var json: JSON {
        var json = summary
        guard let bytes else { return json }
        if let text = String(validating: bytes, as: UTF8.self) {
            json["text"] = .string(text)
        } else {
            json["base64"] = .string(base64(bytes))
        }
        json["payload"] = frame.flatMap { try? JSON(parsing: $0) } ?? .null
        return json
    }
}
