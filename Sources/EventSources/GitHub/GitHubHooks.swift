import EventData
import Manifests

/// Which hooks a manifest wants GitHub to have, and how they are kept.
struct GitHubHooks: Sendable, Hashable {
    static let provider = "GitHub"
    static let headers = [
        HTTPField("Accept", "application/vnd.github+json"), HTTPField("X-GitHub-Api-Version", "2022-11-28"),
    ]

    /// Who we are to GitHub.
    enum Credentials: Sendable, Hashable {
        case token(SecretSelector)
        case app(privateKey: SecretSelector, app: Int, installation: Int)
    }

    let targets: [HookTarget]
    let credentials: Credentials
    let wish: HookWish
    let events: [String]
    let isActive: Bool
    let contentType: String
    let isInsecure: Bool
    /// `https://api.github.com` or that of GitHub Enterprise, without a slash at its end.
    let apiURL: String

    /// Reads the fields; nil when no hooks are to be kept: without an address of ours, or without credentials
    /// (spec/eventsources.md §2.5).
    init?(from reader: ManifestReader, hook: HookEndpoint?, secret: SecretSelector?) {
        let fields = GitHubHookFields(reader)
        if fields.credentials != nil, hook?.url != nil, !reader.has("events") {
            reader.missing("events", fix: "add events: [\"*\"], or the names of those to be told of")
        }
        guard let credentials = fields.credentials, let url = hook?.registeredURL, !fields.targets.isEmpty else {
            return nil
        }
        targets = fields.targets
        self.credentials = credentials
        wish = HookWish(url: url, secret: secret, isDeletedOnFinish: fields.isDeletedOnFinish)
        events = fields.events
        isActive = fields.isActive
        contentType = fields.contentType
        isInsecure = fields.isInsecure
        apiURL = fields.apiURL
    }

    func loop(in context: SourceContext) -> HookLoop<GitHubHookProvider> {
        let api = ProviderAPI(
            provider: Self.provider,
            baseURL: apiURL,
            paging: .link,
            credentials: GitHubCredentials(credentials, apiURL: apiURL),
            headers: Self.headers,
            context: context
        )
        return HookLoop(GitHubHookProvider(hooks: self, api: api))
    }
}

/// The fields by which Argo Events creates hooks at GitHub.
private struct GitHubHookFields {
    let targets: [HookTarget]
    let credentials: GitHubHooks.Credentials?
    let events: [String]
    let isActive: Bool
    let contentType: String
    let isInsecure: Bool
    let isDeletedOnFinish: Bool
    let apiURL: String

    init(_ reader: ManifestReader) {
        targets = Self.targets(reader)
        credentials = Self.credentials(reader)
        events = reader.strings("events")
        // An inactive hook delivers nothing; Argo Events makes one of every manifest that does not say otherwise.
        isActive = reader.bool("active", default: true)
        let type = reader.choice("contentType", of: ["", "json", "form"], default: "")
        contentType = type.isEmpty ? "json" : type
        isInsecure = reader.bool("insecure", default: false)
        isDeletedOnFinish = reader.bool("deleteHookOnFinish", default: false)
        var base = reader.optionalString("githubBaseURL") ?? ""
        let upload = reader.optionalString("githubUploadURL") ?? ""
        if base.isEmpty != upload.isEmpty {
            let absent = base.isEmpty ? "githubBaseURL" : "githubUploadURL"
            reader.missing(absent, fix: "GitHub Enterprise has two addresses: add \(absent):")
        }
        while base.hasSuffix("/") { base.removeLast() }
        apiURL = base.isEmpty ? "https://api.github.com" : base
    }

    private static func targets(_ reader: ManifestReader) -> [HookTarget] {
        let listed = (reader.mappings("repositories") ?? []).flatMap { item -> [HookTarget] in
            let owner = item.string("owner")
            let names = item.strings("names")
            item.finish()
            return names.map { repository(owner, $0) }
        }
        let owner = reader.optionalString("owner") ?? ""
        let name = reader.optionalString("repository") ?? ""
        let organizations = reader.strings("organizations")
        let hasPair = !owner.isEmpty && !name.isEmpty
        let hasRepositories = reader.has("repositories") || hasPair
        if hasRepositories, reader.has("organizations") {
            reader.invalid("organizations", "stands beside repositories", fix: "write one of them")
        } else if !hasRepositories, !reader.has("organizations") {
            reader.missing("repositories", fix: "add repositories: [{owner: me, names: [app]}], or organizations: [us]")
        }
        if !listed.isEmpty { return listed }
        if hasPair { return [repository(owner, name)] }
        return organizations.map { HookTarget(name: $0, path: "orgs/\($0.percentEncoded)") }
    }

    private static func repository(_ owner: String, _ name: String) -> HookTarget {
        HookTarget(name: "\(owner)/\(name)", path: "repos/\(owner.percentEncoded)/\(name.percentEncoded)")
    }

    /// A token counts before an app.
    private static func credentials(_ reader: ManifestReader) -> GitHubHooks.Credentials? {
        let token = reader.secret("apiToken")
        var app: GitHubHooks.Credentials?
        if let block = reader.mapping("githubApp") {
            let key = block.secret("privateKey")
            if key == nil, !block.has("privateKey") {
                block.missing("privateKey", fix: "add privateKey: with name and key of the Secret")
            }
            let id = block.integer("appID", in: 1...Int.max, default: nil)
            let installation = block.integer("installationID", in: 1...Int.max, default: nil)
            block.finish()
            app = key.map { .app(privateKey: $0, app: id, installation: installation) }
        }
        return token.map { .token($0) } ?? app
    }
}
