import EventData
import EventSources
import Testing

struct BitbucketServerTests {
    private let base = ProviderFixture.nested + "bitbucketserverBaseURL: https://git/rest\n"
    private let event =
        #"{"eventKey":"repo:refs_changed","actor":{"id":9007199254740993},"#
        + #""repository":{"slug":"app","project":{"key":"CI"}},"#
        + #""changes":[{"ref":{"type":"BRANCH"},"type":"UPDATE","toHash":"a1"},"#
        + #"{"ref":{"type":"TAG"},"type":"ADD","toHash":"b2"},{"ref":{"type":"BRANCH"},"type":"DELETE","toHash":"0"}]}"#

    private func send(
        _ manifest: String,
        _ providers: FakeProviders = FakeProviders(),
        body: String? = nil
    ) async throws -> (status: Int, changes: [[String]], identities: [String?]) {
        let runtime = ProviderFixture.runtime()
        var status = 0
        let source = try faultless(BitbucketServerSource.self, base + manifest)
        try await withHooks([source], runtime: runtime, providers: providers) { (hooks) async throws in
            let headers = ["X-Event-Key: repo:refs_changed", "X-Request-Id: r1", "Content-Type: application/json"]
            status = try await hooks.request(headers: headers, body: body ?? event).status
        }
        let changes = try runtime.payloads.map { payload in
            let body = try JSON(parsing: payload)["body"]
            #expect(body?.at("actor", "id") == .number(JSONNumber(validated: "9007199254740993")))
            return body?["changes"]?.array?.compactMap { $0["toHash"]?.string } ?? []
        }
        return (status, changes, runtime.identities)
    }

    @Test func `changes stay together unless the manifest parts them`() async throws {
        let together = try await send("")
        #expect(together.status == 200 && together.changes == [["a1", "b2", "0"]] && together.identities == ["r1"])
        let apart = try await send("oneEventPerChange: true")
        #expect(apart.status == 200)
        #expect(apart.changes == [["a1"], ["b2"], ["0"]])
        #expect(apart.identities == ["r1/0", "r1/1", "r1/2"])
    }

    @Test func `changes of branches with an open pull request are left out`() async throws {
        let url = "GET https://git/rest/api/1.0/projects/CI/repos/app/commits/a1/pull-requests?limit=100&start="
        let providers = FakeProviders()
        let first = #"{"values":[{"state":"MERGED"}],"isLastPage":false,"nextPageStart":7}"#
        providers.answer(url + "0", ProviderResponse(status: 200, body: Array(first.utf8)))
        let second = #"{"values":[{"state":"OPEN"}],"isLastPage":true}"#
        providers.answer(url + "7", ProviderResponse(status: 200, body: Array(second.utf8)))
        let skipping = "skipBranchRefsChangedOnOpenPR: true\naccessToken: {name: hook, key: secret}\n"
        #expect(try await send(skipping, providers).changes == [["b2", "0"]])
        #expect(try await send(skipping + "oneEventPerChange: true", providers).changes == [["b2"], ["0"]])
        #expect(Set(providers.requests.flatMap(\.headers).map(\.value)).count == 2)
        let only = event.replacing(#"{"ref":{"type":"TAG"},"type":"ADD","toHash":"b2"},"#, with: "")
            .replacing(#",{"ref":{"type":"BRANCH"},"type":"DELETE","toHash":"0"}"#, with: "")
        let nothing = try await send(skipping, providers, body: only)
        #expect(nothing.status == 200 && nothing.changes == [])
    }

    @Test func `an event is not lost while Bitbucket does not answer`() async throws {
        let skipping = "skipBranchRefsChangedOnOpenPR: true"
        let answer = try await send(skipping)
        #expect(answer.status == 503 && answer.changes == [])
    }
}

/// What is Bitbucket Server's own about hooks.
struct BitbucketServerHookTests {
    private let kept = KeptHooks.bitbucketServer

    @Test func `every repository of a project has a hook, also one that comes later`() async throws {
        let (server, runtime) = (ForgeDouble(.bitbucketServer), KeptHooks.runtime())
        server.change { $0.repositories["CI"] = ["one", "two", "three"] }
        let yaml = kept.manifest + "\nprojects: [CI]\ncheckInterval: 5m"
        func owners() -> [String] { server.current.hooks.filter { $0.value.count == 1 }.keys.sorted() }
        try await kept.withSource(server, runtime, yaml) { (_) async throws in
            let first = ["one", "three", "two"].map { "projects/CI/repos/\($0)" } + [kept.target]
            #expect(owners() == first)
            server.change { $0.repositories["CI"]?.append("four") }
            try await runtime.wakeNext()
            try await runtime.untilAsleep()
            #expect(runtime.now().seconds == 1_700_000_300)
            #expect(owners() == (first + ["projects/CI/repos/four"]).sorted())
            server.change { $0.repositories["CI"] = ["four"] }
            try await runtime.wakeNext()
            try await runtime.untilAsleep()
            let rows = HookReports.rows(in: runtime.notes["hooks argo/hooks/example"])
            #expect(rows.compactMap { $0["target"]?.string }.sorted() == ["CI/four", "OCTO/app"])
        }
    }

    @Test func `a secret that somebody took away is set again`() async throws {
        let (server, runtime) = (ForgeDouble(.bitbucketServer), KeptHooks.runtime())
        try await kept.withSource(server, runtime) { (_) async throws in
            server.change { $0.hooks[kept.target]?[0]["configuration"] = [:] }
            try await runtime.wakeAll(in: 60)
            try await runtime.untilAsleep()
            #expect(kept.decided(of: server.current.hooks[kept.target]?.first) == kept.wanted)
        }
    }

    @Test func `calls go by the authorities and the certificate of the manifest`() async throws {
        let (providers, runtime) = (FakeProviders(), KeptHooks.runtime())
        for name in ["ca", "cert", "key"] { runtime.setSecret("tls", name, to: name) }
        let tls = """

            tls:
              caCertSecret: {name: tls, key: ca}
              clientCertSecret: {name: tls, key: cert}
              clientKeySecret: {name: tls, key: key}
            """
        try await withHooks([try kept.source(kept.manifest + tls)], runtime: runtime, providers: providers) {
            (_) async throws in
            try await runtime.untilAsleep()
        }
        var trust = ProviderTrust(authorities: Array("ca".utf8))
        trust.certificate = Array("cert".utf8)
        trust.key = Array("key".utf8)
        #expect(providers.requests.first?.trust == trust)
        #expect(try read(BitbucketServerSource.self, kept.manifest + "\ntls: {}").problems.count == 1)
    }
}
