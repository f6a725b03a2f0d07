/// An EventBus with `spec.kafka` (spec/sensor.md §7.1): where several gateways share one bus.
package struct KafkaBusBlock: Sendable, Equatable {
    package let name: ManifestName
    package let place: Place
    /// `host:port`, separated by commas.
    package let brokers: String
    package let topic: String
    /// Whether a new bus begins with the oldest event in its topic.
    package let isFromOldest: Bool

    /// Reads `spec.kafka`; what is missing or not supported is an error.
    init(name: ManifestName, from kafka: ManifestReader) {
        self.name = name
        place = kafka.node.place
        brokers = kafka.optionalString("url") ?? ""
        if brokers.isEmpty { kafka.missing("url", fix: "add url: host:port of the brokers, separated by commas") }
        let topic = kafka.optionalString("topic") ?? ""
        self.topic = topic.isEmpty ? "\(name.namespace)-\(name.name)" : topic
        for field in ["tls", "sasl"] where kafka.has(field) {
            kafka.notSupportedYet(field, as: "EventBus.kafka.\(field)", fix: "use a listener of the brokers without it")
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
