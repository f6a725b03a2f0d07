import EventData
import EventSources
import Manifests
import Testing

/// What is GitLab's own about hooks, and deliveries that nobody took.
struct GitLabHookTests {
    private let kept = KeptHooks.gitlab
    private let target = KeptHooks.gitlab.target
    private var report: (FakeRuntime) -> [JSON] { { HookReports.rows(in: $0.notes["hooks argo/hooks/example"]) } }

    // MARK: Hooks

    @Test func `groups and projects have hooks, and a single project is read where there are no others`() async throws {
        let (gitlab, runtime) = (ForgeDouble(.gitlab), KeptHooks.runtime())
        let two = kept.manifest.replacing("projects: [octo/app]", with: "projectID: \"12\"\ngroups: [octo, a/b]")
        try await kept.withSource(gitlab, runtime, two)
        #expect(
            gitlab.current.hooks.filter { !$0.value.isEmpty }.keys.sorted() == [
                "groups/a%2Fb", "groups/octo", "projects/12",
            ]
        )
        for hooks in gitlab.current.hooks.values { #expect(kept.decided(of: hooks.first) == kept.wanted) }
        let both = kept.manifest + "\nprojectID: \"12\""
        let other = ForgeDouble(.gitlab)
        try await kept.withSource(other, KeptHooks.runtime(), both)
        #expect(other.current.hooks.filter { !$0.value.isEmpty }.keys.sorted() == [target])
    }

    @Test func `an event that GitLab has no hooks for is an error where hooks are to be created`() throws {
        let wrong = kept.manifest.replacing("PushEvents", with: "PushEvent")
        let (_, problems) = try read(GitLabSource.self, wrong)
        #expect(problems.map(\.problem) == ["'events' holds 'PushEvent', for which GitLab has no hooks"])
        #expect(problems.map(\.fix) == ["did you mean 'PushEvents'?"])
        let url = ", url: \"https://hooks.example.com/\""
        #expect(try read(GitLabSource.self, wrong.replacing(url, with: "")).problems.isEmpty)
    }

    @Test func `a signing token is set where GitLab takes one, and its absence told where not`() async throws {
        let signing = kept.manifest.replacing(
            "secretToken: {name: hook, key: secret}",
            with: "signingToken: {name: hook, key: signing}"
        )
        for isOld in [false, true] {
            let (gitlab, runtime) = (ForgeDouble(.gitlab), KeptHooks.runtime())
            gitlab.change { $0.isOldGitLab = isOld }
            try await kept.withSource(gitlab, runtime, signing) { (_) async throws in
                #expect(gitlab.current.secrets == (isOld ? [:] : [101: ProviderFixture.signingToken]))
                let problem =
                    "this GitLab does not sign, which takes 19.0; write secretToken: in place of signingToken:"
                #expect(report(runtime).map { $0["problem"]?.string } == [isOld ? problem : nil])
                _ = gitlab.takeCalls()
                try await runtime.wakeAll(in: 60)
                try await runtime.untilAsleep()
                #expect(gitlab.takeCalls() == ["GET \(target)/hooks"], "nothing is repaired that cannot be")
            }
        }
    }

    @Test func `a hook that GitLab has given up is replaced; one that it lets rest is told`() async throws {
        let (gitlab, runtime) = (ForgeDouble(.gitlab), KeptHooks.runtime())
        try await kept.withSource(gitlab, runtime) { (_) async throws in
            gitlab.change { $0.hooks[target]?[0]["alert_status"] = "disabled" }
            try await runtime.wakeAll(in: 60)
            try await runtime.untilAsleep()
            #expect(gitlab.current.hooks[target]?.map { kept.id(of: $0) } == [102])
            #expect(kept.decided(of: gitlab.current.hooks[target]?.first) == kept.wanted)
            gitlab.change {
                $0.hooks[target]?[0]["alert_status"] = "temporarily_disabled"
                $0.hooks[target]?[0]["disabled_until"] = "2023-11-15T00:00:00Z"
            }
            for _ in 0..<10 {
                try await runtime.wakeAll(in: 60)
                try await runtime.untilAsleep()
            }
            #expect(gitlab.current.hooks[target]?.map { kept.id(of: $0) } == [102])
            let problem =
                "GitLab sends nothing until 2023-11-15T00:00:00Z, because deliveries failed; "
                + "see that it reaches \(KeptHooks.url)"
            #expect(report(runtime).map { $0["problem"]?.string } == [problem])
        }
    }

    // MARK: Deliveries

    private func delivery(_ id: Int, _ key: String, _ status: String, at time: String?) -> JSON {
        var delivery: JSON = [
            "id": .number(JSONNumber(id)), "url": .string(KeptHooks.marked), "trigger": "push_hooks",
            "request_headers": [
                "Content-Type": "application/json", "Idempotency-Key": .string(key), "X-Gitlab-Event": "Push Hook",
                "X-Gitlab-Token": "[REDACTED]",
            ],
            "request_data": ["object_kind": "push"], "response_status": .string(status),
        ]
        delivery["created_at"] = time.map { .string($0) }
        return delivery
    }

