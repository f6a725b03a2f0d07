import EventData
import EventSources
import Testing

/// CloudEvents in their three modes, and bodies that are no JSON (CloudEvents' HTTP binding).
struct CloudEventWebhookTests {
    private func send(_ headers: [String], _ body: [UInt8]) async throws
        -> (answer: RawAnswer, bodies: [JSON?], emitted: [FakeRuntime.Emitted])
    {
        let runtime = FakeRuntime()
        var answer: RawAnswer?
        try await withWebhooks(plainWebhook, runtime: runtime) { (hooks) async throws in
            answer = try await hooks.request(headers: headers, bytes: body)
        }
        let bodies = try runtime.payloads.map { try JSON(parsing: $0)["body"] }
        return (try #require(answer), bodies, runtime.emitted)
    }

    private let event =
        #"{"specversion":"1.0","id":"1","source":"/s","type":"t","myext":"x","#
        + #""traceparent":"00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01","data":{"a":1.0}}"#

    @Test func `a structured event keeps its attributes and is named by id and source`() async throws {
        let headers = ["Content-Type: application/cloudevents+json; charset=utf-8"]
        let (answer, bodies, emitted) = try await send(headers, Array(event.utf8))
        #expect(answer.status == 200)
        #expect(bodies == [try JSON(parsing: event)])
        #expect(emitted.map(\.identity) == ["ce:/s|1"])
        let trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"
        let said = [
            "specversion": "1.0", "id": "1", "source": "/s", "type": "t", "myext": "x", "traceparent": trace,
        ]
        #expect(emitted.map(\.producer) == [said])
    }

    @Test func `a binary event keeps its attributes among the headers`() async throws {
        let headers = [
            "ce-specversion: 1.0", "ce-id: 1", "ce-source: /s", "ce-type: t", "ce-myext: x", "traceparent: 00-ab-cd-01",
            "Content-Type: application/json",
        ]
        let (answer, bodies, emitted) = try await send(headers, Array(#"{"a":1.0}"#.utf8))
        #expect(answer.status == 200)
        #expect(bodies == [["a": .number(JSONNumber(validated: "1.0"))]])
        #expect(emitted.map(\.identity) == ["ce:/s|1"])
        let kept = try JSON(parsing: try #require(emitted.first).payload)["header"]
        #expect(kept?["Ce-Myext"] == ["x"])
        #expect(kept?["Traceparent"] == ["00-ab-cd-01"])
        #expect(kept?["Ce-Type"] == ["t"])
        let said = [
            "specversion": "1.0", "id": "1", "source": "/s", "type": "t", "myext": "x", "traceparent": "00-ab-cd-01",
        ]
        #expect(emitted.map(\.producer) == [said])
    }

    @Test func `an event's own trace goes before the request's, and what is too long stays in the data alone`()
        async throws
    {
        let long = String(repeating: "x", count: (4 << 10) + 1)
        let headers = [
            "ce-traceparent: 00-own-01", "traceparent: 00-request-01", "tracestate: a=b", "ce-long: \(long)",
            "ce-not_a_name: x",
        ]
        let (_, _, emitted) = try await send(headers, Array("{}".utf8))
        #expect(emitted.map(\.producer) == [["traceparent": "00-own-01", "tracestate": "a=b"]])
        let event = #"{"specversion":"1.0","id":"1","source":"/s","type":"t","n":5,"b":true,"o":{},"z":null}"#
        let structured = ["Content-Type: application/cloudevents+json", "traceparent: 00-request-01"]
        let said = [
            "specversion": "1.0", "id": "1", "source": "/s", "type": "t", "n": "5", "b": "true",
            "traceparent": "00-request-01",
        ]
        #expect(try await send(structured, Array(event.utf8)).emitted.map(\.producer) == [said])
    }

    @Test func `each event of a batch is an event of its own`() async throws {
        let second = #"{"specversion":"1.0","id":"2","source":"/s","type":"t","data_base64":"AP8="}"#
        let headers = ["Content-Type: application/cloudevents-batch+json"]
        let (answer, bodies, emitted) = try await send(headers, Array("[ \(event) , \(second) ]".utf8))
        #expect(answer.status == 200)
        #expect(bodies == [try JSON(parsing: event), try JSON(parsing: second)])
        #expect(emitted.map(\.identity) == ["ce:/s|1", "ce:/s|2"])
        for body in ["{}", "[1]", "["] {
            #expect(try await send(headers, Array(body.utf8)).answer.status == 400)
        }
        let empty = try await send(headers, Array("[]".utf8))
        #expect(empty.answer.status == 200 && empty.emitted == [])
    }

    @Test func `a batch that is stored in part is answered 503, and its repetition doubles nothing`() async throws {
        let runtime = FakeRuntime()
        let second = event.replacing(#""id":"1""#, with: #""id":"2""#)
        let headers = ["Content-Type: application/cloudevents-batch+json"]
        try await withWebhooks(plainWebhook, runtime: runtime) { (hooks) async throws in
            let first = try await hooks.request(headers: headers, body: "[\(event)]")
            #expect(first.status == 200)
            runtime.fail(with: .unavailable("disk full", retryAfter: .seconds(1)))
            #expect(try await hooks.request(headers: headers, body: "[\(second),\(event)]").status == 503)
            #expect(try await hooks.request(headers: headers, body: "[\(event),\(second)]").status == 200)
            #expect(runtime.identities == ["ce:/s|1", "ce:/s|2"])
        }
    }

    @Test(
        arguments: [
            ("application/xml", Array("<a b='c'>é</a>".utf8)), ("application/octet-stream", [0, 255, 13, 10, 34]),
            ("text/csv", Array("a,b".utf8)), ("multipart/form-data; boundary=x", Array("--x\r\n\r\n--x--".utf8)),
            ("application/x-www-form-urlencoded", Array("a=%FF%00".utf8)),
        ] as [(String, [UInt8])]
    ) func `a body that is no JSON is kept byte by byte`(type: String, body: [UInt8]) async throws {
        let (answer, bodies, emitted) = try await send(["Content-Type: \(type)"], body)
        #expect(answer.status == 200)
        #expect(bodies == [.string(base64(body))])
        let header = try JSON(parsing: try #require(emitted.first).payload)["header"]
        #expect(header?["Content-Type"] == [.string(type)])
    }

    @Test(arguments: ["application/json", "application/vnd.x+json; charset=utf-8", "text/plain", ""])
    func `a body that should be JSON and is not is refused`(type: String) async throws {
        let headers = type.isEmpty ? [] : ["Content-Type: \(type)"]
        #expect(try await send(headers, Array("<a/>".utf8)).answer.status == 400)
    }

    @Test func `a sender of CloudEvents may ask whether it is welcome`() async throws {
        let runtime = FakeRuntime()
        let allowing =
            plainWebhook + "\nallowedOrigins: [eventgrid.azure.net]\nrateLimit: {unit: Second, requestsPerUnit: 2}"
        try await withWebhooks(allowing, runtime: runtime) { (hooks) async throws in
            let origin = "WebHook-Request-Origin: eventgrid.azure.net"
            let welcome = try await hooks.request("OPTIONS", headers: [origin, "WebHook-Request-Rate: 120"])
            #expect(welcome.status == 200)
            #expect(welcome.headers["webhook-allowed-origin"] == "eventgrid.azure.net")
            #expect(welcome.headers["webhook-allowed-rate"] == "120")
            #expect(welcome.headers["allow"] == "POST, OPTIONS")
            let other = try await hooks.request("OPTIONS", headers: ["WebHook-Request-Origin: evil.example"])
            #expect(other.status == 403)
            #expect(other.headers["webhook-allowed-origin"] == nil)
        }
        try await withWebhooks(plainWebhook) { (hooks) async throws in
            #expect(try await hooks.request("OPTIONS", headers: ["WebHook-Request-Origin: x"]).status == 405)
        }
    }

    @Test func `a source takes as many requests as its rate says`() async throws {
        let runtime = FakeRuntime()
        let manifest = plainWebhook + "\nrateLimit: {unit: Minute, requestsPerUnit: 2}"
        try await withWebhooks(manifest, runtime: runtime) { (hooks) async throws in
            for status in [200, 200, 429] { #expect(try await hooks.request(body: "1").status == status) }
            #expect(try await hooks.request(body: "1").headers["retry-after"] == "30")
            runtime.leap(to: Timestamp(seconds: 30))
            for status in [200, 429] { #expect(try await hooks.request(body: "1").status == status) }
            #expect(runtime.emitted.count == 3)
        }
    }
}
