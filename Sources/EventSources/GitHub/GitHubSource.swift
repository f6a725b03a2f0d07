import EventData
package import Manifests

/// Events of GitHub, by its webhooks (spec/eventsources.md §2.5).
package struct GitHubSource: HookKeeping {
    package static let kind = "github"

    package let hook: HookEndpoint?
    /// nil when hooks are kept by somebody else.
    let hooks: GitHubHooks?
    let metadata: [(name: String, value: String)]

    package init(from reader: ManifestReader) {
        var hook = HookEndpoint.nested(in: reader)
        let secret = reader.secret("webhookSecret")
        let old = reader.bool("allowSHA1", default: false)
        hook?.demand(
            [VerificationRecipe.githubScheme] + (old ? [VerificationRecipe.githubOldScheme] : []),
            by: secret
        )
        self.hook = hook
        metadata = reader.stringMap("metadata")
        hooks = GitHubHooks(from: reader, hook: hook, secret: secret)
        reader.ignore("filter", "quota", "id")
        reader.finish()
    }

    package func keptHooks(in context: SourceContext) -> (any KeptHooks)? { hooks?.loop(in: context) }

    package func read(_ request: HTTPRequest, in context: SourceContext) async throws(HookRefusal) -> HookReading {
        let json = try json(of: request)
        let document: JSONDocument
        do { document = try JSONDocument(parsing: json, depthLimit: JSONDocument.maximumForeignDepth) } catch {
            throw HookRefusal(400, "the body is not valid JSON: \(error.problem) at byte \(error.offset)")
        }
        guard let members = document.members else {
            throw HookRefusal(400, "the body is no JSON object, which every event of GitHub is")
        }
        var payload = HookPayload(.headers, request.headers, capacity: json.count)
        payload.member("body") { write(json, members, of: request, to: &$0) }
        return .events([
            Emission(
                type: Self.kind,
                payload: payload.finished(metadata),
                identity: HookIdentity.header("X-GitHub-Delivery", of: request)
            )
        ])
    }

    /// A form carries it in its field `payload`.
    private func json(of request: HTTPRequest) throws(HookRefusal) -> [UInt8] {
        switch request.mediaType {
        case "application/json": return request.body
        case "application/x-www-form-urlencoded":
            let fields: FormFields
            do { fields = try FormFields(form: request.body) } catch {
                throw HookRefusal(400, "the form cannot be read; send it URL-encoded")
            }
            guard let payload = fields.first("payload") else {
                throw HookRefusal(400, "the form has no field 'payload'")
            }
            return Array(payload.utf8)
        default:
            let wanted = "application/json or application/x-www-form-urlencoded"
            throw HookRefusal(400, "the content type is '\(request.mediaType)'; send \(wanted)")
        }
    }

    /// The body as it came, with two members more, which replace namesakes.
    private func write(
        _ json: [UInt8],
        _ members: [(name: String, value: JSONText)],
        of request: HTTPRequest,
        to writer: inout PayloadWriter
    ) {
        let added = ["X-GitHub-Event", "X-GitHub-Delivery"].map { ($0, request.header($0) ?? "") }
        var isFirst = members.isEmpty
        if members.contains(where: { member in added.contains { $0.0 == member.name } }) {
            isFirst = true
            writer.raw("{")
            for member in members where !added.contains(where: { $0.0 == member.name }) {
                if !isFirst { writer.raw(",") }
                isFirst = false
                writer.string(member.name)
                writer.raw(":")
                writer.compacted(member.value.bytes)
            }
        } else {
            // Everything up to the closing brace.
            let end = json.lastIndex(of: UInt8(ascii: "}")) ?? json.endIndex
            writer.compacted(Array(json[..<end]))
        }
        for (name, value) in added {
            if !isFirst { writer.raw(",") }
            isFirst = false
            writer.string(name)
            writer.raw(":")
            writer.string(value)
        }
        writer.raw("}")
    }
}
