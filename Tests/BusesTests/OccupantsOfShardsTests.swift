import Buses
import EventData
import SensorEngine
import Support
import Testing

struct OccupantsOfShardsTests {
    private let size = Sample.invocation("a").requestText.bytes.count

    private func part(_ ids: String...) -> [InvocationRecord] { ids.map { Sample.pending(Sample.invocation($0)) } }

    private func merged(_ parts: [[InvocationRecord]], limit: Int = 9, records: Int) -> [String] {
        KafkaBus.merged(parts, limit: limit, bytes: records * size).map(\.invocation.id.text)
    }

    @Test func `the shards' are in one order, and no more than asked for`() {
        let parts = [part("b", "d"), part(), part("a", "c", "e")]
        #expect(merged(parts, records: 9) == ["a", "b", "c", "d", "e"])
        #expect(merged(parts, limit: 2, records: 9) == ["a", "b"])
    }

    @Test func `what comes after the last one of a shard that has left some out is left for the next time`() {
        #expect(merged([part("a", "b"), part("c", "e"), part("f")], records: 2) == ["a", "b"])
        #expect(merged([part("a", "d"), part("b", "c", "e")], records: 3) == ["a", "b", "c", "d", "e"])
        #expect(merged([part("a", "d"), part("b", "c"), part("e")], records: 2) == ["a", "b", "c"])
    }
}
