import EventData
import Manifests
import SensorEngine
import Testing

/// `conditionsReset` (spec/sensor.md §3.6); the time starts at 2027-01-15T08:00:00Z.
@Suite struct ResetTests {
    private static let hourly = "conditionsReset: [{byTime: {cron: \"0 * * * *\"}}]"
    private static let hour: Int64 = 3_600

    private func join(_ condition: String = "a && b", _ reset: String = hourly) throws -> Timeline {
        Timeline(try .flow("- template: {name: t, conditions: \"\(condition)\", log: {}, \(reset)}"))
    }

    @Test func `a reset lets go what was held, and later events join anew`() throws {
        var play = try join()
        #expect(play.send("a", at: 10) == ["a1 held"])
        #expect(play.pass(to: Self.hour - 1) == [])
        #expect(play.pass(to: Self.hour) == ["a1 reset: conditionsReset at 2027-01-15T09:00:00Z"])
        #expect(play.send("b", at: Self.hour + 1) == ["b2 held"])
        #expect(play.send("a", at: Self.hour + 2) == ["fire t a3 b2"])
        #expect(play.stored == [])
    }

    @Test func `a reset happens before the event that comes after it, even if nobody looked at the clock`() throws {
        var play = try join()
        _ = play.send("a", at: 10)
        let effects = play.send("b", at: Self.hour + 1)
        #expect(effects == ["a1 reset: conditionsReset at 2027-01-15T09:00:00Z", "b2 held"])
    }

    @Test func `an event that comes at the very moment of the reset stays`() throws {
        var play = try join()
        _ = play.send("a", at: Self.hour)
        #expect(play.pass(to: 2 * Self.hour - 1) == [])
        #expect(play.send("b", at: 2 * Self.hour - 1) == ["fire t a1 b2"])
    }

    @Test func `a reset missed while the process was down applies at the start, and keeps what came after it`() throws {
        var play = try join("a && b && c")
        _ = play.send("a", at: 10)
        _ = play.send("b", at: 20)
        #expect(play.restart() == [])
        #expect(
            play.pass(to: 5 * Self.hour + 7) == [
                "a1 reset: conditionsReset at 2027-01-15T09:00:00Z",
                "b2 reset: conditionsReset at 2027-01-15T09:00:00Z",
            ]
        )
        _ = play.send("a", at: 5 * Self.hour + 8)
        #expect(play.restart() == [])
        #expect(play.pass(to: 5 * Self.hour + 9) == [])
        #expect(play.engine.held.map(\.sequence) == [3])
    }

    @Test func `only what is older than the reset goes`() throws {
        // What the clock of another machine stamped earlier may come later.
        var play = try join("a && b && c")
        _ = play.send("a", at: Self.hour - 5)
        #expect(
            play.send("b", at: Self.hour + 5) == ["a1 reset: conditionsReset at 2027-01-15T09:00:00Z", "b2 held"]
        )
        #expect(play.send("a", at: Self.hour - 1) == ["a3 held"])
        #expect(play.restart() == [])
        #expect(play.pass(to: Self.hour + 6) == ["a3 reset: conditionsReset at 2027-01-15T09:00:00Z"])
        #expect(play.engine.held.map(\.sequence) == [2])
        #expect(play.restart() == [])
    }

    @Test func `of two schedules whichever comes first resets`() throws {
        var play = try join(
            "a && b",
            "conditionsReset: [{byTime: {cron: \"0 12 * * *\"}}, {byTime: {cron: \"30 9 * * *\"}}]"
        )
        _ = play.send("a", at: 0)
        #expect(play.pass(to: 2 * Self.hour) == ["a1 reset: conditionsReset at 2027-01-15T09:30:00Z"])
        _ = play.send("a", at: 2 * Self.hour)
        #expect(play.pass(to: 24 * Self.hour) == ["a2 reset: conditionsReset at 2027-01-15T12:00:00Z"])
    }

    @Test func `a schedule counts by the clocks of its time zone`() throws {
        var play = try join(
            "a && b",
            "conditionsReset: [{byTime: {cron: \"0 12 * * *\", timezone: America/New_York}}]"
        )
        _ = play.send("a", at: 0)
        #expect(play.pass(to: 24 * Self.hour) == ["a1 reset: conditionsReset at 2027-01-15T17:00:00Z"])
    }

    @Test func `other triggers keep what they hold`() throws {
        var play = Timeline(
            try .flow(
                """
                - template: {name: t, conditions: a && b, log: {}, \(Self.hourly)}
                - template: {name: u, conditions: a && b, log: {}}
                """
            )
        )
        _ = play.send("a", at: 10)
        #expect(play.pass(to: Self.hour) == ["a1 reset: conditionsReset at 2027-01-15T09:00:00Z"])
        #expect(play.send("b", at: Self.hour + 5) == ["b2 held", "fire u a1 b2"])
    }

    @Test func `a condition that joins nothing is not touched`() throws {
        var play = try join("a || b")
        #expect(play.send("a", at: 10) == ["fire t a1"])
        #expect(play.engine.nextDeadline == nil)
        #expect(play.pass(to: 9 * Self.hour) == [])
    }

    @Test func `a deadline of what was fired is forgotten at the first look`() throws {
        var play = try join()
        _ = play.send("a", at: 10)
        _ = play.send("b", at: 11)
        #expect(play.pass(to: Self.hour) == [])
        #expect(play.engine.nextDeadline == nil)
    }
}
