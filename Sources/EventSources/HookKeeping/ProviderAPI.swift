import EventData

/// Calls of a provider's REST API in the name of one source.
struct ProviderAPI: Sendable {
    /// A hundred hooks on each, or whatever else is listed.
    static let maximumPages = 50
    /// However long a provider asks us to wait, after an hour its limits have been reset.
    private static let longestWait = Duration.seconds(3600)
    /// Where a provider limits us and does not say for how long.
    private static let usualWait = Duration.seconds(60)

    /// The elements of a list, and whether they are all.
    struct Listing: Sendable {
        var elements: [JSON] = []
        var isComplete = true
    }

    /// As people write it: `GitHub`.
    let provider: String
    /// Without a slash at its end.
    let baseURL: String
    let paging: ProviderPaging
    let credentials: any ProviderCredentials
    /// What the provider wants to see in every call.
    var headers: [HTTPField] = []
    let context: SourceContext
    /// How to know that it is the provider; nil goes by the system's authorities.
    var trust: ProviderTrustSecrets?

    /// One call, and its answer as JSON; null when it has none.
    @discardableResult
    func call(_ method: String, _ path: String, body: JSON? = nil) async throws(ProviderProblem) -> JSON {
        try await send(method, "\(baseURL)/\(path)", body: body, what: "\(method) \(path)").json
    }

    /// The elements of all pages of a list.
    ///
    /// `isLast` ends it early, after a page that holds an element for which it is true.
    func list(
        _ path: String,
        pageSize: Int = 100,
        maximumPages: Int = ProviderAPI.maximumPages,
        until isLast: @Sendable (JSON) -> Bool = { _ in false }
    ) async throws(ProviderProblem) -> Listing {
        let separator = path.contains("?") ? "&" : "?"
        let first = "\(baseURL)/\(path)\(separator)\(paging.query(size: pageSize))"
        var next: String? = first
        var listing = Listing()
        for _ in 0..<maximumPages {
            guard let url = next else { return listing }
            let answer = try await send("GET", url, body: nil, what: "GET \(path)")
            guard let page = paging.elements(of: answer.json) else {
                throw ProviderProblem(provider, .unreadable("GET \(path)"))
            }
            listing.elements += page
            if page.contains(where: isLast) { return listing }
            // A page elsewhere would get our credentials.
            next = paging.next(after: answer.json, answer.response, first: first)
                .flatMap { $0.hasPrefix(baseURL + "/") ? $0 : nil }
        }
        listing.isComplete = next == nil
        return listing
    }

    // MARK: Calls

    private struct Answer {
        let json: JSON
        let response: ProviderResponse
    }

    private func send(
        _ method: String,
        _ url: String,
        body: JSON?,
        what: String
    ) async throws(ProviderProblem) -> Answer {
        let response = try await perform(method, url, body: body, as: try await credentials.field(in: context))
        guard (200..<300).contains(response.status) else {
            if response.status == 401 { await credentials.forget() }
            if let wait = wait(after: response) { throw ProviderProblem(provider, .limited(wait)) }
            throw ProviderProblem(provider, .status(response.status, what))
        }
        guard !response.body.isEmpty else { return Answer(json: .null, response: response) }
        do { return Answer(json: try JSON(parsing: response.body), response: response) } catch {
            throw ProviderProblem(provider, .unreadable(what))
        }
    }

    private func perform(
        _ method: String,
        _ url: String,
        body: JSON?,
        as identity: HTTPField
    ) async throws(ProviderProblem) -> ProviderResponse {
        var headers = [HTTPField("User-Agent", "signalbox"), identity] + headers
        if !headers.contains(where: { $0.isNamed("Accept") }) {
            headers.append(HTTPField("Accept", "application/json"))
        }
        if body != nil { headers.append(HTTPField("Content-Type", "application/json")) }
        var request = ProviderRequest(method, url, headers: headers, body: body?.bytes ?? [])
        request.trust = try await trust?.read(in: context, for: provider)
        do { return try await context.providers.perform(request) } catch {
            throw ProviderProblem(provider, .noAnswer("\(type(of: error))"))
        }
    }

    /// A limit over a long time says when it ends, one over a short time for how long; both come as 403 or 429.
    private func wait(after response: ProviderResponse) -> Duration? {
        guard response.status == 403 || response.status == 429 else { return nil }
        if let seconds = response.header("Retry-After").flatMap({ Int64($0) }) {
            return min(.seconds(max(1, seconds)), Self.longestWait)
        }
        let remaining = response.header("X-RateLimit-Remaining") ?? response.header("RateLimit-Remaining")
        let reset = response.header("X-RateLimit-Reset") ?? response.header("RateLimit-Reset")
        guard remaining == "0", let reset = reset.flatMap({ Int64($0) }) else {
            return response.status == 429 ? Self.usualWait : nil
        }
        return min(max(.seconds(1), Timestamp(seconds: reset) - context.runtime.now()), Self.longestWait)
    }
}
