/// A kind whose events are requests of a provider to an endpoint of ours.
package protocol HookSource: EventSource {
    /// nil when the manifest has no usable one.
    var hook: HookEndpoint? { get }

    /// The methods that are served; empty serves all, as Argo Events does for every kind but `webhook`.
    var methods: [String] { get }

    /// The answer to a question that carries no event, asked before anybody has proved anything; nil for events.
    func handshake(_ request: HTTPRequest) -> HTTPResponse?

    /// What a request that is believed means.
    func read(_ request: HTTPRequest, in context: SourceContext) async throws(HookRefusal) -> HookReading
}

/// What a request means for a source.
package enum HookReading: Sendable {
    /// Each is emitted, in order; then the request is answered 200 with the body.
    case events([Emission], answer: String = "success")
    /// No event; the answer is all.
    case answer(HTTPResponse)
}

/// The request is no event: the answer, one sentence that says what to change.
package struct HookRefusal: Error, Sendable {
    package let response: HTTPResponse

    package init(_ response: HTTPResponse) { self.response = response }

    package init(_ status: Int, _ sentence: String) { response = HTTPResponse(status, sentence + "\n") }
}

extension HookSource {
    package var endpoints: [HTTPEndpoint] { hook?.endpoint.map { [$0] } ?? [] }

    package var methods: [String] { [] }

    package var requestMethod: String? { "POST" }

    package func handshake(_ request: HTTPRequest) -> HTTPResponse? { nil }

    package var isOpenUnasked: Bool { hook?.isOpenUnasked ?? false }

    package func run(in context: SourceContext) async throws { try await serve(in: context) }

    /// What one request is answered, with the methods and the size that the listener sees to.
    package func answer(to request: HTTPRequest, in context: SourceContext) async -> HTTPResponse {
        guard let hook else { return HTTPResponse(404, "the source has no endpoint that can be used\n") }
        guard methods.isEmpty || methods.contains(request.method) else {
            return HTTPResponse(405, "\(request.method) is not served here; use \(methods.joined(separator: ", "))\n")
        }
        guard request.body.count <= hook.maximumBodyBytes else {
            return HTTPResponse(413, "the body is larger than \(hook.maximumBodyBytes) bytes\n")
        }
        return await HookAnswering(source: self, hook: hook, context: context).respond(to: request)
    }

    /// Answers requests until cancelled.
    func serve(in context: SourceContext) async throws {
        guard let hook, let endpoint = hook.endpoint else {
            preconditionFailure("a source with problems is never run")
        }
        let answering = HookAnswering(source: self, hook: hook, context: context)
        let route = HTTPRoute(methods: methods, maximumBodyBytes: hook.maximumBodyBytes) { request in
            await answering.respond(to: request)
        }
        try await context.routes.serve(route, on: endpoint)
    }
}
