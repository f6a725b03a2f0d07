import EventData

/// Hooks of GitHub's REST API.
struct GitHubHookProvider: HookProvider {
    static let kind = GitHubSource.kind

    let hooks: GitHubHooks
    let api: ProviderAPI
    var wish: HookWish { hooks.wish }
    let updateMethod = "PATCH"

    /// GitHub keeps deliveries for three days, and tries each once.
    var deliveries: DeliveryShape? {
        let window = Duration.seconds(72 * 3600)
        return DeliveryShape(
            collection: "deliveries",
            again: "attempts",
            pageSize: 100,
            maximumPages: ProviderAPI.maximumPages,
            window: window,
            firstWindow: window,
            maximumRequests: 200,
            read: Self.attempt
        )
    }

    func targets() -> [HookTarget] { hooks.targets }

    func url(of hook: JSON) -> String? { hook.at("config", "url")?.string }

    func isAsWanted(_ hook: JSON, url: String) -> Bool {
        let events = Set(hook["events"]?.array?.compactMap(\.string) ?? [])
        let wantedEvents = Set(hooks.events)
        let hasEvents = events == wantedEvents || (events.contains("*") && wantedEvents.contains("*"))
        return hasEvents && hook["active"]?.bool == hooks.isActive
            && hook.at("config", "url")?.string == url
            && hook.at("config", "content_type")?.string == hooks.contentType
            && hook.at("config", "insecure_ssl")?.string == (hooks.isInsecure ? "1" : "0")
            // Shown as stars where there is one.
            && (hook.at("config", "secret") != nil) == !wish.secrets.isEmpty
    }

    func body(url: String, secrets: [String: String], isNew: Bool) -> JSON {
        var config: JSON = [
            "url": .string(url), "content_type": .string(hooks.contentType),
            "insecure_ssl": .string(hooks.isInsecure ? "1" : "0"),
        ]
        if let secret = secrets[HookWish.secret] { config["secret"] = .string(secret) }
        var body: JSON = [
            "config": config, "events": .array(hooks.events.map { .string($0) }), "active": .bool(hooks.isActive),
        ]
        if isNew { body["name"] = "web" }
        return body
    }

    private static func attempt(_ json: JSON) -> DeliveryShape.Attempt? {
        guard let id = json["id"]?.integer, let guid = json["guid"]?.string,
            let time = json["delivered_at"]?.string.flatMap({ Timestamp(rfc3339: $0) })
        else { return nil }
        let isSuccess = (200..<300).contains(json["status_code"]?.integer ?? 0)
        return DeliveryShape.Attempt(id: String(id), identities: [guid], time: time, isSuccess: isSuccess)
    }
}
