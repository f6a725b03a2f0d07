import EventData

/// The payload's `body`: what a request carries, as JSON (spec/eventsources.md §2.1, steps 4–6).
struct WebhookBody {
    /// JSON text as received, or built from a form or query.
    let json: [UInt8]
    /// The checked document when the client sent JSON; nil for forms and queries.
    let document: JSONDocument?
    /// The media type is CloudEvents' structured mode.
    let isStructuredCloudEvent: Bool

    init(of request: HTTPRequest) throws(WebhookBodyError) {
        let mediaType = WebhookBody.mediaType(of: request)
        isStructuredCloudEvent = mediaType == "application/cloudevents+json"
        // A DELETE usually has no body, and then its query says what was deleted.
        if request.method == "GET" || (request.method == "DELETE" && request.body.isEmpty) {
            json = WebhookBody.json(of: FormFields(query: request.query))
            document = nil
        } else if mediaType == "application/x-www-form-urlencoded" {
            guard let fields = FormFields(form: request.body) else { throw .brokenForm }
            json = WebhookBody.json(of: fields)
            document = nil
        } else {
            guard !request.body.isEmpty else { throw .empty }
            do {
                document = try JSONDocument(parsing: request.body, depthLimit: JSONDocument.maximumForeignDepth)
            } catch {
                throw .invalid(error)
            }
            json = request.body
        }
    }

    /// Lower case, without parameters.
    private static func mediaType(of request: HTTPRequest) -> String {
        let value = request.header("Content-Type") ?? ""
        let type = value.utf8.prefix { $0 != UInt8(ascii: ";") }
        return String(decoding: type, as: UTF8.self).lowercased().filter { $0 != " " && $0 != "\t" }
    }

    private static func json(of fields: FormFields) -> [UInt8] {
        var writer = PayloadWriter()
        writer.object(fields.values)
        return writer.bytes
    }
}

/// Why a body cannot become an event.
enum WebhookBodyError: Error, Equatable {
    case empty
    case brokenForm
    case invalid(JSONSyntaxError)

    var sentence: String {
        switch self {
        case .empty: "the body is empty; send a JSON value\n"
        case .brokenForm: "the form holds a broken percent escape or a ';'; encode the body as a URL-encoded form\n"
        case .invalid(let error):
            "the body is not valid JSON: \(error.problem) at byte \(error.offset); send one JSON value\n"
        }
    }
}

/// The fields of a URL-encoded form or query, sorted by name; the values of each keep their order.
struct FormFields: Equatable {
    let values: [(name: String, values: [String])]

    /// nil when a pair is malformed.
    init?(form bytes: [UInt8]) {
        guard let pairs = FormFields.pairs(bytes[...], skipsMalformed: false) else { return nil }
        values = FormFields.grouped(pairs)
    }

    /// Leaves out malformed pairs, as Argo Events does.
    init(query: String) {
        values = FormFields.grouped(FormFields.pairs(Array(query.utf8)[...], skipsMalformed: true) ?? [])
    }

    static func == (left: FormFields, right: FormFields) -> Bool {
        left.values.elementsEqual(right.values) { $0.name == $1.name && $0.values == $1.values }
    }

    private static func pairs(_ bytes: ArraySlice<UInt8>, skipsMalformed: Bool) -> [(name: String, value: String)]? {
        var pairs: [(name: String, value: String)] = []
        for pair in bytes.split(separator: UInt8(ascii: "&")) {
            let equals = pair.firstIndex(of: UInt8(ascii: "=")) ?? pair.endIndex
            guard !pair.contains(UInt8(ascii: ";")),
                let name = PercentEncoding.decode(pair[..<equals], plusIsSpace: true),
                let value = PercentEncoding.decode(pair[equals...].dropFirst(), plusIsSpace: true)
            else {
                if skipsMalformed { continue } else { return nil }
            }
            pairs.append((name, value))
        }
        return pairs
    }

    private static func grouped(_ pairs: [(name: String, value: String)]) -> [(name: String, values: [String])] {
        Dictionary(grouping: pairs, by: \.name)
            .map { (name: $0.key, values: $0.value.map(\.value)) }
            .sorted { $0.name < $1.name }
    }
}
