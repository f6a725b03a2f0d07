import Kafka
import Manifests

/// What records become on their way to the bus.
struct KafkaEncoding {
    enum Item: Sendable {
        case event(Emission)
        case poison(PoisonRecord)
    }

    private var payload: KafkaPayload
    /// `<EventSource>:<event>:<first broker>:<topic>`.
    private let prefix: String
    /// How often each partition began anew.
    private let generations: [Int32: Int]

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
    private func identity(of record: KafkaRecord) -> String {
        var identity = ""
        // The longest numbers that there are, so that the text is made once.
        identity.reserveCapacity(prefix.utf8.count + 54)
        identity += prefix
        identity += ":\(record.partition):\(record.offset)"
        let generation = generations[record.partition] ?? 0
        if generation > 0 { identity += ":\(generation)" }
        return identity
    }
}
