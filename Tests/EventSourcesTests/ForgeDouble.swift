import EventData
import EventSources
import Synchronization

/// The REST API of a provider for hooks and their deliveries, as its documentation has it: pages, limits, errors, hidden
/// secrets.
final class ForgeDouble: ProviderClient {
    enum Forge: Sendable { case github, gitlab, bitbucket, bitbucketServer }

    struct State {
        /// By target, such as `repos/octo/app`.
        var hooks: [String: [JSON]] = [:]
        /// By hook: deliveries, the latest first.
        var deliveries: [Int: [JSON]] = [:]
        /// Of a project of Bitbucket Server.
        var repositories: [String: [String]] = [:]
        var nextID = 100
        var calls: [String] = []
        /// Answers that come before any other, one call after the other.
        var failures: [ProviderResponse] = []
        /// Answers to calls whose path ends like this, whenever they come.
        var refusals: [String: ProviderResponse] = [:]
        var authorizations: Set<String> = []
        /// What was asked to be delivered again: attempts' ids.
        var redelivered: [Int] = []
        var secrets: [Int: String] = [:]
        /// GitLab before 19.0 neither signs nor says whether a hook has a token.
        var isOldGitLab = false
    }

    /// Real pages hold what is asked for; small ones show that all are read.
    private static let page = 2

    let forge: Forge
    private let state = Mutex(State())

    init(_ forge: Forge) { self.forge = forge }

    var current: State { state.withLock { $0 } }
    func change(_ change: (inout State) -> Void) { state.withLock { change(&$0) } }

    /// Calls made since the last look, without their query.
    func takeCalls() -> [String] {
        state.withLock { state in
            defer { state.calls = [] }
            return state.calls
        }
    }

    private var base: String {
        switch forge {
        case .github: "https://api.github.com/"
        case .gitlab: "https://gitlab.example.com/api/v4/"
        case .bitbucket: "https://api.bitbucket.org/2.0/"
        case .bitbucketServer: "https://git.example.com/rest/api/1.0/"
        }
    }

    private var collection: String { forge == .bitbucketServer ? "webhooks" : "hooks" }
    private var updateMethod: String { forge == .github ? "PATCH" : "PUT" }

    func follow(_ request: ProviderRequest, line: ([UInt8]) async throws -> Void) async throws {
        throw Overdue(description: "nothing here has endless answers")
    }

    func perform(_ request: ProviderRequest) async throws -> ProviderResponse { answer(request) }

    func answer(_ request: ProviderRequest) -> ProviderResponse {
        state.withLock { state in
            guard request.url.hasPrefix(base) else { return ProviderResponse(status: 404) }
            let plain = request.url.dropFirst(base.count).prefix { $0 != "?" }
            state.calls.append("\(request.method) \(plain)")
            state.authorizations.insert(request.authorization)
            if !state.failures.isEmpty { return state.failures.removeFirst() }
            if let refusal = state.refusals.first(where: { plain.hasSuffix($0.key) }) { return refusal.value }
            if plain.hasPrefix("app/installations/") {
                let token = #"{"token":"ghs_installation","expires_at":"2023-11-14T23:13:20Z"}"#
                return ProviderResponse(status: 201, body: Array(token.utf8))
            }
            let parts = plain.split(separator: "/").map(String.init)
            if parts.count == 3, parts[2] == "repos" {
                let slugs = state.repositories[parts[1]] ?? []
                return list(slugs.map { ["slug": .string($0)] }, at: request.url)
            }
            guard let hooks = parts.firstIndex(of: collection) else { return ProviderResponse(status: 404) }
            let target = parts[..<hooks].joined(separator: "/")
            return answer(request, target, Array(parts[(hooks + 1)...]), &state)
        }
    }

    private func answer(
        _ request: ProviderRequest,
        _ target: String,
        _ rest: [String],
        _ state: inout State
    ) -> ProviderResponse {
        let body = (try? JSON(parsing: request.body)) ?? .null
        switch (request.method, rest.count) {
        case ("GET", 0): return list(state.hooks[target] ?? [], at: request.url)
        case ("POST", 0):
            state.nextID += 1
            let hook = shown(body, on: fresh(state.nextID), id: state.nextID, &state)
            state.hooks[target, default: []].append(hook)
            return ProviderResponse(status: 201, body: hook.bytes)
        case (updateMethod, 1), ("DELETE", 1):
            let id = number(rest[0])
            guard let index = state.hooks[target]?.firstIndex(where: { number(of: $0) == id }), let id else {
                return ProviderResponse(status: 404)
            }
            if request.method == "DELETE" {
                state.hooks[target]?.remove(at: index)
                return ProviderResponse(status: 204)
            }
            let hook = shown(body, on: state.hooks[target]?[index] ?? [:], id: id, &state)
            state.hooks[target]?[index] = hook
            return ProviderResponse(status: 200, body: hook.bytes)
        case ("GET", 2): return list(state.deliveries[number(rest[0]) ?? 0] ?? [], at: request.url)
        case ("POST", 4):
            state.redelivered.append(Int(rest[2]) ?? 0)
            return ProviderResponse(status: 202, body: Array("{}".utf8))
        default: return ProviderResponse(status: 404)
        }
    }

