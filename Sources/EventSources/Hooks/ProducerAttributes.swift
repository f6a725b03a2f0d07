import EventData

/// What the producer's own envelope says of an event: a CloudEvent's attributes, and the trace context of the request.
///
/// All of it is in the event's data as well, as it came; this is where it is found whatever the data looks like.
enum ProducerAttributes {
    /// More than any CloudEvent has; the rest stays in the data alone.
    static let maximumCount = 64
    static let maximumValueBytes = 4 << 10
    private static let maximumNameBytes = 64
    /// The W3C's names, which CloudEvents' extension for tracing shares.
    private static let tracing = ["traceparent", "tracestate"]

    /// Of a request in binary mode, and of one that only carries a trace context.
    static func find(in request: HTTPRequest) -> [String: String] {
        var pairs: [(String, String)] = []
        for name in tracing { pairs += request.header(name).map { [(name, $0)] } ?? [] }
        for field in request.headers {
            let name = field.name.lowercased()
            if name.hasPrefix("ce-") { pairs.append((String(name.dropFirst("ce-".count)), field.value)) }
        }
        return kept(pairs)
    }

    /// Of an event in structured mode: its members but the data, as text.
    static func find(inStructured event: [UInt8]) -> [String: String] {
        guard case .success(let document) = Result(catching: { try JSONDocument(parsing: event) }) else { return [:] }
        let members = (document.members ?? []).filter { $0.name != "data" && $0.name != "data_base64" }
        return kept(
            members.compactMap { member in
                guard let first = member.value.bytes.first, first != UInt8(ascii: "{"), first != UInt8(ascii: "[")
                else {
                    return nil
                }
                let text = document.string(member.name) ?? String(decoding: member.value.bytes, as: UTF8.self)
                return (member.name, text)
            }
        )
    }

    /// The first of a name counts less than the last, so that an event's own trace goes before the request's.
    private static func kept(_ pairs: [(String, String)]) -> [String: String] {
        var attributes: [String: String] = [:]
        for (name, value) in pairs where isKept(name, value) {
            if attributes.count < maximumCount || attributes[name] != nil { attributes[name] = value }
        }
        return attributes
    }

    private static func isKept(_ name: String, _ value: String) -> Bool {
        !name.isEmpty && name.utf8.count <= maximumNameBytes && value.utf8.count <= maximumValueBytes && value != "null"
            && name.utf8.allSatisfy { byte in
                (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
                    || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
            }
    }
}
