package import Manifests

/// Events of Bitbucket Cloud, by its webhooks (spec/eventsources.md §2.7).
///
/// `webhookSecret` is ours: Argo Events checks no signature of Bitbucket's.
package struct BitbucketSource: HookSource {
    package static let kind = "bitbucket"

    package let hook: HookEndpoint?
    let metadata: [(name: String, value: String)]

    package init(from reader: ManifestReader) {
        var hook = HookEndpoint.nested(in: reader)
        let secret = reader.secret("webhookSecret")
        hook?.demand([VerificationRecipe.bitbucketScheme], by: secret)
        self.hook = hook
        metadata = reader.stringMap("metadata")
        Self.readHookFields(reader, url: hook?.url)
        reader.ignore("filter", "quota", "projectKey")
        reader.finish()
    }

    /// The fields by which Argo Events creates hooks at Bitbucket; they are checked, and used by nobody yet.
    private static func readHookFields(_ reader: ManifestReader, url: String?) {
        if let auth = reader.mapping("auth") {
            _ = auth.secret("oauthToken")
            if let basic = auth.mapping("basic") {
                _ = basic.secret("username")
                _ = basic.secret("password")
                basic.finish()
            }
            auth.finish()
        }
        _ = reader.strings("events")
        let owner = reader.optionalString("owner") ?? ""
        let slug = reader.optionalString("repositorySlug") ?? ""
        let repositories = reader.mappings("repositories") ?? []
        for item in repositories {
            _ = item.string("owner")
            _ = item.string("repositorySlug")
            item.finish()
        }
        if repositories.isEmpty, owner.isEmpty || slug.isEmpty {
            reader.missing("repositories", fix: "add repositories: [{owner: me, repositorySlug: app}]")
        }
        _ = reader.bool("deleteHookOnFinish", default: false)
        if url != nil, reader.has("auth"), !reader.has("events") {
            reader.missing("events", fix: "add events: [repo:push]")
        }
    }

    package func read(_ request: HTTPRequest, in context: SourceContext) async throws(HookRefusal) -> HookReading {
        try JSONHook.reading(
            request,
            type: Self.kind,
            metadata: metadata,
            identity: HookIdentity.header("X-Request-UUID", of: request)
        )
    }
}
