package import EventData

/// A five-field cron schedule with its time zone (spec/eventsources.md Appendix A).
///
/// Clock changes count as in Argo Events: a local time that does not exist does not tick, one that exists twice ticks
/// twice, and a zone that moves its clocks by half an hour may miss the ticks right after.
package struct CronSchedule: Sendable, Hashable {
    package let text: String
    /// The zone in which the fields are meant: that of the text's prefix, else the one given beside it, else UTC.
    package let zone: TimeZoneOffsets

    private let fields: CronFields

    /// Reads a schedule; every part that could not be meant is refused with its column.
    ///
    /// - Parameters:
    ///   - text: five fields, perhaps after `TZ=<zone>` or `CRON_TZ=<zone>` and a space.
    ///   - timeZone: an IANA name used unless the text has a prefix; nil is UTC.
    /// - Throws: `ExpressionError` for the first problem.
    package init(parsing text: String, timeZone: String?) throws(ExpressionError) {
        let given = try TimeZoneOffsets(named: timeZone ?? "UTC")
        let parts = try CronText(text)
        self.text = text
        fields = try CronFields(parts.fields)
        if let name = parts.zone { zone = try TimeZoneOffsets(named: name) } else { zone = given }
    }

    /// The first tick strictly after `moment`; nil when there is none within five years.
    package func next(after moment: Timestamp) -> Timestamp? {
        var search = CronSearch(fields: fields, zone: zone, start: moment.seconds + 1)
        guard let second = search.first(), second <= Self.lastSecond else { return nil }
        return Timestamp(seconds: second)
    }

    /// The last tick strictly before `moment`; nil when there is none within five years (spec/sensor.md §3.6).
    package func previous(before moment: Timestamp) -> Timestamp? {
        func ticks(after second: Int64) -> Bool { next(after: Timestamp(seconds: second)).map { $0 < moment } ?? false }
        var latest = moment - .seconds(Self.searchedSeconds)
        var second = latest.seconds
        guard ticks(after: second) else { return nil }
        var beyond = moment.seconds + 1
        while beyond - second > 1 {
            let middle = second + (beyond - second) / 2
            if ticks(after: middle) { second = middle } else { beyond = middle }
        }
        latest = Timestamp(seconds: second)
        return next(after: latest)
    }

    /// The ticks after `start` up to and including `end`, the earliest `limit` of them: what was missed while away.
    package func ticks(after start: Timestamp, through end: Timestamp, limit: Int) -> [Timestamp] {
        var ticks: [Timestamp] = []
        var last = start
        while ticks.count < limit, let tick = next(after: last), tick <= end {
            ticks.append(tick)
            last = tick
        }
        return ticks
    }

    /// How far back `previous` looks, as far as `next` looks ahead.
    private static let searchedSeconds: Int64 = 5 * 366 * 86_400
    /// The last whole second a `Timestamp` can hold, in the year 2262.
    private static let lastSecond = Int64.max / 1_000_000_000
}
