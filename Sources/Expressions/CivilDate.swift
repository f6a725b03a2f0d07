/// A day of the Gregorian calendar.
struct CivilDate: Equatable {
    let year: Int
    /// 1 to 12.
    let month: Int
    /// 1 to 31.
    let day: Int
    /// 0 is Sunday.
    let weekday: Int

    /// - Parameter days: counted from 1970-01-01, which is 0.
    init(daysSince1970 days: Int64) {
        // Years are counted from March, so that the leap day is a year's last; an era is 400 years of 146,097 days.
        let shifted = days + Self.daysFromMarch0To1970
        let era = Self.quotient(shifted, 146_097)
        let dayOfEra = Int(shifted - era * 146_097)
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
        month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        year = yearOfEra + Int(era) * 400 + (month <= 2 ? 1 : 0)
        weekday = Int(days + 4 - Self.quotient(days + 4, 7) * 7)
    }

    /// Days from 1970-01-01 to a date; a month of 13 is January of the next year, and days may be too many as well.
    static func daysSince1970(year: Int, month: Int, day: Int) -> Int64 {
        let months = Int64(year) * 12 + Int64(month) - 1
        let fromMarch = months - 2
        let marchYear = quotient(fromMarch, 12)
        let monthFromMarch = fromMarch - marchYear * 12
        let leapDays = quotient(marchYear, 4) - quotient(marchYear, 100) + quotient(marchYear, 400)
        return marchYear * 365 + leapDays + (153 * monthFromMarch + 2) / 5 + Int64(day) - 1 - daysFromMarch0To1970
    }

    private static let daysFromMarch0To1970: Int64 = 719_468

    /// Division rounded towards the past.
    static func quotient(_ value: Int64, _ divisor: Int64) -> Int64 {
        let (quotient, remainder) = value.quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? quotient - 1 : quotient
    }
}
