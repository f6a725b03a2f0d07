import Buses
import Kafka
import Testing

struct WaitingCutsTests {
    private func place(_ partition: Int32, _ offset: Int64) -> TopicPartition {
        TopicPartition("t-shards", partition, at: .at(offset))
    }

    @Test func `one request is under way, and of what comes meanwhile the newest place of each partition waits`() {
        var cuts = WaitingCuts()
        #expect(cuts.add(place(0, 1)) == place(0, 1))
        for offset in 2...100 {
            #expect(cuts.add(place(0, Int64(offset))) == nil)
            #expect(cuts.add(place(1, Int64(offset))) == nil)
        }
        #expect(cuts.next() == place(0, 100))
        #expect(cuts.add(place(0, 101)) == nil)
        #expect(cuts.next() == place(1, 100))
        #expect(cuts.next() == place(0, 101))
        #expect(cuts.next() == nil)
        #expect(cuts.add(place(1, 102)) == place(1, 102), "nothing is under way any more")
    }
}
