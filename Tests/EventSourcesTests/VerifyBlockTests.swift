import EventData
import EventSources
import Manifests
import Testing

/// The `verify` block of a manifest.
struct VerifyBlockTests {
    private let hook = plainWebhook + "\nverify:\n  "
    private let secret = "secret: {name: hook, key: secret}"

    private func sign(_ text: String, _ key: String = ProviderFixture.secret, _ function: HashFunction = .sha256)
        -> [UInt8]
    {
        hmac(Array(text.utf8), key: Array(key.utf8), function)
    }

    private func status(
        _ block: String,
        headers: [String],
        path: String = "/example",
        body: String = "{}"
    ) async throws -> Int {
        let runtime = ProviderFixture.runtime()
        runtime.setSecret("hook", "new", to: "new")
        var status = 0
        try await withWebhooks(hook + block, runtime: runtime) { (hooks) async throws in
            status = try await hooks.request("POST", path, headers: headers, body: body).status
        }
        #expect(runtime.attempts == (status == 200 ? 1 : 0))
        return status
    }

    @Test func `a scheme can be spelled out`() async throws {
        let block = """
            algorithm: hmac-sha512
              header: X-Sig
              encoding: base64url
              prefix: "v1:"
              separator: ";"
              signed: "{method} {path}{query}|{header:X-Nonce}|{timestamp}|{body}"
              timestamp: {header: X-Time, unit: milliseconds}
              tolerance: 10s
              \(secret)
            """
        let text = "POST /example?a=%20|n|1700000005000|{}"
        let code = base64(sign(text, ProviderFixture.secret, .sha512)).replacing("+", with: "-").replacing(
            "/",
            with: "_"
        )
        func headers(_ time: String) -> [String] { ["X-Sig: v0:x; v1:\(code)", "X-Nonce: n", "X-Time: \(time)"] }
        #expect(try await status(block, headers: headers("1700000005000"), path: "/example?a=%20") == 200)
        #expect(try await status(block, headers: headers("1700000005000"), path: "/example?a=+") == 401)
        #expect(try await status(block, headers: headers("1700000015000"), path: "/example?a=%20") == 401)
        #expect(try await status(block, headers: headers("soon"), path: "/example?a=%20") == 401)
    }

    @Test func `a recipe's fields can be changed`() async throws {
        let block = "recipe: gitea\n  header: X-Our-Signature\n  \(secret)"
        let code = hexadecimal(sign("{}"))
        #expect(try await status(block, headers: ["X-Our-Signature: \(code)"]) == 200)
        #expect(try await status(block, headers: ["X-Gitea-Signature: \(code)"]) == 401)
    }

    @Test func `old and new secret both count while one replaces the other`() async throws {
        let block = "recipe: gitea\n  secrets: [{name: hook, key: secret}, {name: hook, key: new}]"
        for key in [ProviderFixture.secret, "new"] {
            let code = hexadecimal(sign("{}", key))
            #expect(try await status(block, headers: ["X-Gitea-Signature: \(code)"]) == 200)
        }
        #expect(try await status(block, headers: ["X-Gitea-Signature: \(hexadecimal(sign("{}", "old")))"]) == 401)
    }

    @Test func `a secret in a header or in the query does not get into the event`() async throws {
        let runtime = ProviderFixture.runtime()
        let inHeader = plainWebhook + "\nverify: {recipe: api-key, \(secret)}"
        let inQuery =
            "endpoint: /query\nport: 12000\nmethod: GET\nverify: {algorithm: apiKey, query: key, \(secret)}"
        try await withWebhooks(inHeader, inQuery, runtime: runtime) { (hooks) async throws in
            let header = "X-API-Key: \(ProviderFixture.secret)"
            #expect(try await hooks.request(headers: [header], body: "1").status == 200)
            let query = "It's%20a%20Secret%20to%20Everybody"
            #expect(try await hooks.request("GET", "/query?a=1&key=\(query)&b=2").status == 200)
            #expect(try await hooks.request("GET", "/query?a=1&key=x").status == 401)
        }
        #expect(runtime.emitted.count == 2)
        #expect(!runtime.payloads.contains { $0.contains("Everybody") })
        #expect(runtime.payloads.last?.contains(#""body":{"a":["1"],"b":["2"]}"#) ?? false)
    }

