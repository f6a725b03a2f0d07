import EventData
import Kafka
import Manifests
import SensorEngine

/// The message of a `kafka` invocation and how to reach its brokers, made anew for every attempt.
struct KafkaRequest: Sendable {
    /// How long one attempt waits for the brokers; then the invocation's own retries go on.
    static let deliveryTimeLimit = Duration.seconds(30)

    let settings: KafkaSettings
    let message: KafkaMessage

    init(of invocation: Invocation, in context: TriggerContext) async throws(AttemptFailure) {
        let block = invocation.request
        for field in ["url", "topic"] where (block[field]?.string ?? "").isEmpty {
            throw .permanent("'\(field)' is empty", fix: "correct it in the sensor, or the parameter that writes it")
        }
        let secrets = TriggerSecrets(of: invocation.sensor.namespace, in: context)
        let security = KafkaSecurity(
            tls: try await Self.tls(block["tls"], secrets),
            sasl: try await Self.sasl(block["sasl"], secrets)
        )
        do { settings = try Self.settings(block, security) } catch {
            throw .permanent("\(error.name): \(error.message)", fix: "correct the trigger in the sensor")
        }
        let key = block["partitioningKey"]?.string ?? ""
        message = KafkaMessage(
            topic: block["topic"]?.string ?? "",
            key: key.isEmpty ? nil : Array(key.utf8),
            value: Array((block["body"]?.string ?? "").utf8),
            headers: try await Self.headers(invocation, secrets)
        )
    }

    private static func settings(
        _ block: JSON,
        _ security: KafkaSecurity
    ) throws(KafkaSettings.Problem) -> KafkaSettings {
        var settings = try KafkaSettings(brokers: block["url"]?.string ?? "")
        try settings.set("client.id", to: "signalbox")
        // One message at a time is waited for, so waiting for more would only cost time.
        try settings.set("linger.ms", to: 0)
        let seconds = Int(deliveryTimeLimit.components.seconds)
        try settings.set("message.timeout.ms", to: seconds * 1_000)
        // Keys go where Argo Events' own client sends them.
        try settings.set("partitioner", to: "fnv1a_random")
        if block["requiredAcks"]?.integer == 1 {
            // Only all replicas together can keep repetitions out.
            try settings.set("enable.idempotence", to: "false")
            try settings.set("acks", to: 1)
        } else {
            try settings.set("enable.idempotence", to: "true")
        }
        if block["compress"]?.bool == true { try settings.set("compression.codec", to: "snappy") }
        try security.apply(to: &settings)
        return settings
    }

    private static func tls(_ block: JSON?, _ secrets: TriggerSecrets) async throws(AttemptFailure) -> KafkaSecurity
        .TLS?
    {
        guard let block, block.object != nil else { return nil }
        if block["insecureSkipVerify"]?.bool == true { return KafkaSecurity.TLS(skipsVerification: true) }
        return KafkaSecurity.TLS(
            authority: try await text(block["caCertSecret"], secrets),
            certificate: try await text(block["clientCertSecret"], secrets),
            key: try await text(block["clientKeySecret"], secrets)
        )
    }

    private static func sasl(_ block: JSON?, _ secrets: TriggerSecrets) async throws(AttemptFailure) -> KafkaSecurity
        .SASL?
    {
        guard let block, block.object != nil else { return nil }
        return KafkaSecurity.SASL(
            mechanism: KafkaSecurity.Mechanism(named: block["mechanism"]?.string ?? ""),
            user: try await text(block["userSecret"], secrets) ?? "",
            password: try await text(block["passwordSecret"], secrets) ?? ""
        )
    }

    private static func text(_ selector: JSON?, _ secrets: TriggerSecrets) async throws(AttemptFailure) -> String? {
        guard let selector, selector.object != nil else { return nil }
        return String(decoding: try await secrets.secret(selector), as: UTF8.self)
    }

    /// Headers by name, then secure ones in their order.
    private static func headers(
        _ invocation: Invocation,
        _ secrets: TriggerSecrets
    ) async throws(AttemptFailure) -> [KafkaHeader] {
        let block = invocation.request
        var headers = (block["headers"]?.object?.members ?? [])
            .sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
            .map { KafkaHeader($0.name, Array(($0.value.string ?? "").utf8)) }
        for header in block["secureHeaders"]?.array ?? [] {
            guard let name = header["name"]?.string, let source = header["valueFrom"] else { continue }
            headers.append(KafkaHeader(name, try await secrets.value(from: source)))
        }
        if !headers.contains(where: { $0.name == "Idempotency-Key" }) {
            headers.append(KafkaHeader("Idempotency-Key", Array(invocation.id.text.utf8)))
        }
        return headers
    }
}
