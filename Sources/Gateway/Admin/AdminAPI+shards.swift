import Buses
import EventData
import Manifests

extension AdminAPI {
    /// The shards of a Kafka bus that are here; null for a bus that has none.
    func shards() async -> JSON {
        guard let kafka = bus as? KafkaBus else { return .null }
        let names = running.generation.checked.sensors.map(\.name)
        let here = kafka.owned.map { shard -> JSON in
            [
                "number": .number(JSONNumber(Int(shard.number))),
                "sensors": .array(
                    names.filter { kafka.shard(of: $0) == shard.number }.sorted().map { .string($0.description) }
                ),
                "restoredBytes": .number(JSONNumber(shard.restored.bytes)),
                "restoredIn": .string("\(shard.restored.duration)"),
            ]
        }
        return ["count": .number(JSONNumber(Int(kafka.count))), "here": .array(here)]
    }
}
