import EventData
import Manifests

/// Calls of GitHub's REST API in the name of one source.
///
/// An actor, because an app's token is made once and used by all calls until it expires.
actor GitHubAPI {
    enum Problem: Error, Sendable, Hashable, CustomStringConvertible {
        case noAnswer(String)
        case status(Int, String)
        /// Asked too often; to be asked again after the wait.
        case limited(Duration)
        case unreadable(String)
        case credentials(String)

        var description: String {
            switch self {
            case .noAnswer(let reason): "GitHub does not answer (\(reason))"
            case .status(let status, let what): "GitHub answered \(status) to \(what)"
            case .limited(let wait): "GitHub wants to be left alone for \(wait.components.seconds) s"
            case .unreadable(let what): "GitHub's answer to \(what) cannot be read"
            case .credentials(let what): what
            }
        }
    }

    /// A hundred on each: five thousand hooks of one repository, or deliveries of one hook.
    static let maximumPages = 50
    /// However long GitHub asks us to wait, after an hour its limits have been reset.
    private static let longestWait = Duration.seconds(3600)

    private let hooks: GitHubHooks
    private let context: SourceContext
    private var appToken: (text: String, expires: Timestamp)?

    init(_ hooks: GitHubHooks, in context: SourceContext) {
        self.hooks = hooks
        self.context = context
    }

    /// One call, and its answer as JSON; null when it has none.
    func call(_ method: String, _ path: String, body: JSON? = nil) async throws(Problem) -> JSON {
        try await send(method, "\(hooks.apiURL)/\(path)", body: body, what: "\(method) \(path)").json
    }

    /// The elements of all pages of a list.
    ///
    /// `isLast` ends it early, after a page that holds an element for which it is true.
    func list(_ path: String, until isLast: @Sendable (JSON) -> Bool = { _ in false }) async throws(Problem) -> [JSON] {
        let separator = path.contains("?") ? "&" : "?"
        var next: String? = "\(hooks.apiURL)/\(path)\(separator)per_page=100"
        var elements: [JSON] = []
        var pages = 0
        while let url = next, pages < Self.maximumPages {
            pages += 1
            let answer = try await send("GET", url, body: nil, what: "GET \(path)")
            guard let page = answer.json.array else { throw .unreadable("GET \(path)") }
            elements += page
            if page.contains(where: isLast) { break }
            // A page elsewhere would get our token.
            next = answer.next.flatMap { $0.hasPrefix(hooks.apiURL + "/") ? $0 : nil }
        }
        return elements
    }

    // MARK: Calls

    private struct Answer {
        let json: JSON
        let next: String?
    }

    private func send(_ method: String, _ url: String, body: JSON?, what: String) async throws(Problem) -> Answer {
        let authorization = try await authorization()
        let response = try await perform(method, url, body: body, authorization: authorization)
        guard (200..<300).contains(response.status) else {
            if response.status == 401 { appToken = nil }
            if let wait = wait(after: response) { throw .limited(wait) }
            throw .status(response.status, what)
        }
        guard !response.body.isEmpty else { return Answer(json: .null, next: nil) }
        do {
            return Answer(json: try JSON(parsing: response.body), next: Self.next(in: response.header("Link")))
        } catch {
            throw .unreadable(what)
        }
    }

    private func perform(
        _ method: String,
        _ url: String,
        body: JSON?,
        authorization: String
    ) async throws(Problem) -> ProviderResponse {
        var headers = [
            HTTPField("Accept", "application/vnd.github+json"),
            HTTPField("Authorization", authorization),
            HTTPField("User-Agent", "signalbox"),
            HTTPField("X-GitHub-Api-Version", "2022-11-28"),
        ]
        if body != nil { headers.append(HTTPField("Content-Type", "application/json")) }
        let request = ProviderRequest(method, url, headers: headers, body: body?.bytes ?? [])
        do { return try await context.providers.perform(request) } catch { throw .noAnswer("\(type(of: error))") }
    }

    /// The primary limit says when it ends, a secondary one for how long; both come as 403 or 429.
    private func wait(after response: ProviderResponse) -> Duration? {
        guard response.status == 403 || response.status == 429 else { return nil }
        if let seconds = response.header("Retry-After").flatMap({ Int64($0) }) {
            return min(.seconds(max(1, seconds)), Self.longestWait)
        }
        guard response.header("X-RateLimit-Remaining") == "0",
            let reset = response.header("X-RateLimit-Reset").flatMap({ Int64($0) })
        else { return response.status == 429 ? .seconds(60) : nil }
        return min(max(.seconds(1), Timestamp(seconds: reset) - context.runtime.now()), Self.longestWait)
    }

    /// `<https://…>; rel="next"`.
    private static func next(in link: String?) -> String? {
        for part in (link ?? "").split(separator: ",") where part.contains("rel=\"next\"") {
            guard let start = part.firstIndex(of: "<"), let end = part.firstIndex(of: ">"), start < end else {
                continue
            }
            return String(part[part.index(after: start)..<end])
        }
        return nil
    }

    // MARK: Credentials

    private func authorization() async throws(Problem) -> String {
        switch hooks.credentials {
        case .token(let selector):
            return "token \(String(decoding: try await secret(selector), as: UTF8.self))"
        case .app(let privateKey, let app, let installation):
            if let appToken, appToken.expires > context.runtime.now() + .seconds(300) {
                return "token \(appToken.text)"
            }
            return try await makeAppToken(privateKey, app: app, installation: installation)
        }
    }

    private func makeAppToken(
        _ privateKey: SecretSelector,
        app: Int,
        installation: Int
    ) async throws(Problem) -> String {
        guard let key = SigningKey.privateKey(try await secret(privateKey)) else {
            throw .credentials("the private key of the GitHub App is no PEM text: see Secret \(privateKey.name)")
        }
        let now = context.runtime.now().seconds
        // A minute back for clocks that differ; GitHub takes ten minutes at most.
        let claims: JSON = ["iat": JSON(now - 60), "exp": JSON(now + 540), "iss": .string(String(app))]
        let text = "\(Self.encoded(#"{"alg":"RS256","typ":"JWT"}"#.utf8)).\(Self.encoded(claims.bytes))"
        guard let signature = key.signature(of: Array(text.utf8), .rsa(.sha256)) else {
            throw .credentials("the private key of the GitHub App is no RSA key: see Secret \(privateKey.name)")
        }
        let path = "app/installations/\(installation)/access_tokens"
        let response = try await perform(
            "POST",
            "\(hooks.apiURL)/\(path)",
            body: nil,
            authorization: "Bearer \(text).\(Self.encoded(signature))"
        )
        guard response.status == 201 else { throw .status(response.status, "POST \(path)") }
        guard case .success(let json) = Result(catching: { try JSON(parsing: response.body) }),
            let token = json["token"]?.string,
            let expires = json["expires_at"]?.string.flatMap({ Timestamp(rfc3339: $0) })
        else { throw .unreadable("POST \(path)") }
        appToken = (token, expires)
        return "token \(token)"
    }

    private func secret(_ selector: SecretSelector) async throws(Problem) -> [UInt8] {
        do { return try await context.runtime.secret(selector, namespace: context.source.namespace) } catch {
            throw .credentials("Secret \(selector.name), key \(selector.key), cannot be read")
        }
    }

    private static func encoded(_ bytes: some Sequence<UInt8>) -> String {
        base64(Array(bytes)).replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }
}

extension JSON {
    fileprivate init(_ number: Int64) { self = .number(JSONNumber(Int(number))) }
}
