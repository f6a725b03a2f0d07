import Gateway
import Testing

/// What a look at payloads may read.
struct PayloadBudgetTests {
    private static let largest = PayloadBudget.largestData

    /// How many of `topics` topics are looked at when each has so many events of that size, and the bytes read.
    private func look(at topics: Int, events: Int, of size: Int) -> (topics: Int, reads: Int, bytes: Int) {
        var budget = PayloadBudget(topics: topics)
        var seen = (topics: 0, reads: 0, bytes: 0)
        while seen.topics < topics, budget.hasLeft {
            let count = budget.take(Array(repeating: size, count: min(events, budget.sample))).count
            seen = (seen.topics + 1, seen.reads + count, seen.bytes + count * size)
        }
        return seen
    }

    @Test func `a few topics with small events are read as they are`() {
        #expect(look(at: 10, events: 500, of: 1_000) == (10, 10 * PayloadBudget.sampleSize, 3_000_000))
    }

    @Test(arguments: [1, 5, 20, 150, 5_000]) func `large events are bounded over all topics`(topics: Int) {
        let seen = look(at: topics, events: 500, of: Self.largest)
        #expect(seen.bytes <= PayloadBudget.maximumBytes && seen.bytes >= PayloadBudget.topicBytes)
        // The first ones do not take everything.
        #expect(seen.topics == min(topics, PayloadBudget.maximumBytes / Self.largest))
    }

    @Test func `small events are bounded over all topics, and those that have none cost a question`() {
        let many = look(at: 5_000, events: 500, of: 10)
        #expect(many.reads <= PayloadBudget.maximumReads && many.topics > 100)
        #expect(look(at: 50_000, events: 0, of: 0).topics == PayloadBudget.maximumReads)
    }

    @Test func `the newest are read, and too large ones are passed over`() {
        var budget = PayloadBudget(topics: 1)
        #expect(budget.take([10, Self.largest + 1, 20]) == [0, 2])
        var full = PayloadBudget(topics: 64)
        #expect(full.take([Self.largest - 5, 10, 1]) == [0])
    }
}
