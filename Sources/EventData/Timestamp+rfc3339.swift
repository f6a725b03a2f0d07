extension Timestamp {
    /// RFC 3339 in UTC with as many fraction digits as needed, none for a whole second: `2026-11-21T03:50:00.5Z`.
    package var rfc3339: String {
        String(decoding: text(between: UInt8(ascii: "T")) + [UInt8(ascii: "Z")], as: UTF8.self)
    }

    /// As `rfc3339` without the zone, and with another byte between date and time.
    package func text(between separator: UInt8) -> [UInt8] {
        var text = dateAndTime(between: separator)
        let remainder = nanoseconds % 1_000_000_000
        var fraction = remainder < 0 ? remainder + 1_000_000_000 : remainder
        guard fraction > 0 else { return text }
        var width = 9
        while fraction % 10 == 0 { (fraction, width) = (fraction / 10, width - 1) }
        text.append(UInt8(ascii: "."))
        text.append(fraction, width: width)
        return text
    }

    /// RFC 3339 in UTC without a fraction, as the parameters' context document has it (spec/sensor.md §4.2).
    package var rfc3339Seconds: String {
        String(decoding: dateAndTime(between: UInt8(ascii: "T")) + [UInt8(ascii: "Z")], as: UTF8.self)
    }

    /// Reads RFC 3339 with any offset; nil when `text` is something else or a year beyond 1678…2261.
    ///
    /// Digits after the ninth of a fraction are dropped.
    package init?(rfc3339 text: String) {
        var reader = RFC3339Reader(rest: Array(text.utf8)[...])
        guard let seconds = reader.dateAndTime(), let fraction = reader.fraction(), let offset = reader.offset(),
            reader.rest.isEmpty
        else { return nil }
        let (whole, overflow) = (seconds - offset).multipliedReportingOverflow(by: 1_000_000_000)
        let (total, overflowed) = whole.addingReportingOverflow(fraction)
        guard !overflow, !overflowed else { return nil }
        self.init(nanoseconds: total)
    }

    private func dateAndTime(between separator: UInt8) -> [UInt8] {
        let (days, second) = seconds.flooredQuotientAndRemainder(by: 86_400)
        let date = CivilDate(daysSince1970: days)
        var text: [UInt8] = []
        // With a fraction and a zone, and what somebody else may add.
        text.reserveCapacity(40)
        text.append(date.year, width: 4)
        for (part, before) in [
            (date.month, UInt8(ascii: "-")), (date.day, UInt8(ascii: "-")), (second / 3_600, separator),
            (second / 60 % 60, UInt8(ascii: ":")), (second % 60, UInt8(ascii: ":")),
        ] {
            text.append(before)
            text.append(part, width: 2)
        }
        return text
    }
}

extension [UInt8] {
    /// Decimal digits, with zeros before them up to the width.
    fileprivate mutating func append(_ number: Int64, width: Int) {
        let start = count
        append(contentsOf: repeatElement(UInt8(ascii: "0"), count: width))
        var (rest, index) = (number, start + width - 1)
        while rest > 0, index >= start {
            self[index] = UInt8(ascii: "0") + UInt8(rest % 10)
            (rest, index) = (rest / 10, index - 1)
        }
    }
}

/// A day of the Gregorian calendar.
private struct CivilDate {
    let year: Int64
    let month: Int64
    let day: Int64
}

/// The arithmetic counts years from 1 March, so that the leap day is the last of its year.
extension CivilDate {
    private static let daysIn400Years: Int64 = 146_097
    /// Days from 0000-03-01 to 1970-01-01.
    private static let daysBefore1970: Int64 = 719_468

    init(daysSince1970 days: Int64) {
        let (era, dayOfEra) = (days + Self.daysBefore1970).flooredQuotientAndRemainder(by: Self.daysIn400Years)
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
        month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    }

    var daysSince1970: Int64 {
        let (era, yearOfEra) = (month <= 2 ? year - 1 : year).flooredQuotientAndRemainder(by: 400)
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return era * Self.daysIn400Years + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
            - Self.daysBefore1970
    }

    /// Whether the month has such a day: turning it into a count and back changes nothing.
    var exists: Bool {
        let normal = CivilDate(daysSince1970: daysSince1970)
        return (1...12).contains(month) && normal.month == month && normal.day == day
    }
}

/// Takes an RFC 3339 text apart from left to right; every part answers nil when it is not what comes next.
private struct RFC3339Reader {
    var rest: ArraySlice<UInt8>

    /// Seconds since 1970 as if the text were in UTC.
    mutating func dateAndTime() -> Int64? {
        guard let year = number(4), skip("-"), let month = number(2), skip("-"), let day = number(2), skip("T", "t"),
            let hour = number(2), skip(":"), let minute = number(2), skip(":"), let second = number(2)
        else { return nil }
        let date = CivilDate(year: year, month: month, day: day)
        guard date.exists, hour < 24, minute < 60, second < 60 else { return nil }
        return date.daysSince1970 * 86_400 + hour * 3_600 + minute * 60 + second
    }

    /// Nanoseconds; zero when there is no fraction.
    mutating func fraction() -> Int64? {
        guard skip(".") else { return 0 }
        let digits = rest.prefix { $0 &- UInt8(ascii: "0") < 10 }
        guard !digits.isEmpty else { return nil }
        rest = rest.dropFirst(digits.count)
        let nine = digits.prefix(9) + repeatElement(UInt8(ascii: "0"), count: max(0, 9 - digits.count))
        return Int64(String(decoding: nine, as: UTF8.self))
    }

    /// Seconds east of Greenwich.
    mutating func offset() -> Int64? {
        if skip("Z", "z") { return 0 }
        let sign: Int64 = rest.first == UInt8(ascii: "-") ? -1 : 1
        guard skip("+", "-"), let hours = number(2), skip(":"), let minutes = number(2), hours < 24, minutes < 60
        else { return nil }
        return sign * (hours * 3_600 + minutes * 60)
    }

    private mutating func number(_ digits: Int) -> Int64? {
        let text = rest.prefix(digits)
        guard text.count == digits, text.allSatisfy({ $0 &- UInt8(ascii: "0") < 10 }) else { return nil }
        rest = rest.dropFirst(digits)
        return text.reduce(0) { $0 * 10 + Int64($1 - UInt8(ascii: "0")) }
    }

    private mutating func skip(_ characters: Unicode.Scalar...) -> Bool {
        guard let first = rest.first, characters.contains(Unicode.Scalar(first)) else { return false }
        rest.removeFirst()
        return true
    }
}

extension Int64 {
    /// Division that rounds towards the past, so that the remainder is never negative.
    fileprivate func flooredQuotientAndRemainder(by divisor: Int64) -> (quotient: Int64, remainder: Int64) {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
    }
}
