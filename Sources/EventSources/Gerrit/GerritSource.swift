package import Manifests

/// Events of Gerrit, by its webhooks plugin (spec/eventsources.md §2.9).
///
/// The plugin signs nothing and gives no delivery id; `webhook.authSecret` or `webhook.verify` keeps others out.
package struct GerritSource: HookSource {
    package static let kind = "gerrit"

    package let hook: HookEndpoint?
    let metadata: [(name: String, value: String)]

    package init(from reader: ManifestReader) {
        hook = HookEndpoint.nested(in: reader)
        metadata = reader.stringMap("metadata")
        Self.readHookFields(reader)
        reader.ignore("filter", "quota")
        reader.finish()
    }

    /// The fields by which Argo Events creates hooks at Gerrit; they are checked, and used by nobody yet.
    private static func readHookFields(_ reader: ManifestReader) {
        _ = reader.optionalString("hookName")
        _ = reader.string("gerritBaseURL")
        for field in ["events", "projects"] where reader.strings(field).isEmpty && !reader.has(field) {
            reader.missing(field, fix: "add \(field): and a list")
        }
        if reader.has("projects"), reader.strings("projects").isEmpty {
            reader.invalid("projects", "is empty", fix: "name a project")
        }
        if let auth = reader.mapping("auth") {
            for field in ["username", "password"] where auth.secret(field) == nil && !auth.has(field) {
                auth.missing(field, fix: "add \(field): with name and key of the Secret")
            }
            auth.finish()
        } else if !reader.has("auth") {
            reader.missing("auth", fix: "add auth: {username: {name, key}, password: {name, key}}")
        }
        _ = reader.bool("sslVerify", default: false)
        _ = reader.integer("maxTries", in: 0...Int.max, default: 0)
        _ = reader.bool("deleteHookOnFinish", default: false)
    }

    package func read(_ request: HTTPRequest, in context: SourceContext) async throws(HookRefusal) -> HookReading {
        try JSONHook.reading(request, type: Self.kind, metadata: metadata, identity: nil)
    }
}
