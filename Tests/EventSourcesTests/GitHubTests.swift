import EventData
import EventSources
import Manifests
import Testing

struct GitHubTests {
    private let json = "Content-Type: application/json"
    private let manifest = ProviderFixture.nested + "organizations: []\nmetadata: {team: a}"
    private let signed = ProviderFixture.nested + "organizations: []\nwebhookSecret: {name: hook, key: secret}"

    @Test(arguments: [
        ("{ }", #"{"X-GitHub-Event":"ping","X-GitHub-Delivery":"1-2"}"#),
        (
            #"{"zen":1.50, "id":12345678901234567890}"#,
            #"{"zen":1.50,"id":12345678901234567890,"X-GitHub-Event":"ping","X-GitHub-Delivery":"1-2"}"#
        ),
        (
            #"{"a":[1],"X-GitHub-Event":"forged","b":{"c":"}"}}"#,
            #"{"a":[1],"b":{"c":"}"},"X-GitHub-Event":"ping","X-GitHub-Delivery":"1-2"}"#
        ),
    ]) func `event and delivery are put into the body, in place of namesakes`(sent: String, stored: String) async throws
    {
        let runtime = FakeRuntime()
        try await withHooks([faultless(GitHubSource.self, manifest)], runtime: runtime) { (hooks) async throws in
            let headers = ["X-GitHub-Event: ping", "X-GitHub-Delivery: 1-2", json]
            #expect(try await hooks.request(headers: headers, body: sent).status == 200)
            let expected =
                #"{"headers":{"Connection":["close"],"Content-Length":["\#(sent.utf8.count)"],"#
                + #""Content-Type":["application/json"],"X-Github-Delivery":["1-2"],"X-Github-Event":["ping"]},"#
                + #""body":\#(stored),"metadata":{"team":"a"}}"#
            #expect(
                runtime.emitted == [
                    FakeRuntime.Emitted(
                        type: "github",
                        payload: expected,
                        identity: "1-2",
                        source: "argo/hooks",
                        eventName: "example"
                    )
                ]
            )
        }
    }

    @Test func `a form's payload is the body, and its signature is of the form`() async throws {
        let runtime = ProviderFixture.runtime()
        try await withHooks([faultless(GitHubSource.self, signed)], runtime: runtime) { (hooks) async throws in
            let body = "payload=%7B%22a%22%3A1%7D"
            let code = hmacSHA256(Array(body.utf8), key: Array(ProviderFixture.secret.utf8))
            let headers = [
                "Content-Type: application/x-www-form-urlencoded; charset=utf-8",
                "X-Hub-Signature-256: sha256=\(hexadecimal(code))",
            ]
            #expect(try await hooks.request(headers: headers, body: body).status == 200)
            let event = try JSON(parsing: #require(runtime.payloads.first))
            #expect(event["body"] == ["a": 1, "X-GitHub-Event": "", "X-GitHub-Delivery": ""])
        }
    }

    @Test(arguments: [
        ("Content-Type: text/plain", "{}"), ("Content-Type: application/json", "[1]"),
        ("Content-Type: application/json", "{"), ("Content-Type: application/x-www-form-urlencoded", "a=1"),
    ]) func `what is no event of GitHub's is refused`(type: String, body: String) async throws {
        let runtime = FakeRuntime()
        try await withHooks([faultless(GitHubSource.self, manifest)], runtime: runtime) { (hooks) async throws in
            #expect(try await hooks.request(headers: [type], body: body).status == 400)
            #expect(runtime.attempts == 0)
        }
    }

    @Test func `SHA-1 counts only where it is asked for, and never beside a wrong SHA-256`() async throws {
        let body = Array("{}".utf8)
        let key = Array(ProviderFixture.secret.utf8)
        let old = "X-Hub-Signature: sha1=" + hexadecimal(hmac(body, key: key, .sha1))
        let new = "X-Hub-Signature-256: sha256=" + hexadecimal(hmac(body, key: key, .sha256))
        let wrong = "X-Hub-Signature-256: sha256=" + hexadecimal(hmac(body, key: [1], .sha256))
        let asked = signed + "\nallowSHA1: true"
        for (manifest, headers, status) in [
            (signed, [old], 401), (asked, [old], 200), (asked, [old, wrong], 401), (asked, [new], 200),
        ] {
            let runtime = ProviderFixture.runtime()
            try await withHooks([faultless(GitHubSource.self, manifest)], runtime: runtime) { (hooks) async throws in
                let answer = try await hooks.request(headers: headers + [json], bytes: body)
                #expect(answer.status == status, "\(headers)")
            }
        }
    }

    @Test(arguments: [
        ("organizations: []", "'webhook' is missing"),
        ("webhook: {endpoint: /a, port: 1}", "'repositories' is missing"),
        ("webhook: {endpoint: /a, port: 1}\norganizations: [a]\nrepositories: []", "'organizations' stands beside"),
        ("webhook: {endpoint: /a, port: 1}\norganizations: [a]\ncontentType: xml", "'contentType' is 'xml'"),
        ("webhook: {endpoint: /a, port: 1}\norganizations: [a]\ngithubBaseURL: x", "'githubUploadURL' is missing"),
        (
            "webhook: {endpoint: /a, port: 1, url: x}\norganizations: [a]\napiToken: {name: a, key: b}",
            "'events' is missing"
        ),
    ]) func `a manifest that Argo Events refuses is refused`(yaml: String, start: String) throws {
        let problems = try read(GitHubSource.self, yaml).problems.filter { $0.severity == .error }
        #expect(problems.count == 1)
        #expect(problems.first?.problem.hasPrefix(start) ?? false, "\(problems)")
    }
}
