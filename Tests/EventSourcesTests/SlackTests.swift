import EventData
import EventSources
import Manifests
import Testing

struct SlackTests {
    private let manifest =
        ProviderFixture.nested + "token: {name: slack, key: token}\nsigningSecret: {name: hook, key: secret}"
    private let form = "Content-Type: application/x-www-form-urlencoded"
    private let json = "Content-Type: application/json"

    /// Sends a body that Slack has signed so many seconds ago.
    private func send(
        _ body: String,
        _ type: String,
        age: Int = 0
    ) async throws -> (answer: RawAnswer, emitted: [FakeRuntime.Emitted]) {
        let runtime = ProviderFixture.runtime()
        runtime.setSecret("slack", "token", to: "tok")
        let time = 1_700_000_000 - age
        let code = hmacSHA256(Array("v0:\(time):\(body)".utf8), key: Array(ProviderFixture.secret.utf8))
        let headers = [
            type, "X-Slack-Request-Timestamp: \(time)", "X-Slack-Signature: v0=\(hexadecimal(code))",
        ]
        var answer: RawAnswer?
        try await withHooks([faultless(SlackSource.self, manifest)], runtime: runtime) { (hooks) async throws in
            answer = try await hooks.request(headers: headers, body: body)
        }
        return (try #require(answer), runtime.emitted)
    }

    private func event(_ payload: String, identity: String?) -> FakeRuntime.Emitted {
        FakeRuntime.Emitted(
            type: "slack",
            payload: payload,
            identity: identity,
            source: "argo/hooks",
            eventName: "example"
        )
    }

    @Test func `the inner event is passed on under its type`() async throws {
        let body =
            #"{"token":"tok","type":"event_callback","event_id":"Ev1","event":{"type":"message","text":"<a>","n":1.0}}"#
        let (answer, emitted) = try await send(body, json)
        #expect(answer.status == 200)
        let payload = #"{"type":"message","Data":{"type":"message","text":"\u003ca\u003e","n":1.0}}"#
        #expect(emitted == [event(payload, identity: "Ev1")])
    }

    @Test func `the handshake is answered with the challenge alone`() async throws {
        let (answer, emitted) = try await send(#"{"token":"tok","type":"url_verification","challenge":"3eZ"}"#, json)
        #expect(answer.status == 200)
        #expect(answer.body == "3eZ")
        #expect(emitted == [])
    }

    @Test func `a slash command keeps the fields of Argo Events and its answer says nothing`() async throws {
        let body =
            "token=tok&team_id=T1&team_domain=d&channel_id=C1&channel_name=general&user_id=U1&user_name=ann"
            + "&command=%2Fdeploy&text=a+b&response_url=https%3A%2F%2Fx&trigger_id=1.2&api_app_id=A1"
            + "&is_enterprise_install=false&extra=1"
        let (answer, emitted) = try await send(body, form)
        #expect(answer.status == 200)
        #expect(answer.body == "")
        let payload =
            #"{"token":"*** Masked Auth Secret ***","team_id":"T1","team_domain":"d","is_enterprise_install":false,"#
            + #""channel_id":"C1","channel_name":"general","user_id":"U1","user_name":"ann","command":"/deploy","#
            + #""text":"a b","response_url":"https://x","trigger_id":"1.2","api_app_id":"A1"}"#
        #expect(emitted == [event(payload, identity: "1.2")])
    }

    @Test func `an interaction is passed on without its token`() async throws {
        let (answer, emitted) = try await send(
            "payload=%7B%22type%22%3A%22block_actions%22%2C%22token%22%3A%22tok%22%2C%22trigger_id%22%3A%227%22%7D",
            form
        )
        #expect(answer.status == 200)
        let payload = #"{"type":"block_actions","token":"*** Masked Auth Secret ***","trigger_id":"7"}"#
        #expect(emitted == [event(payload, identity: "7")])
    }

    @Test(arguments: [(0, 200), (300, 200), (-300, 200), (301, 401), (-302, 401)])
    func `a signature counts for five minutes either way`(age: Int, status: Int) async throws {
        let body = #"{"token":"tok","type":"event_callback","event":{"type":"message"}}"#
        #expect(try await send(body, json, age: age).answer.status == status)
    }

    @Test(arguments: [
        (#"{"token":"other","type":"event_callback","event":{"type":"message"}}"#, 401),
        (#"{"token":"tok","type":"event_callback"}"#, 400), ("{", 400), ("[]", 400),
        (#"{"token":"tok","type":"app_rate_limited"}"#, 200),
    ]) func `what is no event is not stored`(body: String, status: Int) async throws {
        let (answer, emitted) = try await send(body, json)
        #expect(answer.status == status)
        #expect(emitted == [])
    }

    @Test func `a form that is neither is refused`() async throws {
        #expect(try await send("a=1", form).answer.status == 400)
    }

    @Test func `both secrets are needed`() throws {
        let problems = try read(SlackSource.self, ProviderFixture.nested).problems
        #expect(problems.map { $0.problem.prefix { $0 != " " } } == ["'token'", "'signingSecret'"])
    }
}
