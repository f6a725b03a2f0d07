import EventData
import Expressions
import Testing

struct CronScheduleTests {
    @Test(arguments: [
        ("* * * * 2", ["2012-01-03T00:00:00+14:00", "2012-01-03T00:01:00+14:00"]),
        ("0 0 * * 0", ["2012-01-01T00:00:00+14:00", "2012-01-08T00:00:00+14:00"]),
    ])
    func `a day that the zone skipped does not stop the search`(text: String, expected: [String]) throws {
        let schedule = try CronSchedule(parsing: text, timeZone: "Pacific/Apia")
        #expect(schedule.first(2, after: "2011-12-29T00:00:00Z") == expected.map { Timestamp(rfc3339: $0) })
    }

    @Test(arguments: ["0 0 30 2 *", "0 0 31 4,6,9,11 *"])
    func `a schedule that never ticks says so within five years`(text: String) throws {
        let schedule = try CronSchedule(parsing: text, timeZone: "America/New_York")
        let now = try #require(Timestamp(rfc3339: "2026-11-21T04:00:00Z"))
        #expect(schedule.next(after: now) == nil)
        #expect(schedule.previous(before: now) == nil)
        #expect(schedule.ticks(after: now, through: now + .seconds(86_400), limit: 9) == [])
    }

    @Test func `the search for a leap day ends after five years`() throws {
        let schedule = try CronSchedule(parsing: "0 0 29 2 *", timeZone: nil)
        #expect(schedule.first(1, after: "2096-03-01T00:00:00Z") == [nil])
        #expect(schedule.first(1, after: "2099-03-01T00:00:00Z") == [Timestamp(rfc3339: "2104-02-29T00:00:00Z")])
    }

    @Test func `a tick is strictly later than the moment asked about`() throws {
        let schedule = try CronSchedule(parsing: "30 5 * * *", timeZone: nil)
        let tick = try #require(Timestamp(rfc3339: "2026-11-21T05:30:00Z"))
        #expect(schedule.next(after: tick - .nanoseconds(1)) == tick)
        #expect(schedule.next(after: tick) == tick + .seconds(86_400))
    }

