import EventData
import Manifests

/// Which hooks a manifest wants GitHub to have, and how they are kept.
struct GitHubHooks: Sendable, Hashable {
    /// What has a hook.
    enum Target: Sendable, Hashable {
        case repository(owner: String, name: String)
        case organization(String)

        /// Below the API's address.
        var path: String {
            switch self {
            case .repository(let owner, let name): "repos/\(owner.percentEncoded)/\(name.percentEncoded)"
            case .organization(let name): "orgs/\(name.percentEncoded)"
            }
        }

        var name: String {
            switch self {
            case .repository(let owner, let name): "\(owner)/\(name)"
            case .organization(let name): name
            }
        }
    }

    /// Who we are to GitHub.
    enum Credentials: Sendable, Hashable {
        case token(SecretSelector)
        case app(privateKey: SecretSelector, app: Int, installation: Int)
    }

    let targets: [Target]
    let credentials: Credentials
    /// Our address outside, without a mark.
    let url: String
    let events: [String]
    let isActive: Bool
    let contentType: String
    let isInsecure: Bool
    let secret: SecretSelector?
    let isDeletedOnFinish: Bool
    /// `https://api.github.com` or that of GitHub Enterprise, without a slash at its end.
    let apiURL: String

    /// Reads the fields; nil when no hooks are to be kept: without an address of ours, or without credentials
    /// (spec/eventsources.md §2.5).
    init?(from reader: ManifestReader, hook: HookEndpoint?, secret: SecretSelector?) {
        let fields = GitHubHookFields(reader)
        if fields.credentials != nil, hook?.url != nil, !reader.has("events") {
            reader.missing("events", fix: "add events: [\"*\"], or the names of those to be told of")
        }
        guard let credentials = fields.credentials, let hook, let url = hook.url, let path = hook.endpoint?.path,
            !fields.targets.isEmpty
        else { return nil }
        var base = url
        while base.hasSuffix("/") { base.removeLast() }
        targets = fields.targets
        self.credentials = credentials
        self.url = base + path.text
        events = fields.events
        isActive = fields.isActive
        contentType = fields.contentType
        isInsecure = fields.isInsecure
        self.secret = secret
        isDeletedOnFinish = fields.isDeletedOnFinish
        apiURL = fields.apiURL
    }
}

/// The fields by which Argo Events creates hooks at GitHub.
private struct GitHubHookFields {
    let targets: [GitHubHooks.Target]
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

    private static func targets(_ reader: ManifestReader) -> [GitHubHooks.Target] {
        let listed = (reader.mappings("repositories") ?? []).flatMap { item -> [GitHubHooks.Target] in
            let owner = item.string("owner")
            let names = item.strings("names")
            item.finish()
            return names.map { .repository(owner: owner, name: $0) }
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
        return hasPair ? [.repository(owner: owner, name: name)] : organizations.map { .organization($0) }
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
