import EventData
import Kafka

/// Events as records of Kafka, as the CloudEvents binding for Kafka has them.
extension CloudEvent {
    private static let prefix = "ce_"
    private static let producer = "ce_producer"
    private static let contentType = "content-type"

    /// Binary mode: the attributes are headers, and the data's bytes are the value.
    ///
    /// The key is the one that Argo Events gives: source and event name.
    func message(to topic: String) -> KafkaMessage {
        let attributes = [
            ("specversion", specVersion), ("id", id), ("source", source), ("type", type), ("subject", subject),
            ("time", time.rfc3339),
        ]
        var headers = attributes.map { KafkaHeader(Self.prefix + $0, Array($1.utf8)) }
        if let producerText { headers.append(KafkaHeader(Self.producer, Array(producerText.utf8))) }
        headers.append(KafkaHeader(Self.contentType, Array(dataContentType.utf8)))
        return KafkaMessage(topic: topic, key: Array("\(source).\(subject)".utf8), value: data, headers: headers)
    }

    /// Reads binary mode, and structured mode as Argo Events writes it.
    init(_ record: KafkaRecord) throws(CloudEventError) {
        func header(_ name: String) -> String? {
            record.headers.first { $0.name == name }?.value.map { String(decoding: $0, as: UTF8.self) }
        }
        guard let id = header(Self.prefix + "id") else {
            try self.init(structuredJSON: record.value ?? [])
            return
        }
        func attribute(_ name: String) throws(CloudEventError) -> String {
            guard let value = header(Self.prefix + name) else { throw .attribute(name) }
            return value
        }
        guard let time = Timestamp(rfc3339: try attribute("time")) else { throw .attribute("time") }
        self.init(
            id: id,
            source: try attribute("source"),
            subject: header(Self.prefix + "subject") ?? "",
            type: try attribute("type"),
            time: time,
            specVersion: try attribute("specversion"),
            dataContentType: header(Self.contentType) ?? "application/json",
            data: record.value,
            producer: header(Self.producer).map { Self.producer(in: $0) } ?? [:]
        )
    }
}
