/// What Argo Events wants of an EventBus (spec/sensor.md §7.2), and what of it is built here.
enum EventBusRules {
    /// The first one that is there is the one that counts (spec/sensor.md §7.1).
    static let kinds = ["nats", "jetstream", "kafka", "jetstreamExotic"]

    /// Reads everything but `spec.kafka`, and reports what nobody has read.
    static func check(_ spec: ManifestReader) {
        for bus in kinds where bus != "kafka" && spec.has(bus) {
            let fix = "remove this document; events are kept in the built-in bus"
            spec.notSupportedYet(bus, as: "EventBus.\(bus)", fix: fix)
        }
        if !kinds.contains(where: spec.has) {
            let fix = "remove this document, or name one of: \(kinds.joined(separator: ", "))"
            spec.add(.error, at: spec.node.place, "spec names no bus", fix: fix)
        }
        if let nats = spec.mapping("nats") { check(nats: nats) }
        if let jetstream = spec.mapping("jetstream") { check(jetstream: jetstream) }
        if let exotic = spec.mapping("jetstreamExotic") { require("url", of: exotic) }
        spec.finish()
    }

    private static func check(nats: ManifestReader) {
        switch (nats.has("native"), nats.has("exotic")) {
        case (true, true): nats.invalid("exotic", "stands beside 'native'", fix: "remove one of the two")
        case (false, false): nats.missing("native", fix: "add native: {}, or exotic: with clusterID and url")
        case (true, false), (false, true): break
        }
        guard let exotic = nats.mapping("exotic") else { return }
        for field in ["clusterID", "url"] { require(field, of: exotic) }
    }

    private static func check(jetstream: ManifestReader) {
        require("version", of: jetstream)
        let replicas = jetstream.has("replicas") ? jetstream.integer("replicas", in: .min ... .max, default: 1) : 1
        if replicas == 2 || replicas < 1 {
            jetstream.invalid("replicas", "is \(replicas)", fix: "write 1, or at least 3")
        }
    }

    private static func require(_ field: String, of reader: ManifestReader) {
        if reader.optionalString(field)?.isEmpty != false { reader.missing(field) }
    }
}
