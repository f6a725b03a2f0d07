import EventSources
import Testing

struct WebhookAuthenticationTests {
    private let guarded = plainWebhook + "\nauthSecret: {name: hook, key: token}"

    @Test(arguments: [
        ([], 401), (["Authorization: bearer s3cret"], 401), (["Authorization: Basic s3cret"], 401),
        (["Authorization: Bearer s3cre"], 401), (["Authorization: Bearer s3crets"], 401),
        (["Authorization: Bearer s3cret"], 200),
    ]) func `only the right bearer token is let in`(headers: [String], status: Int) async throws {
        let runtime = FakeRuntime()
        runtime.setSecret("hook", "token", to: "s3cret")
        try await withWebhooks(guarded, runtime: runtime) { (hooks) async throws in
            let answer = try await hooks.request(headers: headers, body: "1")
            #expect(answer.status == status)
            #expect(answer.headers["www-authenticate"] == (status == 401 ? "Bearer" : nil))
            #expect(hooks.runtime.attempts == (status == 200 ? 1 : 0))
        }
    }

    @Test func `a changed token counts at once, and a missing or empty one lets nobody in`() async throws {
        try await withWebhooks(guarded) { (hooks) async throws in
            let header = ["Authorization: Bearer new"]
            let missing = try await hooks.request(headers: header, body: "1")
            #expect(missing.status == 503 && missing.headers["retry-after"] == "5")
            hooks.runtime.setSecret("hook", "token", to: "")
            #expect(try await hooks.request(headers: ["Authorization: Bearer "], body: "1").status == 503)
            hooks.runtime.setSecret("hook", "token", to: "new")
            #expect(try await hooks.request(headers: header, body: "1").status == 200)
            #expect(try await hooks.request("GET", "/health").status == 200)
        }
    }
}
