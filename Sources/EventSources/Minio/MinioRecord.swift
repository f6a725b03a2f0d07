import EventData

/// One record of a bucket notification, with the members that Argo Events knows, in its order.
struct MinioRecord {
    let document: JSONDocument

    private indirect enum Member {
        /// Text from that place; the empty text when there is none.
        case text(String, String)
        /// As it is, and left out when it is empty.
        case optional(String, String)
        /// An object of texts as it is, null when there is none.
        case map(String, String)
        case object(String, [Member])
    }

    private static let members: [Member] = [
        .text("eventVersion", "eventVersion"), .text("eventSource", "eventSource"), .text("awsRegion", "awsRegion"),
        .text("eventTime", "eventTime"), .text("eventName", "eventName"),
        .object("userIdentity", [.text("principalId", "userIdentity.principalId")]),
        .map("requestParameters", "requestParameters"), .map("responseElements", "responseElements"),
        .object(
            "s3",
            [
                .text("s3SchemaVersion", "s3.s3SchemaVersion"), .text("configurationId", "s3.configurationId"),
                .object(
                    "bucket",
                    [
                        .text("name", "s3.bucket.name"),
                        .object("ownerIdentity", [.text("principalId", "s3.bucket.ownerIdentity.principalId")]),
                        .text("arn", "s3.bucket.arn"),
                    ]
                ),
                .object(
                    "object",
                    [
                        .text("key", "s3.object.key"), .optional("size", "s3.object.size"),
                        .optional("eTag", "s3.object.eTag"), .optional("contentType", "s3.object.contentType"),
                        .optional("userMetadata", "s3.object.userMetadata"),
                        .optional("versionId", "s3.object.versionId"), .text("sequencer", "s3.object.sequencer"),
                    ]
                ),
            ]
        ),
        .object(
            "source",
            [.text("host", "source.host"), .text("port", "source.port"), .text("userAgent", "source.userAgent")]
        ),
    ]

    func write(to writer: inout PayloadWriter) { write(Self.members, to: &writer) }

    private func write(_ members: [Member], to writer: inout PayloadWriter) {
        writer.raw("{")
        var isFirst = true
        func begin(_ name: String, _ writer: inout PayloadWriter) {
            if !isFirst { writer.raw(",") }
            isFirst = false
            writer.string(name)
            writer.raw(":")
        }
        for member in members {
            switch member {
            case .text(let name, let path):
                begin(name, &writer)
                writer.string(document.find(JSONPath(path))?.text ?? "")
            case .optional(let name, let path):
                guard let match = document.find(JSONPath(path)), !["", "0", "{}", "null"].contains(match.text) else {
                    continue
                }
                begin(name, &writer)
                writer.compacted(match.raw.bytes)
            case .map(let name, let path):
                begin(name, &writer)
                writer.compacted(document.find(JSONPath(path))?.raw.bytes ?? Array("null".utf8))
            case .object(let name, let inner):
                begin(name, &writer)
                write(inner, to: &writer)
            }
        }
        writer.raw("}")
    }
}
