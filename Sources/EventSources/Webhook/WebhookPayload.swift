/// The event's data: `{"header": …, "body": …, "metadata"?}` (spec/eventsources.md §2.1).
struct WebhookPayload {
    let bytes: [UInt8]

    init(headers: [HTTPField], body: WebhookBody, metadata: [(name: String, value: String)]) {
        var writer = PayloadWriter(capacity: body.json.count + 1024)
        writer.raw("{\"header\":")
        writer.object(WebhookPayload.values(of: headers))
        writer.raw(",\"body\":")
        if body.document == nil { writer.raw(body.json) } else { writer.compacted(body.json) }
        if !metadata.isEmpty {
            writer.raw(",\"metadata\":")
            writer.object(metadata.sorted { $0.name < $1.name })
        }
        writer.raw("}")
        bytes = writer.bytes
    }

    /// Header values under their canonical names, sorted; the values of each keep their order.
    static func values(of headers: [HTTPField]) -> [(name: String, values: [String])] {
        var named: [(name: String, values: [String])] = []
        named.reserveCapacity(headers.count)
        for field in headers {
            let name = canonical(field.name)
            if let index = named.firstIndex(where: { $0.name == name }) {
                named[index].values.append(field.value)
            } else {
                named.append((name, [field.value]))
            }
        }
        // Go keeps these two out of a request's headers, so manifests never saw them.
        named.removeAll { $0.name == "Host" || $0.name == "Transfer-Encoding" }
        if let index = named.firstIndex(where: { $0.name == "Authorization" }), named[index].values[0] != "" {
            named[index].values = ["*** Masked Auth Secret ***"]
        }
        return named.sorted { $0.name < $1.name }
    }

    /// The first letter and those after `-` upper, the rest lower.
    ///
    /// A name that is no HTTP token would stay as it is; the listener refuses such names before.
    static func canonical(_ name: String) -> String {
        var upper = true
        let bytes = name.utf8.map { byte -> UInt8 in
            defer { upper = byte == UInt8(ascii: "-") }
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z") where upper: return byte & 0xDF
            case UInt8(ascii: "A")...UInt8(ascii: "Z") where !upper: return byte | 0x20
            default: return byte
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
