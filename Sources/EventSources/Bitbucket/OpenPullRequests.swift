import EventData
import Logging
import Manifests

/// Asks Bitbucket Server which commits belong to open pull requests, whose branches have events of their own.
struct OpenPullRequests: Sendable {
    /// Pages of pull requests that one commit may have; each holds a hundred.
    private static let maximumPages = 20
    private static let logger = Logger(label: "signalbox.bitbucketserver")
    /// How long Bitbucket waits before it sends the event again.
    private static let pause = Duration.seconds(5)

    let baseURL: String
    let token: SecretSelector?
    let trust: ProviderTrustSecrets?

    /// The changes without those of branches whose new commit belongs to an open pull request.
    func without(
        _ changes: [RefsChange],
        of event: JSONDocument,
        in context: SourceContext
    ) async throws(HookRefusal) -> [RefsChange] {
        guard let project = event.find(JSONPath("repository.project.key"))?.text,
            let repository = event.find(JSONPath("repository.slug"))?.text
        else { throw HookRefusal(400, "invalid event: it names no repository") }
        var wanted: [RefsChange] = []
        do {
            for change in changes {
                let mayBelong = change.isBranch && !change.isDeletion
                let path = "projects/\(escaped(project))/repos/\(escaped(repository))/commits/\(escaped(change.commit))"
                if mayBelong, try await hasOpen(path, in: context) { continue }
                wanted.append(change)
            }
        } catch {
            let facts: Logger.Metadata = ["eventsource": "\(context.source)", "reason": "\(type(of: error))"]
            Self.logger.warning("pull requests of a commit cannot be read", metadata: facts)
            throw HookRefusal(
                .unavailable("Bitbucket did not tell the commit's pull requests; try again\n", retryAfter: Self.pause)
            )
        }
        return wanted
    }

    private func escaped(_ segment: String) -> String {
        PercentEncoding.encodePath(segment).replacing("/", with: "%2F")
    }

    private func hasOpen(_ path: String, in context: SourceContext) async throws -> Bool {
        var headers = [HTTPField("Accept", "application/json")]
        if let token {
            let secret = try await context.runtime.secret(token, namespace: context.source.namespace)
            headers.append(HTTPField("Authorization", "Bearer \(String(decoding: secret, as: UTF8.self))"))
        }
        let base = baseURL.hasSuffix("/") ? String(baseURL.dropLast()) : baseURL
        var start = 0
        for _ in 0..<Self.maximumPages {
            let url = "\(base)/api/1.0/\(path)/pull-requests?limit=100&start=\(start)"
            var request = ProviderRequest("GET", url, headers: headers)
            request.trust = try await trust?.read(in: context, for: BitbucketServerHooks.provider)
            let answer = try await context.providers.perform(request)
            guard answer.status == 200 else { throw UnexpectedAnswer(status: answer.status) }
            let page = try JSON(parsing: answer.body)
            if page["values"]?.array?.contains(where: { $0["state"]?.string == "OPEN" }) ?? false { return true }
            guard page["isLastPage"]?.bool == false, let next = page["nextPageStart"]?.integer else { return false }
            start = next
        }
        return false
    }
}