    private func runtime(storing identities: String...) async throws -> FakeRuntime {
        let runtime = KeptHooks.runtime()
        for identity in identities {
            _ = try await runtime.emit(
                Emission(type: "gitlab", payload: Array("{}".utf8), identity: identity),
                source: ManifestName(namespace: "argo", name: "hooks"),
                eventName: "example"
            )
        }
        return runtime
    }

    @Test(arguments: [true, false]) func `what nobody took is asked for again, once the rest is known`(
        showsTimes: Bool
    ) async throws {
        let runtime = try await runtime(storing: "known-here")
        let gitlab = ForgeDouble(.gitlab)
        func time(_ text: String) -> String? { showsTimes ? text : nil }
        gitlab.change { state in
            state.hooks[target] = [kept.hook(5, kept.wanted)]
            state.deliveries[5] = [
                delivery(8, "lost", "internal error", at: time("2023-11-14T21:00:00.123Z")),
                delivery(7, "taken-later", "200", at: time("2023-11-14T20:30:00Z")),
                delivery(6, "taken-later", "503", at: time("2023-11-14T20:00:00Z")),
                delivery(5, "taken", "200", at: time("2023-11-13T20:00:00Z")),
                delivery(4, "known-here", "504", at: time("2023-11-13T19:00:00Z")),
                delivery(3, "five-days-ago", "502", at: time("2023-11-09T22:13:19Z")),
            ]
        }
        try await kept.withSource(gitlab, runtime) { (_) async throws in
            #expect(
                gitlab.current.redelivered.sorted() == [3, 8],
                "the first look goes back as far as GitLab keeps them"
            )
            #expect(report(runtime).map { $0["report"]?.string } == ["2 missing in 168 h"])
            #expect(runtime.counters["redelivery asked argo/hooks/example"] == 2)
            // They arrive; ten minutes later nothing is missing.
            gitlab.change {
                $0.deliveries[5]?.insert(delivery(10, "lost", "200", at: time("2023-11-14T22:13:25Z")), at: 0)
                $0.deliveries[5]?.insert(delivery(9, "five-days-ago", "200", at: time("2023-11-14T22:13:25Z")), at: 0)
            }
            for _ in 0..<10 {
                try await runtime.wakeAll(in: 60)
                try await runtime.untilAsleep()
            }
            #expect(report(runtime).map { $0["report"]?.string } == ["0 missing in 72 h"])
            #expect(gitlab.current.redelivered.count == 2)
        }
    }

    @Test func `GitLab delivers five again in a minute, so the rest is asked for a minute later`() async throws {
        let (gitlab, runtime) = (ForgeDouble(.gitlab), KeptHooks.runtime())
        gitlab.change { state in
            state.hooks[target] = [kept.hook(5, kept.wanted)]
            state.deliveries[5] = (1...7).map { delivery($0, "lost-\($0)", "503", at: "2023-11-14T21:0\($0):00Z") }
        }
        try await kept.withSource(gitlab, runtime) { (_) async throws in
            #expect(gitlab.current.redelivered == [1, 2, 3, 4, 5])
            #expect(report(runtime).map { $0["report"]?.string } == ["7 missing in 168 h"])
            gitlab.change { state in
                for id in 1...5 {
                    state.deliveries[5]?.insert(
                        delivery(10 + id, "lost-\(id)", "200", at: "2023-11-14T22:13:30Z"),
                        at: 0
                    )
                }
            }
            try await runtime.wakeAll(in: 60)
            try await runtime.untilAsleep()
            #expect(gitlab.current.redelivered == [1, 2, 3, 4, 5, 6, 7])
        }
    }

    @Test func `a limit ends the asking, not the report; a refusal is asked for six times and no more`() async throws {
        let (gitlab, runtime) = (ForgeDouble(.gitlab), KeptHooks.runtime())
        gitlab.change { state in
            state.hooks[target] = [kept.hook(5, kept.wanted)]
            state.deliveries[5] = [
                delivery(1, "a-limited", "503", at: "2023-11-14T21:00:00Z"),
                delivery(2, "b-later", "503", at: "2023-11-14T21:00:00Z"),
            ]
            state.refusals["/1/resend"] = ProviderResponse(status: 429)
        }
        try await kept.withSource(gitlab, runtime) { (_) async throws in
            #expect(report(runtime).map { $0["report"]?.string } == ["2 missing in 168 h"])
            #expect(report(runtime).map { $0["requested"]?.integer } == [0])
            // The address has changed since, GitLab says.
            gitlab.change { $0.refusals["/1/resend"] = ProviderResponse(status: 422) }
            for _ in 0..<80 {
                try await runtime.wakeAll(in: 60)
                try await runtime.untilAsleep()
            }
            let asked = gitlab.takeCalls().count { $0.hasSuffix("/1/resend") }
            #expect(asked == 1 + 5)
            #expect(report(runtime).map { $0["givenUp"]?.integer } == [1])
        }
    }
}
