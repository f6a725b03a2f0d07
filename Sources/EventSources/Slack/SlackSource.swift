import EventData
package import Manifests

/// Events, interactions and slash commands of Slack (spec/eventsources.md §2.10).
package struct SlackSource: HookSource {
    package static let kind = "slack"

    package let hook: HookEndpoint?
    /// The older verification token, which the Events API still sends.
    let token: SecretSelector?

    package init(from reader: ManifestReader) {
        var hook = HookEndpoint.nested(in: reader)
        let secret = reader.secret("signingSecret")
        token = reader.secret("token")
        for (field, value) in [("token", token), ("signingSecret", secret)] where value == nil && !reader.has(field) {
            reader.missing(field, fix: "add \(field): with name and key of the Secret")
        }
        hook?.demand([VerificationRecipe.slackScheme], by: secret)
        self.hook = hook
        // Argo Events takes it and does nothing with it.
        _ = reader.stringMap("metadata")
        reader.ignore("filter", "quota")
        reader.finish()
    }

    package func read(_ request: HTTPRequest, in context: SourceContext) async throws(HookRefusal) -> HookReading {
        guard request.mediaType == "application/x-www-form-urlencoded" else {
            return try await event(in: try JSONHook.document(of: request), context)
        }
        let fields: FormFields
        do { fields = try FormFields(form: request.body) } catch {
            throw HookRefusal(400, "the form cannot be read; send it URL-encoded")
        }
        if let payload = fields.first("payload"), !payload.isEmpty { return try interaction(payload) }
        if let command = fields.first("command"), !command.isEmpty { return slashCommand(fields) }
        throw HookRefusal(400, "could not determine slack type from form parameters: no payload and no command")
    }

    // MARK: Events API

    private func event(in document: JSONDocument, _ context: SourceContext) async throws(HookRefusal) -> HookReading {
        guard document.members != nil else { throw HookRefusal(400, "failed to extract event: it is no JSON object") }
        try await checkToken(document.string("token") ?? "", context)
        switch document.string("type") {
        case "url_verification":
            guard let challenge = document.string("challenge") else {
                throw HookRefusal(400, "failed to extract event: url_verification holds no challenge")
            }
            return .answer(HTTPResponse(200, challenge))
        case "event_callback":
            guard let inner = document.raw("event"),
                case .success(let event) = Result(catching: { try JSONDocument(parsing: inner.bytes) }),
                let type = event.string("type")
            else { throw HookRefusal(400, "failed to extract event: the inner event has no type") }
            var payload = HookPayload(first: "type", capacity: inner.bytes.count) { $0.string(type) }
            payload.member("Data") { $0.compacted(inner.bytes) }
            let identity = HookIdentity.provider(document.string("event_id"))
            return .events([Emission(type: Self.kind, payload: payload.finished([]), identity: identity)])
        default:
            // Such as app_rate_limited: nothing that a sensor waits for, and Slack wants to hear that it arrived.
            return .answer(HTTPResponse(200, headers: [HTTPField("X-Signalbox-Filtered", "true")], "success"))
        }
    }

    private func checkToken(_ given: String, _ context: SourceContext) async throws(HookRefusal) {
        guard let token else { return }
        let secret: [UInt8]
        do { secret = try await context.runtime.secret(token, namespace: context.source.namespace) } catch {
            throw HookRefusal(
                .unavailable("the token to compare with cannot be read; try again later\n", retryAfter: .seconds(5))
            )
        }
        guard equalInConstantTime(sha256(Array(given.utf8)), sha256(secret)) else {
            throw HookRefusal(401, "failed to extract event, invalid verification token")
        }
    }

    // MARK: Forms

    private func interaction(_ text: String) throws(HookRefusal) -> HookReading {
        let document: JSONDocument
        do {
            document = try JSONDocument(parsing: Array(text.utf8), depthLimit: JSONDocument.maximumForeignDepth)
        } catch {
            throw HookRefusal(400, "the form's payload is not valid JSON: \(error.problem) at byte \(error.offset)")
        }
        guard let members = document.members else { throw HookRefusal(400, "the form's payload is no JSON object") }
        var writer = PayloadWriter(capacity: text.utf8.count)
        writer.raw("{")
        for (index, member) in members.enumerated() {
            if index > 0 { writer.raw(",") }
            writer.string(member.name)
            writer.raw(":")
            if member.name == "token" {
                writer.string(HookPayload.masked)
            } else {
                writer.compacted(member.value.bytes)
            }
        }
        writer.raw("}")
        let identity = HookIdentity.provider(document.string("trigger_id"))
        return .events([Emission(type: Self.kind, payload: writer.bytes, identity: identity)], answer: "")
    }

    private func slashCommand(_ fields: FormFields) -> HookReading {
        var members: [(name: String, value: String)] = [("token", HookPayload.masked)]
        func add(_ names: String...) {
            for name in names { members.append((name, fields.first(name) ?? "")) }
        }
        add("team_id", "team_domain")
        for name in ["enterprise_id", "enterprise_name"] where fields.first(name).map({ !$0.isEmpty }) ?? false {
            add(name)
        }
        add("is_enterprise_install", "channel_id", "channel_name", "user_id", "user_name", "command", "text")
        add("response_url", "trigger_id", "api_app_id")
        var writer = PayloadWriter()
        writer.raw("{")
        for (index, member) in members.enumerated() {
            if index > 0 { writer.raw(",") }
            writer.string(member.name)
            writer.raw(":")
            if member.name == "is_enterprise_install" {
                writer.raw(member.value == "true" ? "true" : "false")
            } else {
                writer.string(member.value)
            }
        }
        writer.raw("}")
        let identity = HookIdentity.provider(fields.first("trigger_id"))
        // What is answered to a slash command is shown to whoever typed it.
        return .events([Emission(type: Self.kind, payload: writer.bytes, identity: identity)], answer: "")
    }
}
