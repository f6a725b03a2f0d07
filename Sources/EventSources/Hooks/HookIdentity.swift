import EventData

/// The producer's own identity of a request, by which a redelivery is recognised (design: Identity).
///
/// A delivery id stays as its provider shows it, so that people find it again; a CloudEvent's id is one only together
/// with its source. `X-Gitlab-Event-UUID` is not used: events that follow from one another share it. An
/// `Idempotency-Key` that comes again with another body is a duplicate all the same; the key is what its sender
/// promises by.
enum HookIdentity {
    /// Longest id kept as it is; a longer one, or one with unusual characters, is replaced by its digest.
    static let maximumLength = 200

    /// The value of a provider's own header; nil when it is absent.
    static func header(_ name: String, of request: HTTPRequest) -> String? {
        request.header(name).map(bounded)
    }

    /// An id that a provider has put into the body.
    static func provider(_ id: String?) -> String? {
        guard let id, !id.isEmpty else { return nil }
        return bounded(id)
    }

    /// What a source's replay rule names a verified request by; nil without a rule.
    static func replay(
        _ rule: ReplayRule?,
        of request: HTTPRequest,
        _ outcome: VerificationOutcome
    ) -> String? {
        switch rule {
        case nil: return nil
        case .header(let name): return header(name, of: request)
        case .signature: return "signed:" + hexadecimal(sha256(outcome.proof + [0] + outcome.signed))
        }
    }

    /// nil when the request names itself by nothing.
    static func find(in headers: [HTTPField]) -> String? {
        if let id = value("X-GitHub-Delivery", in: headers) { return bounded(id) }
        if let id = value("Idempotency-Key", in: headers) { return bounded(id) }
        // Standard Webhooks: the same for every attempt to deliver one message.
        if let id = value("Webhook-Id", in: headers) { return bounded(id) }
        if let id = value("ce-id", in: headers) {
            return cloudEvent(id: id, source: value("ce-source", in: headers) ?? "")
        }
        return nil
    }

    /// The identity of a request to Argo Server's event endpoint (spec/workflows.md B6).
    ///
    /// An id that its sender may give to several events (GitLab's, a proxy's) counts only together with the body, so that
    /// nothing new is taken for a duplicate.
    static func delivery(of request: HTTPRequest) -> String? {
        if let own = find(in: request.headers) { return own }
        for name in ["X-Gitlab-Event-UUID", "X-Request-UUID", "X-Request-Id"] {
            guard let id = value(name, in: request.headers) else { continue }
            return bounded("\(id)/\(hexadecimal(Array(sha256(request.body).prefix(8))))")
        }
        return nil
    }

    /// An identity within something that tells apart what would otherwise be one.
    static func within(_ scope: String, _ identity: String) -> String {
        scope.isEmpty ? identity : bounded("\(scope)/\(identity)")
    }

    /// The id as a header can carry it.
    static func headerValue(_ id: String) -> String {
        isPlain(id) ? id : String(decoding: id.utf8.map { isPlain($0) ? $0 : UInt8(ascii: "?") }, as: UTF8.self)
    }

    /// A source is a URI reference, which holds no `|`.
    static func cloudEvent(id: String, source: String) -> String { bounded("ce:\(source)|\(id)") }

    private static func bounded(_ identity: String) -> String {
        guard identity.utf8.count > maximumLength || !isPlain(identity) else { return identity }
        return "sha256:" + hexadecimal(sha256(Array(identity.utf8)))
    }

    private static func isPlain(_ identity: String) -> Bool { identity.utf8.allSatisfy(isPlain) }

    private static func isPlain(_ byte: UInt8) -> Bool { byte > 0x20 && byte < 0x7F }

    private static func value(_ name: String, in headers: [HTTPField]) -> String? {
        headers.first { $0.isNamed(name) && !$0.value.isEmpty }?.value
    }
}
