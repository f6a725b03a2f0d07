import EventData
import Manifests

/// Which hooks a manifest wants Bitbucket Cloud to have, and how they are kept (spec/eventsources.md §2.7).
struct BitbucketHooks: Sendable, Hashable {
    static let provider = "Bitbucket"
    static let apiURL = "https://api.bitbucket.org/2.0"
    /// Bitbucket lets us list hooks a thousand times in an hour; this uses half of that.
    private static let pausePerRepository = Duration.seconds(8)

    let targets: [HookTarget]
    let credentials: SecretCredentials
    let wish: HookWish
    let events: [String]

    /// Reads the fields; nil when no hooks are to be kept: without an address of ours, or without credentials.
    init?(from reader: ManifestReader, hook: HookEndpoint?, secret: SecretSelector?) {
        let credentials = Self.credentials(reader)
        events = reader.strings("events")
        targets = Self.targets(reader)
        let isDeletedOnFinish = reader.bool("deleteHookOnFinish", default: false)
        if hook?.url != nil, credentials != nil, events.isEmpty {
            reader.missing("events", fix: "add events: [repo:push]")
        }
        guard let credentials, let url = hook?.registeredURL, !targets.isEmpty else { return nil }
        self.credentials = credentials
        var wish = HookWish(url: url, secret: secret, isDeletedOnFinish: isDeletedOnFinish)
        wish.pause = max(wish.pause, Self.pausePerRepository * targets.count)
        self.wish = wish
    }

    func loop(in context: SourceContext) -> HookLoop<BitbucketHookProvider> {
        let api = ProviderAPI(
            provider: Self.provider,
            baseURL: Self.apiURL,
            paging: .address,
            credentials: credentials,
            context: context
        )
        return HookLoop(BitbucketHookProvider(hooks: self, api: api))
    }

    /// A user and password count before a token.
    private static func credentials(_ reader: ManifestReader) -> SecretCredentials? {
        guard let auth = reader.mapping("auth") else { return nil }
        let token = auth.secret("oauthToken")
        var credentials = token.map { SecretCredentials.bearer($0, provider: provider) }
        if let basic = auth.mapping("basic") {
            let (user, password) = (basic.secret("username"), basic.secret("password"))
            for (name, selector) in [("username", user), ("password", password)]
            where selector == nil && !basic.has(name) {
                basic.missing(name, fix: "add \(name): with name and key of the Secret")
            }
            basic.finish()
            if let user, let password {
                credentials = .basic(user: user, password: password, provider: provider)
            }
        }
        auth.finish()
        return credentials
    }

    private static func targets(_ reader: ManifestReader) -> [HookTarget] {
        let owner = reader.optionalString("owner") ?? ""
        let slug = reader.optionalString("repositorySlug") ?? ""
        let listed = (reader.mappings("repositories") ?? []).map { item in
            let repository = repository(item.string("owner"), item.string("repositorySlug"))
            item.finish()
            return repository
        }
        if listed.isEmpty, owner.isEmpty || slug.isEmpty {
            reader.missing("repositories", fix: "add repositories: [{owner: me, repositorySlug: app}]")
            return []
        }
        return listed.isEmpty ? [repository(owner, slug)] : listed
    }

    private static func repository(_ owner: String, _ slug: String) -> HookTarget {
        HookTarget(name: "\(owner)/\(slug)", path: "repositories/\(owner.percentEncoded)/\(slug.percentEncoded)")
    }
}

/// Hooks of Bitbucket Cloud's REST API.
struct BitbucketHookProvider: HookProvider {
    static let kind = BitbucketSource.kind

    let hooks: BitbucketHooks
    let api: ProviderAPI
    var wish: HookWish { hooks.wish }
    let updateMethod = "PUT"

    func targets() -> [HookTarget] { hooks.targets }

    /// In braces: `{d32e0bd1-…}`.
    func id(of hook: JSON) -> String? { hook["uuid"]?.string }

    func isOlder(_ hook: JSON, than other: JSON) -> Bool {
        (hook["created_at"]?.string ?? "") < (other["created_at"]?.string ?? "")
    }

    func isAsWanted(_ hook: JSON, url: String) -> Bool {
        hook["url"]?.string == url && hook["active"]?.bool == true
            && Set(hook["events"]?.array?.compactMap(\.string) ?? []) == Set(hooks.events)
            && hook["secret_set"]?.bool.map { $0 == !wish.secrets.isEmpty } ?? true
    }

    /// Without a secret, null takes away the one that is there.
    func body(url: String, secrets: [String: String], isNew: Bool) -> JSON {
        [
            "description": "kept by Signalbox", "url": .string(url), "active": true,
            "events": .array(hooks.events.map { .string($0) }),
            "secret": secrets[HookWish.secret].map { .string($0) } ?? .null,
        ]
    }
}
