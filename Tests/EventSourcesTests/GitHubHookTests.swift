import EventData
import EventSources
import Manifests
import Testing

/// Hooks that a source keeps at GitHub, and what they did not deliver.
struct GitHubHookTests {
    private let manifest = """
        webhook: {endpoint: /github, port: 12000, url: "https://hooks.example.com/"}
        repositories: [{owner: octo, names: [app]}]
        events: [push, pull_request]
        apiToken: {name: hook, key: api}
        webhookSecret: {name: hook, key: secret}
        """
    private let marked = "https://hooks.example.com/github?signalbox=argo.hooks.example"
    private let target = "repos/octo/app"

    private func runtime() -> FakeRuntime {
        let runtime = ProviderFixture.runtime()
        runtime.setSecret("hook", "api", to: "ghp_token")
        return runtime
    }

    /// Runs the source while the closure runs; its first pass is over by then.
    private func withSource(
        _ github: GitHubDouble,
        _ runtime: FakeRuntime,
        _ yaml: String? = nil,
        _ body: (RunningWebhooks) async throws -> Void = { _ in }
    ) async throws {
        let source = try faultless(GitHubSource.self, yaml ?? manifest)
        try await withHooks([source], runtime: runtime, providers: github) { (hooks) async throws in
            try await runtime.untilAsleep()
            try await body(hooks)
        }
    }

    private func hook(_ id: Int, _ url: String, events: [JSON] = ["push", "pull_request"]) -> JSON {
        [
            "id": .number(JSONNumber(id)), "active": true, "events": .array(events),
            "config": ["url": .string(url), "content_type": "json", "insecure_ssl": "0", "secret": "********"],
        ]
    }

    // MARK: Hooks

    @Test func `a hook is created once, with a mark in its address`() async throws {
        let (github, runtime) = (GitHubDouble(), runtime())
        github.change { $0.hooks[target] = [hook(1, "https://a"), hook(2, "https://b"), hook(3, "https://c")] }
        try await withSource(github, runtime) { (_) async throws in
            let ours = try #require(github.current.hooks[target]?.last)
            #expect(ours["config"] == hook(0, marked)["config"])
            #expect(ours["events"] == ["push", "pull_request"])
            #expect(ours["active"] == true)
            #expect(github.current.secrets == [101: ProviderFixture.secret])
            #expect(github.current.authorizations == ["token ghp_token"])
            _ = github.takeCalls()
            try await runtime.wakeAll(in: 60)
            try await runtime.untilAsleep()
            // Two pages are read, and nothing is to be done.
            #expect(github.takeCalls() == ["GET \(target)/hooks", "GET \(target)/hooks"])
        }
        #expect(github.current.hooks[target]?.count == 4, "nothing is deleted when the source stops")
    }

    @Test func `a hook that somebody changed is repaired, and doubles are taken away`() async throws {
        let (github, runtime) = (GitHubDouble(), runtime())
        try await withSource(github, runtime) { (_) async throws in
            let id = try #require(github.current.hooks[target]?.first?["id"]?.integer)
            for broken in [
                hook(id, marked, events: ["push"]), hook(id, marked.replacing("https://hooks", with: "https://old")),
            ] {
                github.change { $0.hooks[target] = [hook(7, "https://x"), broken, hook(900, marked)] }
                try await runtime.wakeAll(in: 60)
                try await runtime.untilAsleep()
                let hooks = github.current.hooks[target] ?? []
                #expect(hooks.map { $0["id"]?.integer } == [7, id])
                #expect(hooks.last?.at("config", "url")?.string == marked)
                #expect(hooks.last?["events"] == ["push", "pull_request"])
            }
            // A new secret cannot be seen at GitHub, and is set all the same.
            runtime.setSecret("hook", "secret", to: "another secret")
            try await runtime.wakeAll(in: 60)
            try await runtime.untilAsleep()
            #expect(github.current.secrets[id] == "another secret")
        }
    }

    @Test func `a hook without a mark at the same address is taken over`() async throws {
        let (github, runtime) = (GitHubDouble(), runtime())
        github.change { $0.hooks[target] = [hook(5, "https://hooks.example.com/github")] }
        try await withSource(github, runtime)
        #expect(github.current.hooks[target]?.map { $0["id"]?.integer } == [5])
        #expect(github.current.hooks[target]?.first?.at("config", "url")?.string == marked)
    }

    @Test func `hooks are deleted at the end only where the manifest asks for it`() async throws {
        let (github, runtime) = (GitHubDouble(), runtime())
        github.change { $0.hooks[target] = [hook(7, "https://x")] }
        try await withSource(github, runtime, manifest + "\ndeleteHookOnFinish: true")
        try await eventually("deleted") { github.current.hooks[target]?.count == 1 }
        #expect(github.current.hooks[target]?.first?["id"]?.integer == 7)
    }

    @Test func `an app makes itself a token and uses it until it expires`() async throws {
        let (github, runtime) = (GitHubDouble(), runtime())
        runtime.setSecret("hook", "app", to: try KeyPair.make().key)
        let app = "githubApp: {privateKey: {name: hook, key: app}, appID: 12, installationID: 34}"
        let yaml = manifest.replacing("apiToken: {name: hook, key: api}", with: app)
            .replacing("repositories: [{owner: octo, names: [app]}]", with: "organizations: [octo]")
        try await withSource(github, runtime, yaml)
        let calls = github.takeCalls()
        #expect(calls.first == "POST app/installations/34/access_tokens")
        #expect(calls.count { $0.hasPrefix("POST app/") } == 1)
        #expect(github.current.authorizations.contains("token ghs_installation"))
        #expect(github.current.authorizations.count == 2)
        #expect(github.current.hooks["orgs/octo"]?.count == 1)
    }

