import EventData
import EventSources
import Manifests
import Testing

struct StripeTests {
    private let manifest = ProviderFixture.nested + "signingSecret: {name: hook, key: secret}"

    private func send(_ body: String, more: String = "", sign: Bool = true, age: Int = 0) async throws
        -> (answer: RawAnswer, emitted: [FakeRuntime.Emitted])
    {
        let runtime = ProviderFixture.runtime()
        let code = hmacSHA256(Array("\(1_700_000_000 - age).\(body)".utf8), key: Array(ProviderFixture.secret.utf8))
        let headers = sign ? ["Stripe-Signature: t=\(1_700_000_000 - age),v1=\(hexadecimal(code))"] : []
        var answer: RawAnswer?
        let source = try faultless(StripeSource.self, manifest + more)
        try await withHooks([source], runtime: runtime) { (hooks) async throws in
            answer = try await hooks.request(headers: headers + ["Content-Type: application/json"], body: body)
        }
        return (try #require(answer), runtime.emitted)
    }

    private let charge =
        #"{"id":"evt_1","object":"event","api_version":"2020","created":1700000000,"livemode":true,"#
        + #""data":{"object":{"id":"ch_1","amount":100}},"pending_webhooks":2,"#
        + #""request":{"id":"req_1","idempotency_key":null},"type":"charge.succeeded"}"#

    @Test func `an event has the fields that Argo Events knows, and Stripe's id`() async throws {
        let (answer, emitted) = try await send(charge, more: "\nmetadata: {a: b}")
        #expect(answer.status == 200)
        let payload =
            #"{"event":{"account":"","created":1700000000,"data":{"previous_attributes":null,"#
            + #""object":{"id":"ch_1","amount":100}},"id":"evt_1","livemode":true,"pending_webhooks":2,"#
            + #""request":{"id":"req_1","idempotency_key":""},"type":"charge.succeeded"},"metadata":{"a":"b"}}"#
        #expect(emitted.map(\.payload) == [payload])
        #expect(emitted.map(\.identity) == ["evt_1"])
        #expect(emitted.map(\.type) == ["stripe"])
    }

    @Test func `an unsigned event is refused, one that is not wanted is acknowledged and left out`() async throws {
        #expect(try await send(charge, sign: false).answer.status == 401)
        let (answer, emitted) = try await send(charge, more: "\neventFilter: [charge.failed]")
        #expect(answer.status == 200)
        #expect(answer.headers["x-signalbox-filtered"] == "true")
        #expect(emitted == [])
    }

    @Test func `a signature counts for five minutes either way`() async throws {
        for (age, status) in [(299, 200), (301, 401), (-299, 200), (-301, 401)] {
            #expect(try await send(charge, age: age).answer.status == status, "\(age) s")
        }
    }

    @Test func `what is no event is refused`() async throws {
        for body in ["null", "{}", #"{"id":"a","type":"b"}"#] {
            let (answer, emitted) = try await send(body)
            #expect(answer.status == 400)
            #expect(emitted == [])
        }
    }

    @Test func `creating endpoints needs a key, and is not done here`() throws {
        let problems = try read(StripeSource.self, manifest + "\ncreateWebhook: true").problems
        #expect(problems.map(\.severity) == [.error, .warning])
    }
}
