import EventData
import Expressions
package import Manifests

/// Events of Bitbucket Server and Data Center, by their webhooks (spec/eventsources.md §2.8).
package struct BitbucketServerSource: HookKeeping {
    package static let kind = "bitbucketserver"

    package let hook: HookEndpoint?
    /// nil when hooks are kept by somebody else.
    let hooks: BitbucketServerHooks?
    let metadata: [(name: String, value: String)]
    let isOneEventPerChange: Bool
    /// How to ask for open pull requests; nil leaves changes of their branches in.
    let openPullRequests: OpenPullRequests?

    package init(from reader: ManifestReader) {
        var hook = HookEndpoint.nested(in: reader)
        let secret = reader.secret("webhookSecret")
        hook?.demand([VerificationRecipe.bitbucketScheme], by: secret)
        self.hook = hook
        metadata = reader.stringMap("metadata")
        isOneEventPerChange = reader.bool("oneEventPerChange", default: false)
        let base = reader.string("bitbucketserverBaseURL")
        let token = reader.secret("accessToken")
        let skips = reader.bool("skipBranchRefsChangedOnOpenPR", default: false)
        let trust = ProviderTrustSecrets(from: reader, field: "tls")
        openPullRequests = skips ? OpenPullRequests(baseURL: base, token: token, trust: trust) : nil
        let server = BitbucketServerHooks.Server(url: base, token: token, trust: trust)
        hooks = BitbucketServerHooks(from: reader, hook: hook, secret: secret, server: server)
        reader.ignore("filter", "quota")
        reader.finish()
    }

    package func keptHooks(in context: SourceContext) -> (any KeptHooks)? { hooks?.loop(in: context) }

    package func read(_ request: HTTPRequest, in context: SourceContext) async throws(HookRefusal) -> HookReading {
        let identity = HookIdentity.header("X-Request-Id", of: request)
        guard request.header("X-Event-Key") == "repo:refs_changed", isOneEventPerChange || openPullRequests != nil
        else {
            return try JSONHook.reading(request, type: Self.kind, metadata: metadata, identity: identity)
        }
        let document = try JSONHook.document(of: request)
        guard let changes = document.raw("changes").flatMap({ RefsChange.all(in: $0) }) else {
            throw HookRefusal(400, "invalid event: repo:refs_changed holds no list of changes")
        }
        let wanted = try await openPullRequests?.without(changes, of: document, in: context) ?? changes
        guard !wanted.isEmpty else {
            return .answer(HTTPResponse(200, headers: [HTTPField("X-Signalbox-Filtered", "true")], "success"))
        }
        let groups = isOneEventPerChange ? wanted.map { [$0] } : [wanted]
        return .events(
            groups.enumerated().map { index, group in
                Emission(
                    type: Self.kind,
                    payload: JSONHook.payload(request, body: Self.body(document, group), metadata: metadata),
                    identity: identity.map { isOneEventPerChange ? "\($0)/\(index)" : $0 }
                )
            }
        )
    }

    /// The body with these changes alone.
    private static func body(_ document: JSONDocument, _ changes: [RefsChange]) -> [UInt8] {
        var writer = JSONWriter()
        writer.beginObject()
        for member in document.members ?? [] {
            writer.name(member.name)
            guard member.name == "changes" else {
                writer.raw(member.value.bytes)
                continue
            }
            writer.beginArray()
            for change in changes { writer.raw(change.text.bytes) }
            writer.endArray()
        }
        writer.endObject()
        return writer.bytes
    }
}

/// One entry of `changes`.
struct RefsChange: Sendable {
    let text: JSONText
    let isBranch: Bool
    let isDeletion: Bool
    let commit: String

    /// nil when the text is no list of objects.
    static func all(in list: JSONText) -> [RefsChange]? {
        guard case .success(let document) = Result(catching: { try JSONDocument(parsing: list.bytes) }),
            let elements = document.elements
        else { return nil }
        let changes = elements.compactMap(RefsChange.init)
        return changes.count == elements.count ? changes : nil
    }

    private init?(_ text: JSONText) {
        guard case .success(let change) = Result(catching: { try JSONDocument(parsing: text.bytes) }),
            change.members != nil
        else { return nil }
        self.text = text
        isBranch = change.find(JSONPath("ref.type"))?.text == "BRANCH"
        isDeletion = change.string("type") == "DELETE"
        commit = change.string("toHash") ?? ""
    }
}