    // MARK: Hooks

    /// What only the provider gives a hook.
    private func fresh(_ id: Int) -> JSON {
        switch forge {
        case .github, .bitbucketServer: ["id": .number(JSONNumber(id))]
        case .gitlab: ["id": .number(JSONNumber(id)), "alert_status": "executable", "disabled_until": .null]
        case .bitbucket: ["uuid": .string("{\(id)}"), "created_at": .string("2023-11-14T00:00:\(id % 60).0+00:00")]
        }
    }

    private func number(of hook: JSON) -> Int? {
        hook["id"]?.integer ?? hook["uuid"]?.string.flatMap { Int($0.filter(\.isNumber)) }
    }

    /// A hook's id in a path: `5`, or `%7B5%7D` for `{5}`.
    private func number(_ segment: String) -> Int? {
        Int(segment.replacing("%7B", with: "").replacing("%7D", with: ""))
    }

    /// The hook after the body was put over it, with the secret as the provider shows it.
    private func shown(_ body: JSON, on hook: JSON, id: Int, _ state: inout State) -> JSON {
        var hook = hook
        for member in body.object?.members ?? [] { hook[member.name] = member.value }
        switch forge {
        case .github:
            guard let secret = body.at("config", "secret")?.string, var config = body["config"] else { return hook }
            state.secrets[id] = secret
            config["secret"] = "********"
            hook["config"] = config
        case .gitlab:
            for field in ["token", "signing_token"] {
                hook[field] = nil
                guard let given = body[field], field == "token" || !state.isOldGitLab else { continue }
                if let secret = given.string { state.secrets[id] = secret }
                if !state.isOldGitLab { hook[field + "_present"] = .bool(given.string != nil) }
            }
        case .bitbucket:
            if let secret = body["secret"] {
                state.secrets[id] = secret.string
                hook["secret_set"] = .bool(secret.string != nil)
            }
            hook["secret"] = nil
        case .bitbucketServer: state.secrets[id] = body.at("configuration", "secret")?.string
        }
        return hook
    }

    // MARK: Pages

    private func list(_ all: [JSON], at url: String) -> ProviderResponse {
        let first = url.split(separator: "&cursor=")[0]
        let names = ["cursor", "page", "start"].map { "&\($0)=" }
        let given = names.lazy.compactMap { url.split(separator: $0).dropFirst().last.flatMap { Int($0) } }.first
        let start = forge == .gitlab ? ((given ?? 1) - 1) * Self.page : given ?? 0
        let end = min(all.count, start + Self.page)
        let hasNext = end < all.count
        let elements = JSON.array(Array(all[min(start, end)..<end]))
        switch forge {
        case .github:
            let link = "<\(first)&cursor=\(end)>; rel=\"next\", <\(first)>; rel=\"first\""
            return ProviderResponse(
                status: 200,
                headers: hasNext ? [HTTPField("Link", link)] : [],
                body: elements.bytes
            )
        case .gitlab:
            let next = HTTPField("X-Next-Page", hasNext ? String((given ?? 1) + 1) : "")
            return ProviderResponse(status: 200, headers: [next], body: elements.bytes)
        case .bitbucket:
            var page: JSON = ["values": elements, "pagelen": 2]
            if hasNext { page["next"] = .string("\(first)&cursor=\(end)") }
            return ProviderResponse(status: 200, body: page.bytes)
        case .bitbucketServer:
            let page: JSON = [
                "values": elements, "isLastPage": .bool(!hasNext), "limit": 2,
                "nextPageStart": hasNext ? .number(JSONNumber(end)) : .null,
            ]
            return ProviderResponse(status: 200, body: page.bytes)
        }
    }
}

extension ProviderRequest {
    fileprivate var authorization: String {
        headers.first { $0.isNamed("Authorization") || $0.isNamed("PRIVATE-TOKEN") }?.value ?? ""
    }
}
