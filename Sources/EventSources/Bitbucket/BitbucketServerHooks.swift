import EventData
import Expressions
import Manifests

/// Which hooks a manifest wants Bitbucket Server to have, and how they are kept (spec/eventsources.md §2.8).
struct BitbucketServerHooks: Sendable, Hashable {
    static let provider = "Bitbucket Server"

    /// Where the server is, and who we are to it.
    struct Server {
        let url: String
        let token: SecretSelector?
        let trust: ProviderTrustSecrets?
    }

    /// All of their repositories have hooks, also those that come later.
    let projects: [String]
    let repositories: [HookTarget]
    let token: SecretSelector
    let trust: ProviderTrustSecrets?
    let wish: HookWish
    let events: [String]
    /// With `/rest/api/1.0`, without a slash at its end.
    let apiURL: String

    /// Reads the fields; nil when no hooks are to be kept: without an address of ours, a token, or anything to have
    /// hooks.
    init?(from reader: ManifestReader, hook: HookEndpoint?, secret: SecretSelector?, server: Server) {
        events = reader.strings("events")
        projects = reader.strings("projects")
        repositories = Self.repositories(reader)
        let isDeletedOnFinish = reader.bool("deleteHookOnFinish", default: false)
        let pause = Self.pause(reader)
        guard let url = hook?.registeredURL, let token = server.token, !projects.isEmpty || !repositories.isEmpty else {
            return nil
        }
        if events.isEmpty { reader.missing("events", fix: "add events: [repo:refs_changed]") }
        self.token = token
        trust = server.trust
        var base = server.url
        while base.hasSuffix("/") { base.removeLast() }
        apiURL = base + "/api/1.0"
        var wish = HookWish(url: url, secret: secret, isDeletedOnFinish: isDeletedOnFinish)
        if let pause { wish.pause = pause }
        self.wish = wish
    }

    func loop(in context: SourceContext) -> HookLoop<BitbucketServerHookProvider> {
        let api = ProviderAPI(
            provider: Self.provider,
            baseURL: apiURL,
            paging: .start,
            credentials: SecretCredentials.bearer(token, provider: Self.provider),
            context: context,
            trust: trust
        )
        return HookLoop(BitbucketServerHookProvider(hooks: self, api: api))
    }

    static func repository(_ project: String, _ slug: String) -> HookTarget {
        HookTarget(
            name: "\(project)/\(slug)",
            path: "projects/\(project.percentEncoded)/repos/\(slug.percentEncoded)"
        )
    }

    private static func repositories(_ reader: ManifestReader) -> [HookTarget] {
        let project = reader.optionalString("projectKey") ?? ""
        let slug = reader.optionalString("repositorySlug") ?? ""
        let listed = (reader.mappings("repositories") ?? []).map { item in
            let repository = repository(item.string("projectKey"), item.string("repositorySlug"))
            item.finish()
            return repository
        }
        return listed.isEmpty && !project.isEmpty && !slug.isEmpty ? [repository(project, slug)] : listed
    }

    private static func pause(_ reader: ManifestReader) -> Duration? {
        guard let text = reader.optionalString("checkInterval"), !text.isEmpty else { return nil }
        guard let pause = Duration(goText: text) else {
            reader.invalid("checkInterval", "is '\(text)', which is no duration", fix: "write checkInterval: 1m")
            return nil
        }
        // Less would keep the server busy with us.
        return max(.seconds(1), pause)
    }
}

/// Hooks of the REST API of Bitbucket Server and Data Center.
struct BitbucketServerHookProvider: HookProvider {
    static let kind = BitbucketServerSource.kind
    /// Repositories of a project on each page, as Argo Events asks for them.
    private static let repositoriesPerPage = 500

    let hooks: BitbucketServerHooks
    let api: ProviderAPI
    var wish: HookWish { hooks.wish }
    let collection = "webhooks"
    let updateMethod = "PUT"

    /// Projects are looked through at every pass, so that new repositories get their hooks.
    func targets() async throws(ProviderProblem) -> [HookTarget] {
        var targets = hooks.repositories
        for project in hooks.projects {
            let path = "projects/\(project.percentEncoded)/repos"
            for repository in try await api.list(path, pageSize: Self.repositoriesPerPage).elements {
                guard let slug = repository["slug"]?.string else {
                    throw ProviderProblem(api.provider, .unreadable("GET \(path)"))
                }
                let target = BitbucketServerHooks.repository(project, slug)
                if !targets.contains(target) { targets.append(target) }
            }
        }
        return targets
    }

    func isAsWanted(_ hook: JSON, url: String) -> Bool {
        hook["url"]?.string == url && hook["active"]?.bool == true
            && Set(hook["events"]?.array?.compactMap(\.string) ?? []) == Set(hooks.events)
            && !(wish.secrets.isEmpty && showsSecret(hook))
    }

    func showsSecret(_ hook: JSON) -> Bool { hook.at("configuration", "secret")?.string?.isEmpty == false }

    func body(url: String, secrets: [String: String], isNew: Bool) -> JSON {
        var configuration: JSON = [:]
        if let secret = secrets[HookWish.secret] { configuration["secret"] = .string(secret) }
        return [
            "name": "Signalbox", "url": .string(url), "active": true,
            "events": .array(hooks.events.map { .string($0) }), "configuration": configuration,
        ]
    }
}
