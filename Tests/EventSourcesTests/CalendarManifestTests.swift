import EventSources
import Manifests
import Testing

struct CalendarManifestTests {
    @Test(arguments: [
        ("timezone: UTC", "error", 1, "'schedule' is missing: a calendar must have either schedule or interval"),
        ("schedule: \"@hourly\"", "error", 1, "'schedule' is '@hourly': "),
        ("schedule: 0 0 1 1 * 2026", "error", 1, "'schedule' is '0 0 1 1 * 2026': "),
        ("schedule: 0 0 30 2 *", "error", 1, "'schedule' is '0 0 30 2 *', which never comes"),
        ("schedule: 0 0 1 1 *\ninterval: 10s", "warning", 2, "'interval' is not used, because schedule is set"),
        ("interval: 0s", "error", 1, "'interval' is 0s, shorter than a second"),
        ("interval: 500ms", "error", 1, "'interval' is 500ms, shorter than a second"),
        ("interval: -1h", "error", 1, "'interval' is -1h0m0s, shorter than a second"),
        ("interval: often", "error", 1, "'interval' is 'often', which is no duration"),
        ("interval: 1h\ntimezone: Mars/Olympus", "error", 2, "'timezone' is 'Mars/Olympus', which is unknown"),
        (
            "interval: 1h\nexclusionDates: [\"RRULE:X\"]", "warning", 2,
            "'exclusionDates' holds 'RRULE:X', which is ignored"
        ),
        (
            "interval: 1h\nexclusionDates: [\"EXDATE:2019-01-02\"]", "error", 2,
            "'exclusionDates' holds '2019-01-02', which is no date"
        ),
        (
            "interval: 1h\nexclusionDates: [\"EXDATE:20190231T000000Z\"]", "error", 2,
            "'exclusionDates' holds '20190231T000000Z', which is no date"
        ),
        (
            "interval: 1h\npersistence: {catchup: {enabled: true, maxDuration: -1h}}", "error", 2,
            "'maxDuration' is not positive"
        ),
        ("interval: 1h\npersistence: {catchUp: {enabled: true}}", "error", 2, "unknown field 'catchUp'"),
    ]) func `a problem is reported at its line`(yaml: String, severity: String, line: Int, start: String) throws {
        let problems = try read(CalendarSource.self, yaml).problems
        #expect(problems.count == 1, "\(problems)")
        let problem = try #require(problems.first)
        #expect(problem.severity.rawValue == severity)
        #expect(problem.place.line == line)
        #expect(problem.problem.hasPrefix(start), "\(problem)")
    }

    @Test(arguments: ["schedule: 0 0 29 2 *", "schedule: TZ=Asia/Tokyo 0 9 * * *", "interval: 1.5s"])
    func `rare but possible ticks are fine`(yaml: String) throws {
        #expect(try read(CalendarSource.self, yaml).problems == [])
    }
}
