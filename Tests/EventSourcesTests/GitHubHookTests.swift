import EventData
import EventSources
import Manifests
import Testing

/// What is GitHub's own about hooks, and deliveries that nobody took.
struct GitHubHookTests {
    private let kept = KeptHooks.github
    private let marked = KeptHooks.marked
    private let target = KeptHooks.github.target

    private func hook(_ id: Int, _ url: String) -> JSON { kept.hook(id, at: url) }

    // MARK: Hooks

    @Test func `an app makes itself a token and uses it until it expires`() async throws {
        let (github, runtime) = (ForgeDouble(.github), KeptHooks.runtime())
        runtime.setSecret("hook", "app", to: try KeyPair.make().key)
        let app = "githubApp: {privateKey: {name: hook, key: app}, appID: 12, installationID: 34}"
        let yaml = kept.manifest.replacing("apiToken: {name: hook, key: api}", with: app)
            .replacing("repositories: [{owner: octo, names: [app]}]", with: "organizations: [octo]")
        try await kept.withSource(github, runtime, yaml)
        let calls = github.takeCalls()
        #expect(calls.first == "POST app/installations/34/access_tokens")
        #expect(calls.count { $0.hasPrefix("POST app/") } == 1)
        #expect(github.current.authorizations.contains("token ghs_installation"))
        #expect(github.current.authorizations.count == 2)
        #expect(github.current.hooks["orgs/octo"]?.count == 1)
    }

    @Test func `requests are answered while GitHub's limits are waited for`() async throws {
        let (github, runtime) = (ForgeDouble(.github), KeptHooks.runtime())
        // A secondary limit, which comes as 403.
        github.change { $0.failures = [ProviderResponse(status: 403, headers: [HTTPField("Retry-After", "90")])] }
        try await kept.withSource(github, runtime) { (hooks) async throws in
            #expect(github.current.hooks[target] == nil)
            let body = Array("{}".utf8)
            let code = hexadecimal(hmacSHA256(body, key: Array(ProviderFixture.secret.utf8)))
            let headers = ["X-Hub-Signature-256: sha256=\(code)", "Content-Type: application/json"]
            #expect(try await hooks.request("POST", "/forge", headers: headers, bytes: body).status == 200)
            try await runtime.wakeNext()
            try await runtime.untilAsleep()
            #expect(runtime.now().seconds == 1_700_000_090)
            #expect(github.current.hooks[target]?.count == 1)
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
        let (github, runtime) = (ForgeDouble(.github), KeptHooks.runtime())
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
        try await kept.withSource(github, runtime) { (_) async throws in
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
        let (github, runtime) = (ForgeDouble(.github), KeptHooks.runtime())
        github.change { state in
            state.hooks[target] = [hook(5, marked)]
            state.deliveries[5] = (1...6).map { delivery($0, "refused", 401, at: "2023-11-14T21:0\($0):00Z") }
        }
        try await kept.withSource(github, runtime)
        #expect(github.current.redelivered == [])
        let report = HookReports.rows(in: runtime.notes["hooks argo/hooks/example"])
        #expect(report.map { $0["report"]?.string } == ["1 missing in 72 h"])
        #expect(report.map { $0["givenUp"]?.integer } == [1])
    }
}
