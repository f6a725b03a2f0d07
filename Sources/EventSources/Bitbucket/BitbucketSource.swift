package import Manifests

/// Events of Bitbucket Cloud, by its webhooks (spec/eventsources.md §2.7).
///
/// `webhookSecret` is ours: Argo Events checks no signature of Bitbucket's.
package struct BitbucketSource: HookKeeping {
    package static let kind = "bitbucket"

    package let hook: HookEndpoint?
    /// nil when hooks are kept by somebody else.
    let hooks: BitbucketHooks?
    let metadata: [(name: String, value: String)]

    package init(from reader: ManifestReader) {
        var hook = HookEndpoint.nested(in: reader)
        let secret = reader.secret("webhookSecret")
        hook?.demand([VerificationRecipe.bitbucketScheme], by: secret)
        self.hook = hook
        metadata = reader.stringMap("metadata")
        hooks = BitbucketHooks(from: reader, hook: hook, secret: secret)
        reader.ignore("filter", "quota", "projectKey")
        reader.finish()
    }

    package func keptHooks(in context: SourceContext) -> (any KeptHooks)? { hooks?.loop(in: context) }

    package func read(_ request: HTTPRequest, in context: SourceContext) async throws(HookRefusal) -> HookReading {
        try JSONHook.reading(
            request,
            type: Self.kind,
            metadata: metadata,
            identity: HookIdentity.header("X-Request-UUID", of: request)
        )
    }
}
