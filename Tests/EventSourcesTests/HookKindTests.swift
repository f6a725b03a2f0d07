import EventData
import EventSources
import Manifests
import Testing

/// Kinds whose events are the body as it came, in an envelope of Argo Events (spec/eventsources.md §2.6 to §2.9).
struct HookKindTests {
    struct Kind: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let source: @Sendable (String) throws -> any EventSource
        /// By which a delivery is known; nil where the provider sends nothing of the kind.
        let delivery: String?
    }

    static let all = [
        Kind(
            testDescription: "gitlab",
            source: { try faultless(GitLabSource.self, ProviderFixture.nested + gitlab + $0) },
            delivery: "Idempotency-Key"
        ),
        Kind(
            testDescription: "bitbucket",
            source: {
                let fields = "repositories: [{owner: o, repositorySlug: s}]\n"
                return try faultless(BitbucketSource.self, ProviderFixture.nested + fields + $0)
            },
            delivery: "X-Request-Uuid"
        ),
        Kind(
            testDescription: "bitbucketserver",
            source: {
                let fields = "bitbucketserverBaseURL: https://git.example.com/rest\n"
                return try faultless(BitbucketServerSource.self, ProviderFixture.nested + fields + $0)
            },
            delivery: "X-Request-Id"
        ),
        Kind(
            testDescription: "gerrit",
            source: { try faultless(GerritSource.self, ProviderFixture.nested + gerrit + $0) },
            delivery: nil
        ),
    ]

    private static let gitlab =
        "events: []\ngitlabBaseURL: https://gitlab.example.com\naccessToken: {name: hook, key: secret}\n"

    private static let gerrit =
        "hookName: ours\nevents: [patchset-created]\nprojects: [app]\ngerritBaseURL: https://gerrit.example.com\n"
        + "auth: {username: {name: hook, key: user}, password: {name: hook, key: secret}}\n"

    @Test(arguments: all) func `the body is stored as it came, with its headers and the manifest's metadata`(
        kind: Kind
    ) async throws {
        let sent = #"{ "b": 1.50, "a": [12345678901234567890], "c": "<é> \u00e9" }"#
        let stored = #"{"b":1.50,"a":[12345678901234567890],"c":"\u003cé\u003e \u00e9"}"#
        let runtime = FakeRuntime()
        try await withHooks([kind.source("metadata: {team: a}")], runtime: runtime) { (hooks) async throws in
            let headers = ["X-Event-Key: repo:push"] + (kind.delivery.map { ["\($0): d-1"] } ?? [])
            let answer = try await hooks.request(headers: headers, body: sent)
            #expect(answer.status == 200 && answer.body == "success")
            let delivery = kind.delivery.map { #","\#($0)":["d-1"]"# } ?? ""
            let names = [#""Connection":["close"]"#, #""Content-Length":["\#(sent.utf8.count)"]"#]
            let before = kind.delivery == "Idempotency-Key" ? delivery : ""
            let after = kind.delivery == "Idempotency-Key" ? "" : delivery
            let sorted = names.joined(separator: ",") + before + #","X-Event-Key":["repo:push"]"# + after
            let payload = #"{"headers":{\#(sorted)},"body":\#(stored),"metadata":{"team":"a"}}"#
            #expect(
                runtime.emitted == [
                    FakeRuntime.Emitted(
                        type: kind.testDescription,
                        payload: payload,
                        identity: kind.delivery == nil ? nil : "d-1",
                        source: "argo/hooks",
                        eventName: "example"
                    )
                ]
            )
        }
    }

    @Test(arguments: all) func `any JSON by any method is an event, and nothing else is`(kind: Kind) async throws {
        let runtime = FakeRuntime()
        try await withHooks([kind.source("")], runtime: runtime) { (hooks) async throws in
            for body in ["", "{", "a=1", "{}x"] {
                let answer = try await hooks.request(headers: [], body: body)
                #expect(answer.status == 400 && answer.body.hasPrefix("invalid event"), "\(body): \(answer)")
            }
            #expect(runtime.attempts == 0)
            for (method, body) in [("POST", "[1]"), ("PUT", "5"), ("PATCH", "null")] {
                #expect(try await hooks.request(method, headers: [], body: body).status == 200)
            }
            #expect(try runtime.payloads.map { try JSON(parsing: $0)["body"]?.text } == ["[1]", "5", "null"])
            // Without metadata there is none in the payload.
            #expect(!runtime.payloads.contains { $0.contains("metadata") })
        }
    }

    @Test func `GitLab's token has to be the manifest's, also where hooks are not kept`() async throws {
        let runtime = ProviderFixture.runtime()
        let source = try Self.all[0].source("secretToken: {name: hook, key: secret}")
        try await withHooks([source], runtime: runtime) { (hooks) async throws in
            let token = ProviderFixture.secret
            for wrong in [nil, "", token.lowercased(), token + "x", String(token.dropLast()), "a, \(token)"] {
                let headers = wrong.map { ["X-Gitlab-Token: \($0)"] } ?? []
                #expect(try await hooks.request(headers: headers, body: "{}").status == 401, "\(wrong ?? "none")")
            }
            #expect(runtime.attempts == 0)
            #expect(try await hooks.request(headers: ["X-Gitlab-Token: \(token)"], body: "{}").status == 200)
            // What is sent only to prove who one is does not get into the event.
            #expect(!runtime.payloads.contains { $0.contains("Everybody") })
        }
    }

    @Test func `Gerrit signs nothing, and its manifest is told so unless something else keeps others out`() throws {
        #expect(try Self.all[3].source("").isOpenUnasked)
        let problems = try read(GerritSource.self, ProviderFixture.nested + "projects: []").problems
        #expect(
            problems.map(\.problem).sorted() == [
                "'auth' is missing in spec.gerrit.example", "'events' is missing in spec.gerrit.example",
                "'gerritBaseURL' is missing in spec.gerrit.example", "'projects' is empty",
            ]
        )
    }
}
