import EventData

/// A notification with the members that Argo Events knows, in its order and under its names.
struct StorageGridNotification {
    let fields: FormFields
    let records: [JSONDocument]

    func write(to writer: inout PayloadWriter) {
        writer.raw("{\"Action\":")
        writer.string(fields.first("Action") ?? "")
        writer.raw(",\"Message\":{\"Records\":[")
        for (index, record) in records.enumerated() {
            if index > 0 { writer.raw(",") }
            Self.write(Self.record, from: record, to: &writer)
        }
        writer.raw("]},\"TopicArn\":")
        writer.string(fields.first("TopicArn") ?? "")
        writer.raw(",\"Version\":")
        writer.string(fields.first("Version") ?? "")
        writer.raw("}")
    }

    private indirect enum Member {
        /// Text from that place; the empty text when there is none.
        case text(String, String)
        case number(String, String)
        case object(String, [Member])
    }

    private static let record: [Member] = [
        .text("eventVersion", "eventVersion"),
        .text("storageGridEventSource", "eventSource"),
        .text("eventTime", "eventTime"),
        .text("eventName", "eventName"),
        .object("userIdentity", [.text("principalId", "userIdentity.principalId")]),
        .object("requestParameters", [.text("sourceIPAddress", "requestParameters.sourceIPAddress")]),
        .object("responseElements", [.text("x-amz-request-id", "responseElements.x-amz-request-id")]),
        .object(
            "s3",
            [
                .text("s3SchemaVersion", "s3.s3SchemaVersion"),
                .text("configurationId", "s3.configurationId"),
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
                        .text("key", "s3.object.key"),
                        .number("size", "s3.object.size"),
                        .text("eTag", "s3.object.eTag"),
                        .text("sequencer", "s3.object.sequencer"),
                    ]
                ),
            ]
        ),
    ]

    private static func write(_ members: [Member], from record: JSONDocument, to writer: inout PayloadWriter) {
        writer.raw("{")
        for (index, member) in members.enumerated() {
            if index > 0 { writer.raw(",") }
            switch member {
            case .text(let name, let path):
                writer.string(name)
                writer.raw(":")
                writer.string(record.find(JSONPath(path))?.text ?? "")
            case .number(let name, let path):
                writer.string(name)
                writer.raw(":")
                let match = record.find(JSONPath(path))
                writer.raw(match?.kind == .number ? match?.raw.bytes ?? [] : Array("0".utf8))
            case .object(let name, let inner):
                writer.string(name)
                writer.raw(":")
                write(inner, from: record, to: &writer)
            }
        }
        writer.raw("}")
    }
}
