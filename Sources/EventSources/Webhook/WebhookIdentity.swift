import EventData

/// The producer's own identity of a request, by which a redelivery is recognised (design: Identity).
///
/// A delivery id stays as its provider shows it, so that people find it again; a CloudEvent's id is one only together
/// with its source. `X-Gitlab-Event-UUID` is not used: events that follow from one another share it. An
/// `Idempotency-Key` that comes again with another body is a duplicate all the same; the key is what its sender
/// promises by.
enum WebhookIdentity {
    /// Longest id kept as it is; a longer one, or one with unusual characters, is replaced by its digest.
    static let maximumLength = 200

    /// nil when the request names itself by nothing.
    static func find(in headers: [HTTPField], body: WebhookBody) -> String? {
        if let id = value("X-GitHub-Delivery", in: headers) { return bounded(id) }
        if let id = value("Idempotency-Key", in: headers) { return bounded(id) }
        // Standard Webhooks: the same for every attempt to deliver one message.
        if let id = value("Webhook-Id", in: headers) { return bounded(id) }
        if let id = value("ce-id", in: headers) {
            return cloudEvent(id: id, source: value("ce-source", in: headers) ?? "")
        }
        guard body.isStructuredCloudEvent, let document = body.document,
            let id = text(at: idPath, of: document), !id.isEmpty
        else { return nil }
        return cloudEvent(id: id, source: text(at: sourcePath, of: document) ?? "")
    }

    /// The id as a header can carry it.
    static func headerValue(_ id: String) -> String {
        isPlain(id) ? id : String(decoding: id.utf8.map { isPlain($0) ? $0 : UInt8(ascii: "?") }, as: UTF8.self)
    }

    /// A source is a URI reference, which holds no `|`.
    private static func cloudEvent(id: String, source: String) -> String { bounded("ce:\(source)|\(id)") }

    private static func bounded(_ identity: String) -> String {
        guard identity.utf8.count > maximumLength || !isPlain(identity) else { return identity }
        let digest = sha256(Array(identity.utf8))
        return "sha256:" + digest.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    private static func isPlain(_ identity: String) -> Bool { identity.utf8.allSatisfy(isPlain) }

    private static func isPlain(_ byte: UInt8) -> Bool { byte > 0x20 && byte < 0x7F }

    private static func value(_ name: String, in headers: [HTTPField]) -> String? {
        headers.first { $0.isNamed(name) && !$0.value.isEmpty }?.value
    }

    private static let idPath = JSONPath("id")
    private static let sourcePath = JSONPath("source")

    private static func text(at path: JSONPath, of document: JSONDocument) -> String? {
        guard let match = document.find(path), match.kind == .string else { return nil }
        return match.text
    }
}
