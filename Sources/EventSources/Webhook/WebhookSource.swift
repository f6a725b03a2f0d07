import EventData
package import Manifests

/// Turns HTTP requests into events (spec/eventsources.md §2.1).
package struct WebhookSource: EventSource {
    package static let kind = "webhook"

    /// The largest body when the manifest says nothing; GitHub sends up to 25 MB.
    package static let defaultBodyBytes = 25 << 20

    /// What a manifest may ask for: bodies are held in memory, several copies of each for a moment.
    package static let largestBodyBytes = 128 << 20

    private static let knownMethods = ["GET", "POST", "PUT", "PATCH", "DELETE"]

    /// nil when the manifest's endpoint cannot be used.
    let endpoint: HTTPEndpoint?
    let method: String
    let maximumBodyBytes: Int
    let authSecret: SecretSelector?
    let metadata: [(name: String, value: String)]

    package init(from reader: ManifestReader) {
        endpoint = HTTPEndpoint(from: reader)
        method = WebhookSource.method(from: reader)
        maximumBodyBytes = reader.integer(
            "maxPayloadSize",
            in: 1...WebhookSource.largestBodyBytes,
            default: WebhookSource.defaultBodyBytes,
            orText: false
        )
        authSecret = reader.secret("authSecret")
        metadata = reader.stringMap("metadata")
        // The address outside; only kinds that register themselves at a provider need it.
        reader.ignore("url")
        // Every kind may have them; they are read and asked where events are taken in.
        reader.ignore("filter", "quota")
        reader.finish()
    }

    package var endpoints: [HTTPEndpoint] { endpoint.map { [$0] } ?? [] }

    package var requestMethod: String? { method }

    package func run(in context: SourceContext) async throws {
        guard let endpoint else { preconditionFailure("a source with problems is never run") }
        let answering = WebhookAnswering(source: self, context: context)
        let route = HTTPRoute(methods: [method], maximumBodyBytes: maximumBodyBytes) { request in
            await answering.respond(to: request)
        }
        try await context.routes.serve(route, on: endpoint)
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
