/// Looks for a schedule's next tick by moving forward month by month, then by days, hours and minutes.
///
/// It moves in the same steps as the library Argo Events uses, because what happens around clock changes depends on
/// them: days and months step on the local calendar, hours and minutes in real time. Where that library never returns
/// (a zone that skips a whole day), this steps over the day.
struct CronSearch {
    private let fields: CronFields
    private let zone: TimeZoneOffsets
    /// Seconds since 1970.
    private var instant: Int64
    /// Whether the search has left the moment it started from; from then on it stands at the start of a unit.
    private var hasMoved = false

    init(fields: CronFields, zone: TimeZoneOffsets, start: Int64) {
        self.fields = fields
        self.zone = zone
        instant = start
    }

    /// Years the search looks ahead.
    private static let searchedYears = 5
    /// Rounds a search may take; a round ends with a month, day, hour or minute that wraps, five years need fewer.
    private static let maximumRounds = 100_000

    /// The first tick at or after the start, in seconds since 1970.
    mutating func first() -> Int64? {
        let lastYear = local.date.year + Self.searchedYears
        for _ in 0..<Self.maximumRounds {
            guard local.date.year <= lastYear else { return nil }
            if reachMonth() && reachDay() && reachHour() && reachMinute() && reachSecond() { return instant }
        }
        return nil
    }

    // Each of these moves to the next moment whose unit fits; false means a larger unit has changed meanwhile.

    private mutating func reachMonth() -> Bool {
        var now = local
        while !fields.months.contains(now.date.month) {
            if leavesStart() { instant = moment(now.date.year, now.date.month, 1) }
            now = local
            let next = moment(now.date.year, now.date.month + 1, now.date.day, secondOfDay: now.secondOfDay)
            instant = max(next, instant + 86_400)
            now = local
            if now.date.month == 1 { return false }
        }
        return true
    }

    private mutating func reachDay() -> Bool {
        while !fields.matchesDay(local.date) {
            var now = local
            if leavesStart() { instant = moment(now.date.year, now.date.month, now.date.day) }
            now = local
            let next = moment(now.date.year, now.date.month, now.date.day + 1, secondOfDay: now.secondOfDay)
            instant = next > instant ? next : instant + 86_400
            returnToMidnight()
            if local.date.day == 1 { return false }
        }
        return true
    }

    /// Where clocks change at midnight the day may have been entered an hour off.
    private mutating func returnToMidnight() {
        let hour = Int64(local.hour)
        instant += hour > 12 ? (24 - hour) * 3_600 : -hour * 3_600
    }

    private mutating func reachHour() -> Bool {
        while !fields.hours.contains(local.hour) {
            let now = local
            if leavesStart() {
                let hour = Int64(now.hour) * 3_600
                instant = moment(now.date.year, now.date.month, now.date.day, secondOfDay: hour)
            }
            instant += 3_600
            if local.hour == 0 { return false }
        }
        return true
    }

    private mutating func reachMinute() -> Bool {
        while !fields.minutes.contains(local.minute) {
            if leavesStart() { instant = CivilDate.quotient(instant, 60) * 60 }
            instant += 60
            if local.minute == 0 { return false }
        }
        return true
    }

    private mutating func reachSecond() -> Bool {
        let second = local.secondOfDay % 60
        guard second != 0 else { return true }
        hasMoved = true
        instant += 60 - second
        return false
    }

    /// True once: before the first step the search goes back to the start of its unit, later it stands there anyway.
    private mutating func leavesStart() -> Bool {
        defer { hasMoved = true }
        return !hasMoved
    }

    private var local: LocalTime { LocalTime(instant + zone.seconds(at: instant)) }

    /// The moment at which local clocks show a time; where they never do, one within the length of the change.
    private func moment(_ year: Int, _ month: Int, _ day: Int, secondOfDay: Int64 = 0) -> Int64 {
        let shown = CivilDate.daysSince1970(year: year, month: month, day: day) * 86_400 + secondOfDay
        let offset = zone.seconds(at: shown)
        guard offset != 0 else { return shown }
        return shown - zone.seconds(at: shown - offset)
    }
}

/// What local clocks show.
private struct LocalTime {
    let date: CivilDate
    let secondOfDay: Int64

    /// - Parameter seconds: since 1970, by local clocks.
    init(_ seconds: Int64) {
        let days = CivilDate.quotient(seconds, 86_400)
        date = CivilDate(daysSince1970: days)
        secondOfDay = seconds - days * 86_400
    }

    var hour: Int { Int(secondOfDay / 3_600) }
    var minute: Int { Int(secondOfDay / 60 % 60) }
}
