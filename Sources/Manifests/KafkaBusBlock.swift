/// An EventBus with `spec.kafka` (spec/sensor.md §7.1): where several gateways share one bus.
package struct KafkaBusBlock: Sendable, Equatable {
    /// What the longest name of the bus's topics has behind `topic`.
    package static let longestEnding = "-shards"

    package let name: ManifestName
    package let place: Place
    /// `host:port`, separated by commas.
    package let brokers: String
    package let topic: String
    /// Whether a new bus begins with the oldest event in its topic.
    package let isFromOldest: Bool
    /// Its Secrets are in the namespace of `name`.
    package let security: KafkaSecurityBlock

    /// Reads `spec.kafka`; what is missing or not supported is an error.
    init(name: ManifestName, from kafka: ManifestReader) {
        self.name = name
        place = kafka.node.place
        brokers = kafka.optionalString("url") ?? ""
        if brokers.isEmpty { kafka.missing("url", fix: "add url: host:port of the brokers, separated by commas") }
        let named = kafka.optionalString("topic") ?? ""
        topic = named.isEmpty ? "\(name.namespace)-\(name.name)" : named
        kafka.warn(ofTopic: topic, "topic", ending: Self.longestEnding)
        security = KafkaSecurityBlock(from: kafka)
        if security.sasl?.mechanism == "OAUTHBEARER" {
            // A bus is used for longer than a token is good.
            let fix = "use one of: PLAIN, SCRAM-SHA-256, SCRAM-SHA-512"
            kafka.mapping("sasl")?.notSupportedYet("mechanism", as: "an EventBus with OAUTHBEARER", fix: fix)
        }
        let group = kafka.mapping("consumerGroup")
        isFromOldest = group?.bool("oldest", default: false) ?? false
        // Who has which sensors is the gateways' own matter here, and the order of a topic's partitions changes nothing.
        group?.ignore("groupName", "rebalanceStrategy")
        group?.finish()
        kafka.ignore("version", "partitioner")
        kafka.finish()
    }
}
