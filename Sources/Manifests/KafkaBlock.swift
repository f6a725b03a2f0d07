/// The fields of a `kafka` trigger (spec/sensor.md §5.7); its parameters and payload are read with the `TriggerBody`.
enum KafkaBlock {
    static func check(_ reader: ManifestReader) {
        _ = reader.string("url")
        _ = reader.kafkaTopic("topic")
        if !reader.has("payload") { reader.missing("payload", fix: "add payload: and a list of src and dest") }
        _ = reader.optionalString("partitioningKey")
        let acknowledgements = reader.integer("requiredAcks", in: Int.min...Int.max, default: 0)
        if !(-1...1).contains(acknowledgements) {
            let fix = "use -1 or 0 (all replicas), or 1 (only the leader)"
            reader.invalid("requiredAcks", "is \(acknowledgements), which brokers refuse", fix: fix, rule: .own)
        }
        _ = reader.bool("compress", default: false)
        _ = reader.unchecked.stringMap("headers")
        HTTPBlock.checkSecureHeaders(reader.unchecked)
        _ = reader.optionalString("version")
        checkWithoutEffect(reader)
        _ = KafkaSecurityBlock(from: reader.unchecked)
        reader.notSupportedYet("schemaRegistry")
    }

    private static func checkWithoutEffect(_ reader: ManifestReader) {
        if reader.has("flushFrequency") {
            _ = reader.integer("flushFrequency", in: Int.min...Int.max, default: 0)
            reader.warn("flushFrequency", "has no effect: every message is sent at once", fix: "remove it")
        }
        if reader.has("partition") {
            _ = reader.integer("partition", in: Int.min...Int.max, default: 0)
            reader.warn("partition", "has no effect, as in Argo Events", fix: "use partitioningKey")
        }
    }
}
