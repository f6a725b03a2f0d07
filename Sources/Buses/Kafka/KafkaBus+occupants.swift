import EventData
package import SensorEngine

extension KafkaBus {
    package func occupants(after id: InvocationID?, limit: Int) async throws(BusError) -> [InvocationRecord] {
        var parts: [[InvocationRecord]] = []
        for shard in owned { parts.append(try await shard.bus.occupants(after: id, limit: limit)) }
        return Self.merged(parts, limit: limit, bytes: SQLiteBus.maximumReadBytes)
    }

    /// What the shards have said, by id: whoever asks for those after the last one misses none.
    ///
    /// A shard whose requests reach so many bytes has left out what comes after its last one.
    package static func merged(_ parts: [[InvocationRecord]], limit: Int, bytes: Int) -> [InvocationRecord] {
        let ends = parts.filter { $0.reduce(0) { $0 + $1.invocation.requestText.bytes.count } >= bytes }
            .compactMap { $0.last?.invocation.id.text }
        let end = ends.min()
        let known = parts.joined().filter { record in end.map { record.invocation.id.text <= $0 } ?? true }
        return Array(known.sorted { $0.invocation.id.text < $1.invocation.id.text }.prefix(limit))
    }
}
