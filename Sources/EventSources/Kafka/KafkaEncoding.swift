import Kafka
import Manifests

/// What records become on their way to the bus.
struct KafkaEncoding: Sendable {
    enum Item: Sendable {
        case event(Emission)
        case poison(PoisonRecord)
    }

    private var payload: KafkaPayload
    /// `<EventSource>:<event>:<first broker>:<topic>`.
    private let prefix: String
    /// How often each partition began anew.
    let generations: [Int32: Int]
    /// `prefix:partition:`, and what comes behind the offset, of the record before.
    private var last: (partition: Int32, start: String, end: String)?

    init(_ source: KafkaSource, in context: SourceContext, generations: [Int32: Int]) {
        payload = KafkaPayload(topic: source.topic, metadata: source.metadata, hasJSONBody: source.hasJSONBody)
        prefix = "\(context.source.name):\(context.eventName):\(source.firstBroker):\(source.topic)"
        self.generations = generations
    }

    mutating func item(of record: KafkaRecord) -> Item {
        do throws(KafkaPayload.Problem) {
            let bytes = try payload.bytes(of: record)
            return .event(Emission(type: KafkaSource.kind, payload: bytes, identity: identity(of: record)))
        } catch {
            return .poison(poison(record, because: error.reason))
        }
    }

    mutating func poison(_ record: KafkaRecord, because reason: String) -> PoisonRecord {
        PoisonRecord(
            type: KafkaSource.kind,
            identity: identity(of: record),
            position: record.place.description,
            reason: reason,
            bytes: record.value ?? [],
            frame: payload.frame(of: record)
        )
    }

    /// As Argo Events makes it; of a partition that began anew the later beginnings are told apart.
    private mutating func identity(of record: KafkaRecord) -> String {
        let (start, end) = ends(of: record.partition)
        let offset = String(record.offset)
        var identity = ""
        identity.reserveCapacity(start.utf8.count + offset.utf8.count + end.utf8.count)
        identity += start
        identity += offset
        identity += end
        return identity
    }

    /// What comes before and behind the offset.
    private mutating func ends(of partition: Int32) -> (start: String, end: String) {
        if let last, last.partition == partition { return (last.start, last.end) }
        let generation = generations[partition] ?? 0
        let ends = (start: "\(prefix):\(partition):", end: generation > 0 ? ":\(generation)" : "")
        last = (partition, ends.start, ends.end)
        return ends
    }
}
