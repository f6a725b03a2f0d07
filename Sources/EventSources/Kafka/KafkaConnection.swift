import EventData
import Kafka
import Manifests

/// From the manifest and its secrets to a client's settings.
struct KafkaConnection {
    /// Record bytes that librdkafka fetches ahead: enough for a fast disk, little enough for a small machine.
    private static let fetchedKilobytes = 16_384
    /// How soon a new partition, and a topic that was made again, is noticed.
    private static let metadataInterval = Duration.seconds(10)

    let source: KafkaSource
    let context: SourceContext

    func settings(for mode: KafkaSource.Mode) async throws -> KafkaSettings {
        let security = try await security()
        var settings = try KafkaSettings(brokers: source.brokers)
        for property in source.properties { try settings.set(property.name, to: property.value) }
        try settings.setDefault("client.id", to: "signalbox")
        try settings.setDefault("queued.max.messages.kbytes", to: "\(Self.fetchedKilobytes)")
        try settings.setDefault(
            "topic.metadata.refresh.interval.ms",
            to: "\(Self.metadataInterval.components.seconds * 1_000)"
        )
        // A slow fetch of nothing would delay the first record after a pause on some brokers.
        try settings.setDefault("fetch.wait.max.ms", to: "100")
        // A committed offset that is gone: what is there is read, however little was asked for at first.
        try settings.set("auto.offset.reset", to: "earliest")
        // The end is told, because a partition may end with what is no record: marks of transactions.
        try settings.set("enable.partition.eof", to: "true")
        if case .group(let name, _, let strategy) = mode {
            try settings.set("group.id", to: name)
            try settings.set("partition.assignment.strategy", to: strategy)
        }
        try security.apply(to: &settings)
        return settings
    }

    /// Read for each life anew, so that a rotated secret is taken up.
    func security() async throws -> KafkaSecurity {
        var security = KafkaSecurity()
        if let tls = source.security.tls {
            security.tls = KafkaSecurity.TLS(
                authority: try await text(of: tls.authority),
                certificate: try await text(of: tls.certificate),
                key: try await text(of: tls.key),
                skipsVerification: tls.skipsVerification
            )
        }
        if let sasl = source.security.sasl {
            security.sasl = KafkaSecurity.SASL(
                mechanism: KafkaSecurity.Mechanism(named: sasl.mechanism),
                user: try await text(of: sasl.user) ?? "",
                password: try await text(of: sasl.password) ?? ""
            )
        }
        return security
    }

    private func text(of selector: SecretSelector?) async throws -> String? {
        guard let selector else { return nil }
        let bytes = try await context.runtime.secret(selector, namespace: context.source.namespace)
        return String(decoding: bytes, as: UTF8.self)
    }
}

extension Timestamp {
    /// Whole milliseconds since 1970, as Kafka counts.
    var milliseconds: Int64 { nanoseconds / 1_000_000 }
}
