import EventData
package import Manifests

/// Events of Stripe, by its webhooks (spec/eventsources.md §2.11).
///
/// `signingSecret` is ours: Argo Events checks no signature of Stripe's.
package struct StripeSource: HookSource {
    package static let kind = "stripe"

    package let hook: HookEndpoint?
    let metadata: [(name: String, value: String)]
    /// Types of events that are wanted; nil wants all.
    let eventFilter: [String]?

    package init(from reader: ManifestReader) {
        var hook = HookEndpoint.nested(in: reader)
        let secret = reader.secret("signingSecret")
        hook?.demand([VerificationRecipe.stripeScheme], by: secret)
        self.hook = hook
        metadata = reader.stringMap("metadata")
        let types = reader.strings("eventFilter")
        eventFilter = types.isEmpty ? nil : types
        let key = reader.secret("apiKey")
        if reader.bool("createWebhook", default: false) {
            if key == nil, !reader.has("apiKey") {
                reader.missing("apiKey", fix: "add apiKey: with name and key of the Secret")
            }
            let problem = "has no effect: endpoints are not created at Stripe from here"
            reader.warn("createWebhook", problem, fix: "create the endpoint at Stripe and remove it")
        }
        // What old manifests hold is warned of where the entry is read.
        reader.ignore("filter", "quota", "namespace")
        reader.finish()
    }

    package func read(_ request: HTTPRequest, in context: SourceContext) async throws(HookRefusal) -> HookReading {
        let document = try JSONHook.document(of: request)
        guard let id = document.string("id"), let type = document.string("type"), document.raw("data") != nil else {
            throw HookRefusal(400, "failed to parse the event: it has no id, type and data, which Stripe's events have")
        }
        if let eventFilter, !eventFilter.contains(type) {
            // Told to go away, Stripe would come again for days and then switch the endpoint off.
            let header = HTTPField("X-Signalbox-Filtered", "true")
            return .answer(HTTPResponse(200, headers: [header], "success"))
        }
        let payload = HookPayload(first: "event", capacity: request.body.count) { write(document, to: &$0) }
        return .events([
            Emission(
                type: Self.kind,
                payload: payload.finished(metadata),
                identity: HookIdentity.provider(id)
            )
        ])
    }

    /// The members that Argo Events knows, in its order.
    private func write(_ event: JSONDocument, to writer: inout PayloadWriter) {
        func text(_ name: StaticString, of document: JSONDocument?) {
            writer.string(document?.string("\(name)") ?? "")
        }
        func value(_ name: String, of document: JSONDocument?, else fallback: String) {
            writer.compacted(document?.raw(name)?.bytes ?? Array(fallback.utf8))
        }
        func part(_ name: String) -> JSONDocument? {
            guard let text = event.raw(name), text.bytes.first == UInt8(ascii: "{"),
                case .success(let document) = Result(catching: { try JSONDocument(parsing: text.bytes) })
            else { return nil }
            return document
        }
        let data = part("data")
        let request = part("request")
        writer.raw("{\"account\":")
        text("account", of: event)
        writer.raw(",\"created\":")
        value("created", of: event, else: "0")
        writer.raw(",\"data\":{\"previous_attributes\":")
        value("previous_attributes", of: data, else: "null")
        writer.raw(",\"object\":")
        value("object", of: data, else: "null")
        writer.raw("},\"id\":")
        text("id", of: event)
        writer.raw(",\"livemode\":")
        value("livemode", of: event, else: "false")
        writer.raw(",\"pending_webhooks\":")
        value("pending_webhooks", of: event, else: "0")
        writer.raw(",\"request\":")
        if let request {
            writer.raw("{\"id\":")
            text("id", of: request)
            writer.raw(",\"idempotency_key\":")
            text("idempotency_key", of: request)
            writer.raw("}")
        } else {
            writer.raw("null")
        }
        writer.raw(",\"type\":")
        text("type", of: event)
        writer.raw("}")
    }
}
