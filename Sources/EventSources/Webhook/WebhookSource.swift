package import Manifests

/// Events by HTTP requests of anybody (spec/eventsources.md §2.1).
package struct WebhookSource: HookSource {
    package static let kind = "webhook"

    private static let knownMethods = ["GET", "POST", "PUT", "PATCH", "DELETE"]

    package let hook: HookEndpoint?
    let method: String
    let metadata: [(name: String, value: String)]
    /// Senders of CloudEvents that may ask to send here; `*` lets every one.
    let allowedOrigins: [String]

    package init(from reader: ManifestReader) {
        hook = HookEndpoint(from: reader)
        allowedOrigins = reader.strings("allowedOrigins")
        method = WebhookSource.method(from: reader)
        metadata = reader.stringMap("metadata")
        // Every kind may have them; they are read and asked where events are taken in.
        reader.ignore("filter", "quota")
        reader.finish()
    }

    package var methods: [String] { allowedOrigins.isEmpty ? [method] : [method, "OPTIONS"] }

    package var requestMethod: String? { method }

    /// The handshake by which CloudEvents' senders ask whether they are welcome, so that nobody can have them flood a
    /// stranger.
    package func handshake(_ request: HTTPRequest) -> HTTPResponse? {
        guard request.method == "OPTIONS" else { return nil }
        var headers = [HTTPField("Allow", methods.joined(separator: ", "))]
        guard let origin = request.header("WebHook-Request-Origin") else {
            return HTTPResponse(400, headers: headers, "WebHook-Request-Origin is missing; say who will send\n")
        }
        guard allowedOrigins.contains("*") || allowedOrigins.contains(where: { $0.lowercased() == origin.lowercased() })
        else {
            let sentence = "this origin may not send here; add it to the manifest's allowedOrigins\n"
            return HTTPResponse(403, headers: headers, sentence)
        }
        headers.append(HTTPField("WebHook-Allowed-Origin", HookIdentity.headerValue(origin)))
        if request.header("WebHook-Request-Rate") != nil {
            headers.append(HTTPField("WebHook-Allowed-Rate", hook?.rateLimit.map { String($0.perMinute) } ?? "*"))
        }
        return HTTPResponse(200, headers: headers, "")
    }

    package func read(_ request: HTTPRequest, in context: SourceContext) async throws(HookRefusal) -> HookReading {
        do {
            let body = try WebhookBody(of: request)
            return .events(
                body.values.map { value in
                    Emission(
                        type: Self.kind,
                        payload: WebhookPayload(headers: request.headers, value: value, metadata: metadata).bytes,
                        identity: value.identity(in: request),
                        producer: value.isCloudEvent ? ProducerAttributes.find(inStructured: value.json) : [:]
                    )
                }
            )
        } catch {
            throw HookRefusal(HTTPResponse(400, error.sentence))
        }
    }

    /// Argo Events refuses every request when the method is absent or in lower case.
    private static func method(from reader: ManifestReader) -> String {
        guard let text = reader.optionalString("method"), !text.isEmpty else {
            reader.warn("method", "is missing; POST is served", fix: "write method: POST")
            return "POST"
        }
        let method = text.uppercased()
        guard knownMethods.contains(method) else {
            reader.invalid("method", "is '\(text)'", fix: "use one of: \(knownMethods.joined(separator: ", "))")
            return "POST"
        }
        if method != text { reader.warn("method", "is '\(text)'; \(method) is served", fix: "write method: \(method)") }
        return method
    }
}
