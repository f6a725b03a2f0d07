import EventData
import EventSources
import Expressions
import Manifests
import Testing

struct CalendarTests {
    private let start = Timestamp(rfc3339: "2026-11-21T03:00:30Z")
    private let ticks = "calendar/argo/times/example"

    @Test func `a schedule ticks at its nominal times and says so in both notations`() async throws {
        let runtime = try FakeRuntime(now: #require(start))
        try await withCalendar("schedule: \"*/30 * * * *\"\nmetadata: {team: a}", runtime) { () async throws in
            try await runtime.advance(to: time("2026-11-21T04:29:59Z"))
        }
        #expect(runtime.identities == ["tick:2026-11-21T03:30:00Z", "tick:2026-11-21T04:00:00Z"])
        #expect(
            runtime.emitted.first
                == FakeRuntime.Emitted(
                    type: "calendar",
                    payload: #"{"eventTime":"2026-11-21 03:30:00 +0000 UTC","#
                        + #""scheduledTime":"2026-11-21T03:30:00Z","metadata":{"team":"a"}}"#,
                    identity: "tick:2026-11-21T03:30:00Z",
                    source: "argo/times",
                    eventName: "example"
                )
        )
    }

    @Test func `a schedule follows its time zone through the clock change`() async throws {
        let runtime = FakeRuntime(now: time("2012-03-10T00:00:00Z"))
        try await withCalendar("schedule: 0 9 * * *\ntimezone: America/New_York", runtime) { () async throws in
            try await runtime.advance(to: time("2012-03-12T00:00:00Z"))
        }
        #expect(runtime.identities == ["tick:2012-03-10T14:00:00Z", "tick:2012-03-11T13:00:00Z"])
    }

    @Test func `an hour that comes twice ticks twice, one that is skipped not at all`() async throws {
        let autumn = FakeRuntime(now: time("2012-11-04T00:00:00Z"))
        try await withCalendar("schedule: 0 1 * * *\ntimezone: America/New_York", autumn) { () async throws in
            try await autumn.advance(to: time("2012-11-05T00:00:00Z"))
        }
        #expect(autumn.identities == ["tick:2012-11-04T05:00:00Z", "tick:2012-11-04T06:00:00Z"])
        let spring = FakeRuntime(now: time("2012-03-11T00:00:00Z"))
        try await withCalendar("schedule: 0 2 * * *\ntimezone: America/New_York", spring) { () async throws in
            try await spring.advance(to: time("2012-03-12T00:00:00Z"))
        }
        #expect(spring.identities == [])
    }

    @Test func `an interval counts from the whole second of the start, and goes on so after a restart`() async throws {
        let runtime = FakeRuntime(now: time("2026-11-21T03:00:07.9Z"))
        try await withCalendar("interval: 10s", runtime) { () async throws in
            try await runtime.advance(to: time("2026-11-21T03:00:28Z"))
        }
        #expect(runtime.identities == ["tick:2026-11-21T03:00:17Z", "tick:2026-11-21T03:00:27Z"])
        try await withCalendar("interval: 10s", runtime) { () async throws in
            try await runtime.advance(to: time("2026-11-21T03:00:40Z"))
        }
        #expect(runtime.identities.suffix(1) == ["tick:2026-11-21T03:00:37Z"])
    }

    @Test func `an excluded day has no ticks in the calendar's time zone`() async throws {
        let yaml = """
            schedule: 0 */8 * * *
            timezone: Asia/Tokyo
            exclusionDates: ["EXDATE:20190102T150405Z,20190104T000000Z"]
            """
        let runtime = FakeRuntime(now: time("2019-01-01T09:00:00Z"))
        try await withCalendar(yaml, runtime) { () async throws in
            try await runtime.advance(to: time("2019-01-04T22:00:00Z"))
        }
        // Midnight in Tokyo is 15:00 UTC the day before; 2 and 4 January are missing there.
        #expect(
            runtime.identities == [
                "tick:2019-01-02T15:00:00Z", "tick:2019-01-02T23:00:00Z", "tick:2019-01-03T07:00:00Z",
                "tick:2019-01-04T15:00:00Z",
            ]
        )
    }

    @Test func `a tick that cannot be stored is tried until it is, and later ticks follow`() async throws {
        let runtime = FakeRuntime(now: time("2026-11-21T03:00:00Z"))
        let failures = [EmitError](repeating: .unavailable("disk full", retryAfter: .seconds(30)), count: 5)
        for failure in failures { runtime.fail(with: failure) }
        try await withCalendar("schedule: \"* * * * *\"", runtime) { () async throws in
            try await runtime.advance(to: time("2026-11-21T03:04:00Z"))
        }
        #expect(runtime.attempts == 5 + 4)
        #expect(runtime.identities == (1...4).map { "tick:2026-11-21T03:0\($0):00Z" })
        #expect(runtime.counters == [:])
    }

    @Test func `a tick that finds its quota full waits for room, and the later ones follow, none left out`()
        async throws
    {
        let runtime = FakeRuntime(now: time("2026-11-21T03:00:00Z"))
        let failures = [EmitError](repeating: .full("quota.events is 1", retryAfter: .seconds(5)), count: 40)
        for failure in failures { runtime.fail(with: failure) }
        try await withCalendar("schedule: \"* * * * *\"", runtime) { () async throws in
            try await runtime.advance(to: time("2026-11-21T03:05:00Z"))
        }
        #expect(runtime.identities == (1...5).map { "tick:2026-11-21T03:0\($0):00Z" })
        #expect(runtime.counters == [:])
    }

    @Test func `a tick too large for the bus is counted and the next one comes`() async throws {
        let runtime = FakeRuntime(now: time("2026-11-21T03:00:00Z"))
        runtime.fail(with: .tooLarge(limitBytes: 10))
        try await withCalendar("schedule: \"* * * * *\"", runtime) { () async throws in
            try await runtime.advance(to: time("2026-11-21T03:02:00Z"))
        }
        #expect(runtime.identities == ["tick:2026-11-21T03:02:00Z"])
        #expect(runtime.counters == ["calendar_failed_ticks/argo/times/example": 1])
    }
}

func time(_ text: String) -> Timestamp { Timestamp(rfc3339: text) ?? Timestamp(seconds: -1) }

/// Runs a calendar while `body` moves the clock, and stops it.
func withCalendar(
    _ yaml: String,
    _ runtime: FakeRuntime,
    takingTurns: Bool = false,
    body: () async throws -> Void
) async throws {
    let (source, problems) = try read(CalendarSource.self, yaml)
    guard problems.isEmpty else { throw Overdue(description: "\(problems)") }
    let name = ManifestName(namespace: "argo", name: "times")
    let context = SourceContext(
        source: name,
        eventName: "example",
        runtime: runtime,
        routes: HTTPRoutes(),
        takesTurns: takingTurns
    )
    try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask {
            do { try await source.run(in: context) } catch is CancellationError {}
        }
        try await body()
        group.cancelAll()
        try await group.waitForAll()
    }
}
