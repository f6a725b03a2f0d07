import EventData
import EventSources
import Synchronization

/// GitHub's REST API for hooks and their deliveries, as its documentation has it: pages, limits, errors, stars for
/// secrets.
final class GitHubDouble: ProviderClient {
    struct State {
        var hooks: [String: [JSON]] = [:]
        /// By hook: deliveries, the latest first.
        var deliveries: [Int: [JSON]] = [:]
        var nextID = 100
        var calls: [String] = []
        /// Answers that come before any other, one call after the other.
        var failures: [ProviderResponse] = []
        var authorizations: Set<String> = []
        /// What was asked to be delivered again: attempts' ids.
        var redelivered: [Int] = []
        var secrets: [Int: String] = [:]
    }

    private static let base = "https://api.github.com/"
    /// Real pages hold what `per_page` asks for; small ones show that all are read.
    private static let page = 2

    private let state = Mutex(State())

    var current: State { state.withLock { $0 } }
    func change(_ change: (inout State) -> Void) { state.withLock { change(&$0) } }

    /// Calls made since the last look, without their query.
    func takeCalls() -> [String] {
        state.withLock { state in
            defer { state.calls = [] }
            return state.calls
        }
    }

    func follow(_ request: ProviderRequest, line: ([UInt8]) async throws -> Void) async throws {
        throw Overdue(description: "GitHub has no endless answers")
    }

    func perform(_ request: ProviderRequest) async throws -> ProviderResponse {
        state.withLock { state in
            let path = request.url.replacing(Self.base, with: "")
            let plain = path.prefix { $0 != "?" }
            state.calls.append("\(request.method) \(plain)")
            state.authorizations.insert(request.header("Authorization"))
            if !state.failures.isEmpty { return state.failures.removeFirst() }
            if plain.hasPrefix("app/installations/") {
                let token = #"{"token":"ghs_installation","expires_at":"2023-11-14T23:13:20Z"}"#
                return ProviderResponse(status: 201, body: Array(token.utf8))
            }
            let parts = plain.split(separator: "/").map(String.init)
            guard let hooks = parts.firstIndex(of: "hooks") else { return ProviderResponse(status: 404) }
            let target = parts[..<hooks].joined(separator: "/")
            let rest = Array(parts[(hooks + 1)...])
            let body = (try? JSON(parsing: request.body)) ?? .null
            return Self.answer(request, path, target, rest, body, &state)
        }
    }

    private static func answer(
        _ request: ProviderRequest,
        _ path: String,
        _ target: String,
        _ rest: [String],
        _ body: JSON,
        _ state: inout State
    ) -> ProviderResponse {
        switch (request.method, rest.count) {
        case ("GET", 0): return list(state.hooks[target] ?? [], at: request.url)
        case ("POST", 0):
            state.nextID += 1
            var hook = hidingSecret(body, id: state.nextID, &state)
            hook["id"] = .number(JSONNumber(state.nextID))
            state.hooks[target, default: []].append(hook)
            return json(201, hook)
        case ("PATCH", 1), ("DELETE", 1):
            guard let index = state.hooks[target]?.firstIndex(where: { $0["id"]?.text == rest[0] }) else {
                return ProviderResponse(status: 404)
            }
            let id = Int(rest[0]) ?? 0
            if request.method == "DELETE" {
                state.hooks[target]?.remove(at: index)
                return ProviderResponse(status: 204)
            }
            var hook = hidingSecret(body, id: id, &state)
            hook["id"] = .number(JSONNumber(id))
            state.hooks[target]?[index] = hook
            return json(200, hook)
        case ("GET", 2): return list(state.deliveries[Int(rest[0]) ?? 0] ?? [], at: request.url)
        case ("POST", 4):
            state.redelivered.append(Int(rest[2]) ?? 0)
            return ProviderResponse(status: 202, body: Array("{}".utf8))
        default: return ProviderResponse(status: 404)
        }
    }

    /// Secrets are shown as stars.
    private static func hidingSecret(_ body: JSON, id: Int, _ state: inout State) -> JSON {
        var hook = body
        guard var config = body["config"], let secret = config["secret"]?.string else { return hook }
        state.secrets[id] = secret
        config["secret"] = "********"
        hook["config"] = config
        return hook
    }

    private static func list(_ all: [JSON], at url: String) -> ProviderResponse {
        let start = url.split(separator: "cursor=").dropFirst().last.flatMap { Int($0) } ?? 0
        let end = min(all.count, start + page)
        let next = url.split(separator: "&cursor=")[0] + "&cursor=\(end)"
        let link = end < all.count ? [HTTPField("Link", "<\(next)>; rel=\"next\", <\(url)>; rel=\"first\"")] : []
        return ProviderResponse(status: 200, headers: link, body: JSON.array(Array(all[min(start, end)..<end])).bytes)
    }

    private static func json(_ status: Int, _ json: JSON) -> ProviderResponse {
        ProviderResponse(status: status, body: json.bytes)
    }
}

extension ProviderRequest {
    fileprivate func header(_ name: String) -> String { headers.first { $0.isNamed(name) }?.value ?? "" }
}
