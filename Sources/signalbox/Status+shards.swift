import EventData

// Which shards of a Kafka bus this gateway has.
extension Status {
    /// Nothing for the embedded bus.
    func table(ofShards shards: JSON) {
        guard let count = shards["count"]?.integer, let here = shards["here"]?.array else { return }
        Output.line("\nshards: \(here.count) of \(count) here; other gateways have the rest")
        let rows = here.map { shard in
            [
                shard["number"]?.text ?? "-",
                (shard["sensors"]?.array ?? []).compactMap(\.string).joined(separator: ", "),
                shard["restoredBytes"]?.text ?? "-",
                shard["restoredIn"]?.string ?? "-",
            ]
        }
        if !rows.isEmpty { Output.table(["SHARD", "SENSORS", "BYTES READ AT ITS START", "IN"], rows) }
    }
}
