import EventData
import Logging
package import Manifests

/// Messages of an Amazon SNS topic, by its HTTP deliveries (spec/eventsources.md §2.12).
package struct SNSSource: HookSource {
    package static let kind = "sns"

    private static let logger = Logger(label: "signalbox.sns")
    /// How long SNS waits before it sends a confirmation again is up to it; this is what we ask for.
    private static let pause = Duration.seconds(20)

    package let hook: HookEndpoint?
    let metadata: [(name: String, value: String)]
    let topic: String
    private let region: String
    private let endpoint: String?
    private let isValidating: Bool
    private let certificates = SNSCertificates()

    package init(from reader: ManifestReader) {
        hook = HookEndpoint.nested(in: reader)
        metadata = reader.stringMap("metadata")
        topic = reader.string("topicArn")
        region = reader.string("region")
        endpoint = reader.optionalString("endpoint").flatMap { $0.isEmpty ? nil : $0 }
        isValidating = reader.bool("validateSignature", default: false)
        // To subscribe the endpoint needs them; the topic's owner subscribes it.
        _ = reader.secret("accessKey")
        _ = reader.secret("secretKey")
        _ = reader.optionalString("roleARN")
        if reader.has("accessKey") != reader.has("secretKey") {
            let absent = reader.has("accessKey") ? "secretKey" : "accessKey"
            reader.missing(absent, fix: "an access key needs its secret key: add \(absent):")
        }
        reader.ignore("filter", "quota")
        reader.finish()
    }

    package var isOpenUnasked: Bool { !isValidating && hook?.isOpenUnasked ?? false }

    package func read(_ request: HTTPRequest, in context: SourceContext) async throws(HookRefusal) -> HookReading {
        let document = try JSONHook.document(of: request)
        guard document.members != nil else { throw HookRefusal(400, "bad request, not a valid SNS notification") }
        let message = SNSMessage(document)
        if isValidating { try await check(message, context) }
        switch message.type {
        case "Notification":
            let payload = JSONHook.payload(request, body: request.body, metadata: metadata, headers: .header)
            let identity = HookIdentity.provider(message["MessageId"])
            return .events([Emission(type: Self.kind, payload: payload, identity: identity)])
        case "SubscriptionConfirmation":
            try await confirm(message, context)
            return .answer(HTTPResponse(200, ""))
        case "UnsubscribeConfirmation":
            let facts: Logger.Metadata = ["eventsource": "\(context.source)", "topic": "\(topic)"]
            Self.logger.warning("the topic does not send to this endpoint any more", metadata: facts)
            return .answer(HTTPResponse(200, ""))
        default:
            // Raw delivery leaves out the envelope, and with it the signature.
            throw HookRefusal(400, "the message has no Type that is known; switch raw message delivery off")
        }
    }

    // MARK: Signatures

    /// A message is believed when the owner of a certificate of Amazon's signed it, and it is of our topic: anybody may
    /// have a topic.
    private func check(_ message: SNSMessage, _ context: SourceContext) async throws(HookRefusal) {
        guard message["TopicArn"] == topic else { throw HookRefusal(401, "the message is not of the topic \(topic)") }
        guard let function = message.hashFunction else {
            throw HookRefusal(401, "the message has no SignatureVersion 1 or 2")
        }
        guard let signature = message["Signature"].flatMap({ decodedBase64(Array($0.utf8)) }), !signature.isEmpty else {
            throw HookRefusal(401, "the message has no Signature in base64")
        }
        guard let url = message["SigningCertURL"], SNSCertificates.isAmazons(url) else {
            throw HookRefusal(401, "SigningCertURL is no https address of sns.REGION.amazonaws.com")
        }
        let key: SigningKey
        do throws(SNSCertificates.Problem) {
            key = try await certificates.key(at: url, now: context.runtime.now(), context.providers)
        } catch {
            let facts: Logger.Metadata = ["eventsource": "\(context.source)", "url": "\(url)", "reason": "\(error)"]
            Self.logger.warning("certificate of a message cannot be used", metadata: facts)
            throw HookRefusal(
                .unavailable("the certificate of the message cannot be read; try again later\n", retryAfter: Self.pause)
            )
        }
        guard key.isSignature(signature, of: message.signedText, .rsa(function)) else {
            throw HookRefusal(401, "the signature is not that of this message")
        }
    }

    // MARK: Confirmation

    /// Tells the topic that its messages are wanted: by the API and for the configured topic, never by visiting the
    /// address in the message.
    private func confirm(_ message: SNSMessage, _ context: SourceContext) async throws(HookRefusal) {
        guard let token = message["Token"], !token.isEmpty else {
            throw HookRefusal(400, "the confirmation holds no Token")
        }
        let domain = region.hasPrefix("cn-") ? "amazonaws.com.cn" : "amazonaws.com"
        let base = endpoint ?? "https://sns.\(region).\(domain)"
        let query = [
            ("Action", "ConfirmSubscription"), ("TopicArn", topic), ("Token", token), ("Version", "2010-03-31"),
        ]
        let form = query.map { "\($0)=\($1.percentEncoded)" }.joined(separator: "&")
        let call = ProviderRequest(
            "POST",
            base.hasSuffix("/") ? base : base + "/",
            headers: [HTTPField("Content-Type", "application/x-www-form-urlencoded")],
            body: Array(form.utf8)
        )
        var facts: Logger.Metadata = ["eventsource": "\(context.source)", "topic": "\(topic)"]
        do {
            let answer = try await context.providers.perform(call)
            guard answer.status == 200 else { throw UnexpectedAnswer(status: answer.status) }
        } catch {
            facts["reason"] = "\(error)"
            Self.logger.warning("the subscription cannot be confirmed", metadata: facts)
            throw HookRefusal(
                .unavailable("the subscription could not be confirmed; try again\n", retryAfter: Self.pause)
            )
        }
        Self.logger.info("subscription confirmed", metadata: facts)
    }
}

/// What SNS posts.
struct SNSMessage {
    private let document: JSONDocument

    init(_ document: JSONDocument) { self.document = document }

    subscript(name: String) -> String? { document.string(name) }

    var type: String { self["Type"] ?? "" }

    var hashFunction: HashFunction? {
        switch self["SignatureVersion"] {
        case "1": .sha1
        case "2": .sha256
        default: nil
        }
    }

    /// Names and values by turns, one a line, as SNS signs them.
    var signedText: [UInt8] {
        let names =
            type == "Notification"
            ? ["Message", "MessageId", "Subject", "Timestamp", "TopicArn", "Type"]
            : ["Message", "MessageId", "SubscribeURL", "Timestamp", "Token", "TopicArn", "Type"]
        return names.flatMap { name in self[name].map { Array("\(name)\n\($0)\n".utf8) } ?? [] }
    }
}
