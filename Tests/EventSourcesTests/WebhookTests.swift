import EventData
import EventSources
import Foundation
import Support
import Testing

struct WebhookTests {
    @Test func `a JSON body becomes an event with header and body`() async throws {
        try await withWebhooks(plainWebhook) { (hooks) async throws in
            let answer = try await hooks.request(
                headers: ["Content-Type: application/json", "x-foo: a", "X-FOO: b"],
                body: #"{"a": 1.0, "b":"x<y&z" , "big":12345678901234567890}"#
            )
            #expect(answer.status == 200)
            #expect(answer.body == "success")
            #expect(answer.headers["x-signalbox-event-id"] == "event-1")
            #expect(
                hooks.runtime.emitted == [
                    FakeRuntime.Emitted(
                        type: "webhook",
                        payload: #"{"header":{"Connection":["close"],"Content-Length":["52"],"#
                            + #""Content-Type":["application/json"],"X-Foo":["a","b"]},"#
                            + #""body":{"a":1.0,"b":"x\u003cy\u0026z","big":12345678901234567890}}"#,
                        identity: nil,
                        source: "argo/hooks",
                        eventName: "example"
                    )
                ]
            )
        }
    }

    @Test func `a body keeps its spelling, but for spaces between tokens and the escapes that Go writes`() async throws
    {
        try await withWebhooks(plainWebhook) { (hooks) async throws in
            let sent =
                "\t{ \"a b\" : \" \\\" \\u00e9 é <&>\u{2028}\u{2029}\u{2027}\" ,\r\n\"n\":-0.10E+2,\"a b\":[ ]}\n"
            #expect(try await hooks.request(body: sent).status == 200)
            let expected =
                #"{"a b":" \" \u00e9 é \u003c\u0026\u003e\u2028\u2029"# + "\u{2027}" + #"","n":-0.10E+2,"a b":[]}"#
            #expect(hooks.runtime.payloads.last.map(body(of:)) == expected)
        }
    }

    @Test func `the Authorization header is masked and metadata is added`() async throws {
        try await withWebhooks(plainWebhook + "\nmetadata: {team: a, app: \"\\\"b\\\"\"}") { (hooks) async throws in
            let answer = try await hooks.request(headers: ["Authorization: Basic c2VjcmV0"], body: "5")
            #expect(answer.status == 200)
            #expect(
                hooks.runtime.payloads == [
                    #"{"header":{"Authorization":["*** Masked Auth Secret ***"],"Connection":["close"],"#
                        + #""Content-Length":["1"]},"body":5,"metadata":{"app":"\"b\"","team":"a"}}"#
                ]
            )
        }
    }

    @Test func `malformed JSON is refused with the offset and stores nothing`() async throws {
        try await withWebhooks(plainWebhook) { (hooks) async throws in
            let answer = try await hooks.request(headers: ["Content-Type: application/json"], body: #"{"a": tru}"#)
            #expect(answer.status == 400)
            #expect(answer.body.contains("at byte 9"), "\(answer.body)")
            #expect(try await hooks.request(body: "").status == 400)
            #expect(hooks.runtime.emitted == [])
        }
    }

    @Test(arguments: [
        ("application/x-www-form-urlencoded", "a=1&b=%32+x&a=3"),
        ("Application/X-WWW-Form-Urlencoded ; charset=utf-8", "a=1&&b=%32+x&a=3"),
    ]) func `a form becomes a map of lists, whatever the parameters of its type`(type: String, body: String)
        async throws
    {
        try await withWebhooks(plainWebhook) { (hooks) async throws in
            let answer = try await hooks.request("POST", "/example?a=9", headers: ["Content-Type: \(type)"], body: body)
            #expect(answer.status == 200)
            #expect(hooks.runtime.payloads.map(body(of:)) == [#"{"a":["1","3"],"b":["2 x"]}"#])
        }
    }

    @Test func `a broken form is refused`() async throws {
        try await withWebhooks(plainWebhook) { (hooks) async throws in
            let type = "Content-Type: application/x-www-form-urlencoded"
            #expect(try await hooks.request(headers: [type], body: "a=%zz").status == 400)
            #expect(hooks.runtime.emitted == [])
        }
    }

    @Test func `a GET event carries the query and not the body`() async throws {
        try await withWebhooks("endpoint: /q\nport: 12000\nmethod: GET") { (hooks) async throws in
            #expect(try await hooks.request("GET", "/q?aaa=b%20b&ccc=d%20d&bad=%zz").status == 200)
            #expect(try await hooks.request("GET", "/q", body: "ignored").status == 200)
            #expect(hooks.runtime.payloads.map(body(of:)) == [#"{"aaa":["b b"],"ccc":["d d"]}"#, "{}"])
        }
    }

    @Test(arguments: ["PUT", "PATCH", "DELETE"])
    func `other methods work when the manifest names them`(method: String) async throws {
        try await withWebhooks("endpoint: /m\nport: 12000\nmethod: \(method)") { (hooks) async throws in
            #expect(try await hooks.request(method, "/m", body: "[1]").status == 200)
            let refused = try await hooks.request("POST", "/m", body: "[1]")
            #expect(refused.status == 405)
            #expect(refused.headers["allow"] == method)
            #expect(hooks.runtime.payloads.map(body(of:)) == ["[1]"])
        }
    }

    @Test func `a real push is stored with its body as it came`() async throws {
        let file = "\(sharedDirectory)/fixtures/github/push/1.payload.json"
        let push = try String(contentsOfFile: file, encoding: .utf8)
        try await withWebhooks(plainWebhook) { (hooks) async throws in
            let delivery = "X-GitHub-Delivery: 72d3162e-cc78-11e3-81ab-4c9367dc0958"
            let answer = try await hooks.request(headers: ["Content-Type: application/json", delivery], body: push)
            #expect(answer.status == 200)
            let payload = try #require(hooks.runtime.payloads.first)
            let stored = try JSON(parsing: payload).at("body")
            let sent = try JSON(parsing: push)
            #expect(stored == sent)
            #expect(stored?["ref"]?.string != nil)
        }
    }

    @Test func `a body over the limit is refused and stores nothing`() async throws {
        try await withWebhooks(plainWebhook + "\nmaxPayloadSize: 10") { (hooks) async throws in
            #expect(try await hooks.request(body: "1234567890").status == 200)
            #expect(try await hooks.request(body: "12345678901").status == 413)
            #expect(hooks.runtime.attempts == 1)
        }
    }

    @Test func `a bus that takes nothing is answered 503, an event too large for it 413`() async throws {
        let runtime = FakeRuntime()
        runtime.fail(with: .unavailable("disk full", retryAfter: .milliseconds(1500)), .tooLarge(limitBytes: 9))
        try await withWebhooks(plainWebhook, runtime: runtime) { (hooks) async throws in
            let unavailable = try await hooks.request(body: "1")
            #expect(unavailable.status == 503)
            #expect(unavailable.headers["retry-after"] == "2")
            #expect(!unavailable.body.contains("disk full"))
            #expect(try await hooks.request(body: "1").status == 413)
            #expect(try await hooks.request(body: "1").status == 200)
        }
    }

    @Test func `a full quota is answered 503 with what is full, and when to come again`() async throws {
        let runtime = FakeRuntime()
        runtime.fail(with: .full("the quota of a/b/c is full", retryAfter: .seconds(5)))
        try await withWebhooks(plainWebhook, runtime: runtime) { (hooks) async throws in
            let full = try await hooks.request(body: "1")
            #expect(full.status == 503)
            #expect(full.headers["retry-after"] == "5")
            #expect(full.body == "not accepted: the quota of a/b/c is full\n")
            #expect(try await hooks.request(body: "1").status == 200)
        }
    }

    private func body(of payload: String) -> String {
        let start = payload.range(of: "\"body\":")?.upperBound ?? payload.startIndex
        return String(payload[start...].dropLast())
    }
}
