import EventData
import Expressions
import Kafka
package import Manifests

/// Turns the records of a topic into events (spec/eventsources.md §2.2).
///
/// An event's identity is the record's topic, partition and offset, so that a redelivery becomes no second event. The
/// group's offset moves only when an event is durable.
package struct KafkaSource: EventSource {
    package static let kind = "kafka"

    /// What a manifest may ask for; more is no limit.
    private static let mostEventsPerSecond = 1_000_000

    enum Mode: Sendable, Hashable {
        case group(name: String, startsAtOldest: Bool, strategy: String)
        /// One partition; how far it came is kept in the bus.
        case partition(Int32)
    }

    let brokers: String
    /// It belongs to the identities of records.
    var firstBroker: Substring { brokers.prefix { $0 != "," } }
    let topic: String
    /// nil when the manifest's cannot be used.
    let mode: Mode?
    let hasJSONBody: Bool
    /// Of each partition; nil for as fast as can be.
    let eventsPerSecond: Int?
    let metadata: [(name: String, value: String)]
    let security: KafkaSecurityBlock
    /// librdkafka's properties, from `connectionBackoff` and `config`.
    let properties: [KafkaOverlay.Property]

    package init(from reader: ManifestReader) {
        brokers = reader.string("url")
        topic = reader.kafkaTopic("topic")
        mode = KafkaSource.mode(from: reader)
        hasJSONBody = reader.bool("jsonBody", default: false)
        let limit = reader.integer("limitEventsPerSecond", in: 0...Self.mostEventsPerSecond, default: 0)
        eventsPerSecond = limit > 0 ? limit : nil
        metadata = reader.stringMap("metadata")
        security = KafkaSecurityBlock(from: reader)
        properties = KafkaSource.backoff(from: reader) + KafkaOverlay.properties(from: reader)
        KafkaSource.checkVersion(reader)
        reader.notSupportedYet("schemaRegistry", "awsMskIamAuth")
        // Every kind may have them; they are read and asked where events are taken in.
        reader.ignore("filter", "quota")
        reader.finish()
    }

    /// A group shares the partitions out by itself.
    package var runsOnce: Bool {
        if case .partition? = mode { true } else { false }
    }

    package func run(in context: SourceContext) async throws {
        guard let mode else { preconditionFailure("a source with problems is never run") }
        try await KafkaRun(source: self, mode: mode, context: context).run()
    }

    private static func mode(from reader: ManifestReader) -> Mode? {
        let partition = reader.optionalString("partition") ?? ""
        guard let group = reader.mapping("consumerGroup") else {
            return partition.isEmpty ? withoutMode(reader) : self.partition(partition, reader)
        }
        if !partition.isEmpty {
            reader.warn("partition", "is not used, because consumerGroup is set", fix: "remove it")
        }
        let name = group.string("groupName")
        let startsAtOldest = group.bool("oldest", default: false)
        let strategy = group.optionalString("rebalanceStrategy") ?? ""
        let strategies = ["": "range", "range": "range", "roundrobin": "roundrobin", "sticky": "cooperative-sticky"]
        if strategies[strategy] == nil {
            let fix = "use one of: range, sticky, roundrobin"
            group.warn("rebalanceStrategy", "is '\(strategy)'; range is used", fix: fix)
        }
        group.finish()
        return .group(name: name, startsAtOldest: startsAtOldest, strategy: strategies[strategy] ?? "range")
    }

    private static func withoutMode(_ reader: ManifestReader) -> Mode? {
        let fix = "add consumerGroup: with a groupName:, or partition: and its number in quotes"
        reader.missing("consumerGroup", fix: fix)
        return nil
    }

    private static func partition(_ text: String, _ reader: ManifestReader) -> Mode? {
        guard let number = Int32(text), number >= 0 else {
            reader.invalid(
                "partition",
                "is '\(text)', which is no partition",
                fix: "write a number from 0 on, in quotes"
            )
            return nil
        }
        return .partition(number)
    }

    /// librdkafka asks brokers what they speak; only a text that Argo Events refuses is refused.
    private static func checkVersion(_ reader: ManifestReader) {
        guard let text = reader.optionalString("version"), !text.isEmpty else { return }
        let parts = text.split(separator: ".", omittingEmptySubsequences: false).map { UInt8($0) }
        let isValid = !parts.contains(nil) && (parts.count == 3 || parts.count == 4 && parts[0] == 0)
        if !isValid {
            reader.invalid("version", "is '\(text)', which is no version of Kafka", fix: "write three numbers: 2.5.0")
        }
    }

    /// How long a broker that does not answer is left alone.
    private static func backoff(from reader: ManifestReader) -> [KafkaOverlay.Property] {
        guard let mapping = reader.mapping("connectionBackoff") else { return [] }
        let backoff = Backoff(from: mapping)
        let waits = (2...max(2, min(backoff.steps, 20))).map { backoff.baseDelay(beforeAttempt: $0) }
        func milliseconds(_ wait: Duration) -> String {
            String(
                min(
                    max(1, wait.components.seconds * 1_000 + wait.components.attoseconds / 1_000_000_000_000_000),
                    3_600_000
                )
            )
        }
        return [
            KafkaOverlay.Property(name: "reconnect.backoff.ms", value: milliseconds(waits.min() ?? backoff.duration)),
            KafkaOverlay.Property(
                name: "reconnect.backoff.max.ms",
                value: milliseconds(waits.max() ?? backoff.duration)
            ),
        ]
    }
}
