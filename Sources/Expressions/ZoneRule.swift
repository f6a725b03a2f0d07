/// A zone's clocks in all years to come, as POSIX writes it: `CET-1CEST,M3.5.0,M10.5.0/3`.
struct ZoneRule: Sendable {
    private let standard: ZoneClock
    private let summer: Summer?

    private struct Summer: Sendable {
        let clock: ZoneClock
        let start: YearlyMoment
        let end: YearlyMoment
    }

    /// Nil when `text` is not such a rule, or none at all.
    init?(posix text: String) {
        var reader = ZoneRuleReader(rest: Array(text.utf8)[...])
        guard let name = reader.name(), let west = reader.seconds() else { return nil }
        standard = ZoneClock(offset: -west, isDaylightSaving: false, abbreviation: name)
        if reader.rest.isEmpty {
            summer = nil
            return
        }
        guard let summerName = reader.name() else { return nil }
        let isBare = reader.rest.isEmpty || reader.rest.first == UInt8(ascii: ",")
        guard let offset = isBare ? standard.offset + 3_600 : reader.seconds().map({ -$0 }) else { return nil }
        if reader.rest.isEmpty { reader.rest = Array(",M3.2.0,M11.1.0".utf8)[...] }
        guard let start = reader.yearlyMoment(), let end = reader.yearlyMoment(), reader.rest.isEmpty else {
            return nil
        }
        let clock = ZoneClock(offset: offset, isDaylightSaving: true, abbreviation: summerName)
        summer = Summer(clock: clock, start: start, end: end)
    }

    /// How the clocks stand at a moment, given as seconds since 1970.
    func clock(at moment: Int64) -> ZoneClock {
        guard let summer else { return standard }
        let year = CivilDate(daysSince1970: CivilDate.quotient(moment, 86_400)).year
        let start = summer.start.seconds(in: year) &- standard.offset
        let end = summer.end.seconds(in: year) &- summer.clock.offset
        if start <= end { return start <= moment && moment < end ? summer.clock : standard }
        return end <= moment && moment < start ? standard : summer.clock
    }
}

/// A moment that comes once a year, by the clock on the wall.
struct YearlyMoment: Sendable {
    enum Day: Sendable {
        /// 1 to 365; 29 February is never counted.
        case julian(Int)
        /// 0 to 365.
        case ordinal(Int)
        /// The week is 1 to 5, where 5 is the last; weekday 0 is Sunday.
        case weekday(month: Int, week: Int, weekday: Int)
    }

    let day: Day
    let secondOfDay: Int64

    /// Seconds since 1970 as if the wall clock showed UTC.
    func seconds(in year: Int) -> Int64 { dayNumber(in: year) &* 86_400 &+ secondOfDay }

    private func dayNumber(in year: Int) -> Int64 {
        switch day {
        case .julian(let number):
            // Counted in a year without a leap day, and found again by month and day.
            let date = CivilDate(daysSince1970: CivilDate.daysSince1970(year: 2001, month: 1, day: number))
            return CivilDate.daysSince1970(year: year, month: date.month, day: date.day)
        case .ordinal(let number):
            return CivilDate.daysSince1970(year: year, month: 1, day: number + 1)
        case .weekday(let month, let week, let weekday):
            let first = CivilDate.daysSince1970(year: year, month: month, day: 1)
            let next = CivilDate.daysSince1970(year: year, month: month + 1, day: 1)
            let wait = (weekday - CivilDate(daysSince1970: first).weekday + 7) % 7
            let found = first + Int64(wait + (week - 1) * 7)
            return found < next ? found : found - 7
        }
    }
}

/// Takes a rule apart from left to right; every part is nil when it is not what comes next.
private struct ZoneRuleReader {
    var rest: ArraySlice<UInt8>

    /// `CET`, or anything between `<` and `>`.
    mutating func name() -> String? {
        if skip("<") {
            let name = rest.prefix { $0 != UInt8(ascii: ">") }
            rest = rest.dropFirst(name.count)
            return skip(">") ? String(decoding: name, as: UTF8.self) : nil
        }
        let name = rest.prefix { UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 | 0x20 }
        rest = rest.dropFirst(name.count)
        return name.count >= 3 ? String(decoding: name, as: UTF8.self) : nil
    }

    /// `[+-]hh[:mm[:ss]]` in seconds.
    mutating func seconds() -> Int64? {
        let isNegative = skip("-")
        if !isNegative { _ = skip("+") }
        // A moment of a rule may be up to a week away from its day.
        guard let hours = number(0...167) else { return nil }
        var total = hours * 3_600
        if skip(":") {
            guard let minutes = number(0...59) else { return nil }
            total += minutes * 60
            if skip(":") {
                guard let seconds = number(0...59) else { return nil }
                total += seconds
            }
        }
        return Int64(isNegative ? -total : total)
    }

    /// `,M3.5.0/3`, `,J60` or `,59`: at two o'clock where no time is given.
    mutating func yearlyMoment() -> YearlyMoment? {
        guard skip(","), let day = day() else { return nil }
        guard skip("/") else { return YearlyMoment(day: day, secondOfDay: 7_200) }
        return seconds().map { YearlyMoment(day: day, secondOfDay: $0) }
    }

    private mutating func day() -> YearlyMoment.Day? {
        if skip("J") { return number(1...365).map { .julian($0) } }
        guard skip("M") else { return number(0...365).map { .ordinal($0) } }
        guard let month = number(1...12), skip("."), let week = number(1...5), skip("."), let weekday = number(0...6)
        else { return nil }
        return .weekday(month: month, week: week, weekday: weekday)
    }

    private mutating func number(_ range: ClosedRange<Int>) -> Int? {
        let digits = rest.prefix { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
        rest = rest.dropFirst(digits.count)
        guard digits.count <= 3, let value = Int(String(decoding: digits, as: UTF8.self)), range.contains(value) else {
            return nil
        }
        return value
    }

    private mutating func skip(_ character: Unicode.Scalar) -> Bool {
        guard rest.first == UInt8(ascii: character) else { return false }
        rest.removeFirst()
        return true
    }
}
