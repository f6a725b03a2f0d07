import EventData
package import Manifests

/// Bucket notifications of StorageGRID (spec/eventsources.md §2.16 to §2.18).
package struct StorageGridSource: HookSource {
    package static let kind = "storageGrid"
    /// The CloudEvent's type differs from the key in the manifest.
    static let eventType = "storagegrid"
    package static let hasOwnFilter = true

    package let hook: HookEndpoint?
    let metadata: [(name: String, value: String)]
    let prefix: String
    let suffix: String

    package init(from reader: ManifestReader) {
        hook = HookEndpoint.nested(in: reader)
        metadata = reader.stringMap("metadata")
        let filter = reader.mapping("filter")
        prefix = filter?.optionalString("prefix") ?? ""
        suffix = filter?.optionalString("suffix") ?? ""
        filter?.finish()
        Self.readRegistration(reader)
        reader.ignore("quota", "region")
        reader.finish()
    }

    /// The fields by which Argo Events registers itself; they are checked, and used by nobody yet.
    private static func readRegistration(_ reader: ManifestReader) {
        for field in ["topicArn", "apiURL", "bucket"] { _ = reader.string(field) }
        if reader.secret("authToken") == nil, !reader.has("authToken") {
            reader.missing("authToken", fix: "add authToken: with name and key of the Secret")
        }
        if !reader.has("events") { reader.missing("events", fix: "add events: [\"ObjectCreated:Put\"]") }
        _ = reader.strings("events")
        if let tls = reader.mapping("tls") {
            for field in ["caCertSecret", "clientCertSecret", "clientKeySecret"] { _ = tls.secret(field) }
            _ = tls.bool("insecureSkipVerify", default: false)
            _ = tls.bool("enabled", default: false)
            tls.finish()
        }
    }

    package func read(_ request: HTTPRequest, in context: SourceContext) async throws(HookRefusal) -> HookReading {
        let acknowledgement = Self.acknowledgement(of: request)
        // A HEAD asks whether somebody is there.
        if request.method == "HEAD" { return .answer(acknowledgement) }
        let fields: FormFields
        do { fields = try FormFields(form: request.body) } catch {
            throw HookRefusal(400, "the notification is no URL-encoded form")
        }
        guard let message = fields.first("Message"), let json = Self.records(in: message), !json.isEmpty else {
            throw HookRefusal(400, "the notification holds no Message with Records")
        }
        let key = json[0].find(JSONPath("s3.object.key"))?.text ?? ""
        guard key.hasPrefix(prefix), key.hasSuffix(suffix) else {
            var response = acknowledgement
            response.headers.append(HTTPField("X-Signalbox-Filtered", "true"))
            return .answer(response)
        }
        let payload = HookPayload(first: "notification", capacity: message.utf8.count) {
            StorageGridNotification(fields: fields, records: json).write(to: &$0)
        }
        let emission = Emission(
            type: Self.eventType,
            payload: payload.finished(metadata),
            identity: ObjectHistory.identity(of: json)
        )
        return .events([emission], answer: acknowledgement.body)
    }

    /// The records of a notification's message; nil when there are none.
    private static func records(in message: String) -> [JSONDocument]? {
        do {
            let document = try JSONDocument(parsing: message)
            guard let records = document.raw("Records") else { return nil }
            return try JSONDocument(parsing: records.bytes).elements?.map { try JSONDocument(parsing: $0.bytes) }
        } catch { return nil }
    }

    /// The answer of the service that StorageGRID takes us for; its ids follow from the request.
    private static func acknowledgement(of request: HTTPRequest) -> HTTPResponse {
        let id = hexadecimal(Array(sha256(request.body).prefix(16)))
        let text =
            "<PublishResponse xmlns=\"http://argoevents-sns-server/\"><PublishResult><MessageId>\(id)</MessageId>"
            + "</PublishResult><ResponseMetadata><RequestId>\(id)</RequestId></ResponseMetadata></PublishResponse>\n"
        return HTTPResponse(200, headers: [HTTPField("Content-Type", "text/xml; charset=utf-8")], text)
    }
}
