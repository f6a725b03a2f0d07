import EventSources
import Testing

struct WebhookIdentityTests {
    @Test(arguments: [
        (["X-GitHub-Delivery: 72d3162e"], "1", "72d3162e"),
        (["Idempotency-Key: k1"], "1", "k1"),
        (["Webhook-Id: msg_1"], "1", "msg_1"),
        (["ce-id: 7", "ce-source: /s", "ce-specversion: 1.0", "ce-type: t"], "1", "ce:/s|7"),
        (
            ["Content-Type: application/cloudevents+json; charset=utf-8"],
            #"{"specversion":"1.0","id":"7","source":"s","type":"t","data":{"k":1}}"#, "ce:s|7"
        ),
    ]) func `posting a delivery twice gives one event, and the second answer says so`(
        headers: [String],
        body: String,
        identity: String
    ) async throws {
        try await withWebhooks(plainWebhook) { (hooks) async throws in
            let first = try await hooks.request(headers: headers, body: body)
            let second = try await hooks.request(headers: headers, body: body)
            #expect([first.status, second.status] == [200, 200])
            #expect(first.body == "success")
            #expect(second.body.hasPrefix("duplicate"))
            #expect(first.headers["x-signalbox-duplicate"] == nil)
            #expect(second.headers["x-signalbox-duplicate"] == "true")
            #expect(first.headers["x-signalbox-event-id"] == identity)
            #expect(second.headers["x-signalbox-event-id"] == identity)
            #expect(hooks.runtime.identities == [identity])
        }
    }

    @Test func `requests that name nothing are events of their own`() async throws {
        try await withWebhooks(plainWebhook) { (hooks) async throws in
            for _ in 1...2 { _ = try await hooks.request(body: "1") }
            #expect(hooks.runtime.identities == [nil, nil])
        }
    }

    @Test func `an id is kept as its provider shows it, and a CloudEvent's together with its source`() async throws {
        try await withWebhooks(plainWebhook) { (hooks) async throws in
            for header in ["X-GitHub-Delivery: one", "Idempotency-Key: two", "ce-id: one"] {
                _ = try await hooks.request(headers: [header], body: "1")
            }
            #expect(hooks.runtime.identities == ["one", "two", "ce:|one"] as [String?])
        }
    }

    @Test func `a long or unprintable id is replaced by its digest`() async throws {
        try await withWebhooks(plainWebhook) { (hooks) async throws in
            let long = String(repeating: "x", count: 1000)
            _ = try await hooks.request(headers: ["Idempotency-Key: \(long)"], body: "1")
            _ = try await hooks.request(headers: ["Idempotency-Key: ümlaut"], body: "1")
            for identity in hooks.runtime.identities {
                let text = try #require(identity)
                #expect(text.hasPrefix("sha256:") && text.utf8.count == 71)
            }
            #expect(Set(hooks.runtime.identities).count == 2)
        }
    }
}
