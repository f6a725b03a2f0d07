package import Manifests

/// Events of GitLab, by its webhooks (spec/eventsources.md §2.6).
package struct GitLabSource: HookSource {
    package static let kind = "gitlab"

    package let hook: HookEndpoint?
    let metadata: [(name: String, value: String)]

    package init(from reader: ManifestReader) {
        var hook = HookEndpoint.nested(in: reader)
        let token = reader.secret("secretToken")
        let signing = reader.secret("signingToken")
        hook?.demand([VerificationRecipe.gitlabTokenScheme], by: token)
        hook?.demand([VerificationRecipe.standardScheme], by: signing)
        self.hook = hook
        metadata = reader.stringMap("metadata")
        Self.readHookFields(reader)
        reader.ignore("filter", "quota")
        reader.finish()
    }

    /// The fields by which Argo Events creates hooks at GitLab; they are checked, and used by nobody yet.
    private static func readHookFields(_ reader: ManifestReader) {
        if !reader.has("events") { reader.missing("events", fix: "add events: [PushEvents]") }
        _ = reader.strings("events")
        _ = reader.string("gitlabBaseURL")
        if reader.secret("accessToken") == nil, !reader.has("accessToken") {
            reader.missing("accessToken", fix: "add accessToken: with name and key of the Secret")
        }
        _ = reader.optionalString("projectID")
        _ = reader.strings("projects")
        _ = reader.strings("groups")
        _ = reader.bool("enableSSLVerification", default: false)
        _ = reader.bool("deleteHookOnFinish", default: false)
    }

    package func read(_ request: HTTPRequest, in context: SourceContext) async throws(HookRefusal) -> HookReading {
        // `X-Gitlab-Event-UUID` is shared by events that follow from one another.
        let identity =
            HookIdentity.header("Idempotency-Key", of: request) ?? HookIdentity.header("Webhook-Id", of: request)
        return try JSONHook.reading(request, type: Self.kind, metadata: metadata, identity: identity)
    }
}
