import EventData

/// One step of a trace, as OTLP has it.
struct Span: Sendable, Equatable {
    enum Kind: Int, Sendable { case inside = 1, server = 2, client = 3 }

    let trace: String
    let id: String
    let parent: String?
    let name: String
    let kind: Kind
    let start: Timestamp
    let end: Timestamp
    var attributes: [(name: String, value: String)] = []
    /// Spans of other traces that led here too.
    var links: [(trace: String, span: String)] = []
    /// Why it failed; nil where it did not.
    var problem: String?

    var json: JSON {
        var json: JSON = [
            "traceId": .string(trace), "spanId": .string(id), "name": .string(name),
            "kind": .number(JSONNumber(kind.rawValue)),
            "startTimeUnixNano": .string(String(start.nanoseconds)),
            "endTimeUnixNano": .string(String(max(start, end).nanoseconds)),
            "attributes": .array(attributes.map { Self.attribute($0, $1) }),
        ]
        json["parentSpanId"] = parent.map { .string($0) }
        if !links.isEmpty {
            json["links"] = .array(links.map { ["traceId": .string($0), "spanId": .string($1)] })
        }
        // 2 is an error; what is well needs no word.
        json["status"] = problem.map { ["code": 2, "message": .string($0)] } ?? [:]
        return json
    }

    static func attribute(_ name: String, _ value: String) -> JSON {
        ["key": .string(name), "value": ["stringValue": .string(value)]]
    }

    static func == (left: Span, right: Span) -> Bool { left.json == right.json }
}
