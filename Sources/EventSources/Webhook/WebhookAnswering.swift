import EventData
import Logging
import Manifests

/// Answers the requests of one webhook.
struct WebhookAnswering: Sendable {
    private static let logger = Logger(label: "signalbox.webhook")

    /// How long a client waits before asking again when a secret cannot be read; as long as secrets are cached.
    private static let secretRetry = Duration.seconds(5)

    let source: WebhookSource
    let context: SourceContext

    func respond(to request: HTTPRequest) async -> HTTPResponse {
        if let selector = source.authSecret, let refusal = await refusal(of: request, selector: selector) {
            return refusal
        }
        let emission: Emission
        do {
            let body = try WebhookBody(of: request)
            let payload = WebhookPayload(headers: request.headers, body: body, metadata: source.metadata)
            let identity = WebhookIdentity.find(in: request.headers, body: body)
            emission = Emission(type: WebhookSource.kind, payload: payload.bytes, identity: identity)
        } catch {
            return HTTPResponse(400, error.sentence)
        }
        do {
            return answer(to: try await context.emit(emission))
        } catch {
            return refusal(because: error)
        }
    }

    private func answer(to receipt: Receipt) -> HTTPResponse {
        func eventID(_ id: String) -> HTTPField { HTTPField("X-Signalbox-Event-Id", WebhookIdentity.headerValue(id)) }
        switch receipt {
        case .stored(let id, _): return HTTPResponse(200, headers: [eventID(id)], "success")
        case .duplicate(let id, _):
            let headers = [eventID(id), HTTPField("X-Signalbox-Duplicate", "true")]
            return HTTPResponse(200, headers: headers, "duplicate: this event was stored before; nothing more to do")
        case .filtered:
            // The same text as for an event that is stored: senders know no other.
            return HTTPResponse(200, headers: [HTTPField("X-Signalbox-Filtered", "true")], "success")
        }
    }

    private func refusal(because error: EmitError) -> HTTPResponse {
        switch error {
        case .unavailable(let reason, let retryAfter):
            Self.logger.warning("event not stored", metadata: facts(["reason": "\(reason)"]))
            return .unavailable(
                "failed to record event: the bus does not take events now; try again\n",
                retryAfter: retryAfter
            )
        case .full(let reason, let retryAfter):
            // The one who counts them logs it: once, however many are refused.
            return .unavailable("not accepted: \(reason)\n", retryAfter: retryAfter)
        case .tooLarge(let limitBytes):
            return HTTPResponse(413, "the event is larger than the bus takes (\(limitBytes) bytes); send less\n")
        }
    }

    // MARK: Authentication (spec §3.2)

    private func refusal(of request: HTTPRequest, selector: SecretSelector) async -> HTTPResponse? {
        let secret: [UInt8]
        do {
            secret = try await context.runtime.secret(selector, namespace: context.source.namespace)
        } catch {
            // The error may tell what was read, so only its type is logged.
            let facts = facts(["secret": "\(selector.name)", "reason": "\(type(of: error))"])
            Self.logger.error("token of a webhook cannot be read", metadata: facts)
            return .unavailable(
                "the token to compare with cannot be read; try again later\n",
                retryAfter: Self.secretRetry
            )
        }
        guard !secret.isEmpty else {
            Self.logger.error("token of a webhook is empty", metadata: facts(["secret": "\(selector.name)"]))
            return .unavailable(
                "the token to compare with is empty; put one into the Secret\n",
                retryAfter: Self.secretRetry
            )
        }
        guard let header = request.header("Authorization"), header.hasPrefix("Bearer ") else {
            return unauthorized("Invalid Authorization Header: send 'Authorization: Bearer' and the token\n")
        }
        let given = Array(header.utf8.dropFirst("Bearer ".utf8.count))
        // Digests have one length, so the time tells nothing about the token's either.
        guard equalInConstantTime(sha256(given), sha256(secret)) else {
            return unauthorized("Invalid Auth token: send the one in the Secret that authSecret names\n")
        }
        return nil
    }

    private func unauthorized(_ sentence: String) -> HTTPResponse {
        HTTPResponse(401, headers: [HTTPField("WWW-Authenticate", "Bearer")], sentence)
    }

    private func facts(_ more: Logger.Metadata) -> Logger.Metadata {
        more.merging(["eventsource": "\(context.source)", "event.name": "\(context.eventName)"]) { fact, _ in fact }
    }
}
