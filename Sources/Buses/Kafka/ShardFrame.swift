import EventData
import Kafka

/// One record of a shard's log: a claim, or a part of what one transaction changed.
struct ShardFrame: Sendable, Equatable {
    enum Kind: String, Sendable {
        /// From here on only this owner's frames count.
        case claim
        /// Changed rows.
        case changes
        /// All rows there are, in the place of everything before.
        case snapshot
    }

    /// Below what every broker takes by default (1,048,588 bytes with headers).
    static let maximumBytes = 900_000

    var kind: Kind
    /// Each opening of a shard is an owner of its own.
    var owner: String
    /// Counted by the owner.
    var batch: Int
    /// The frame's place among the frames of its batch.
    var index = 0
    var count = 1
    /// The newest migration of the database that the rows are from; only in the first frame of a batch.
    var schema = ""
    var sequences: [String: Int64] = [:]
    /// Where the newest snapshot that was whole before this batch begins; nil when there was none.
    var snapshot: Int64?
    var bytes: [UInt8] = []
}

extension ShardFrame {
    private static let header = "signalbox"

    /// The batch as frames that a broker takes.
    static func frames(_ whole: ShardFrame) -> [ShardFrame] {
        let starts = Array(stride(from: 0, to: max(1, whole.bytes.count), by: maximumBytes))
        return starts.enumerated().map { index, start in
            var frame = whole
            (frame.index, frame.count) = (index, starts.count)
            frame.bytes = Array(whole.bytes[start..<min(start + maximumBytes, whole.bytes.count)])
            if index > 0 { (frame.schema, frame.sequences) = ("", [:]) }
            return frame
        }
    }

    func message(to topic: String, _ partition: Int32) -> KafkaMessage {
        KafkaMessage(
            topic: topic,
            partition: partition,
            value: bytes,
            headers: [KafkaHeader(Self.header, Array(envelope.text.utf8))]
        )
    }

    private var envelope: JSON {
        let start = snapshot.map { JSON.number(JSONNumber(Int($0))) }
        let numbers = sequences.sorted { $0.key < $1.key }.map { ($0.key, JSON.number(JSONNumber(Int($0.value)))) }
        return [
            "kind": .string(kind.rawValue), "owner": .string(owner), "batch": .number(JSONNumber(batch)),
            "index": .number(JSONNumber(index)), "count": .number(JSONNumber(count)), "schema": .string(schema),
            "sequences": .object(JSONObject(numbers)), "snapshot": start ?? .null,
        ]
    }

    /// nil for a record that is no frame.
    init?(_ record: KafkaRecord) {
        guard let text = record.headers.first(where: { $0.name == Self.header })?.value,
            let envelope = try? JSON(parsing: text),
            let kind = envelope["kind"]?.string.flatMap(Kind.init(rawValue:)), let owner = envelope["owner"]?.string,
            let batch = envelope["batch"]?.integer, let index = envelope["index"]?.integer,
            let count = envelope["count"]?.integer
        else { return nil }
        self.init(kind: kind, owner: owner, batch: batch, index: index, count: count, bytes: record.value ?? [])
        schema = envelope["schema"]?.string ?? ""
        snapshot = envelope["snapshot"]?.integer.map(Int64.init)
        for (table, number) in envelope["sequences"]?.object?.members ?? [] {
            sequences[table] = number.integer.map(Int64.init)
        }
    }
}
