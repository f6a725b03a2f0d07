import EventData
import Manifests

/// What has a hook: a repository, a project, a group, an organization.
struct HookTarget: Sendable, Hashable {
    /// As people write it: `octo-org/app`.
    let name: String
    /// Below the API's address.
    let path: String
}

/// What a manifest says of the hooks that are to be kept, whatever the provider.
struct HookWish: Sendable, Hashable {
    /// A secret that the provider is to be told.
    struct Secret: Sendable, Hashable {
        /// What the provider calls it.
        let field: String
        let selector: SecretSelector
    }

    /// Our address outside, without a mark.
    let url: String
    let secrets: [Secret]
    let isDeletedOnFinish: Bool
    /// Between two looks at the hooks.
    var pause = Duration.seconds(60)

    init(url: String, secrets: [Secret], isDeletedOnFinish: Bool) {
        self.url = url
        self.secrets = secrets
        self.isDeletedOnFinish = isDeletedOnFinish
    }

    /// For a provider whose hooks have one secret, or none.
    init(url: String, secret: SecretSelector?, isDeletedOnFinish: Bool) {
        let secrets = secret.map { [Secret(field: Self.secret, selector: $0)] } ?? []
        self.init(url: url, secrets: secrets, isDeletedOnFinish: isDeletedOnFinish)
    }

    /// What providers call the one secret of a hook.
    static let secret = "secret"
}

/// How one provider has hooks: what to call, and what a hook looks like there.
protocol HookProvider: Sendable {
    /// The kind of event source.
    static var kind: String { get }

    var api: ProviderAPI { get }
    var wish: HookWish { get }
    /// Below a target: `hooks`.
    var collection: String { get }
    var updateMethod: String { get }
    /// nil where the provider shows no deliveries, or none can be asked for again.
    var deliveries: DeliveryShape? { get }

    /// What is to have a hook.
    func targets() async throws(ProviderProblem) -> [HookTarget]

    func id(of hook: JSON) -> String?

    func url(of hook: JSON) -> String?

    /// Orders hooks by their age.
    func isOlder(_ hook: JSON, than other: JSON) -> Bool

    /// Whether a hook is what the manifest wants, as far as the provider shows it.
    func isAsWanted(_ hook: JSON, url: String) -> Bool

    /// Whether a hook's secret can be seen; not every version of a provider's server lets us.
    func showsSecret(_ hook: JSON) -> Bool

    /// Whether a hook is beyond repair, and another has to take its place.
    func isBroken(_ hook: JSON) -> Bool

    /// What is wrong with a hook that only people can put right; nil when nothing is.
    func complaint(about hook: JSON) -> String?

    /// The body of the call that creates or repairs a hook; secrets go by the provider's names for them.
    func body(url: String, secrets: [String: String], isNew: Bool) -> JSON
}

extension HookProvider {
    var collection: String { "hooks" }
    var deliveries: DeliveryShape? { nil }

    func id(of hook: JSON) -> String? { hook["id"]?.integer.map(String.init) }

    func url(of hook: JSON) -> String? { hook["url"]?.string }

    func isOlder(_ hook: JSON, than other: JSON) -> Bool { hook["id"]?.integer ?? 0 < other["id"]?.integer ?? 0 }

    func showsSecret(_ hook: JSON) -> Bool { false }

    func isBroken(_ hook: JSON) -> Bool { false }

    func complaint(about hook: JSON) -> String? { nil }
}