    @Test func `GitHub's limits are waited for, its errors tried again, and requests answered all the while`()
        async throws
    {
        let (github, runtime) = (GitHubDouble(), runtime())
        github.change {
            $0.failures = [
                ProviderResponse(status: 403, headers: [HTTPField("Retry-After", "90")]),
                ProviderResponse(
                    status: 429,
                    headers: [HTTPField("X-RateLimit-Remaining", "0"), HTTPField("X-RateLimit-Reset", "1700000300")]
                ),
                ProviderResponse(status: 502), ProviderResponse(status: 200, body: Array("<html>".utf8)),
            ]
        }
        try await withSource(github, runtime) { (hooks) async throws in
            var times: [Int64] = []
            while github.current.hooks[target]?.isEmpty ?? true, times.count < 10 {
                times.append(runtime.now().seconds - 1_700_000_000)
                try await runtime.wakeNext()
                try await runtime.untilAsleep()
            }
            // For 90 s, until 300 s, and after errors ever longer.
            #expect(times == [0, 90, 300, 540])
            let body = Array("{}".utf8)
            let code = hexadecimal(hmacSHA256(body, key: Array(ProviderFixture.secret.utf8)))
            let headers = ["X-Hub-Signature-256: sha256=\(code)", "Content-Type: application/json"]
            #expect(try await hooks.request("POST", "/github", headers: headers, bytes: body).status == 200)
        }
    }

    @Test func `without an address or credentials no hooks are kept`() async throws {
        for left in ["apiToken: {name: hook, key: api}", ", url: \"https://hooks.example.com/\""] {
            let github = GitHubDouble()
            let source = try faultless(GitHubSource.self, manifest.replacing(left, with: ""))
            try await withHooks([source], runtime: runtime(), providers: github) { (_) async throws in }
            #expect(github.takeCalls() == [])
        }
    }

    // MARK: Deliveries

    private func delivery(_ id: Int, _ guid: String, _ status: Int, at time: String) -> JSON {
        [
            "id": .number(JSONNumber(id)), "guid": .string(guid), "delivered_at": .string(time),
            "redelivery": false, "status_code": .number(JSONNumber(status)), "event": "push",
        ]
    }

    @Test func `what nobody took is asked for again, once the rest is known`() async throws {
        let (github, runtime) = (GitHubDouble(), runtime())
        github.change { state in
            state.hooks[target] = [hook(5, marked)]
            state.deliveries[5] = [
                delivery(9, "just-sent", 502, at: "2023-11-14T22:13:00Z"),
                delivery(8, "lost", 502, at: "2023-11-14T21:00:00Z"),
                delivery(7, "taken-later", 200, at: "2023-11-14T20:30:00Z"),
                delivery(6, "taken-later", 0, at: "2023-11-14T20:00:00Z"),
                delivery(5, "taken", 200, at: "2023-11-13T20:00:00Z"),
                delivery(4, "known-here", 504, at: "2023-11-13T19:00:00Z"),
                delivery(3, "too-old", 502, at: "2023-11-11T22:13:19Z"),
                delivery(2, "never-read", 502, at: "2023-11-11T22:00:00Z"),
            ]
        }
        // Stored here, but the answer got lost on its way.
        _ = try await runtime.emit(
            Emission(type: "github", payload: Array("{}".utf8), identity: "known-here"),
            source: ManifestName(namespace: "argo", name: "hooks"),
            eventName: "example"
        )
        try await withSource(github, runtime) { (_) async throws in
            #expect(github.current.redelivered == [8])
            let report = HookReports.rows(in: runtime.notes["hooks argo/hooks/example"])
            #expect(report.map { $0["report"]?.string } == ["1 missing in 72 h"])
            #expect(runtime.counters["redelivery asked argo/hooks/example"] == 1)
            // It arrives; ten minutes later nothing is missing.
            github.change { $0.deliveries[5]?.insert(delivery(10, "lost", 200, at: "2023-11-14T22:13:25Z"), at: 0) }
            github.change {
                $0.deliveries[5]?.insert(delivery(11, "just-sent", 200, at: "2023-11-14T22:14:00Z"), at: 0)
            }
            for _ in 0..<10 {
                try await runtime.wakeAll(in: 60)
                try await runtime.untilAsleep()
            }
            let later = HookReports.rows(in: runtime.notes["hooks argo/hooks/example"])
            #expect(later.map { $0["report"]?.string } == ["0 missing in 72 h"])
            #expect(github.current.redelivered == [8])
        }
    }

    @Test func `what is refused again and again is asked for five times and no more`() async throws {
        let (github, runtime) = (GitHubDouble(), runtime())
        github.change { state in
            state.hooks[target] = [hook(5, marked)]
            state.deliveries[5] = (1...6).map { delivery($0, "refused", 401, at: "2023-11-14T21:0\($0):00Z") }
        }
        try await withSource(github, runtime)
        #expect(github.current.redelivered == [])
        let report = HookReports.rows(in: runtime.notes["hooks argo/hooks/example"])
        #expect(report.map { $0["report"]?.string } == ["1 missing in 72 h"])
        #expect(report.map { $0["givenUp"]?.integer } == [1])
    }
}
