import EventData

/// The data of an event that came as a request: its headers, its body, and the manifest's metadata
/// (spec/eventsources.md §2).
struct HookPayload {
    /// What stands for a secret in an event's data.
    static let masked = "*** Masked Auth Secret ***"

    /// What the headers are called; Argo Events is of two minds.
    enum HeaderName { case header, headers }

    private var writer: PayloadWriter

    /// Begins the object with the headers.
    init(_ name: HeaderName, _ headers: [HTTPField], capacity: Int) {
        writer = PayloadWriter(capacity: capacity + 1024)
        writer.raw(name == .header ? "{\"header\":" : "{\"headers\":")
        writer.object(HookPayload.values(of: headers))
    }

    /// Begins an object without headers.
    init(first name: StaticString, capacity: Int, value: (inout PayloadWriter) -> Void) {
        writer = PayloadWriter(capacity: capacity + 256)
        writer.raw("{\"")
        writer.raw(name)
        writer.raw("\":")
        value(&writer)
    }

    mutating func member(_ name: StaticString, _ value: (inout PayloadWriter) -> Void) {
        writer.raw(",\"")
        writer.raw(name)
        writer.raw("\":")
        value(&writer)
    }

    /// The whole payload.
    func finished(_ metadata: [(name: String, value: String)]) -> [UInt8] {
        var writer = writer
        if !metadata.isEmpty {
            writer.raw(",\"metadata\":")
            writer.object(metadata.sorted { $0.name < $1.name })
        }
        writer.raw("}")
        return writer.bytes
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
            named[index].values = [masked]
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
