import EventSources
import Testing

struct KafkaPaceTests {
    private static let (short, long) = (Duration.milliseconds(4), Duration.milliseconds(20))

    @Test func `a disk that takes long gets more records at once while they wait, up to a limit`() {
        var pace = KafkaPace()
        #expect(pace.records == 500)
        pace.note(500, in: Self.short)
        #expect(pace.records == 500)
        for records in [1_000, 2_000, 4_000, 4_000] {
            pace.note(pace.records, in: Self.long)
            #expect(pace.records == records)
        }
    }

    @Test func `once nothing waits it gets few again`() {
        var pace = KafkaPace()
        pace.note(700, in: Self.long)
        #expect(pace.records == 1_000, "the last records of a batch come together")
        pace.note(999, in: Self.long)
        #expect(pace.records == 500)
    }
}