    @Test func `a request that comes again is recognised by the sender's id or by the signature`() async throws {
        let runtime = ProviderFixture.runtime()
        let byHeader = plainWebhook + "\nverify: {recipe: gitea, replay: {header: X-Gitea-Delivery}, \(secret)}"
        let bySignature =
            "endpoint: /signed\nport: 12000\nmethod: POST\nverify: {recipe: gitea, replay: {signature: true}, \(secret)}"
        try await withWebhooks(byHeader, bySignature, runtime: runtime) { (hooks) async throws in
            let headers = ["X-Gitea-Signature: \(hexadecimal(sign("{}")))"]
            for (path, more, isDuplicate) in [
                ("/example", ["X-Gitea-Delivery: 1"], nil), ("/example", ["X-Gitea-Delivery: 2"], nil),
                ("/example", ["X-Gitea-Delivery: 1"], "true"), ("/signed", ["X-Gitea-Delivery: 3"], nil),
                ("/signed", ["X-Gitea-Delivery: 4"], "true"),
            ] {
                let answer = try await hooks.request("POST", path, headers: headers + more, body: "{}")
                #expect(answer.status == 200)
                #expect(answer.headers["x-signalbox-duplicate"] == isDuplicate, "\(path) \(more)")
            }
        }
    }

    @Test(arguments: [
        ("recipe: githb\n  secret: {name: a, key: b}", "'recipe' is 'githb'"),
        ("secret: {name: a, key: b}", "'recipe' is missing"),
        ("recipe: github", "'secret' is missing"),
        ("algorithm: hmac-sha256\n  secret: {name: a, key: b}", "'header' is missing"),
        ("recipe: github\n  signed: \"{bdy}\"\n  secret: {name: a, key: b}", "'signed' names '{bdy}'"),
        ("recipe: github\n  signed: \"{body\"\n  secret: {name: a, key: b}", "'signed' has a '{'"),
        ("recipe: github\n  signed: \"{timestamp}{body}\"\n  secret: {name: a, key: b}", "'signed' holds {timestamp}"),
        ("recipe: github\n  tolerance: 5m\n  secret: {name: a, key: b}", "'tolerance' has no timestamp"),
        ("algorithm: jwt\n  secret: {name: a, key: b}", "'algorithm' is jwt, but"),
        ("recipe: bearer\n  replay: {signature: true}\n  secret: {name: a, key: b}", "'replay' goes by a signature"),
        ("recipe: github\n  header: A\n  query: b\n  secret: {name: a, key: b}", "'query' stands beside 'header'"),
        ("recipe: github\n  secrt: {name: a, key: b}\n  secret: {name: a, key: b}", "unknown field 'secrt'"),
    ]) func `a block that cannot be meant is refused`(block: String, start: String) throws {
        let problems = try read(WebhookSource.self, hook + block).problems
        #expect(problems.count == 1, "\(problems)")
        #expect(problems.first?.problem.hasPrefix(start) ?? false, "\(problems)")
    }

    @Test func `whoever verifies nothing is told so, unless it is meant`() throws {
        let verify = "\nverify: {recipe: github, secret: {name: a, key: b}}"
        #expect(try faultless(WebhookSource.self, plainWebhook).isOpenUnasked)
        #expect(try !faultless(WebhookSource.self, plainWebhook + "\ninsecure: true").isOpenUnasked)
        #expect(try !faultless(WebhookSource.self, plainWebhook + "\nauthSecret: {name: a, key: b}").isOpenUnasked)
        #expect(try !faultless(WebhookSource.self, plainWebhook + verify).isOpenUnasked)
        let both = try read(WebhookSource.self, plainWebhook + verify + "\ninsecure: true").problems
        #expect(both.map(\.severity) == [.error])
        #expect(try faultless(GitHubSource.self, ProviderFixture.nested + "organizations: []").isOpenUnasked)
        let nested = "webhook: {endpoint: /a, port: 1, insecure: true}\norganizations: []\ninsecure: true"
        #expect(try !faultless(GitHubSource.self, nested).isOpenUnasked)
    }
}
