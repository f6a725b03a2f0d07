import EventData

/// The payload's `body`: what a request carries, as JSON (spec/eventsources.md §2.1, steps 4–6).
///
/// What is no JSON and says so is kept whatever it is: XML, text and binary bodies as base64, with their type among the
/// headers. A batch of CloudEvents is several values; each other request is one.
struct WebhookBody {
    /// One event's worth.
    struct Value {
        /// JSON text as received, or built here.
        let json: [UInt8]
        /// Whether `json` has no space between its tokens.
        let isCompact: Bool
        /// A CloudEvent in structured mode, whose own members name it.
        let isCloudEvent: Bool
    }

    /// More events in one request than any sender batches; each is stored before the answer.
    static let maximumBatch = 1_000

    let values: [Value]

    init(of request: HTTPRequest) throws(WebhookBodyError) {
        let mediaType = request.mediaType
        // A DELETE usually has no body, and then its query says what was deleted.
        if request.method == "GET" || (request.method == "DELETE" && request.body.isEmpty) {
            values = [Self.value(of: FormFields(query: request.query))]
            return
        }
        switch mediaType {
        case "application/x-www-form-urlencoded":
            do { values = [Self.value(of: try FormFields(form: request.body))] } catch {
                guard error == .notText else { throw .brokenForm }
                values = [Self.base64Value(request.body)]
            }
        case "application/cloudevents-batch+json": values = try Self.batch(request.body)
        default:
            guard !request.body.isEmpty else { throw .empty }
            do {
                _ = try JSONDocument(parsing: request.body, depthLimit: JSONDocument.maximumForeignDepth)
                let isCloudEvent = mediaType == "application/cloudevents+json"
                values = [Value(json: request.body, isCompact: false, isCloudEvent: isCloudEvent)]
            } catch {
                guard !Self.promisesJSON(mediaType) else { throw .invalid(error) }
                values = [Self.base64Value(request.body)]
            }
        }
    }

    /// Whether a body of this type must be JSON; so must one without a type or of the type that the careless send,
    /// which Argo Events refuses too.
    private static func promisesJSON(_ mediaType: String) -> Bool {
        mediaType.isEmpty || mediaType == "text/plain" || mediaType.hasSuffix("/json") || mediaType.hasSuffix("+json")
    }

    private static func batch(_ body: [UInt8]) throws(WebhookBodyError) -> [Value] {
        let document: JSONDocument
        do { document = try JSONDocument(parsing: body, depthLimit: JSONDocument.maximumForeignDepth) } catch {
            throw .invalid(error)
        }
        guard let events = document.elements, events.allSatisfy({ $0.bytes.first == UInt8(ascii: "{") }) else {
            throw .noBatch
        }
        guard events.count <= maximumBatch else { throw .longBatch }
        return events.map { Value(json: $0.bytes, isCompact: false, isCloudEvent: true) }
    }

    private static func base64Value(_ body: [UInt8]) -> Value {
        Value(json: JSONText(string: base64(body)).bytes, isCompact: true, isCloudEvent: false)
    }

    private static func value(of fields: FormFields) -> Value {
        var writer = PayloadWriter()
        writer.object(fields.values)
        return Value(json: writer.bytes, isCompact: true, isCloudEvent: false)
    }
}

extension WebhookBody.Value {
    /// The producer's own identity; nil when the event is named by nothing.
    func identity(in request: HTTPRequest) -> String? {
        if isCloudEvent, case .success(let event) = Result(catching: { try JSONDocument(parsing: json) }),
            let id = event.string("id"), !id.isEmpty
        {
            return HookIdentity.cloudEvent(id: id, source: event.string("source") ?? "")
        }
        return HookIdentity.find(in: request.headers)
    }
}

/// Why a body cannot become an event.
enum WebhookBodyError: Error, Equatable {
    case empty
    case brokenForm
    case noBatch
    case longBatch
    case invalid(JSONSyntaxError)

    var sentence: String {
        switch self {
        case .empty: "the body is empty; send a JSON value\n"
        case .brokenForm: "the form holds a broken percent escape or a ';'; encode the body as a URL-encoded form\n"
        case .noBatch: "the body is no batch of CloudEvents; send a JSON list of objects\n"
        case .longBatch: "the batch holds more than \(WebhookBody.maximumBatch) events; send several\n"
        case .invalid(let error):
            "the body is not valid JSON: \(error.problem) at byte \(error.offset); send one JSON value\n"
        }
    }
}
