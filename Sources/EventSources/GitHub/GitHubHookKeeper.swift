import EventData
import Logging
import Manifests

/// Sees to it that every target has exactly one hook of ours, as the manifest wants it.
///
/// A hook is ours when its address carries our mark; so it is found again whatever else of it has changed, and after
/// all that was kept here is lost. One without a mark at our very address is taken over.
struct GitHubHookKeeper: Sendable {
    /// What a pass found, and did.
    struct Kept: Sendable, Hashable {
        let target: GitHubHooks.Target
        let hook: Int
        let change: Change
    }

    /// Enough to notice a changed secret, and far too little to tell whether a guess is right.
    private static let fingerprintBytes = 2

    enum Change: String, Sendable, Hashable { case none, created, repaired }

    let hooks: GitHubHooks
    let api: GitHubAPI
    let context: SourceContext

    /// Says whose hook it is, where people who look at it can read it.
    private var mark: String {
        let name = [context.source.namespace, context.source.name, context.eventName].joined(separator: ".")
        return "signalbox=" + name.percentEncoded
    }

    var markedURL: String { hooks.url + (hooks.url.contains("?") ? "&" : "?") + mark }

    /// The hook of a target, made or repaired where needed; more than one are made one.
    func keep(_ target: GitHubHooks.Target) async throws -> Kept {
        let ours = try await ours(at: target)
        let secret = try await secret()
        let fingerprint = secret.map { hexadecimal(Array(sha256($0).prefix(Self.fingerprintBytes))) } ?? ""
        let note = "github secret \(context.source)/\(context.eventName) \(target.path)"
        guard let first = ours.first, let id = first["id"]?.integer else {
            let answer = try await api.call("POST", "\(target.path)/hooks", body: wanted(secret, isNew: true))
            guard let id = answer["id"]?.integer else {
                throw GitHubAPI.Problem.unreadable("POST \(target.path)/hooks")
            }
            try await context.runtime.setNote(note, to: fingerprint)
            return Kept(target: target, hook: id, change: .created)
        }
        for other in ours.dropFirst() {
            guard let id = other["id"]?.integer else { continue }
            _ = try await api.call("DELETE", "\(target.path)/hooks/\(id)")
        }
        // GitHub never shows a secret, so what was set last is remembered.
        let isSecretKnown = try await context.runtime.note(note) == fingerprint
        if isSecretKnown, isAsWanted(first) { return Kept(target: target, hook: id, change: .none) }
        _ = try await api.call("PATCH", "\(target.path)/hooks/\(id)", body: wanted(secret, isNew: false))
        try await context.runtime.setNote(note, to: fingerprint)
        return Kept(target: target, hook: id, change: .repaired)
    }

    /// Takes our hooks away.
    func delete(_ target: GitHubHooks.Target) async throws {
        for hook in try await ours(at: target) {
            guard let id = hook["id"]?.integer else { continue }
            _ = try await api.call("DELETE", "\(target.path)/hooks/\(id)")
        }
    }

    /// The oldest first.
    private func ours(at target: GitHubHooks.Target) async throws -> [JSON] {
        let all = try await api.list("\(target.path)/hooks").sorted { $0["id"]?.integer ?? 0 < $1["id"]?.integer ?? 0 }
        let marked = all.filter { hook in
            let query = hook.at("config", "url")?.string?.split(separator: "?", maxSplits: 1).dropFirst().first ?? ""
            return query.split(separator: "&").contains { $0 == mark }
        }
        if !marked.isEmpty { return marked }
        return Array(all.filter { $0.at("config", "url")?.string == hooks.url }.prefix(1))
    }

    private func isAsWanted(_ hook: JSON) -> Bool {
        let events = Set(hook["events"]?.array?.compactMap(\.string) ?? [])
        let wantedEvents = Set(hooks.events)
        let hasEvents = events == wantedEvents || (events.contains("*") && wantedEvents.contains("*"))
        return hasEvents && hook["active"]?.bool == hooks.isActive
            && hook.at("config", "url")?.string == markedURL
            && hook.at("config", "content_type")?.string == hooks.contentType
            && hook.at("config", "insecure_ssl")?.string == (hooks.isInsecure ? "1" : "0")
            // Shown as stars where there is one.
            && (hook.at("config", "secret") != nil) == (hooks.secret != nil)
    }

    private func wanted(_ secret: [UInt8]?, isNew: Bool) -> JSON {
        var config: JSON = [
            "url": .string(markedURL), "content_type": .string(hooks.contentType),
            "insecure_ssl": .string(hooks.isInsecure ? "1" : "0"),
        ]
        if let secret { config["secret"] = .string(String(decoding: secret, as: UTF8.self)) }
        var body: JSON = [
            "config": config, "events": .array(hooks.events.map { .string($0) }), "active": .bool(hooks.isActive),
        ]
        if isNew { body["name"] = "web" }
        return body
    }

    private func secret() async throws -> [UInt8]? {
        guard let selector = hooks.secret else { return nil }
        do { return try await context.runtime.secret(selector, namespace: context.source.namespace) } catch {
            throw GitHubAPI.Problem.credentials("Secret \(selector.name), key \(selector.key), cannot be read")
        }
    }
}
