import EventSources
import Testing

struct ListenerRoutingTests {
    @Test func `several endpoints share one port`() async throws {
        try await withWebhooks(plainWebhook, "endpoint: /other\nport: 12000\nmethod: PUT") { (hooks) async throws in
            #expect(try await hooks.request("POST", "/example", body: "1").status == 200)
            #expect(try await hooks.request("PUT", "/other", body: "2").status == 200)
            #expect(hooks.runtime.emitted.count == 2)
        }
    }

    @Test(arguments: ["/unknown", "/example/", "/Example", "/", "/exampl"])
    func `an unknown path is answered 404`(path: String) async throws {
        try await withWebhooks(plainWebhook) { (hooks) async throws in
            let answer = try await hooks.request("POST", path, body: "1")
            #expect(answer.status == 404)
            #expect(hooks.runtime.attempts == 0)
        }
    }

    @Test func `health is answered unless an event source has the path`() async throws {
        try await withWebhooks(plainWebhook) { (hooks) async throws in
            for method in ["GET", "POST", "DELETE"] {
                let answer = try await hooks.request(method, "/health")
                #expect(answer.status == 200 && answer.body == "OK")
            }
            let head = try await hooks.request("HEAD", "/health")
            #expect(head.status == 200 && head.body == "" && head.headers["content-length"] == "2")
        }
        try await withWebhooks("endpoint: /health\nport: 12000\nmethod: POST") { (hooks) async throws in
            #expect(try await hooks.request("POST", "/health", body: "1").status == 200)
            #expect(try await hooks.request("GET", "/health").status == 405)
        }
    }

    @Test(arguments: [
        ("//example?a=1", "/example?a=1"), ("/x/../example", "/example"), ("/./example", "/example"),
        ("/%2e%2e//ex%20mple", "/ex%20mple"),
    ]) func `an unclean path is redirected to the clean one`(path: String, location: String) async throws {
        try await withWebhooks(plainWebhook) { (hooks) async throws in
            let answer = try await hooks.request("POST", path, body: "1")
            #expect(answer.status == 301)
            #expect(answer.headers["location"] == location)
        }
    }

    @Test func `a template's variables match one segment or their expression`() async throws {
        let segment = "endpoint: /a/{id}\nport: 12000\nmethod: POST"
        let digits = "endpoint: /n/{id:[0-9]{2,3}}/end.x\nport: 12000\nmethod: POST"
        try await withWebhooks(segment, digits) { (hooks) async throws in
            var statuses: [Int] = []
            for path in ["/a/1", "/a/b%20c", "/a/", "/a/1/2", "/n/12/end.x", "/n/1/end.x", "/n/12/endxx"] {
                statuses.append(try await hooks.request("POST", path, body: "1").status)
            }
            #expect(statuses == [200, 200, 404, 404, 200, 404, 404])
        }
    }

    @Test func `a known endpoint that nobody serves asks to come back`() async throws {
        try await withWebhooks(plainWebhook) { (hooks) async throws in
            let (source, _) = try read(WebhookSource.self, "endpoint: /late\nport: 12000\nmethod: POST")
            for endpoint in source.endpoints { hooks.routes.declare(endpoint) }
            let answer = try await hooks.request("POST", "/late", body: "1")
            #expect(answer.status == 503 && answer.headers["retry-after"] == "1")
        }
    }

    @Test func `a broken escape in the path is refused`() async throws {
        try await withWebhooks(plainWebhook) { (hooks) async throws in
            #expect(try await hooks.request("POST", "/exa%2mple", body: "1").status == 400)
        }
    }
}
