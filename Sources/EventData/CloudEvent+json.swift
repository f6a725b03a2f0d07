/// Structured-mode JSON (spec/sensor.md §7.5): how events cross a wire and lie on a disk.
extension CloudEvent {
    /// The event as one JSON object: attributes in the order of the specification, then the data.
    ///
    /// JSON data is embedded as it is; other data, and data that only claims to be JSON, goes into `data_base64`.
    package var structuredJSON: [UInt8] {
        var writer = JSONWriter()
        writer.beginObject()
        let attributes = [
            ("specversion", specVersion), ("id", id), ("source", source), ("type", type), ("subject", subject),
            ("datacontenttype", dataContentType), ("time", time.rfc3339),
        ]
        for (name, value) in attributes {
            writer.name(name)
            writer.string(value)
        }
        if let data {
            if hasJSONContentType, case .success = Result(catching: { try JSONDocument(parsing: data) }) {
                writer.name("data")
                writer.raw(data)
            } else {
                writer.name("data_base64")
                writer.string(base64(data))
            }
        }
        writer.endObject()
        return writer.bytes
    }

    /// Reads structured-mode JSON with `data` or `data_base64`; extension attributes are dropped.
    package init(structuredJSON bytes: [UInt8]) throws(CloudEventError) {
        let document: JSONDocument
        do { document = try JSONDocument(parsing: bytes) } catch { throw CloudEventError.syntax(error) }
        let members = JSONPlace(document: document, index: 0).members
        func member(_ name: String) -> JSONPlace? { members.last { $0.name.string == Array(name.utf8) }?.value }
        func attribute(_ name: String) throws(CloudEventError) -> String {
            guard let value = member(name), value.node.kind == .string else { throw .attribute(name) }
            return JSONMatch(value).text
        }
        guard let time = Timestamp(rfc3339: try attribute("time")) else { throw .attribute("time") }
        self.init(
            id: try attribute("id"),
            source: try attribute("source"),
            subject: member("subject").map { JSONMatch($0).text } ?? "",
            type: try attribute("type"),
            time: time,
            specVersion: try attribute("specversion"),
            dataContentType: member("datacontenttype").map { JSONMatch($0).text } ?? "application/json",
            data: nil
        )
        if let encoded = member("data_base64") {
            guard let decoded = decodedBase64(encoded.string) else { throw .attribute("data_base64") }
            data = decoded
        } else if let value = member("data") {
            let isText = value.node.kind == .string && !hasJSONContentType
            data = isText ? value.string : Array(value.value)
        }
    }

    /// Whether the data ought to be JSON: `application/json`, `text/json` or `…+json`, whatever its parameters.
    package var hasJSONContentType: Bool {
        let mediaType = dataContentType.prefix { $0 != ";" }.filter { $0 != " " }.lowercased()
        return mediaType == "application/json" || mediaType == "text/json" || mediaType.hasSuffix("+json")
    }
}

/// Why a text is no event.
package enum CloudEventError: Error, Sendable, Hashable, CustomStringConvertible {
    case syntax(JSONSyntaxError)
    /// A required attribute is missing or holds something else than it must.
    case attribute(String)

    package var description: String {
        switch self {
        case .syntax(let error): "the event is no JSON: \(error)"
        case .attribute(let name): "the event's '\(name)' is missing or invalid"
        }
    }
}
