import EventData

/// Hooks of projects and groups of GitLab's REST API.
struct GitLabHookProvider: HookProvider {
    static let kind = GitLabSource.kind
    /// What GitLab calls the secrets of a hook.
    static let token = "token"
    static let signingToken = "signing_token"

    let hooks: GitLabHooks
    let api: ProviderAPI
    var wish: HookWish { hooks.wish }
    let updateMethod = "PUT"

    /// GitLab keeps deliveries for seven days, twenty on a page at most, and delivers five again in a minute.
    var deliveries: DeliveryShape? {
        DeliveryShape(
            collection: "events",
            again: "resend",
            pageSize: 20,
            // Five thousand deliveries.
            maximumPages: 250,
            window: .seconds(72 * 3600),
            firstWindow: .seconds(168 * 3600),
            maximumRequests: 5,
            read: Self.attempt
        )
    }

    func targets() -> [HookTarget] { hooks.targets }

    /// An option that this GitLab does not show is taken to be as it was set.
    func isAsWanted(_ hook: JSON, url: String) -> Bool {
        hook["url"]?.string == url
            && hook["enable_ssl_verification"]?.bool == hooks.isVerified
            && GitLabHooks.options.allSatisfy { _, option in
                hook[option]?.bool.map { $0 == hooks.events.contains(option) } ?? true
            }
            && [Self.token, Self.signingToken].allSatisfy { field in
                hook[field + "_present"]?.bool.map { $0 == has(field) } ?? true
            }
    }

    /// After forty failures in a row GitLab gives a hook up for good.
    ///
    /// After fewer it lets the hook rest for a while, and goes on by itself.
    func isBroken(_ hook: JSON) -> Bool { hook["alert_status"]?.string == "disabled" }

    func complaint(about hook: JSON) -> String? {
        if hook["alert_status"]?.string == "temporarily_disabled" {
            let end = hook["disabled_until"]?.string ?? "some time"
            return "GitLab sends nothing until \(end), because deliveries failed; see that it reaches \(wish.url)"
        }
        if has(Self.signingToken), hook[Self.signingToken + "_present"]?.bool != true {
            return "this GitLab does not sign, which takes 19.0; write secretToken: in place of signingToken:"
        }
        return nil
    }

    private func has(_ field: String) -> Bool { wish.secrets.contains { $0.field == field } }

    /// Whatever is not wanted is said to be so, and a secret that is no longer named is taken away.
    func body(url: String, secrets: [String: String], isNew: Bool) -> JSON {
        var body: JSON = ["url": .string(url), "enable_ssl_verification": .bool(hooks.isVerified)]
        for (_, option) in GitLabHooks.options { body[option] = .bool(hooks.events.contains(option)) }
        for field in [Self.token, Self.signingToken] {
            if let secret = secrets[field] {
                body[field] = .string(secret)
            } else if !isNew {
                body[field] = .null
            }
        }
        return body
    }

    /// Known here by its idempotency key, which every attempt shares, or by its number among Standard Webhooks.
    private static func attempt(_ json: JSON) -> DeliveryShape.Attempt? {
        let headers = json["request_headers"]?.object ?? JSONObject([])
        let identities = ["Idempotency-Key", "Webhook-Id"].compactMap { name in
            headers.members.first { $0.name.lowercased() == name.lowercased() }?.value.string
        }
        guard let id = json["id"]?.integer, !identities.isEmpty else { return nil }
        // A number as text, or "internal error" where nobody answered.
        let status = json["response_status"]?.string.flatMap { Int($0) } ?? json["response_status"]?.integer
        return DeliveryShape.Attempt(
            id: String(id),
            identities: identities,
            time: json["created_at"]?.string.flatMap { Timestamp(rfc3339: $0) },
            isSuccess: (200..<300).contains(status ?? 0)
        )
    }
}
