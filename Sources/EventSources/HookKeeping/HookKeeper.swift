import EventData
import Manifests

/// Sees to it that every target has exactly one hook of ours, as the manifest wants it.
///
/// A hook is ours when its address carries our mark; so it is found again whatever else of it has changed, and after
/// all that was kept here is lost. One without a mark at our very address is taken over.
struct HookKeeper<Provider: HookProvider>: Sendable {
    /// What a pass found, and did.
    struct Kept: Sendable, Hashable {
        let hook: String
        let change: HookChange
        /// What only people can put right.
        let complaint: String?
    }

    let provider: Provider
    private var api: ProviderAPI { provider.api }
    private var context: SourceContext { provider.api.context }

    init(_ provider: Provider) { self.provider = provider }

    /// Says whose hook it is, where people who look at it can read it.
    private var mark: String {
        let name = [context.source.namespace, context.source.name, context.eventName].joined(separator: ".")
        return "signalbox=" + name.percentEncoded
    }

    var markedURL: String { provider.wish.url + (provider.wish.url.contains("?") ? "&" : "?") + mark }

    /// The hook of a target, made or repaired where needed; more than one are made one.
    func keep(_ target: HookTarget) async throws -> Kept {
        let ours = try await ours(at: target)
        let secrets = try await secrets()
        guard let first = ours.first, let id = provider.id(of: first) else {
            return try await create(at: target, secrets, change: .created)
        }
        for other in ours.dropFirst() { try await delete(other, at: target) }
        if provider.isBroken(first) {
            try await delete(first, at: target)
            return try await create(at: target, secrets, change: .replaced)
        }
        // A provider shows no secret, so what was set last is remembered.
        let isSecretKnown = try await context.runtime.note(note(of: target)) == fingerprint(of: secrets, in: first)
        if isSecretKnown, provider.isAsWanted(first, url: markedURL) {
            return Kept(hook: id, change: .none, complaint: provider.complaint(about: first))
        }
        let body = provider.body(url: markedURL, secrets: text(of: secrets), isNew: false)
        let hook = try await api.call(provider.updateMethod, path(of: id, at: target), body: body)
        try await context.runtime.setNote(note(of: target), to: fingerprint(of: secrets, in: hook))
        return Kept(hook: id, change: .repaired, complaint: provider.complaint(about: hook))
    }

    /// Takes our hooks away.
    ///
    /// - Returns: how many there were.
    func delete(_ target: HookTarget) async throws -> Int {
        let ours = try await ours(at: target)
        for hook in ours { try await delete(hook, at: target) }
        return ours.count
    }

    // MARK: At the provider

    /// The oldest first.
    private func ours(at target: HookTarget) async throws -> [JSON] {
        let all = try await api.list("\(target.path)/\(provider.collection)").elements
            .sorted { provider.isOlder($0, than: $1) }
        let marked = all.filter { hook in
            let query = provider.url(of: hook)?.split(separator: "?", maxSplits: 1).dropFirst().first ?? ""
            return query.split(separator: "&").contains { $0 == mark }
        }
        if !marked.isEmpty { return marked }
        return Array(all.filter { provider.url(of: $0) == provider.wish.url }.prefix(1))
    }

    private func create(at target: HookTarget, _ secrets: [Secret], change: HookChange) async throws -> Kept {
        let path = "\(target.path)/\(provider.collection)"
        let body = provider.body(url: markedURL, secrets: text(of: secrets), isNew: true)
        let hook = try await api.call("POST", path, body: body)
        guard let id = provider.id(of: hook) else {
            throw ProviderProblem(api.provider, .unreadable("POST \(path)"))
        }
        try await context.runtime.setNote(note(of: target), to: fingerprint(of: secrets, in: hook))
        return Kept(hook: id, change: change, complaint: provider.complaint(about: hook))
    }

    /// One that is gone already is as good as deleted.
    private func delete(_ hook: JSON, at target: HookTarget) async throws {
        guard let id = provider.id(of: hook) else { return }
        do throws(ProviderProblem) { try await api.call("DELETE", path(of: id, at: target)) } catch {
            guard case .status(404, _) = error.kind else { throw error }
        }
    }

    private func path(of id: String, at target: HookTarget) -> String {
        "\(target.path)/\(provider.collection)/\(id.percentEncoded)"
    }

    // MARK: Secrets

    private struct Secret {
        let field: String
        let bytes: [UInt8]
    }

    private func secrets() async throws(ProviderProblem) -> [Secret] {
        var secrets: [Secret] = []
        for wanted in provider.wish.secrets {
            let bytes = try await context.bytes(of: wanted.selector, for: api.provider)
            secrets.append(Secret(field: wanted.field, bytes: bytes))
        }
        return secrets
    }

    private func text(of secrets: [Secret]) -> [String: String] {
        Dictionary(secrets.map { ($0.field, String(decoding: $0.bytes, as: UTF8.self)) }) { $1 }
    }

    private func note(of target: HookTarget) -> String {
        "\(Provider.kind) secret \(context.source)/\(context.eventName) \(target.path)"
    }

    /// Two bytes of each digest: enough to notice a changed secret, and far too little to tell whether a guess is right.
    private func fingerprint(of secrets: [Secret], in hook: JSON) -> String {
        let digests = secrets.map { hexadecimal(Array(sha256($0.bytes).prefix(2))) }.joined(separator: ",")
        // Where a provider shows that there is one, one that is there no more is noticed as well.
        return provider.showsSecret(hook) ? digests + " shown" : digests
    }
}

/// What was done to a hook.
enum HookChange: String, Sendable, Hashable { case none, created, repaired, replaced }
