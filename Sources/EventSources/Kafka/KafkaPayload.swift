import EventData
import Kafka

/// The event's data: `{"topic", "key", "partition", "body", "timestamp", "headers", "metadata"?}`
/// (spec/eventsources.md §2.2).
struct KafkaPayload: Sendable {
    /// Why a record has no payload.
    struct Problem: Error, Equatable {
        let reason: String
    }

    /// `{"topic":"…","key":`, which begins every payload of the topic.
    private let head: [UInt8]
    /// `,"metadata":{…}` and the end of the payload.
    private let tail: [UInt8]
    private let hasJSONBody: Bool
    /// The time that was written last: many records have the same.
    private var lastTime: (milliseconds: Int64?, json: [UInt8])?
    /// The same for the partition.
    private var lastPartition: (number: Int32, json: [UInt8])?

    init(topic: String, metadata: [(name: String, value: String)], hasJSONBody: Bool) {
        var head = PayloadWriter()
        head.raw("{\"topic\":")
        head.string(topic)
        head.raw(",\"key\":")
        self.head = head.bytes
        var tail = PayloadWriter()
        if !metadata.isEmpty {
            tail.raw(",\"metadata\":")
            tail.object(metadata.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) })
        }
        tail.raw("}")
        self.tail = tail.bytes
        self.hasJSONBody = hasJSONBody
    }

    /// - Throws: for a value that is to be JSON and is not.
    mutating func bytes(of record: KafkaRecord) throws(Problem) -> [UInt8] {
        guard let value = record.value else { return write(record) { $0.raw("null") } }
        guard hasJSONBody else { return write(record) { $0.string(base64(value)) } }
        do throws(JSONSyntaxError) {
            _ = try JSONDocument(parsing: value, depthLimit: JSONDocument.maximumForeignDepth)
        } catch {
            throw Problem(
                reason: "the value is no JSON, which jsonBody: true asks for: \(error.problem) at byte \(error.offset)"
            )
        }
        return write(record) { $0.compacted(value) }
    }

    /// The payload with null as its body.
    mutating func frame(of record: KafkaRecord) -> [UInt8] { write(record) { $0.raw("null") } }

    private mutating func write(_ record: KafkaRecord, body: (inout PayloadWriter) -> Void) -> [UInt8] {
        var writer = PayloadWriter(capacity: (record.value?.count ?? 0) + 512)
        writer.raw(head)
        writer.string(record.key.map { String(decoding: $0, as: UTF8.self) } ?? "")
        writer.raw(",\"partition\":")
        writer.raw(json(record.partition))
        writer.raw(",\"body\":")
        body(&writer)
        writer.raw(",\"timestamp\":")
        writer.raw(json(record.timestamp))
        writer.raw(",\"headers\":")
        writer.object(Self.headers(of: record))
        writer.raw(tail)
        return writer.bytes
    }

    /// Sorted by name; of two with one name the later counts.
    ///
    /// Names are the same when their bytes are: Swift holds an accented letter to be the same however it is written.
    private static func headers(of record: KafkaRecord) -> [(name: String, value: String)] {
        guard !record.headers.isEmpty else { return [] }
        return Dictionary(record.headers.map { (Array($0.name.utf8), $0) }) { $1 }
            .sorted { $0.key.lexicographicallyPrecedes($1.key) }
            .map { (name: $0.value.name, value: String(decoding: $0.value.value ?? [], as: UTF8.self)) }
    }

    private mutating func json(_ partition: Int32) -> [UInt8] {
        if let lastPartition, lastPartition.number == partition { return lastPartition.json }
        let json = Array(String(partition).utf8)
        lastPartition = (partition, json)
        return json
    }

    private mutating func json(_ milliseconds: Int64?) -> [UInt8] {
        if let lastTime, lastTime.milliseconds == milliseconds { return lastTime.json }
        let nanoseconds = milliseconds.flatMap(Self.checkedNanoseconds)
        var writer = PayloadWriter(capacity: 48)
        writer.string(nanoseconds.map { Timestamp(nanoseconds: $0).goText } ?? "0001-01-01 00:00:00 +0000 UTC")
        lastTime = (milliseconds, writer.bytes)
        return writer.bytes
    }

    private static func checkedNanoseconds(_ milliseconds: Int64) -> Int64? {
        let (product, overflows) = milliseconds.multipliedReportingOverflow(by: 1_000_000)
        return overflows ? nil : product
    }
}