    @Test func `the prefix wins over the time zone beside it`() throws {
        for prefix in ["TZ", "CRON_TZ"] {
            let schedule = try CronSchedule(parsing: "\(prefix)=Asia/Tokyo 0 5 * * *", timeZone: "Europe/London")
            #expect(schedule.zone.name == "Asia/Tokyo")
            #expect(
                schedule.first(1, after: "2026-11-21T04:00:00Z") == [Timestamp(rfc3339: "2026-11-22T05:00:00+09:00")]
            )
        }
    }

    @Test(arguments: [
        ("2012-07-09T15:00:00Z", "*/15 * * * *", "2012-07-09T14:45:00Z"),
        ("2012-07-09T15:01:59Z", "*/15 * * * *", "2012-07-09T15:00:00Z"),
        ("2012-07-09T09:35:00Z", "0 12 9 4-10 *", "2012-06-09T12:00:00Z"),
        ("2018-07-09T00:00:00Z", "0 0 29 2 *", "2016-02-29T00:00:00Z"),
        ("2012-03-12T00:00:00-04:00", "TZ=America/New_York 0 2 * * *", "2012-03-10T02:00:00-05:00"),
    ])
    func `the previous tick is the last one strictly before`(now: String, text: String, expected: String) throws {
        let moment = try #require(Timestamp(rfc3339: now))
        #expect(try CronSchedule(parsing: text, timeZone: nil).previous(before: moment) == Timestamp(rfc3339: expected))
    }

    @Test func `catching up takes the earliest missed ticks up to the limit`() throws {
        let schedule = try CronSchedule(parsing: "0 * * * *", timeZone: nil)
        let start = try #require(Timestamp(rfc3339: "2026-11-21T00:00:00Z"))
        let hour = Duration.seconds(3_600)
        #expect(schedule.ticks(after: start, through: start + hour * 2, limit: 10) == [start + hour, start + hour * 2])
        #expect(schedule.ticks(after: start, through: start + hour * 9, limit: 1) == [start + hour])
        #expect(schedule.ticks(after: start, through: start, limit: 10) == [])
    }

    @Test(
        arguments: [
            ("* 24 * * *", 3, "24 is not an hour", "write an hour from 0 to 23, a range such as 0-5, or *"),
            (
                "0 0 * * 7", 9, "7 is not a day of week",
                "write a day of week from 0 to 6 (0 is Sunday), a range such as 0-5, or *"
            ),
            ("*/0 * * * *", 1, "a step of 0 never ends", "write a minute from 0 to 59, a range such as 0-5, or *"),
            ("@daily", 1, "'@daily' is not possible here", "write 0 0 * * *"),
            (
                "TZ=UTC", 4, "a time zone is no schedule",
                "write five fields after it, separated by a space, such as TZ=UTC 0 5 * * *"
            ),
            (
                "0 0 0 1 1 *", nil, "a schedule has five fields, this one has 6",
                "remove the field for seconds, schedules start with the minute"
            ),
            (
                "TZ=europe/london 0 0 * * *", nil, "no time zone is called 'europe/london'",
                "did you mean 'Europe/London'?"
            ),
        ] as [(String, Int?, String, String)]
    )
    func `a refused schedule says where, what is wrong and what to write`(
        text: String,
        column: Int?,
        problem: String,
        fix: String
    ) {
        #expect(throws: ExpressionError(column: column, problem: problem, fix: fix)) {
            try CronSchedule(parsing: text, timeZone: nil)
        }
    }

    @Test(arguments: [
        "", "   ", "* * * *", "60 * * * *", "* * 0 * *", "* * * 13 *", "* * * foo *", "5-1 * * * *", "1-2-3 * * * *",
        "1/2/3 * * * *", ", * * * *", "-5 * * * *", "1- * * * *", "L * * * *", "* * 15W * *", "* * * * 1#2",
        "*/-1 * * * *",
        "99999999999999999999 * * * *", "CRON_TZ=Asia/Tokyo", "TZ= ", "TZ=BST 0 0 * * *", "TZ=UTC+2 0 0 * * *",
    ])
    func `what cannot be meant as a schedule is refused`(text: String) {
        #expect(throws: ExpressionError.self) { try CronSchedule(parsing: text, timeZone: nil) }
    }

    @Test func `an unknown time zone is refused even where a prefix wins`() {
        #expect(throws: ExpressionError.self) {
            try CronSchedule(parsing: "TZ=UTC 0 0 * * *", timeZone: "Nowhere/City")
        }
    }

    @Test func `any fields are refused or tick in order and on time`() throws {
        var random = SeededGenerator(seed: 20_261_121)
        let zones = ["UTC", "Europe/London", "America/Havana", "Australia/Lord_Howe", "Asia/Beirut", "Pacific/Apia"]
        let pieces = [
            "*", "?", "*/7", "5", "0", "29-31", "1-5", "2,4", "*/2", "mon", "feb", "10/3", "31", "7", "-", "x", "*-3",
        ]
        var accepted = 0
        for _ in 0..<1_500 {
            let text = (0..<5).map { _ in pieces.randomElement(using: &random) ?? "" }.joined(separator: " ")
            let start = Timestamp(seconds: Int64.random(in: 0...6_000_000_000, using: &random))
            guard let schedule = try? CronSchedule(parsing: text, timeZone: zones.randomElement(using: &random)) else {
                continue
            }
            accepted += 1
            var last = start
            for tick in schedule.ticks(after: start, through: start + .seconds(200_000_000), limit: 3) {
                #expect(tick > last && tick.nanoseconds % 60_000_000_000 == 0, "\(text) after \(last)")
                last = tick
            }
        }
        #expect(accepted > 100)
    }
}

extension CronSchedule {
    /// The next ticks after a moment written in RFC 3339; a nil among them means there was no more.
    fileprivate func first(_ count: Int, after text: String) -> [Timestamp?] {
        var last = Timestamp(rfc3339: text)
        return (0..<count).map { _ in
            last = last.flatMap { next(after: $0) }
            return last
        }
    }
}
