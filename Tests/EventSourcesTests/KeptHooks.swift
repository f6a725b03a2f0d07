import EventData
import EventSources
import Testing

/// A provider, a source whose hooks are kept there, and the hook that it is to have.
struct KeptHooks: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let forge: ForgeDouble.Forge
    let source: @Sendable (String) throws -> any EventSource
    let manifest: String
    /// What has the hook, as the API's path names it.
    let target: String
    let authorization: String
    /// All that the manifest decides about a hook, as the provider shows it.
    let wanted: JSON
    /// The same hook, told of other events.
    let changed: JSON

    static let url = "https://hooks.example.com/forge"
    static let marked = url + "?signalbox=argo.hooks.example"
    static let webhook = "webhook: {endpoint: /forge, port: 12000, url: \"https://hooks.example.com/\"}\n"

    static let all = [github, gitlab, bitbucket, bitbucketServer]

    static let github = KeptHooks(
        testDescription: "github",
        forge: .github,
        source: { try faultless(GitHubSource.self, $0) },
        manifest: webhook + """
            repositories: [{owner: octo, names: [app]}]
            events: [push, pull_request]
            apiToken: {name: hook, key: api}
            webhookSecret: {name: hook, key: secret}
            """,
        target: "repos/octo/app",
        authorization: "token the-token",
        wanted: github(events: ["push", "pull_request"]),
        changed: github(events: ["push"])
    )

    static let gitlab = KeptHooks(
        testDescription: "gitlab",
        forge: .gitlab,
        source: { try faultless(GitLabSource.self, $0) },
        manifest: webhook + """
            projects: [octo/app]
            events: [PushEvents, MergeRequestsEvents]
            gitlabBaseURL: https://gitlab.example.com/
            accessToken: {name: hook, key: api}
            secretToken: {name: hook, key: secret}
            enableSSLVerification: true
            """,
        target: "projects/octo%2Fapp",
        authorization: "the-token",
        wanted: gitlab(push: true),
        changed: gitlab(push: false)
    )

    static let bitbucket = KeptHooks(
        testDescription: "bitbucket",
        forge: .bitbucket,
        source: { try faultless(BitbucketSource.self, $0) },
        manifest: webhook + """
            repositories: [{owner: octo, repositorySlug: app}]
            events: ["repo:push", "pullrequest:created"]
            auth: {basic: {username: {name: hook, key: user}, password: {name: hook, key: api}}}
            webhookSecret: {name: hook, key: secret}
            """,
        target: "repositories/octo/app",
        authorization: "Basic b2N0bzp0aGUtdG9rZW4=",
        wanted: bitbucket(events: ["repo:push", "pullrequest:created"]),
        changed: bitbucket(events: ["repo:push"])
    )

    static let bitbucketServer = KeptHooks(
        testDescription: "bitbucketserver",
        forge: .bitbucketServer,
        source: { try faultless(BitbucketServerSource.self, $0) },
        manifest: webhook + """
            repositories: [{projectKey: OCTO, repositorySlug: app}]
            events: ["repo:refs_changed", "pr:opened"]
            bitbucketserverBaseURL: https://git.example.com/rest/
            accessToken: {name: hook, key: api}
            webhookSecret: {name: hook, key: secret}
            """,
        target: "projects/OCTO/repos/app",
        authorization: "Bearer the-token",
        wanted: bitbucketServer(events: ["repo:refs_changed", "pr:opened"]),
        changed: bitbucketServer(events: ["pr:opened"])
    )

    private static func github(events: [String]) -> JSON {
        [
            "active": true, "events": .array(events.map { .string($0) }),
            "config": ["url": .string(marked), "content_type": "json", "insecure_ssl": "0", "secret": "********"],
        ]
    }

    private static func gitlab(push: Bool) -> JSON {
        [
            "url": .string(marked), "enable_ssl_verification": true, "push_events": .bool(push),
            "merge_requests_events": true, "issues_events": false, "tag_push_events": false, "job_events": false,
            "emoji_events": false, "token_present": true, "alert_status": "executable",
        ]
    }

    private static func bitbucket(events: [String]) -> JSON {
        [
            "url": .string(marked), "active": true, "events": .array(events.map { .string($0) }), "secret_set": true,
        ]
    }

    private static func bitbucketServer(events: [String]) -> JSON {
        [
            "url": .string(marked), "active": true, "events": .array(events.map { .string($0) }),
            "configuration": ["secret": .string(ProviderFixture.secret)],
        ]
    }

    static func runtime() -> FakeRuntime {
        let runtime = ProviderFixture.runtime()
        runtime.setSecret("hook", "api", to: "the-token")
        runtime.setSecret("hook", "user", to: "octo")
        return runtime
    }

    /// Runs the source while the closure runs; its first pass is over by then.
    ///
    /// The double is called over HTTP.
    func withSource(
        _ double: ForgeDouble,
        _ runtime: FakeRuntime,
        _ yaml: String? = nil,
        _ body: (RunningWebhooks) async throws -> Void = { _ in }
    ) async throws {
        let source = try source(yaml ?? manifest)
        try await ForgeOverHTTP.serving(double) { (forge) async throws in
            try await withHooks([source], runtime: runtime, providers: forge) { (hooks) async throws in
                try await runtime.untilAsleep()
                try await body(hooks)
            }
        }
    }

    // MARK: Hooks as the provider has them

    func hook(_ id: Int, _ shape: JSON) -> JSON {
        var hook = shape
        if forge == .bitbucket {
            hook["uuid"] = .string("{\(id)}")
            hook["created_at"] = .string("2023-11-13T00:00:00.\(String(1_000 + id))+00:00")
        } else {
            hook["id"] = .number(JSONNumber(id))
        }
        return hook
    }

    func hook(_ id: Int, at url: String, _ shape: JSON? = nil) -> JSON {
        var hook = hook(id, shape ?? wanted)
        if forge == .github {
            var config = hook["config"] ?? [:]
            config["url"] = .string(url)
            hook["config"] = config
        } else {
            hook["url"] = .string(url)
        }
        return hook
    }

    func id(of hook: JSON?) -> Int? {
        hook?["id"]?.integer ?? hook?["uuid"]?.string.flatMap { Int($0.dropFirst().dropLast()) }
    }

    /// What the manifest decides, of a hook at the provider.
    func decided(of hook: JSON?) -> JSON? {
        guard let hook, let members = wanted.object?.members else { return nil }
        return .object(JSONObject(members.map { ($0.name, hook[$0.name] ?? .null) }))
    }
}
