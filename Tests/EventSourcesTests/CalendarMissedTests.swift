import EventData
import EventSources
import Testing

/// What becomes of ticks that fell into a time when nothing was running.
struct CalendarMissedTests {
    private let everyMinute = "schedule: \"* * * * *\"\n"
    private let missed = "calendar_missed_ticks/argo/times/example"
    private let caughtUp = "calendar_caught_up_ticks/argo/times/example"

    @Test func `without catch-up missed ticks are counted and not emitted`() async throws {
        let runtime = try await stopped(everyMinute)
        try await withCalendar(everyMinute, runtime) { () async throws in
            try await runtime.advance(to: time("2026-11-21T03:05:00Z"))
        }
        #expect(runtime.identities == ["tick:2026-11-21T03:01:00Z", "tick:2026-11-21T03:05:00Z"])
        #expect(runtime.counters == [missed: 3])
    }

    @Test func `ticks that come while one gateway takes over from another are on time, and older ones missed`()
        async throws
    {
        let everyTwenty = "interval: 20s"
        let runtime = FakeRuntime(now: time("2026-11-21T03:00:00Z"))
        try await withCalendar(everyTwenty, runtime, takingTurns: true) { () async throws in
            try await runtime.untilAsleep()
        }
        runtime.leap(to: time("2026-11-21T03:02:10Z"))
        try await withCalendar(everyTwenty, runtime, takingTurns: true) { () async throws in
            try await runtime.untilAsleep()
        }
        let onTime = ["tick:2026-11-21T03:01:20Z", "tick:2026-11-21T03:01:40Z", "tick:2026-11-21T03:02:00Z"]
        #expect(runtime.identities == onTime)
        #expect(runtime.counters == [missed: 3, caughtUp: 3])
    }

    @Test func `with catch-up every missed tick is emitted at its nominal time`() async throws {
        let yaml = everyMinute + "persistence: {catchup: {enabled: true}, configMap: {name: a, createIfNotExist: true}}"
        let runtime = try await stopped(yaml)
        try await withCalendar(yaml, runtime) { () async throws in try await runtime.untilAsleep() }
        #expect(runtime.identities == (1...4).map { "tick:2026-11-21T03:0\($0):00Z" })
        #expect(runtime.counters == [caughtUp: 3])
    }

    @Test func `catch-up goes back as far as maxDuration and counts the rest`() async throws {
        let yaml = everyMinute + "persistence: {catchup: {enabled: true, maxDuration: 2m}}"
        let runtime = try await stopped(yaml)
        try await withCalendar(yaml, runtime) { () async throws in try await runtime.untilAsleep() }
        let expected = ["tick:2026-11-21T03:01:00Z", "tick:2026-11-21T03:03:00Z", "tick:2026-11-21T03:04:00Z"]
        #expect(runtime.identities == expected)
        #expect(runtime.counters == [missed: 1, caughtUp: 2])
        #expect(runtime.figures == [.missedTicks: 1, .caughtUpTicks: 2])
    }

    @Test func `catch-up never floods: the newest thousand are emitted, the older ones counted`() async throws {
        let yaml = "interval: 1s\npersistence: {catchup: {enabled: true}}"
        let runtime = FakeRuntime(now: time("2026-11-21T03:00:00Z"))
        try await withCalendar(yaml, runtime) { () async throws in try await runtime.untilAsleep() }
        runtime.leap(to: time("2026-11-21T04:00:00Z"))
        try await withCalendar(yaml, runtime) { () async throws in try await runtime.untilAsleep() }
        #expect(runtime.emitted.count == 1000)
        #expect(runtime.identities.last == "tick:2026-11-21T04:00:00Z")
        #expect(runtime.counters == [missed: 2600, caughtUp: 1000])
    }

    @Test func `ticks missed before the first one ever are seen too`() async throws {
        let daily = "schedule: 0 2 * * *"
        let runtime = FakeRuntime(now: time("2026-11-21T10:00:00Z"))
        try await withCalendar(daily, runtime) { () async throws in try await runtime.untilAsleep() }
        runtime.leap(to: time("2026-11-22T10:00:00Z"))
        try await withCalendar(daily, runtime) { () async throws in try await runtime.untilAsleep() }
        #expect(runtime.emitted == [])
        #expect(runtime.counters == [missed: 1])
    }

    @Test func `another schedule has missed nothing`() async throws {
        let yaml = "persistence: {catchup: {enabled: true}}\nschedule: "
        let runtime = try await stopped(yaml + "\"* * * * *\"")
        try await withCalendar(yaml + "\"*/2 * * * *\"", runtime) { () async throws in try await runtime.untilAsleep() }
        #expect(runtime.identities == ["tick:2026-11-21T03:01:00Z"])
        #expect(runtime.counters == [:])
    }

    @Test func `a suspended machine emits the newest tick and counts the others`() async throws {
        let runtime = FakeRuntime(now: time("2026-11-21T03:00:00Z"))
        try await withCalendar(everyMinute, runtime) { () async throws in
            try await runtime.jump(to: time("2026-11-21T03:10:30Z"))
            try await runtime.advance(to: time("2026-11-21T03:11:00Z"))
        }
        #expect(runtime.identities == ["tick:2026-11-21T03:10:00Z", "tick:2026-11-21T03:11:00Z"])
        #expect(runtime.counters == [missed: 9, caughtUp: 1])
    }

    @Test func `waking up a little late loses no tick`() async throws {
        let runtime = FakeRuntime(now: time("2026-11-21T03:00:00Z"))
        try await withCalendar("interval: 1s", runtime) { () async throws in
            try await runtime.jump(to: time("2026-11-21T03:00:05Z"))
        }
        #expect(runtime.identities == (1...5).map { "tick:2026-11-21T03:00:0\($0)Z" })
        #expect(runtime.counters == [:])
    }

    @Test func `a clock set back makes no tick twice`() async throws {
        let runtime = FakeRuntime(now: time("2026-11-21T03:00:00Z"))
        try await withCalendar(everyMinute, runtime) { () async throws in
            try await runtime.advance(to: time("2026-11-21T03:05:00Z"))
            try await runtime.jump(to: time("2026-11-21T03:01:30Z"))
            try await runtime.advance(to: time("2026-11-21T03:06:00Z"))
        }
        #expect(runtime.identities == (1...6).map { "tick:2026-11-21T03:0\($0):00Z" })
    }

    @Test func `a crash between the event and its note makes no tick twice`() async throws {
        let yaml = everyMinute + "persistence: {catchup: {enabled: true}}"
        let runtime = try await stopped(yaml)
        runtime.putNote("calendar/argo/times/example", "2026-11-21T03:00:00Z schedule * * * * * UTC")
        try await withCalendar(yaml, runtime) { () async throws in try await runtime.untilAsleep() }
        #expect(runtime.identities == (1...4).map { "tick:2026-11-21T03:0\($0):00Z" })
    }

    /// A runtime whose calendar ticked at 03:01 and was stopped until 03:04:30.
    private func stopped(_ yaml: String) async throws -> FakeRuntime {
        let runtime = FakeRuntime(now: time("2026-11-21T03:00:30Z"))
        try await withCalendar(yaml, runtime) { () async throws in
            try await runtime.advance(to: time("2026-11-21T03:01:30Z"))
        }
        runtime.leap(to: time("2026-11-21T03:04:30Z"))
        return runtime
    }
}
