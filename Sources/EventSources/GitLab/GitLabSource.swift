package import Manifests

/// Events of GitLab, by its webhooks (spec/eventsources.md §2.6).
package struct GitLabSource: HookKeeping {
    package static let kind = "gitlab"

    package let hook: HookEndpoint?
    /// nil when hooks are kept by somebody else.
    let hooks: GitLabHooks?
    let metadata: [(name: String, value: String)]

    package init(from reader: ManifestReader) {
        var hook = HookEndpoint.nested(in: reader)
        let token = reader.secret("secretToken")
        let signing = reader.secret("signingToken")
        hook?.demand([VerificationRecipe.gitlabTokenScheme], by: token)
        hook?.demand([VerificationRecipe.standardScheme], by: signing)
        self.hook = hook
        metadata = reader.stringMap("metadata")
        let secrets = [(GitLabHookProvider.token, token), (GitLabHookProvider.signingToken, signing)]
        hooks = GitLabHooks(
            from: reader,
            hook: hook,
            secrets: secrets.compactMap { field, selector in
                selector.map { HookWish.Secret(field: field, selector: $0) }
            }
        )
        reader.ignore("filter", "quota")
        reader.finish()
    }

    package func keptHooks(in context: SourceContext) -> (any KeptHooks)? { hooks?.loop(in: context) }

    package func read(_ request: HTTPRequest, in context: SourceContext) async throws(HookRefusal) -> HookReading {
        // `X-Gitlab-Event-UUID` is shared by events that follow from one another.
        let identity =
            HookIdentity.header("Idempotency-Key", of: request) ?? HookIdentity.header("Webhook-Id", of: request)
        return try JSONHook.reading(request, type: Self.kind, metadata: metadata, identity: identity)
    }
}
