import Buses
import EventData
import Gateway
import Support
import Testing

/// Where the doctor draws the line between well, warning and error.
struct FindingTests {
    @Test(arguments: [
        (Duration.milliseconds(19), Finding.State.ok), (.milliseconds(20), .warning), (.milliseconds(499), .warning),
        (.milliseconds(500), .error),
    ])
    func `half of the writes decide about a disk`(median: Duration, state: Finding.State) {
        let times = Array(repeating: Duration.zero, count: 10) + [median] + Array(repeating: .seconds(9), count: 9)
        let finding = DiskCheck.verdict(on: times, of: "/data")
        #expect(finding.state == state && finding.text.contains("/data"))
        #expect(finding.fix.isEmpty == (state == .ok))
    }

    @Test(arguments: [
        (Int64(-1), Finding.State.error), (0, .error), (13 * 86_400, .warning), (15 * 86_400, .ok),
    ])
    func `a certificate is renewed two weeks before its end`(secondsLeft: Int64, state: Finding.State) {
        let finding = Doctor.certificate(of: 12_000, validUntil: Sample.time(secondsLeft), at: Sample.start)
        #expect(finding.state == state)
    }

    @Test(arguments: [
        (Duration.seconds(5), Finding.State.ok), (.seconds(-5), .ok), (.seconds(-6), .warning),
        (.seconds(60), .warning),
        (.seconds(-61), .error),
    ])
    func `clocks may differ a little, in both directions`(difference: Duration, state: Finding.State) {
        #expect(Doctor.clock(differingBy: difference).state == state)
    }

    @Test func `of a log it is what waits for long that counts, not how much`() {
        func states(unread: Int = 0, oldest: Int64? = nil, due: Int64? = nil, dead: Int = 0) -> [Finding.State] {
            let figures = BusFigures(
                unread: unread,
                archivedEvents: 10,
                archivedBytes: 1,
                oldestUnread: oldest.map { Sample.time(-$0) },
                held: [:],
                backlog: [:],
                oldestDue: due.map { Sample.time(-$0) },
                deadLetters: dead
            )
            return Doctor.findings(of: figures, "bus", at: Sample.start).map(\.state)
        }
        #expect(states() == [.ok])
        #expect(states(unread: 9_000, oldest: 29) == [.ok])
        #expect(states(unread: 1, oldest: 31) == [.warning])
        #expect(states(due: 119) == [.ok])
        #expect(states(due: 121, dead: 1) == [.ok, .warning, .warning])
    }
}
